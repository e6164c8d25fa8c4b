import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type BusinessCalendar, addBusinessDays } from '../../kernel/calendar.ts';
import { type Day, addDays } from '../../kernel/days.ts';
import { canonicalJson, type Json } from '../../kernel/json.ts';
import { defaultPolicy } from './decide-default-policy.ts';
import { decideOutcome } from './decide-outcome.ts';
import { isHarmful } from './decide-plan.ts';
import {
  readCalendar,
  readFacts,
  recordCalendar,
  recordDecision,
  recordFacts,
} from './decide-record.ts';
import { decideAccount } from './decide-stage.ts';
import {
  aCalendar,
  account,
  aDay,
  aProposal,
  calendar,
  debit,
  on,
  policies,
  policy,
  START,
} from './fixtures.ts';
import {
  type AccountDecision,
  type AccountFacts,
  type KnownFacts,
  type WantedProposal,
} from './types.ts';

const RUNS = 500;
/** Generous: a busy machine is no broken property. */
vi.setConfig({ testTimeout: 60_000 });

type Decide = (facts: AccountFacts) => AccountDecision;

/** Checks a property for accounts, policies, calendars and days. */
function always(check: (facts: AccountFacts, decide: Decide, asOf: Day) => void): void {
  fc.assert(
    fc.property(account, policy, calendar, aDay, (facts, compiled, closed, asOf) =>
      check(facts, (each) => decideAccount(each, compiled, closed, on(asOf)), asOf),
    ),
    { numRuns: RUNS },
  );
}

function toleranceOf(facts: AccountFacts): bigint {
  return policies[0]!.tolerance.get(facts.currency) ?? 0n;
}

describe('money', () => {
  it('a payment on account never worsens a stage', () => {
    fc.assert(
      fc.property(
        account,
        policy,
        calendar,
        aDay,
        fc.bigInt({ min: 1n, max: 500_000n }),
        (facts, compiled, closed, asOf, paid) => {
          const before = decideAccount(facts, compiled, closed, on(asOf));
          const richer = { ...facts, credits: facts.credits + paid };
          const after = decideAccount(richer, compiled, closed, on(asOf));
          expect(after.rank).toBeLessThanOrEqual(before.rank);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('a payment of one invoice, whichever, never worsens a stage', () => {
    always((facts, decide) => {
      const before = decide(facts).rank;
      for (const index of facts.debits.keys()) {
        const debits = facts.debits.filter((_, each) => each !== index);
        expect(decide({ ...facts, debits }).rank).toBeLessThanOrEqual(before);
      }
    });
  });

  it('a bigger debt never lowers a stage', () => {
    fc.assert(
      fc.property(account, policy, calendar, aDay, debit, (facts, compiled, closed, asOf, more) => {
        const before = decideAccount(facts, compiled, closed, on(asOf));
        const poorer = { ...facts, debits: [...facts.debits, more] };
        const after = decideAccount(poorer, compiled, closed, on(asOf));
        expect(after.rank).toBeGreaterThanOrEqual(before.rank);
      }),
      { numRuns: RUNS },
    );
  });

  it('within the tolerance an account is always clear', () => {
    always((facts, decide) => {
      const owed = facts.debits.reduce((sum, each) => sum + each.open, 0n);
      const credits = owed - toleranceOf(facts);
      const decision = decide({ ...facts, credits: credits > 0n ? credits : 0n });
      expect(decision).toMatchObject({ stage: 'clear', rank: 0, effects: [] });
    });
  });

  it('paying all that is overdue ends being overdue', () => {
    always((facts, decide) => {
      const paid = facts.credits + decide(facts).amounts.overdue;
      const decision = decide({ ...facts, credits: paid });
      expect(decision.overdue).toBe(false);
      expect(['clear', 'pre_due']).toContain(decision.stage);
    });
  });

  it('a disputed part counts exactly as if it were not there', () => {
    always((facts, decide) => {
      const undisputed = facts.debits.map((each) => ({
        dueOn: each.dueOn,
        open: each.disputed >= each.open ? 0n : each.open - each.disputed,
        disputed: 0n,
      }));
      const a = decide(facts);
      const b = decide({ ...facts, debits: undisputed });
      expect([a.stage, a.clockStart, a.next, a.effects]).toEqual([
        b.stage,
        b.clockStart,
        b.next,
        b.effects,
      ]);
    });
  });
});

describe('facts', () => {
  it('in another order give the same decision, to the byte', () => {
    always((facts, decide) => {
      const turned: AccountFacts = {
        ...facts,
        debits: facts.debits.toReversed(),
        notices: facts.notices.toReversed(),
        proposals: facts.proposals.toReversed(),
        tasks: facts.tasks.toReversed(),
        pauses: facts.pauses.toReversed(),
      };
      const text = (each: AccountFacts) =>
        canonicalJson(recordDecision(decide(each), facts.currency));
      expect(text(turned)).toBe(text(facts));
    });
  });

  it('read back from their record give the same decision, to the byte', () => {
    fc.assert(
      fc.property(account, policy, calendar, aDay, (facts, compiled, closed, asOf) => {
        const decided = decideAccount(facts, compiled, closed, on(asOf));
        const kept = JSON.parse(JSON.stringify(recordFacts(facts, on(asOf))));
        const back = readFacts(kept);
        const again = decideAccount(
          back.facts,
          compiled,
          readCalendar(JSON.parse(JSON.stringify(recordCalendar(closed)))),
          back.moment,
        );
        const text = (decision: AccountDecision): string =>
          canonicalJson(
            JSON.parse(JSON.stringify(recordDecision(decision, facts.currency))) as Json,
          );
        expect(text(again)).toBe(text(decided));
      }),
      { numRuns: RUNS },
    );
  });

  it('with the effects carried into them ask for nothing more that day', () => {
    always((facts, decide, asOf) => {
      const first = decide(facts);
      const second = decide(withEffects(facts, first, asOf));
      expect(second.effects).toEqual([]);
      const said = ({ stage, next, blockers, clockStart }: AccountDecision) => ({
        stage,
        next,
        blockers,
        clockStart,
      });
      expect(said(second)).toEqual(said(first));
    });
  });
});

describe('harm', () => {
  it('is never proposed without a delivered notice, long enough ago, that named it and a day that has come', () => {
    let seen = 0;
    fc.assert(
      fc.property(account, fc.integer({ min: 0, max: 6 }), (facts, offset) => {
        for (let asOf = addDays(START, offset); asOf < START + 190; asOf = addDays(asOf, 7)) {
          const decision = decideAccount(facts, policies[0]!, aCalendar(), on(asOf));
          for (const effect of decision.effects) {
            if (effect.kind !== 'proposal' || !isHarmful(effect.consequence)) continue;
            seen += 1;
            expect(isProven(facts, decision, effect, asOf)).toBe(true);
          }
        }
      }),
      { numRuns: RUNS },
    );
    // A property that never met its case proves nothing.
    expect(seen).toBeGreaterThan(20);
  });

  it('never comes earlier by one more holiday', () => {
    let harmed = 0;
    fc.assert(
      fc.property(account, calendar, aDay, (facts, closed, holiday) => {
        const longer = aCalendar(...closed.holidays, holiday);
        const before = firstHarm(facts, closed);
        if (before < Number.POSITIVE_INFINITY) harmed += 1;
        expect(firstHarm(facts, longer)).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 150 },
    );
    expect(harmed).toBeGreaterThan(10);
  });
});

function isProven(
  facts: AccountFacts,
  decision: AccountDecision,
  harm: WantedProposal,
  asOf: Day,
): boolean {
  const gate = defaultPolicy.stages.find((each) => each.key === harm.stage)!.gate.deliveredNotice!;
  return facts.notices.some(
    (each) =>
      each.stage === gate.stage &&
      (each.state === 'delivered' || each.state === 'accepted') &&
      each.sentOn! > decision.clockStart! &&
      addBusinessDays(aCalendar(), each.outcomeOn ?? each.sentOn!, gate.businessDays) <= asOf &&
      each.announced.some((told) => told.kind === harm.consequence && told.on <= asOf),
  );
}

/**
 * The first day of half a year on which something harmful would be proposed; infinity when on none.
 */
function firstHarm(facts: AccountFacts, closed: BusinessCalendar): number {
  for (let offset = 0; offset < 190; offset += 1) {
    const asOf = addDays(START, offset);
    const decision = decideAccount(facts, policies[0]!, closed, on(asOf));
    const harms = decision.effects.some(
      (each) => each.kind === 'proposal' && isHarmful(each.consequence),
    );
    if (harms) return asOf;
  }
  return Number.POSITIVE_INFINITY;
}

/** What the store does with the effects of a decision, in little. */
function withEffects(facts: AccountFacts, decision: AccountDecision, asOf: Day): AccountFacts {
  const cycle = decision.clockStart!;
  const notices = [...facts.notices];
  const proposals = [...facts.proposals];
  const tasks = [...facts.tasks];
  for (const effect of decision.effects) {
    const { stage } = effect;
    if (effect.kind === 'notice') {
      notices.push({
        stage,
        cycle,
        state: 'requested',
        askedOn: asOf,
        sendOn: asOf,
        sentOn: null,
        outcomeOn: null,
        announced: effect.announces,
        retryAllowed: false,
      });
    } else if (effect.kind === 'proposal') {
      proposals.push(aProposal(stage, asOf, { kind: effect.consequence, cycle }));
    } else {
      tasks.push({
        stage,
        purpose: effect.purpose,
        cycle,
        state: 'open',
        openedOn: asOf,
        doneOn: null,
      });
    }
  }
  return { ...facts, notices, proposals, tasks };
}

describe('what was carried out', () => {
  it('is taken back once, and deciding again changes nothing more', () => {
    fc.assert(
      fc.property(account, policy, calendar, aDay, (found, compiled, closed, asOf) => {
        const proposals = found.proposals.map((each, index) => ({ ...each, id: `p${index}` }));
        const facts = { ...found, proposals } as unknown as KnownFacts;
        const decide = (each: KnownFacts) =>
          decideOutcome('c1', each, null, compiled, closed, on(asOf));
        const first = decide(facts);
        expect(decide(first.facts)).toMatchObject({ lifts: [], signature: first.signature });
      }),
      { numRuns: RUNS },
    );
  });
});

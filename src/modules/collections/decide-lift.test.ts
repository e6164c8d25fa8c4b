import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../kernel/days.ts';
import { defaultPolicy } from './decide-default-policy.ts';
import { decideOutcome } from './decide-outcome.ts';
import { compilePolicy, type CompiledPolicy } from './decide-plan.ts';
import { liftsWithoutPolicy } from './decide-lift.ts';
import {
  aCalendar,
  aDeliveredNotice,
  aProposal,
  anAccount,
  compiledDefault,
  day,
} from './fixtures.ts';
import type { AccountFacts, KnownFacts, ProposalRow } from './types.ts';

const SUSPENDED_ON = day('2026-04-20');
const TODAY = day('2026-05-04');

/** Every notice up to the final one was delivered, and the suspension was carried out. */
function suspended(overrides: Partial<AccountFacts> = {}, proposal: Partial<ProposalRow> = {}) {
  const announced = (['block_purchases', 'suspend'] as const).map((kind) => ({
    kind,
    on: day('2026-04-15'),
  }));
  return {
    ...anAccount({
      notices: [
        aDeliveredNotice('friendly_reminder', day('2026-03-05'), { announced }),
        aDeliveredNotice('first_reminder', day('2026-03-16'), { announced }),
        aDeliveredNotice('final_notice', day('2026-03-30'), { announced }),
      ],
      ...overrides,
    }),
    proposals: [
      {
        id: 'p1',
        ...aProposal('suspension', SUSPENDED_ON, {
          state: 'carried_out',
          carriedOutOn: SUSPENDED_ON,
        }),
        ...proposal,
      },
    ],
  } as unknown as KnownFacts;
}

function decide(facts: KnownFacts, policy: CompiledPolicy = compiledDefault, asOf: Day = TODAY) {
  const moment = { asOf, actOn: asOf };
  return decideOutcome('c1', facts, null, policy, aCalendar(), moment);
}

describe('a consequence that was carried out', () => {
  it('stands while the account stands at its stage or above', () => {
    const outcome = decide(suspended());
    expect(outcome.decision.stage).toBe('suspension');
    expect(outcome.lifts).toEqual([]);
  });

  it('is taken back when all is paid, and once', () => {
    const outcome = decide(suspended({ debits: [] }));
    expect(outcome.lifts).toEqual([
      { proposalId: 'p1', stage: 'suspension', because: 'no_longer_overdue' },
    ]);
    expect(outcome.facts.proposals[0]!.liftedOn).toBe(TODAY);
    expect(decide(outcome.facts).lifts).toEqual([]);
  });

  it('stands after a part payment that leaves more than the tolerance, and not after one that does not', () => {
    expect(decide(suspended({ credits: 98_999n })).lifts).toEqual([]);
    expect(decide(suspended({ credits: 99_000n })).lifts).toHaveLength(1);
  });

  it('stands when the debt was given up, unless that was before the consequence', () => {
    const givenUp = (writtenOffOn: Day) =>
      decide({ ...suspended({ debits: [] }), writtenOffOn }).lifts.length;
    expect(givenUp(TODAY)).toBe(0);
    expect(givenUp(SUSPENDED_ON)).toBe(0);
    expect(givenUp(addDays(SUSPENDED_ON, -1))).toBe(1);
  });

  it('is taken back when the rest is disputed', () => {
    const debits = [{ dueOn: day('2026-03-02'), open: 100_000n, disputed: 100_000n }];
    expect(decide(suspended({ debits })).lifts).toHaveLength(1);
  });

  it('is taken back when the debt it was about is paid and only a younger one is overdue', () => {
    const debits = [{ dueOn: day('2026-04-27'), open: 50_000n, disputed: 0n }];
    expect(decide(suspended({ debits })).lifts).toEqual([
      { proposalId: 'p1', stage: 'suspension', because: 'stage_no_longer_reached' },
    ]);
  });

  it('may be asked for again when the payment is reversed', () => {
    const paid = decide(suspended({ debits: [] }));
    const again = decide({ ...paid.facts, debits: anAccount().debits });
    expect(again.decision.effects).toContainEqual(
      expect.objectContaining({ kind: 'proposal', consequence: 'suspend', attempt: 2 }),
    );
  });

  it('decides alike before and after it was taken back', () => {
    const first = decide(suspended({ credits: 99_000n }));
    expect(decide(first.facts).signature).toBe(first.signature);
  });

  it('stays when a new policy calls the stage something else, until the debt is settled', () => {
    const stages = defaultPolicy.stages.map((stage) =>
      stage.key === 'suspension'
        ? { ...stage, key: 'switch_off' }
        : {
            ...stage,
            trigger: JSON.parse(JSON.stringify(stage.trigger).replace('suspension', 'switch_off')),
            gate: JSON.parse(JSON.stringify(stage.gate).replace('suspension', 'switch_off')),
          },
    );
    const renamed = compilePolicy({ ...defaultPolicy, stages });
    expect(decide(suspended(), renamed).lifts).toEqual([]);
    const younger = [{ dueOn: day('2026-04-27'), open: 50_000n, disputed: 0n }];
    expect(decide(suspended({ debits: younger }), renamed).lifts).toMatchObject([
      { because: 'debt_settled' },
    ]);
  });

  it('is not given back where it was a cancellation', () => {
    const facts = suspended({ debits: [] }, { stage: 'cancellation', kind: 'cancel' });
    expect(decide(facts).lifts).toEqual([]);
  });

  it('is no news to the customer when there was nothing to do it to', () => {
    const letters = (facts: KnownFacts) =>
      decide(facts).decision.effects.filter((each) => each.kind === 'notice');
    expect(letters(suspended())).toMatchObject([{ stage: 'suspension' }]);
    expect(letters(suspended({}, { nothingDone: true }))).toEqual([]);
  });
});

describe('a later stage that asks for all subscriptions', () => {
  const all = compilePolicy({
    ...defaultPolicy,
    stages: defaultPolicy.stages.map((stage) =>
      stage.key === 'hand_over'
        ? { ...stage, consequences: [{ kind: 'suspend', riskClasses: [], scope: 'all' }] }
        : stage,
    ),
  });
  const later = addDays(day('2026-03-02'), 91);

  it('asks after one that asked for the unpaid ones, and is answered by its own', () => {
    const asked = (facts: KnownFacts) =>
      decide(facts, all, later).decision.effects.filter((each) => each.kind === 'proposal');
    expect(asked(suspended())).toMatchObject([{ stage: 'hand_over', scope: 'all' }]);
    expect(asked(suspended({}, { scope: 'all' }))).toEqual([]);
  });
});

describe('without a policy in force', () => {
  const asOf = TODAY;

  it('only who owes nothing overdue gets access back', () => {
    expect(liftsWithoutPolicy(suspended(), asOf)).toEqual([]);
    expect(liftsWithoutPolicy(suspended({ credits: 99_999n }), asOf)).toEqual([]);
    expect(liftsWithoutPolicy(suspended({ credits: 100_000n }), asOf)).toMatchObject([
      { proposalId: 'p1', because: 'no_longer_overdue' },
    ]);
  });
});

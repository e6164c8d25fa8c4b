import fc from 'fast-check';
import type { BusinessCalendar } from '../../kernel/calendar.ts';
import { type Day, addDays, parseDay } from '../../kernel/days.ts';
import { defaultPolicy } from './decide-default-policy.ts';
import { compilePolicy, isHarmful } from './decide-plan.ts';
import { pauseKinds, type PauseFact } from './types-pause.ts';
import type { PolicyContent } from './types-policy.ts';
import {
  noticeStates,
  proposalStates,
  type AccountFacts,
  type DueAmount,
  type Moment,
  type NoticeFact,
  type ProposalFact,
  type TaskFact,
} from './types.ts';

/** A day that a test names. @throws RangeError for a text that is no day */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === null) throw new RangeError(`no such day: ${text}`);
  return parsed;
}

/** Saturdays, Sundays and the named holidays. */
export function aCalendar(...holidays: readonly Day[]): BusinessCalendar {
  return { id: 'test', weekend: new Set([6, 7]), holidays: new Set(holidays) };
}

export const compiledDefault = compilePolicy(defaultPolicy);

/** One unpaid invoice of USD 1,000.00; every part can be overridden. */
export function anAccount(overrides: Partial<AccountFacts> = {}): AccountFacts {
  return {
    currency: 'USD',
    segment: 'standard',
    riskClass: 'B',
    debits: [{ dueOn: day('2026-03-02'), open: 100_000n, disputed: 0n }],
    credits: 0n,
    notices: [],
    proposals: [],
    tasks: [],
    pauses: [],
    ...overrides,
  };
}

/** The run of that very day. */
export function on(asOf: Day): Moment {
  return { asOf, actOn: asOf };
}

/** A notice of a stage that was delivered a day after it was sent. */
export function aDeliveredNotice(
  stage: string,
  sentOn: Day,
  overrides: Partial<NoticeFact> = {},
): NoticeFact {
  return {
    stage,
    cycle: day('2026-03-02'),
    state: 'delivered',
    askedOn: sentOn,
    sendOn: sentOn,
    sentOn,
    outcomeOn: addDays(sentOn, 1),
    announced: [],
    retryAllowed: false,
    ...overrides,
  };
}

export function aProposal(
  stage: string,
  proposedOn: Day,
  overrides: Partial<ProposalFact> = {},
): ProposalFact {
  return {
    stage,
    kind: 'suspend',
    cycle: day('2026-03-02'),
    state: 'proposed',
    proposedOn,
    carriedOutOn: null,
    scope: null,
    nothingDone: false,
    liftedOn: null,
    ...overrides,
  };
}

export function aDoneTask(stage: string, doneOn: Day, overrides: Partial<TaskFact> = {}): TaskFact {
  return {
    stage,
    purpose: 'gate',
    cycle: day('2026-03-02'),
    state: 'done',
    openedOn: doneOn,
    doneOn,
    ...overrides,
  };
}

// What properties are tried on: any account under any of these policies, over half a year.

export const START = day('2026-01-05');

/** Stages without gates besides the default policy, so that late stages are reached often. */
const openPolicy: PolicyContent = {
  ...defaultPolicy,
  stages: defaultPolicy.stages.map((stage) => ({
    ...stage,
    consequences: stage.consequences.filter((each) => !isHarmful(each.kind)),
    gate: { ...stage.gate, deliveredNotice: null, task: null },
  })),
};
export const policies = [compilePolicy(defaultPolicy), compilePolicy(openPolicy)];
export const policy = fc.constantFrom(...policies);

export const aDay = fc.integer({ min: 0, max: 160 }).map((offset) => addDays(START, offset));
const stageKey = fc.constantFrom(...defaultPolicy.stages.map((stage) => stage.key));
export const kinds = ['block_purchases', 'suspend', 'cancel', 'hand_over'] as const;
const kind = fc.constantFrom(...kinds);

export const debit: fc.Arbitrary<DueAmount> = fc.record({
  dueOn: aDay,
  open: fc.bigInt({ min: 1n, max: 200_000n }),
  disputed: fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 250_000n })),
});
const notice: fc.Arbitrary<NoticeFact> = fc
  .record({
    stage: stageKey,
    cycle: aDay,
    state: fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom('accepted' as const, 'delivered' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...noticeStates) },
    ),
    askedOn: aDay,
    delay: fc.integer({ min: 0, max: 5 }),
    announced: fc.oneof(
      fc.array(fc.record({ kind, on: aDay }), { maxLength: 3 }),
      // Most notices name all that can follow, else hardly any gate would open.
      aDay.map((on) => kinds.map((each) => ({ kind: each, on }))),
    ),
    retryAllowed: fc.boolean(),
  })
  .map(({ delay, ...rest }) => {
    const isSent = rest.state === 'accepted' || rest.state === 'delivered';
    return {
      ...rest,
      sendOn: rest.askedOn,
      sentOn: isSent ? rest.askedOn : null,
      outcomeOn: rest.state === 'delivered' ? addDays(rest.askedOn, delay) : null,
    };
  });
const proposal: fc.Arbitrary<ProposalFact> = fc
  .record({
    stage: stageKey,
    kind,
    cycle: aDay,
    state: fc.constantFrom(...proposalStates),
    proposedOn: aDay,
    scope: fc.constantFrom(null, 'unpaid' as const, 'all' as const),
    isEmpty: fc.boolean(),
    isLifted: fc.boolean(),
  })
  .map(({ isEmpty, isLifted, ...rest }) => {
    const isDone = rest.state === 'carried_out';
    return {
      ...rest,
      carriedOutOn: isDone ? addDays(rest.proposedOn, 2) : null,
      nothingDone: isDone && isEmpty,
      liftedOn: isDone && isLifted ? addDays(rest.proposedOn, 4) : null,
    };
  });
const task: fc.Arbitrary<TaskFact> = fc
  .record({
    stage: stageKey,
    purpose: fc.constantFrom('gate', 'consequence'),
    cycle: aDay,
    state: fc.constantFrom('open', 'done', 'withdrawn'),
    openedOn: aDay,
  })
  .map((rest) => ({ ...rest, doneOn: rest.state === 'done' ? addDays(rest.openedOn, 1) : null }));

export const pause: fc.Arbitrary<PauseFact> = fc
  .record({
    kind: fc.constantFrom(...pauseKinds),
    from: aDay,
    days: fc.integer({ min: 0, max: 60 }),
    givesBack: fc.boolean(),
    covers: fc.oneof(
      fc.constant(null),
      fc.array(fc.record({ dueOn: aDay, amount: fc.bigInt({ min: 1n, max: 200_000n }) }), {
        maxLength: 3,
      }),
    ),
  })
  .map(({ days, ...rest }) => ({ ...rest, until: addDays(rest.from, days) }));

export const account: fc.Arbitrary<AccountFacts> = fc.record({
  currency: fc.constantFrom('USD', 'JPY', 'SEK'),
  segment: fc.constant('standard'),
  riskClass: fc.constantFrom('A', 'B', 'C', 'D'),
  debits: fc.array(debit, { maxLength: 6 }),
  credits: fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 400_000n })),
  notices: fc.uniqueArray(notice, {
    maxLength: 12,
    selector: (each) => `${each.stage} ${each.askedOn}`,
  }),
  proposals: fc.array(proposal, { maxLength: 4 }),
  tasks: fc.array(task, { maxLength: 4 }),
  pauses: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(pause, { minLength: 1, maxLength: 2 }) },
  ),
});
export const calendar = fc
  .uniqueArray(aDay, { maxLength: 12 })
  .map((holidays): BusinessCalendar => aCalendar(...holidays));

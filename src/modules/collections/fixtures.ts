import type { BusinessCalendar } from '../../kernel/calendar.ts';
import { type Day, addDays, parseDay } from '../../kernel/days.ts';
import { defaultPolicy } from './decide-default-policy.ts';
import { compilePolicy } from './decide-plan.ts';
import type { AccountFacts, Moment, NoticeFact, ProposalFact, TaskFact } from './types.ts';

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

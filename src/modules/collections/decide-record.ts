import type { BusinessCalendar } from '../../kernel/calendar.ts';
import { type Day, type Weekday, formatDay, parseDay } from '../../kernel/days.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { type Currency, formatDecimal } from '../../kernel/money.ts';
import type { PauseFact } from './types-pause.ts';
import type {
  AccountDecision,
  AccountFacts,
  Announcement,
  DueAmount,
  Moment,
  NextStep,
  NoticeFact,
  ProposalFact,
  TaskFact,
  WantedEffect,
} from './types.ts';

/**
 * Facts as they are kept beside a decision. Days are ISO texts and amounts minor units as texts, so
 * that the record says the same in every tool that opens it.
 */
export interface FactsRecord {
  readonly asOf: string;
  readonly actOn: string;
  readonly currency: string;
  readonly segment: string;
  readonly riskClass: AccountFacts['riskClass'];
  /** Due day, open, disputed. */
  readonly debits: readonly (readonly [string, string, string])[];
  readonly credits: string;
  readonly notices: readonly DaysAsText<NoticeFact>[];
  readonly proposals: readonly DaysAsText<ProposalFact>[];
  readonly tasks: readonly DaysAsText<TaskFact>[];
  /** Left out where there are none. */
  readonly pauses?: readonly PauseRecord[];
}

interface PauseRecord {
  readonly kind: PauseFact['kind'];
  readonly from: string;
  readonly until: string;
  readonly givesBack: boolean;
  /** Due day, amount. */
  readonly covers: readonly (readonly [string, string])[] | null;
}

type DaysAsText<T> = {
  readonly [K in keyof T]: T[K] extends Day
    ? string
    : T[K] extends Day | null
      ? string | null
      : T[K] extends readonly Announcement[]
        ? readonly { readonly kind: Announcement['kind']; readonly on: string }[]
        : T[K];
};

export function recordFacts(facts: AccountFacts, moment: Moment): FactsRecord {
  return {
    asOf: formatDay(moment.asOf),
    actOn: formatDay(moment.actOn),
    currency: facts.currency,
    segment: facts.segment,
    riskClass: facts.riskClass,
    debits: facts.debits.map(
      (each) => [formatDay(each.dueOn), String(each.open), String(each.disputed)] as const,
    ),
    credits: String(facts.credits),
    notices: facts.notices.map((each) => ({
      ...each,
      cycle: formatDay(each.cycle),
      askedOn: formatDay(each.askedOn),
      sendOn: formatDay(each.sendOn),
      sentOn: dayText(each.sentOn),
      outcomeOn: dayText(each.outcomeOn),
      announced: each.announced.map(announcementText),
    })),
    proposals: facts.proposals.map((each) => ({
      ...each,
      cycle: formatDay(each.cycle),
      proposedOn: formatDay(each.proposedOn),
      carriedOutOn: dayText(each.carriedOutOn),
      liftedOn: dayText(each.liftedOn),
    })),
    tasks: facts.tasks.map((each) => ({
      ...each,
      cycle: formatDay(each.cycle),
      openedOn: formatDay(each.openedOn),
      doneOn: dayText(each.doneOn),
    })),
    ...(facts.pauses.length === 0 ? {} : { pauses: facts.pauses.map(pauseText) }),
  };
}

function pauseText({ kind, from, until, givesBack, covers }: PauseFact): PauseRecord {
  return {
    kind,
    from: formatDay(from),
    until: formatDay(until),
    givesBack,
    covers: covers?.map(({ dueOn, amount }) => [formatDay(dueOn), String(amount)] as const) ?? null,
  };
}

function pauseFrom({ kind, from, until, givesBack, covers }: PauseRecord): PauseFact {
  return {
    kind,
    from: dayFrom(from),
    until: dayFrom(until),
    givesBack,
    covers:
      covers?.map(([dueOn, amount]) => ({ dueOn: dayFrom(dueOn), amount: BigInt(amount) })) ?? null,
  };
}

/**
 * The facts that a decision was made from. @throws RangeError when the record was not written by
 * `recordFacts`
 */
export function readFacts(record: FactsRecord): { facts: AccountFacts; moment: Moment } {
  const facts: AccountFacts = {
    currency: record.currency,
    segment: record.segment,
    riskClass: record.riskClass,
    debits: record.debits.map(([dueOn, open, disputed]): DueAmount => ({
      dueOn: dayFrom(dueOn),
      open: BigInt(open),
      disputed: BigInt(disputed),
    })),
    credits: BigInt(record.credits),
    notices: record.notices.map((each) => ({
      ...each,
      cycle: dayFrom(each.cycle),
      askedOn: dayFrom(each.askedOn),
      sendOn: dayFrom(each.sendOn),
      sentOn: dayOrNull(each.sentOn),
      outcomeOn: dayOrNull(each.outcomeOn),
      announced: each.announced.map(({ kind, on }) => ({ kind, on: dayFrom(on) })),
    })),
    proposals: record.proposals.map((each) => ({
      ...each,
      cycle: dayFrom(each.cycle),
      proposedOn: dayFrom(each.proposedOn),
      carriedOutOn: dayOrNull(each.carriedOutOn),
      // Records from before consequences were carried out here lack these.
      scope: each.scope ?? null,
      nothingDone: each.nothingDone ?? false,
      liftedOn: dayOrNull(each.liftedOn ?? null),
    })),
    tasks: record.tasks.map((each) => ({
      ...each,
      cycle: dayFrom(each.cycle),
      openedOn: dayFrom(each.openedOn),
      doneOn: dayOrNull(each.doneOn),
    })),
    pauses: record.pauses?.map(pauseFrom) ?? [],
  };
  return { facts, moment: { asOf: dayFrom(record.asOf), actOn: dayFrom(record.actOn) } };
}

/**
 * A decision as it is kept, sent and shown: days as ISO texts, amounts as decimals of the account's
 * currency.
 */
export function recordDecision(decision: AccountDecision, currency: string): JsonObject {
  const amount = (minor: bigint) => formatDecimal(minor, currency as Currency);
  const { amounts } = decision;
  return {
    stage: decision.stage,
    rank: decision.rank,
    overdue: decision.overdue,
    currency,
    clockStart: dayText(decision.clockStart),
    daysPastDue: decision.daysPastDue,
    businessDaysPastDue: decision.businessDaysPastDue,
    amounts: {
      gross: amount(amounts.gross),
      disputed: amount(amounts.disputed),
      // Left out where there is none, as in the records from before there were pauses.
      ...(amounts.deferred === 0n ? {} : { deferred: amount(amounts.deferred) }),
      credits: amount(amounts.credits),
      net: amount(amounts.net),
      overdue: amount(amounts.overdue),
      tolerance: amount(amounts.tolerance),
    },
    matched: decision.matched,
    reached: decision.reached,
    reasons: decision.reasons.map(({ code, values }) => ({ code, values })),
    blockers: decision.blockers.map((each) => ({ ...each, since: dayText(each.since) })),
    next: nextText(decision.next),
    effects: decision.effects.map(effectText),
  };
}

export function nextText(next: NextStep | null): JsonObject | null {
  return next === null ? null : { ...next, on: formatDay(next.on) };
}

function effectText(effect: WantedEffect): JsonObject {
  if (effect.kind === 'notice') {
    return { ...effect, announces: effect.announces.map(announcementText) };
  }
  if (effect.kind === 'proposal') return { ...effect };
  return { ...effect, titles: { ...effect.titles } };
}

export function announcementText({ kind, on }: Announcement) {
  return { kind, on: formatDay(on) };
}

/** A calendar as a decision's evidence keeps it: everything that counting its days depends on. */
export interface CalendarRecord {
  readonly id: string;
  readonly weekend: readonly Weekday[];
  readonly holidays: readonly string[];
}

export function recordCalendar(calendar: BusinessCalendar): CalendarRecord {
  return {
    id: calendar.id,
    weekend: [...calendar.weekend].toSorted((a, b) => a - b),
    holidays: [...calendar.holidays].toSorted((a, b) => a - b).map(formatDay),
  };
}

export function readCalendar(record: CalendarRecord): BusinessCalendar {
  return {
    id: record.id,
    weekend: new Set(record.weekend),
    holidays: new Set(record.holidays.map(dayFrom)),
  };
}

function dayText(day: Day | null): string | null {
  return day === null ? null : formatDay(day);
}

function dayOrNull(text: string | null): Day | null {
  return text === null ? null : dayFrom(text);
}

function dayFrom(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new RangeError(`not a day: ${text}`);
  return day;
}

import { type Day, formatDay } from '../../kernel/days.ts';
import { newId } from '../../kernel/ids.ts';
import { recordset, type Recordset } from '../../platform/recordset.ts';
import type { AccountOutcome } from './decide-outcome.ts';
import { isEnforced } from './decide-plan.ts';
import { nextText, recordDecision, recordFacts } from './decide-record.ts';
import { calendarHash } from './store-write.ts';
import type { WantedEffect, WantedNotice, WantedProposal, WantedTask } from './types.ts';

// What a batch writes, as rows of the tables. Nothing here talks to the database, so that one batch
// is made ready while the one before it is being written.

/** @param ids of the decisions, in the order of the outcomes */
export function decisionRows(
  outcomes: readonly AccountOutcome[],
  ids: readonly string[],
): Recordset {
  const rows = outcomes.map((each, index) => ({
    id: ids[index],
    customer_id: each.customerId,
    currency: each.currency,
    as_of: formatDay(each.moment.asOf),
    calendar_hash: calendarHash(each.calendar),
    facts: recordFacts(each.facts, each.moment),
    result: recordDecision(each.decision, each.currency),
  }));
  return recordset(rows, {
    id: 'uuid',
    customer_id: 'uuid',
    currency: 'text',
    as_of: 'date',
    calendar_hash: 'text',
    facts: 'jsonb',
    result: 'jsonb',
  });
}

/** @param decisionIds in the order of the outcomes */
export function standingRows(
  outcomes: readonly AccountOutcome[],
  decisionIds: readonly string[],
): Recordset {
  const rows = outcomes.map(({ decision, standing, moment, ...each }, index) => ({
    customer_id: each.customerId,
    currency: each.currency,
    stage: decision.stage,
    rank: decision.rank,
    clock_start: dayText(decision.clockStart),
    overdue: decision.amounts.overdue,
    net: decision.amounts.net,
    next: nextText(decision.next),
    blockers: decision.blockers.map((blocker) => ({ ...blocker, since: dayText(blocker.since) })),
    signature: each.signature,
    as_of: formatDay(moment.asOf),
    since: formatDay(standing?.stage === decision.stage ? standing.since : moment.asOf),
    decision_id: decisionIds[index],
  }));
  return recordset(rows, {
    customer_id: 'uuid',
    currency: 'text',
    stage: 'text',
    rank: 'integer',
    clock_start: 'date',
    overdue: 'bigint',
    net: 'bigint',
    next: 'jsonb',
    blockers: 'jsonb',
    signature: 'text',
    as_of: 'date',
    since: 'date',
    decision_id: 'uuid',
  });
}

/** An effect with the decision that wants it and the key under which it happens once. */
export interface KeyedEffect<Effect> {
  readonly key: string;
  readonly effect: Effect;
  readonly outcome: AccountOutcome;
  readonly decisionId: string;
}

/** What the rows of notices, proposals and tasks have in common. */
function stepRow(nowMs: number, { key, effect, outcome, decisionId }: KeyedEffect<WantedEffect>) {
  const { decision, moment, customerId, currency } = outcome;
  if (decision.clockStart === null) throw new Error(`an effect without a debt: ${key}`);
  const { amounts, overdue } = decision;
  return {
    id: newId(nowMs),
    key,
    customer_id: customerId,
    currency,
    stage: effect.stage,
    cycle: formatDay(decision.clockStart),
    attempt: effect.attempt,
    // What is overdue, or what will be for a reminder before the due day.
    amount: overdue ? amounts.overdue : amounts.net,
    as_of: formatDay(moment.asOf),
    decision_id: decisionId,
  };
}

const stepTypes = {
  id: 'uuid',
  key: 'text',
  customer_id: 'uuid',
  currency: 'text',
  stage: 'text',
  cycle: 'date',
  attempt: 'integer',
  amount: 'bigint',
  as_of: 'date',
  decision_id: 'uuid',
} as const;

export function noticeRows(
  nowMs: number,
  notices: readonly KeyedEffect<WantedNotice>[],
): Recordset {
  const rows = notices.map((each) => ({
    ...stepRow(nowMs, each),
    template: each.effect.template,
    send_on: formatDay(each.outcome.moment.actOn),
    // Days as numbers: this column is read for every decision.
    announced: each.effect.announces,
  }));
  return recordset(rows, { ...stepTypes, template: 'text', send_on: 'date', announced: 'jsonb' });
}

export function proposalRows(
  nowMs: number,
  proposals: readonly KeyedEffect<WantedProposal>[],
): Recordset {
  const rows = proposals.map((each) => ({
    ...stepRow(nowMs, each),
    kind: each.effect.consequence,
    needs_approval: each.effect.needsApproval,
    scope: each.effect.scope ?? null,
    // What the policy lets happen without a person is approved by the policy.
    state: isApprovedByPolicy(each.effect) ? 'approved' : 'proposed',
  }));
  return recordset(rows, {
    ...stepTypes,
    kind: 'text',
    needs_approval: 'boolean',
    scope: 'text',
    state: 'text',
  });
}

/** Such a consequence is carried out as soon as the run's transaction is committed. */
export function isApprovedByPolicy({ consequence, needsApproval }: WantedProposal): boolean {
  return !needsApproval && isEnforced(consequence);
}

export function taskRows(nowMs: number, tasks: readonly KeyedEffect<WantedTask>[]): Recordset {
  const rows = tasks.map((each) => ({
    ...stepRow(nowMs, each),
    purpose: each.effect.purpose,
    title_en: each.effect.titles.en,
    title_ja: each.effect.titles.ja,
  }));
  return recordset(rows, { ...stepTypes, purpose: 'text', title_en: 'text', title_ja: 'text' });
}

function dayText(day: Day | null): string | null {
  return day === null ? null : formatDay(day);
}

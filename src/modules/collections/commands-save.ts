import type { BusinessCalendar } from '../../kernel/calendar.ts';
import { formatDay } from '../../kernel/days.ts';
import { newId } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { type Currency, formatDecimal } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents, type NewEvent } from '../../platform/events.ts';
import { enqueue, type Effect } from '../../platform/outbox.ts';
import type { Recordset } from '../../platform/recordset.ts';
import type { CustomerOutcome } from './decide-batch.ts';
import { takeBack } from './commands-lift.ts';
import type { Lift } from './decide-lift.ts';
import { effectKey, type AccountOutcome, type Withdrawal } from './decide-outcome.ts';
import { announcementText } from './decide-record.ts';
import * as rows from './store-rows.ts';
import * as write from './store-write.ts';
import type { WantedNotice, WantedProposal, WantedTask } from './types.ts';

/**
 * What is written besides standings: `all` in a run, `withdrawals` when one customer is decided by
 * itself.
 */
export type Scope = 'all' | 'withdrawals';

/** Everything that a batch of decisions changes, made ready without the database. */
export interface BatchPlan {
  readonly customers: readonly CustomerOutcome[];
  readonly frame: write.DecisionFrame;
  readonly calendars: readonly BusinessCalendar[];
  readonly decisions: Recordset;
  readonly standings: Recordset;
  readonly withdrawals: readonly Withdrawal[];
  readonly lifts: readonly write.LiftedConsequence[];
  readonly notices: Recordset;
  readonly proposals: Recordset;
  readonly tasks: Recordset;
  readonly effects: readonly Effect[];
  readonly events: readonly NewEvent[];
}

/**
 * Decisions with their facts, standings, withdrawals and, in a run, the effects with their outbox
 * rows; and one event per customer to whom something happened.
 */
export function planBatch(
  now: Date,
  customers: readonly CustomerOutcome[],
  frame: write.DecisionFrame,
  scope: Scope,
): BatchPlan {
  const nowMs = now.getTime();
  const outcomes = customers.flatMap((customer) => customer.outcomes.filter(isNewest));
  const recorded = outcomes.filter(
    (each) => each.isChanged || (scope === 'all' && each.decision.effects.length > 0),
  );
  const decisionIds = recorded.map(() => newId(nowMs));
  const effects = scope === 'all' ? keyedEffects(recorded, decisionIds) : NO_EFFECTS;
  return {
    customers,
    frame,
    calendars: [...new Set(recorded.map((each) => each.calendar))],
    decisions: rows.decisionRows(recorded, decisionIds),
    standings: rows.standingRows(recorded, decisionIds),
    withdrawals: outcomes.flatMap((each) => each.withdrawals),
    lifts: outcomes.flatMap(liftedOf),
    notices: rows.noticeRows(nowMs, effects.notices),
    proposals: rows.proposalRows(nowMs, effects.proposals),
    tasks: rows.taskRows(nowMs, effects.tasks),
    effects: [
      ...effects.notices.map((notice) => prepareEffect(notice, frame)),
      ...effects.proposals
        .filter(({ effect }) => rows.isApprovedByPolicy(effect))
        .map(({ key }) => carryOutEffect(key)),
    ],
    events: customers.flatMap((customer) => eventsOf(customer, scope)),
  };
}

export async function saveBatch(context: Context, plan: BatchPlan): Promise<void> {
  const { frame } = plan;
  await write.insertDecisions(context, plan.decisions, frame);
  await write.keepCalendars(context, plan.calendars);
  await write.upsertStandings(context, plan.standings, frame);
  await write.withdraw(context, plan.withdrawals);
  await takeBack(context, plan.lifts);
  await write.insertNoticeRequests(context, plan.notices, frame);
  await write.insertProposals(context, plan.proposals, frame);
  await write.insertTasks(context, plan.tasks, frame);
  await enqueue(context, plan.effects);
  await recordEvents(context, plan.events);
}

function liftedOf({ customerId, currency, lifts, moment }: AccountOutcome) {
  return lifts.map((lift) => ({ ...lift, customerId, currency, on: moment.actOn }));
}

/** Has an approved consequence carried out; once, however often it is asked for. */
export function carryOutEffect(proposalKey: string): Effect {
  return { kind: 'collections.carry_out', key: proposalKey, payload: { proposalKey } };
}

/** A decision about an earlier day never replaces one about a later day. */
function isNewest({ standing, moment }: AccountOutcome): boolean {
  return standing === null || standing.asOf <= moment.asOf;
}

interface KeyedEffects {
  readonly notices: rows.KeyedEffect<WantedNotice>[];
  readonly proposals: rows.KeyedEffect<WantedProposal>[];
  readonly tasks: rows.KeyedEffect<WantedTask>[];
}

const NO_EFFECTS: KeyedEffects = { notices: [], proposals: [], tasks: [] };

function keyedEffects(outcomes: readonly AccountOutcome[], decisionIds: readonly string[]) {
  const effects: KeyedEffects = { notices: [], proposals: [], tasks: [] };
  for (const [index, outcome] of outcomes.entries()) {
    const decisionId = decisionIds[index]!;
    for (const effect of outcome.decision.effects) {
      if (effect.kind === 'notice') {
        const key = effectKey(outcome, effect.stage, effect.attempt);
        effects.notices.push({ key, effect, outcome, decisionId });
      } else if (effect.kind === 'proposal') {
        const key = effectKey(outcome, `${effect.stage}.${effect.consequence}`, effect.attempt);
        effects.proposals.push({ key, effect, outcome, decisionId });
      } else {
        const key = effectKey(outcome, `${effect.stage}.${effect.purpose}`, effect.attempt);
        effects.tasks.push({ key, effect, outcome, decisionId });
      }
    }
  }
  return effects;
}

/**
 * Asks for the notice to be written and sent; the letter's date is the day on which it can leave.
 */
function prepareEffect(
  { key, effect, outcome }: rows.KeyedEffect<WantedNotice>,
  frame: write.DecisionFrame,
): Effect {
  const { amounts, overdue } = outcome.decision;
  const announces = effect.announces.map(announcementText);
  return {
    kind: 'notices.prepare',
    key,
    payload: {
      noticeKey: key,
      customerId: outcome.customerId,
      currency: outcome.currency,
      stageKey: effect.stage,
      templateKey: effect.template,
      asOf: formatDay(outcome.moment.actOn),
      policyVersionId: frame.policyVersionId,
      amountOverdue: formatDecimal(
        overdue ? amounts.overdue : amounts.net,
        outcome.currency as Currency,
      ),
      consequence: announces[0] ?? null,
      consequences: announces,
    },
  };
}

function eventsOf(customer: CustomerOutcome, scope: Scope): NewEvent[] {
  const newest = customer.outcomes.filter(isNewest);
  const steps = scope === 'all' ? newest.flatMap(stepsOf) : [];
  const withdrawn = newest.flatMap((each) => each.withdrawals.map(withdrawnText));
  const lifted = newest.flatMap((each) => each.lifts.map(liftText));
  const isMoved = newest.length > 0 && customer.stage !== customer.stageBefore;
  const happened = steps.length + withdrawn.length + lifted.length;
  if (!isMoved && happened === 0) return [];
  return [
    {
      type: isMoved ? 'collections.stage_changed' : 'collections.steps_changed',
      subject: { kind: 'customer', id: customer.customerId },
      customerId: customer.customerId,
      before: { stage: customer.stageBefore },
      after: {
        stage: customer.stage,
        accounts: customer.outcomes.map(accountText),
        ...(steps.length > 0 ? { steps } : {}),
        ...(withdrawn.length > 0 ? { withdrawn } : {}),
        ...(lifted.length > 0 ? { lifted } : {}),
      },
    },
  ];
}

function accountText({ currency, decision }: AccountOutcome): JsonObject {
  return {
    currency,
    stage: decision.stage,
    overdue: formatDecimal(decision.amounts.overdue, currency as Currency),
  };
}

function stepsOf({ currency, decision }: AccountOutcome): JsonObject[] {
  return decision.effects.map((effect) => ({
    currency,
    kind: effect.kind === 'proposal' ? effect.consequence : effect.kind,
    stage: effect.stage,
  }));
}

function liftText({ proposalId, stage, because }: Lift): JsonObject {
  return { id: proposalId, stage, because };
}

function withdrawnText({ of, id, because }: Withdrawal): JsonObject {
  return { of, id, because };
}

import { addDays, formatDay, partsOf, dayIn, type Day } from '../../kernel/days.ts';
import type { BusinessCalendar } from '../../kernel/calendar.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { type Currency, formatDecimal } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents, type NewEvent } from '../../platform/events.ts';
import { businessCalendar } from '../../platform/holidays.ts';
import { enqueue, type Effect } from '../../platform/outbox.ts';
import { customerProfiles, profilesOf, type CustomerProfile } from '../customers/index.ts';
import { openAccounts, type OpenAccount } from '../receivables/index.ts';
import {
  decideCustomer,
  type AccountPast,
  type CustomerOutcome,
  type DecisionSetup,
} from './decide-batch.ts';
import { effectKey, type AccountOutcome, type Withdrawal } from './decide-outcome.ts';
import type { CompiledPolicy } from './decide-plan.ts';
import { announcementText } from './decide-record.ts';
import { readHistories, readSnapshot, type CustomerScope, type Histories } from './store-facts.ts';
import * as write from './store-write.ts';
import type { Moment, WantedNotice, WantedProposal, WantedTask } from './types.ts';

/**
 * Years around a day whose holidays are looked up: longer debts have passed every trigger anyway.
 */
const CALENDAR_YEARS_BACK = 3;
const CALENDAR_YEARS_AHEAD = 2;

/** The facts of some customers, read set-based. */
export interface LoadedBatch {
  readonly profiles: readonly CustomerProfile[];
  /** By customer id. */
  readonly accounts: ReadonlyMap<string, readonly OpenAccount[]>;
  readonly histories: Histories;
  /** What the database had ended before these facts were read. */
  readonly snapshot: string;
  readonly scope: CustomerScope;
}

/** The next customers by id, with all that is needed to decide about them; null at the end. */
export async function loadBatch(
  context: Context,
  afterId: string | null,
  limit: number,
): Promise<LoadedBatch | null> {
  const snapshot = await readSnapshot(context);
  const profiles = await customerProfiles(context, { afterId, limit });
  const last = profiles.at(-1);
  if (!last) return null;
  const scope = { fromCustomerId: afterId, toCustomerId: last.id };
  const accounts = byCustomer(await openAccounts(context, scope));
  const histories = await readHistories(context, scope);
  return { profiles, accounts, histories, snapshot, scope };
}

/** The facts of named customers, as they are now. */
export async function loadCustomers(
  context: Context,
  customerIds: readonly string[],
): Promise<LoadedBatch> {
  const snapshot = await readSnapshot(context);
  const profiles = await profilesOf(context, customerIds);
  const open: OpenAccount[] = [];
  for (const { id } of profiles) {
    open.push(...(await openAccounts(context, { fromCustomerId: idBefore(id), toCustomerId: id })));
  }
  const scope = { customerIds };
  const histories = await readHistories(context, scope);
  return { profiles, accounts: byCustomer(open), histories, snapshot, scope };
}

/** The greatest id below this one: ranges leave their lower end out. */
function idBefore(id: string): string {
  const hex = (BigInt(`0x${id.replaceAll('-', '')}`) - 1n).toString(16).padStart(32, '0');
  return [8, 4, 4, 4, 12]
    .map((length, index, lengths) => {
      const from = lengths.slice(0, index).reduce((sum, each) => sum + each, 0);
      return hex.slice(from, from + length);
    })
    .join('-');
}

function byCustomer(accounts: readonly OpenAccount[]): Map<string, OpenAccount[]> {
  const found = new Map<string, OpenAccount[]>();
  for (const account of accounts) {
    const known = found.get(account.customerId);
    if (known) known.push(account);
    else found.set(account.customerId, [account]);
  }
  return found;
}

export function decideBatch(setup: DecisionSetup, batch: LoadedBatch): CustomerOutcome[] {
  const pasts = new Map<string, Map<string, AccountPast>>();
  for (const [key, past] of batch.histories) {
    const [customerId = '', currency = ''] = key.split(' ');
    const known = pasts.get(customerId) ?? new Map<string, AccountPast>();
    pasts.set(customerId, known.set(currency, past));
  }
  return batch.profiles.map((profile) =>
    decideCustomer(
      setup,
      profile,
      batch.accounts.get(profile.id) ?? [],
      pasts.get(profile.id) ?? NO_PASTS,
    ),
  );
}

const NO_PASTS: ReadonlyMap<string, AccountPast> = new Map();

/**
 * What decides as of a day. A customer west of the partner may not have reached that day yet: it is
 * decided as of its own. Days that have not come for anybody are taken as they are: that is a
 * preview.
 * @param now the instant that stays the same for the whole run
 * @param today the partner's day at that instant
 */
export function setupFor(policy: CompiledPolicy, asOf: Day, now: Date, today: Day): DecisionSetup {
  const { year } = partsOf(asOf);
  const known = new Map<string, BusinessCalendar>();
  const days = new Map<string, Moment>();
  return {
    policy,
    calendarOf: (profile) => {
      const id =
        policy.content.calendar === 'customer' ? profile.calendarId : policy.content.calendar;
      const calendar = known.get(id);
      if (calendar) return calendar;
      const made = businessCalendar(id, year - CALENDAR_YEARS_BACK, year + CALENDAR_YEARS_AHEAD);
      known.set(id, made);
      return made;
    },
    momentOf: (profile) => {
      const moment = days.get(profile.timeZone);
      if (moment) return moment;
      const made = momentAt(asOf, dayIn(now, profile.timeZone), today);
      days.set(profile.timeZone, made);
      return made;
    },
  };
}

function momentAt(asOf: Day, customerToday: Day, partnerToday: Day): Moment {
  if (asOf > partnerToday) return { asOf, actOn: asOf };
  const day = Math.min(asOf, customerToday) as Day;
  return { asOf: day, actOn: Math.max(day, customerToday) as Day };
}

/**
 * What is written besides standings: `all` in a run, `withdrawals` when one customer is decided by
 * itself.
 */
export type Scope = 'all' | 'withdrawals';

/**
 * Writes what a batch of decisions changes: decisions with their facts, standings, withdrawals and,
 * in a run, the effects with their outbox rows; and one event per customer to whom something
 * happened.
 */
export async function saveBatch(
  context: Context,
  customers: readonly CustomerOutcome[],
  frame: write.DecisionFrame,
  scope: Scope,
): Promise<void> {
  const outcomes = customers.flatMap((customer) => customer.outcomes.filter(isNewest));
  const recorded = outcomes.filter(
    (each) => each.isChanged || (scope === 'all' && each.decision.effects.length > 0),
  );
  const decisionIds = await write.insertDecisions(context, recorded, frame);
  if (recorded.length > 0) {
    await write.keepCalendars(context, [...new Set(recorded.map((each) => each.calendar))]);
    await write.upsertStandings(context, recorded, decisionIds, frame);
  }
  await write.withdraw(
    context,
    outcomes.flatMap((each) => each.withdrawals),
  );
  const effects = scope === 'all' ? keyedEffects(recorded, decisionIds) : NO_EFFECTS;
  await write.insertNoticeRequests(context, effects.notices, frame);
  await write.insertProposals(context, effects.proposals, frame);
  await write.insertTasks(context, effects.tasks, frame);
  await enqueue(
    context,
    effects.notices.map((notice) => prepareEffect(notice, frame)),
  );
  await recordEvents(
    context,
    customers.flatMap((customer) => eventsOf(customer, scope)),
  );
}

/** A decision about an earlier day never replaces one about a later day. */
function isNewest({ standing, moment }: AccountOutcome): boolean {
  return standing === null || standing.asOf <= moment.asOf;
}

interface KeyedEffects {
  readonly notices: write.KeyedEffect<WantedNotice>[];
  readonly proposals: write.KeyedEffect<WantedProposal>[];
  readonly tasks: write.KeyedEffect<WantedTask>[];
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
  { key, effect, outcome }: write.KeyedEffect<WantedNotice>,
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
  const isMoved = newest.length > 0 && customer.stage !== customer.stageBefore;
  if (!isMoved && steps.length === 0 && withdrawn.length === 0) return [];
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

function withdrawnText({ of, id, because }: Withdrawal): JsonObject {
  return { of, id, because };
}

/**
 * The first day after which nobody plans: far enough for any policy, near enough to notice a typing
 * error.
 */
export function latestDay(today: Day): Day {
  return addDays(today, 5 * 366);
}

import { addDays, dayIn, type Day, formatDay } from '../../kernel/days.ts';
import { newId } from '../../kernel/ids.ts';
import { type Currency, formatDecimal } from '../../kernel/money.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { openCredits, openDebits, settlementsOf } from '../receivables/index.ts';
import { customerToday, evaluateCustomer, evaluateCustomers } from './commands-customer.ts';
import { promiseFault } from './decide-pause.ts';
import { followPromises, progressOf } from './commands-promise.ts';
import { lockCustomers } from './store-facts.ts';
import { findPauseRules } from './store-halt.ts';
import * as store from './store-pause.ts';
import type { Instalment, PromiseProgress } from './types-pause.ts';
import { refuse } from './types.ts';

export interface NewPromise {
  readonly customerId: string;
  readonly kind: 'promise' | 'plan';
  readonly documentIds: readonly string[];
  readonly instalments: readonly Instalment[];
  /** Who said what, when. */
  readonly reason: string;
  readonly givesBack: boolean;
  /** The promise or plan that this one renegotiates. */
  readonly replacesId?: string;
}

export interface NewPause {
  readonly customerId: string;
  readonly kind: 'manual' | 'legal_hold';
  /** Null: every currency. */
  readonly currency: string | null;
  readonly until: Day;
  readonly reason: string;
  readonly givesBack: boolean;
}

const A_YEAR = 365;
/** Longer than any lawsuit that nobody looks at again. */
const LEGAL_HOLD_DAYS = 1_830;

/**
 * The customer says when it pays which invoices. They are put off while it keeps its word.
 * @throws Refused `customer_not_found`, `pause_invoice_unknown`, `pause_invoice_promised`,
 *   `pause_not_found`, `pause_not_open`, `pause_day_past`, `pause_too_long`,
 *   `promise_exceeds_debt`, `promise_too_many_broken`
 */
export async function openPromise(context: Context, offer: NewPromise): Promise<string> {
  const { customerId } = offer;
  const today = await customerToday(context, customerId);
  await lockCustomers(context, [customerId]);
  if (offer.replacesId !== undefined) await replace(context, offer.replacesId, customerId);
  const debits = await debitsOf(context, customerId, offer.documentIds);
  const currency = debits[0]!.currency;
  const rules = await findPauseRules(context);
  const open = debits.reduce((sum, each) => sum + each.amountOpen - each.disputed, 0n);
  const broken = await store.countBroken(context, customerId, addDays(today, -A_YEAR));
  const fault = promiseFault(offer, open, broken, rules, today);
  if (fault !== null) {
    const days = offer.kind === 'plan' ? rules.planDays : rules.promiseDays;
    const values = { open: formatDecimal(open, currency), currency, days, broken };
    throw refuse(fault, values, 'instalments');
  }
  const [first] = offer.instalments.toSorted((a, b) => a.dueOn - b.dueOn);
  const id = newId(context.now.getTime());
  const pause = {
    id,
    customerId,
    currency,
    kind: offer.kind,
    state: 'open' as const,
    from: today,
    until: addDays(first!.dueOn, rules.toleranceDays),
    givesBack: offer.givesBack,
    reason: offer.reason,
    toleranceDays: rules.toleranceDays,
    toleranceAmount: 0n,
    replacesId: offer.replacesId ?? null,
    documents: debits.map((each) => ({ id: each.id, openThen: each.amountOpen })),
    instalments: offer.instalments,
  };
  await store.insertPause(context, pause);
  await recordOpened(context, pause);
  await evaluateCustomer(context, customerId);
  return id;
}

/**
 * A person asks for time, or the law does.
 * @throws Refused `customer_not_found`, `pause_day_past`, `pause_too_long`
 */
export async function openPause(context: Context, wanted: NewPause): Promise<string> {
  const { customerId } = wanted;
  const today = await customerToday(context, customerId);
  const { manualDays } = await findPauseRules(context);
  const days = wanted.kind === 'legal_hold' ? LEGAL_HOLD_DAYS : manualDays;
  if (wanted.until < today) throw refuse('pause_day_past', {}, 'until');
  if (wanted.until > addDays(today, days)) throw refuse('pause_too_long', { days }, 'until');
  const id = newId(context.now.getTime());
  const pause = {
    ...wanted,
    id,
    state: 'open' as const,
    from: today,
    toleranceDays: 0,
    toleranceAmount: 0n,
    replacesId: null,
    documents: [],
    instalments: [],
  };
  await store.insertPause(context, pause);
  await recordOpened(context, pause);
  await evaluateCustomer(context, customerId);
  return id;
}

/**
 * Takes a promise back, or ends a pause before its day; collections goes on from what is true then.
 * @throws Refused `pause_not_found`, `pause_not_open`
 */
export async function endPause(context: Context, id: string, because: string): Promise<void> {
  const pause = await lockOpen(context, id);
  await end(context, pause, because);
  await evaluateCustomer(context, pause.customerId);
}

/** How many pauses are looked at in one step. */
const PAUSES_PER_STEP = 500;

/**
 * What became of promises whose last day is over; other pauses end. Doing it twice changes nothing.
 */
export async function followDuePauses(context: Context): Promise<void> {
  const today = dayIn(context.now, (await getPartner(context)).timeZone);
  const due = await store.pausesPastTheirEnd(context, today, PAUSES_PER_STEP);
  if (due.length === 0) return;
  const customerIds = [...new Set(due.map((each) => each.customerId))];
  await lockCustomers(context, customerIds);
  for (const pause of due) {
    if (pause.instalments.length === 0) await end(context, pause, '');
  }
  await followPromises(context, customerIds);
  await evaluateCustomers(context, customerIds);
}

/** The pauses of a customer, the newest first, promises with how they stand. */
export async function pausesWithProgress(
  context: Context,
  found: readonly store.Pause[],
): Promise<(store.Pause & { readonly progress: PromiseProgress | null })[]> {
  const ids = found.flatMap((pause) => pause.documents.map((each) => each.id));
  const settlements = ids.length === 0 ? [] : await settlementsOf(context, ids);
  const shown = [];
  for (const pause of found) {
    const isFollowed = pause.instalments.length > 0 && pause.currency !== null;
    const today = isFollowed ? await customerToday(context, pause.customerId) : null;
    const credits =
      today === null
        ? 0n
        : await openCredits(context, pause.customerId, pause.currency as Currency);
    const progress = today === null ? null : progressOf(pause, settlements, credits, today);
    shown.push({ ...pause, progress });
  }
  return shown;
}

async function debitsOf(context: Context, customerId: string, documentIds: readonly string[]) {
  const all = await openDebits(context, customerId);
  const wanted = new Set(documentIds);
  const debits = all.filter((each) => wanted.has(each.id));
  const isOne = debits.every((each) => each.currency === debits[0]!.currency);
  if (debits.length === 0 || debits.length !== wanted.size || !isOne) {
    throw refuse('pause_invoice_unknown', {}, 'documentIds');
  }
  const promised = await store.readOpenPauses(context, { customerIds: [customerId] });
  const taken = debits.find((each) => promised.some((p) => p.documentIds?.includes(each.id)));
  if (taken) throw refuse('pause_invoice_promised', { number: taken.number }, 'documentIds');
  return debits;
}

async function replace(context: Context, id: string, customerId: string): Promise<void> {
  const pause = await lockOpen(context, id);
  if (pause.customerId !== customerId) throw refuse('pause_not_found', {}, 'replacesId');
  await end(context, pause, 'renegotiated');
}

async function lockOpen(context: Context, id: string): Promise<store.Pause> {
  const pause = await store.lockPause(context, id);
  if (!pause) throw refuse('pause_not_found');
  if (pause.state !== 'open') throw refuse('pause_not_open', { state: pause.state });
  return pause;
}

async function end(context: Context, pause: store.Pause, because: string): Promise<void> {
  const state = pause.instalments.length > 0 ? 'withdrawn' : 'ended';
  await store.saveEnd(context, pause.id, state, because);
  await recordEvents(context, [
    {
      type: 'collections.pause_ended',
      subject: { kind: 'pause', id: pause.id },
      customerId: pause.customerId,
      before: { state: pause.state },
      after: { state, because },
    },
  ]);
}

async function recordOpened(
  context: Context,
  pause: Omit<store.Pause, 'openedBy' | 'openedAt' | 'endedBy' | 'endedBecause' | 'endedAt'>,
): Promise<void> {
  await recordEvents(context, [
    {
      type: 'collections.pause_opened',
      subject: { kind: 'pause', id: pause.id },
      customerId: pause.customerId,
      after: {
        kind: pause.kind,
        currency: pause.currency,
        until: formatDay(pause.until),
        reason: pause.reason,
        givesBack: pause.givesBack,
        documentIds: pause.documents.map((each) => each.id),
        instalments: pause.instalments.map(({ dueOn, amount }) => ({
          dueOn: formatDay(dueOn),
          amount: formatDecimal(amount, pause.currency as Currency),
        })),
      },
    },
  ]);
}

import { addDays, dayIn, type Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { openItemsOf, openSumsOf } from '../receivables/index.ts';
import {
  chargeSumsSince,
  committedSubscriptions,
  ordersInProcess,
  openCommitment,
  subscriptionsByIds,
} from '../subscriptions/index.ts';
import { consumedSums, latestUsageDay, roundToMinor, unbilledSums } from '../usage/index.ts';
import { decideExposure } from './decide-exposure.ts';
import {
  commitmentRows,
  documentRows,
  purchaseRows,
  rateSpan,
  runRateRows,
  unbilledRows,
  unbilledSince,
} from './decide-rows.ts';
import { securitiesOn, settingsOf } from './store-security.ts';
import type { Exposure, ExposureFacts, ExposureRow, Security } from './types.ts';

/**
 * What is at stake with each of these customers now, one entry per currency in which anything is
 * owed, under way or secured; a customer with nothing has an empty list. Reads by set: for one
 * customer or for thousands with the same seven questions.
 */
export async function exposureOfCustomers(
  context: Context,
  customerIds: readonly string[],
): Promise<Map<string, Exposure[]>> {
  const found = new Map<string, Exposure[]>(customerIds.map((id) => [id, []]));
  for (const facts of await factsOf(context, customerIds)) {
    found.get(facts.customerId)?.push(decideExposure(facts));
  }
  return found;
}

/** The day by which a partner's securities count. */
export async function todayOf(context: Context): Promise<Day> {
  return dayIn(context.now, (await getPartner(context)).timeZone);
}

async function factsOf(
  context: Context,
  customerIds: readonly string[],
): Promise<Iterable<ExposureFacts>> {
  if (customerIds.length === 0) return [];
  const sums = await openSumsOf(context, customerIds);
  const rows = await runningRows(context, customerIds);
  const securities = await securitiesOn(context, customerIds, await todayOf(context));
  const byAccount = new Map<string, Mutable>();
  const account = (customerId: string, currency: Currency): Mutable => {
    const key = `${customerId} ${currency}`;
    const known = byAccount.get(key);
    if (known) return known;
    const empty = { customerId, currency, debits: 0n, credits: 0n, rows: [], securities: [] };
    byAccount.set(key, empty);
    return empty;
  };
  for (const { customerId, currency, debits, credits } of sums) {
    Object.assign(account(customerId, currency), { debits, credits });
  }
  for (const row of rows) account(row.customerId, row.currency).rows.push(row);
  for (const each of securities) account(each.customerId, each.currency).securities.push(each);
  return [...byAccount.values()].toSorted((one, other) =>
    one.currency.localeCompare(other.currency, 'en'),
  );
}

interface Mutable extends ExposureFacts {
  rows: ExposureRow[];
  securities: Security[];
}

/** The lines of every component but what is unpaid, overpaid and secured. */
export async function runningRows(
  context: Context,
  customerIds: readonly string[],
): Promise<ExposureRow[]> {
  if (customerIds.length === 0) return [];
  const today = dayIn(context.now, 'UTC');
  const latest = await latestUsageDay(context, today);
  const unbilled = latest === null ? [] : await unbilledSums(context, customerIds);
  const recent = latest === null ? [] : await consumedSums(context, customerIds, rateSpan(latest));
  const used = new Set([...unbilled, ...recent].flatMap((sum) => sum.subscriptionId ?? []));
  const named = used.size === 0 ? [] : await subscriptionsByIds(context, [...used]);
  const names = new Map(named.map((each) => [each.id, each]));
  const stoppedOn = addDays(today, (await settingsOf(context)).daysToStop);
  return [
    ...unbilledRows(unbilled, names, roundToMinor),
    ...(latest === null
      ? []
      : runRateRows(recent, names, { latest, until: stoppedOn }, roundToMinor)),
    ...commitmentRows(
      (await committedSubscriptions(context, customerIds)).map((subscription) => ({
        subscription,
        commitment: openCommitment(subscription, context.now),
      })),
    ),
    ...purchaseRows(
      await chargeSumsSince(context, customerIds, unbilledSince(context.now)),
      await ordersInProcess(context, customerIds),
    ),
  ];
}

/** Every line of a customer's exposure; the lines of a component add up to it. */
export async function exposureRows(context: Context, customerId: string): Promise<ExposureRow[]> {
  const items = await openItemsOf(context, customerId);
  const securities = await securitiesOn(context, [customerId], await todayOf(context));
  return [
    ...documentRows(customerId, items),
    ...(await runningRows(context, [customerId])),
    ...securities.map(securityRow),
  ];
}

function securityRow(security: Security): ExposureRow {
  const { id, customerId, currency, reference, amount, validFrom, validUntil } = security;
  return {
    customerId,
    currency,
    component: security.kind === 'deposit' ? 'deposits' : 'guarantees',
    kind: 'security',
    id,
    label: reference,
    amount,
    detail: { from: validFrom, ...(validUntil === null ? {} : { to: validUntil }) },
  };
}

import { addDays, dayIn, withDayOfMonth, type Day } from '../../kernel/days.ts';
import { parseCurrency, type Currency } from '../../kernel/money.ts';
import type { OpenItem } from '../receivables/index.ts';
import type {
  ChargeSum,
  OpenCommitment,
  OrderInProcess,
  Subscription,
} from '../subscriptions/index.ts';
import type { ExactAmount, roundToMinor, UsageSum } from '../usage/index.ts';
import type { ExposureRow } from './types.ts';

/** Days over which the recent consumption of a day is averaged: a week has its weekend. */
export const RATE_DAYS = 7;
/** The provider publishes a calendar month's invoice by the eighth. Source: billing basics. */
const INVOICED_BY_DAY = 8;
const DAY_MS = 86_400_000;

/**
 * The first instant whose charges are taken to stand on no invoice of the customer: those of the
 * running month, and of the month before until the provider's invoice for it is out.
 */
export function unbilledSince(now: Date): Date {
  const today = dayIn(now, 'UTC');
  const thisMonth = withDayOfMonth(today, 1);
  const isOut = today >= withDayOfMonth(today, INVOICED_BY_DAY);
  const first = isOut ? thisMonth : withDayOfMonth(addDays(thisMonth, -1), 1);
  return new Date(first * DAY_MS);
}

/** The week that ends with the last day of which anything is known. */
export function rateSpan(latest: Day): { from: Day; to: Day } {
  return { from: addDays(latest, 1 - RATE_DAYS), to: latest };
}

/** The one way in which exact amounts become minor units. */
type Round = typeof roundToMinor;

/** What was consumed and stands on no invoice; what was given back in sum counts as nothing. */
export function unbilledRows(sums: readonly UsageSum[], names: Names, round: Round): ExposureRow[] {
  return sums.flatMap(({ customerId, subscriptionId, currency, amount, from, to }) => {
    const minor = round(amount, currency);
    if (minor <= 0n) return [];
    const label = nameOf(names, subscriptionId);
    const detail = { from, to };
    const row = { customerId, currency, component: 'unbilledUsage', kind: 'usage' } as const;
    return [{ ...row, id: subscriptionId, label, amount: minor, detail }];
  });
}

type Names = ReadonlyMap<string, Pick<Subscription, 'friendlyName' | 'status'>>;

function nameOf(names: Names, id: string | null): string | null {
  return id === null ? null : (names.get(id)?.friendlyName ?? null);
}

/**
 * Usage that is expected until it can be stopped: what a day of the last known week cost on
 * average, for every day that is not known yet and for as long as stopping takes. A subscription
 * that is no longer active has been stopped.
 * @param span.latest the last day that is known
 * @param span.until the last day that counts
 */
export function runRateRows(
  sums: readonly UsageSum[],
  names: Names,
  span: { readonly latest: Day; readonly until: Day },
  round: Round,
): ExposureRow[] {
  const { latest, until } = span;
  const days = until - latest;
  if (days <= 0) return [];
  return sums.flatMap(({ customerId, subscriptionId, currency, amount }) => {
    const subscription = subscriptionId === null ? undefined : names.get(subscriptionId);
    if (subscription !== undefined && subscription.status !== 'active') return [];
    const expected = ((amount * BigInt(days)) / BigInt(RATE_DAYS)) as ExactAmount;
    const minor = round(expected, currency);
    if (minor <= 0n) return [];
    const perDay = round((amount / BigInt(RATE_DAYS)) as ExactAmount, currency);
    const row: ExposureRow = {
      customerId,
      currency,
      component: 'expectedUsage',
      kind: 'run_rate',
      id: subscriptionId,
      label: subscription?.friendlyName ?? null,
      amount: minor,
      detail: { ...rateSpan(latest), perDay, days },
    };
    return [row];
  });
}

/** A subscription with what its running term still commits to. */
export interface Committed {
  readonly subscription: Subscription;
  readonly commitment: OpenCommitment;
}

/** What the running terms still commit to; 0 while the cancellation window is open. */
export function commitmentRows(committed: readonly Committed[]): ExposureRow[] {
  return committed.flatMap(({ subscription, commitment }) => {
    const { cycles, amount, until, cancelUntil } = commitment;
    if (amount === 0n) return [];
    const window = cancelUntil === null ? {} : { cancelUntil, afterWindow: amount };
    const row: ExposureRow = {
      customerId: subscription.customerId,
      currency: currencyOf(subscription.currency),
      component: 'commitment',
      kind: 'term',
      id: subscription.id,
      label: subscription.friendlyName,
      amount: cancelUntil === null ? amount : 0n,
      detail: { cycles, ...(until === null ? {} : { until }), ...window },
    };
    return [row];
  });
}

/** What was bought and stands on no invoice yet: charges of the provider, and orders in process. */
export function purchaseRows(
  charges: readonly ChargeSum[],
  orders: readonly OrderInProcess[],
): ExposureRow[] {
  const charged = charges.flatMap((charge): ExposureRow[] => {
    if (charge.amount <= 0n) return [];
    return [
      {
        customerId: charge.customerId,
        currency: currencyOf(charge.currency),
        component: 'purchases',
        kind: 'charge',
        id: charge.subscriptionId,
        label: charge.subscriptionName,
        amount: charge.amount,
        detail: { to: dayIn(charge.latestAt, 'UTC') },
      },
    ];
  });
  const ordered = orders.flatMap((order): ExposureRow[] =>
    order.total === 0n
      ? []
      : [
          {
            customerId: order.customerId,
            currency: currencyOf(order.currency),
            component: 'purchases',
            kind: 'order',
            id: order.id,
            label: order.id.slice(-8),
            amount: order.total,
            detail: { to: dayIn(order.createdAt, 'UTC') },
          },
        ],
  );
  return [...charged, ...ordered];
}

/**
 * The open documents of a currency as lines of what is unpaid, net; where credits outweigh, as
 * lines of the overpayment, with the signs turned.
 */
export function documentRows(customerId: string, items: readonly OpenItem[]): ExposureRow[] {
  const byCurrency = Map.groupBy(items, (item) => item.currency);
  return [...byCurrency].flatMap(([currency, ofCurrency]) => {
    const signed = (item: OpenItem) => (item.side === 'debit' ? item.open : -item.open);
    const net = ofCurrency.reduce((sum, item) => sum + signed(item), 0n);
    return ofCurrency.map((item): ExposureRow => ({
      customerId,
      currency,
      component: net >= 0n ? 'unpaid' : 'overpayment',
      kind: 'document',
      id: item.id,
      label: item.number,
      amount: net >= 0n ? signed(item) : -signed(item),
      detail: item.dueOn === null ? {} : { dueOn: item.dueOn },
    }));
  });
}

/** @throws Error for a code that no offer can have */
function currencyOf(code: string): Currency {
  const currency = parseCurrency(code);
  if (currency === null) throw new Error(`not a currency: ${code}`);
  return currency;
}

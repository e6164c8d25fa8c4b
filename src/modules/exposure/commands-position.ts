import { addDays, dayIn, dayOf, partsOf, type Day } from '../../kernel/days.ts';
import { formatDecimal, parseCurrency, parseDecimal, scaleOf } from '../../kernel/money.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { chargedSince, ordersInProcess } from '../subscriptions/index.ts';
import { chargedForUsageSince, roundToMinor } from '../usage/index.ts';
import { decidePosition, decideWarnings } from './decide-position.ts';
import * as store from './store-position.ts';
import type {
  Crossing,
  Position,
  ProviderAccount,
  ProviderInvoiceFacts,
} from './types-position.ts';
import { refuse } from './types.ts';

/** Nothing was charged before. */
const FIRST_DAY = dayOf(2000, 1, 1);

/**
 * Where the partner stands with the provider, one entry per currency that has a limit, an invoice
 * or a charge, in the order of the currencies.
 */
export async function positionsOf(context: Context, account: ProviderAccount): Promise<Position[]> {
  const today = dayIn(context.now, 'UTC');
  const invoices = await account(context);
  const limits = new Map((await store.limitsOf(context)).map((each) => [each.currency, each]));
  const unbilled = await unbilledOf(context, invoices);
  const incoming = sumBy(
    (await ordersInProcess(context, null)).map((order) => [order.currency, order.total]),
  );
  const currencies = new Set<string>([
    ...invoices.map((invoice) => invoice.currency),
    ...limits.keys(),
    ...unbilled.keys(),
    ...incoming.keys(),
  ]);
  return [...currencies].toSorted().flatMap((code) => {
    const currency = parseCurrency(code);
    if (currency === null) return [];
    const position = decidePosition({
      currency,
      today,
      limit: limits.get(currency)?.amount ?? null,
      invoices: invoices.filter((invoice) => invoice.currency === currency),
      unbilled: unbilled.get(currency) ?? 0n,
      incoming: incoming.get(currency) ?? 0n,
    });
    return [position];
  });
}

/** What the provider charged since the end of the last invoice, by currency. */
async function unbilledOf(
  context: Context,
  invoices: readonly ProviderInvoiceFacts[],
): Promise<Map<string, bigint>> {
  const unbilled = new Map<string, bigint>();
  const billedUntil = new Map<string, Day>();
  for (const { currency, periodEnd } of invoices) {
    billedUntil.set(currency, max(periodEnd, billedUntil.get(currency)));
  }
  // Currencies are billed to different days: each is asked for from its own.
  const starts = new Set([FIRST_DAY, ...[...billedUntil.values()].map((day) => addDays(day, 1))]);
  for (const from of starts) {
    const counts = (code: string) => {
      const until = billedUntil.get(code);
      return from === (until === undefined ? FIRST_DAY : addDays(until, 1));
    };
    const charged = await chargedSince(context, startOf(from));
    const used = await chargedForUsageSince(context, from);
    const all = [
      ...charged.map(({ currency, amount }) => [currency, amount] as const),
      ...used.map(({ currency, amount }) => [currency, roundToMinor(amount, currency)] as const),
    ];
    for (const [code, amount] of sumBy(all)) if (counts(code)) unbilled.set(code, amount);
  }
  return unbilled;
}

function max(day: Day, other: Day | undefined): Day {
  return other === undefined || other < day ? day : other;
}

function sumBy(amounts: readonly (readonly [string, bigint])[]): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const [code, amount] of amounts) sums.set(code, (sums.get(code) ?? 0n) + amount);
  return sums;
}

function startOf(day: Day): Date {
  const { year, month, dayOfMonth } = partsOf(day);
  return new Date(Date.UTC(year, month - 1, dayOfMonth));
}

/**
 * Sets how much credit the provider gives in a currency; null takes the limit away.
 * @param input.amount decimal text
 * @throws Refused `provider_limit_invalid`
 */
export async function setProviderLimit(
  context: Context,
  input: {
    readonly currency: string;
    readonly amount: string | null;
    readonly note: string | null;
  },
): Promise<void> {
  const currency = parseCurrency(input.currency);
  const values = { amount: input.amount ?? '', currency: input.currency };
  if (currency === null) throw refuse('provider_limit_invalid', values, 'currency');
  const amount = input.amount === null ? null : amountOf(input.amount, currency);
  if (amount === 'invalid') throw refuse('provider_limit_invalid', values, 'amount');
  const before = (await store.limitsOf(context)).find((each) => each.currency === currency);
  await store.insertLimit(context, { currency, amount, note: input.note });
  const text = (minor: bigint | null | undefined) =>
    minor === null || minor === undefined ? null : formatDecimal(minor, currency);
  await recordEvents(context, [
    {
      type: 'exposure.provider_limit_set',
      subject: { kind: 'provider_limit', id: currency },
      before: { amount: text(before?.amount), currency },
      after: { amount: text(amount), currency, note: input.note },
    },
  ]);
}

function amountOf(text: string, currency: Currency): bigint | 'invalid' {
  const amount = parseDecimal(text, scaleOf(currency), 'exact');
  return typeof amount === 'string' || amount <= 0n ? 'invalid' : amount;
}

/**
 * Records each line that was crossed since somebody looked last, once, and ends the warnings whose
 * line is no longer crossed. Doing it twice changes nothing.
 */
export async function checkPosition(context: Context, account: ProviderAccount): Promise<void> {
  const open = await store.lockOpenWarnings(context);
  for (const position of await positionsOf(context, account)) {
    const { raise, end } = decideWarnings(position, open);
    for (const crossing of raise) {
      const id = await store.insertWarning(context, position, crossing);
      await recordEvents(context, [eventOf('exposure.warning_raised', id, position, crossing)]);
    }
    for (const warning of end) {
      await store.endWarning(context, warning.id);
      await recordEvents(context, [
        eventOf('exposure.warning_ended', warning.id, position, warning),
      ]);
    }
  }
}

function eventOf(type: string, id: string, position: Position, crossing: Crossing) {
  const { currency, used, limit, daysOverdue } = position;
  return {
    type,
    subject: { kind: 'exposure_warning', id },
    after: {
      kind: crossing.kind,
      threshold: crossing.threshold,
      currency,
      used: formatDecimal(used, currency),
      limit: limit === null ? null : formatDecimal(limit, currency),
      daysOverdue,
    },
  };
}

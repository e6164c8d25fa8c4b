import { formatDay, type Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { bookingDay, openCredits, openDebits } from '../receivables/index.ts';
import { decideOverdue } from './decide-overdue.ts';
import type { ExposureFacts } from './types.ts';

/** What a customer makes the partner answer for in one currency, and how it is overdue. */
export async function exposureFacts(
  context: Context,
  customerId: string,
  currency: Currency,
): Promise<ExposureFacts> {
  const today = await bookingDay(context);
  const debits = await openDebits(context, customerId);
  const credits = await openCredits(context, customerId, currency);
  const own = debits
    .filter((debit) => debit.currency === currency)
    .map(({ dueOn, amountOpen: open, disputed }) => ({ dueOn, open, disputed }));
  const { unpaid, overdue, overdueDays } = decideOverdue(own, credits, today);
  return { currency, exposure: unpaid, overdue, overdueDays };
}

/** For people and for the wire. */
export function dayTextOf(day: Day | null): string | null {
  return day === null ? null : formatDay(day);
}

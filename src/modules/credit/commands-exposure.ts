import { parseDecimal, scaleOf, type Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { exposureOfCustomers, type Exposure } from '../exposure/index.ts';
import { bookingDay, openCredits, openDebits } from '../receivables/index.ts';
import { decideOverdue } from './decide-overdue.ts';
import type { ExposureFacts } from './types.ts';

/**
 * What a customer makes the partner answer for in one currency, and how it is overdue. Cover that
 * exceeds what is at stake makes it negative.
 */
export async function exposureFacts(
  context: Context,
  customerId: string,
  currency: Currency,
): Promise<ExposureFacts> {
  const byCustomer = await exposureOfCustomers(context, [customerId]);
  const found = byCustomer.get(customerId)?.find((each) => each.currency === currency);
  const today = await bookingDay(context);
  const debits = await openDebits(context, customerId);
  const credits = await openCredits(context, customerId, currency);
  const own = debits
    .filter((debit) => debit.currency === currency)
    .map(({ dueOn, amountOpen: open, disputed }) => ({ dueOn, open, disputed }));
  const { overdue, overdueDays } = decideOverdue(own, credits, today);
  const exposure = found ? found.exposure - found.spareCover : 0n;
  return { currency, exposure, stillCancellable: stillCancellable(found), overdue, overdueDays };
}

/** Commitments that are not counted yet because their cancellation windows are open. */
function stillCancellable(exposure: Exposure | undefined): bigint {
  if (exposure === undefined) return 0n;
  const { currency, reasons } = exposure;
  return reasons
    .filter(({ code }) => code === 'cancellation_window_open')
    .map(({ values: { amount } }) =>
      typeof amount === 'string' ? parseDecimal(amount, scaleOf(currency), 'exact') : null,
    )
    .reduce<bigint>((sum, amount) => (typeof amount === 'bigint' ? sum + amount : sum), 0n);
}

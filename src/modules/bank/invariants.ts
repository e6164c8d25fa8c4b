import type { Context } from '../../platform/context.ts';
import { VIOLATIONS_MAX, type Invariant } from '../../platform/invariant.ts';
import { paymentsById } from '../receivables/index.ts';
import { matchedPayments } from './store.ts';

/** As many as a check looks at; older ones were looked at before. */
const LINES_CHECKED = 10_000;

async function unlikePayments(context: Context): Promise<string[]> {
  const lines = await matchedPayments(context, LINES_CHECKED);
  const payments = await paymentsById(
    context,
    lines.map((each) => each.paymentId),
  );
  return lines
    .filter(({ paymentId, amount, currency }) => {
      const payment = payments.get(paymentId);
      return payment?.amount !== amount || payment.currency !== currency;
    })
    .slice(0, VIOLATIONS_MAX)
    .map((each) => `bank line ${each.id}`);
}

export const bankInvariants: readonly Invariant[] = [
  {
    name: 'bank: a matched movement has the payment that it says, of the same amount',
    check: unlikePayments,
  },
];

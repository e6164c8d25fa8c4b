import { monthsOfCycle, monthsOfTerm } from './decide-term.ts';
import type { DecidedOrder } from './decide-order.ts';
import {
  orderVerdicts,
  type OrderAnswer,
  type OrderObjection,
  type OrderQuestion,
  type OrderQuestionLine,
  type OrderVerdict,
} from './types-order-check.ts';
import type { Offer } from './types.ts';

/** The most severe answer wins; without checks an order proceeds. */
export function decideVerdict(answers: readonly Pick<OrderAnswer, 'verdict'>[]): OrderVerdict {
  const severity = Math.max(0, ...answers.map(({ verdict }) => orderVerdicts.indexOf(verdict)));
  return orderVerdicts[severity] ?? 'refuse';
}

/** What nobody has settled still stands in the way; what has no objection left may be bought. */
export function standing(objections: readonly OrderObjection[]): readonly OrderObjection[] {
  return objections.filter(({ settledAt }) => settledAt === null);
}

/** An order that was decided, as its checks see it. Trials and metered offers cost nothing yet. */
export function questionOf(
  decided: DecidedOrder,
  rest: Pick<OrderQuestion, 'orderId' | 'customerId' | 'inProcess' | 'placedAt' | 'waits'>,
): OrderQuestion {
  const lines = decided.lines.map(({ offer, quantity }) => lineOf(offer, quantity));
  return {
    ...rest,
    currency: decided.currency,
    firstCharge: lines.reduce((sum, line) => sum + line.firstCharge, 0n),
    commitment: lines.reduce((sum, line) => sum + line.commitment, 0n),
    lines,
  };
}

function lineOf(offer: Offer, quantity: number): OrderQuestionLine {
  const { id: offerId, kind, term, billingCycle, unitPrice } = offer;
  const costs = kind !== 'trial' && offer.billingType === 'license';
  const firstCharge = costs ? unitPrice * BigInt(quantity) : 0n;
  const months = monthsOfTerm(term);
  const each = monthsOfCycle(billingCycle);
  const cycles = months !== null && each !== null ? Math.max(1, Math.ceil(months / each)) : 1;
  return {
    offerId,
    kind,
    term,
    billingCycle,
    quantity,
    unitPrice,
    firstCharge,
    commitment: firstCharge * BigInt(cycles),
  };
}

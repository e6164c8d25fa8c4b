import { parseCurrency, type Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { getCustomer } from '../customers/index.ts';
import { bookingDay } from '../receivables/index.ts';
import { exposureFacts } from './commands-exposure.ts';
import { creditSettings } from './commands-settings.ts';
import { decideCheck, limitOn, type CheckDecision } from './decide-check.ts';
import { findLines } from './store-line.ts';
import type { CreditLine, ExposureFacts } from './types.ts';

/** An order, as far as credit cares. Amounts are minor units. */
export interface OrderToCheck {
  readonly customerId: string;
  readonly currency: string;
  readonly firstCharge: bigint;
  readonly commitment: bigint;
  /** What the exposure holds for orders that wait; each is asked about by itself. */
  readonly inProcess: bigint;
}

/**
 * Whether credit lets an order proceed. It locks the line, so that two orders of one customer are
 * not both checked against the same cover.
 */
export async function checkOrder(context: Context, order: OrderToCheck): Promise<CheckDecision> {
  const currency = currencyOf(order.currency);
  const { customerId } = order;
  const [line] = await findLines(context, { customerIds: [customerId], currency, lock: true });
  const settings = await creditSettings(context);
  const { segment, riskClass } = await getCustomer(context, customerId);
  const exposure = await exposureFacts(context, customerId, currency);
  // What was bought this week counts as if its window were closed: the next order would otherwise
  // be checked against cover that is gone in a few days.
  const bound = settings.orderCounts === 'commitment' ? exposure.stillCancellable : 0n;
  const counted = exposure.exposure + bound - order.inProcess;
  return decideCheck(
    {
      line: line ?? null,
      exposure: { ...exposure, exposure: counted },
      order: settings.orderCounts === 'commitment' ? order.commitment : order.firstCharge,
      currency,
      segment,
      riskClass,
      today: await bookingDay(context),
    },
    settings,
  );
}

/** A line with what is left of it now. */
export interface LineStanding {
  readonly line: CreditLine;
  readonly exposure: ExposureFacts;
  readonly limitToday: bigint;
  readonly available: bigint;
  readonly isExpired: boolean;
}

/** The lines of a customer with what is left of them. @throws Refused `customer_not_found` */
export async function lineStandings(context: Context, customerId: string): Promise<LineStanding[]> {
  await getCustomer(context, customerId);
  const today = await bookingDay(context);
  const standings: LineStanding[] = [];
  for (const line of await findLines(context, { customerIds: [customerId] })) {
    const exposure = await exposureFacts(context, customerId, line.currency);
    const limitToday = limitOn(line, today);
    standings.push({
      line,
      exposure,
      limitToday,
      available: limitToday - exposure.exposure,
      isExpired: line.expiresOn !== null && line.expiresOn < today,
    });
  }
  return standings;
}

/** @throws when the text is none, which no order has */
function currencyOf(text: string): Currency {
  const currency = parseCurrency(text);
  if (currency === null) throw new Error(`${text} is no currency`);
  return currency;
}

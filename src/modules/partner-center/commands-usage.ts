import { parseCurrency, parseDecimal, scaleOf, type Currency } from '../../kernel/money.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import type { Customer } from '../customers/index.ts';
import { getSubscription, type Subscription } from '../subscriptions/index.ts';
import { budgetOf, setBudget, usageSummary, type Budget } from '../usage/index.ts';
import { checkedId, findCustomer } from './commands-customer.ts';
import { refuse } from './types.ts';

/** The currency in which the partner's customers are charged, unless their usage says otherwise. */
export async function currencyOfPartner(context: Context): Promise<Currency> {
  const { currency } = await getPartner(context);
  const known = parseCurrency(currency);
  if (known === null) throw new Error(`not a currency of a partner: ${currency}`);
  return known;
}

/**
 * Sets a budget from a JSON number, or takes it away. It is in the currency of the budget before,
 * else of the customer's usage, else of the partner: the API names none.
 * @throws Refused as `setBudget` does, `api_body_missing` for what is no amount of that currency
 */
export async function replaceBudget(
  context: Context,
  customer: Customer,
  amount: number | null,
): Promise<Budget | null> {
  if (amount === null) return setBudget(context, customer.id, null);
  const before = await budgetOf(context, customer.id);
  const [usage] = before ? [] : await usageSummary(context, customer.id);
  const currency = before?.currency ?? usage?.currency ?? (await currencyOfPartner(context));
  const minor = parseDecimal(String(amount), scaleOf(currency), 'exact');
  if (typeof minor === 'string') throw refuse('api_body_missing', {}, 'Amount');
  return setBudget(context, customer.id, { minor, currency });
}

/**
 * A subscription of a customer, both as a path names them.
 * @throws Refused `customer_not_found`, `subscription_not_found`
 */
export async function subscriptionAt(
  context: Context,
  params: { readonly customerId: string; readonly subscriptionId: string },
): Promise<{ customer: Customer; subscription: Subscription }> {
  const { customer } = await findCustomer(context, params.customerId);
  const subscription = await getSubscription(context, checkedId(params.subscriptionId));
  if (subscription.customerId === customer.id) return { customer, subscription };
  // Of another customer: as if it were not there.
  const nobody = '00000000-0000-0000-0000-000000000000';
  return { customer, subscription: await getSubscription(context, nobody) };
}

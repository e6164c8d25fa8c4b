import type { Context } from '../../platform/context.ts';
import { customersOf } from '../customers/index.ts';
import { wireCustomerId } from './decide-customer.ts';

/** The ids by which the API knows customers, by ours. */
export async function wireCustomerIds(
  context: Context,
  customerIds: readonly string[],
): Promise<Map<string, string>> {
  const customers = await customersOf(context, [...new Set(customerIds)]);
  return new Map(customers.map((customer) => [customer.id, wireCustomerId(customer)]));
}

import { foldForSearch } from '../../kernel/text.ts';
import type { Context } from '../../platform/context.ts';
import * as store from './store.ts';
import { refuse, type Contact, type Customer, type CustomerProfile } from './types.ts';
export type { CustomerPage } from './store.ts';

export {
  addContact,
  changeCustomer,
  createCustomer,
  ensureCustomers,
  removeContact,
  type ContactInput,
  type CustomerInput,
} from './commands.ts';
export { customersRoutes } from './routes.ts';
export { customersInvariants } from './invariants.ts';
export type {
  Contact,
  ContactRole,
  Customer,
  CustomerProfile,
  CustomersRefusal,
  DueDateShift,
  ImportedCustomer,
  Language,
  RiskClass,
} from './types.ts';

/** @throws Refused `customer_not_found` */
export async function getCustomer(context: Context, customerId: string): Promise<Customer> {
  const customer = await store.findCustomer(context, customerId);
  if (!customer) throw refuse('customer_not_found', { customerId });
  return customer;
}

/**
 * A customer by its own id or by that of its tenant, under which the provider knows it.
 * @throws Refused `customer_not_found`
 */
export async function getCustomerOrTenant(context: Context, id: string): Promise<Customer> {
  const customer = await store.findByIdOrTenant(context, id);
  if (!customer) throw refuse('customer_not_found', { customerId: id });
  return customer;
}

/** The same, for whoever does not know whether there is one. */
export function findCustomerOrTenant(context: Context, id: string): Promise<Customer | undefined> {
  return store.findByIdOrTenant(context, id);
}

/** When the customer was created here. @throws Refused `customer_not_found` */
export async function customerSince(context: Context, customerId: string): Promise<Date> {
  const since = await store.createdAt(context, customerId);
  if (!since) throw refuse('customer_not_found', { customerId });
  return since;
}

export const pageOfCustomers = store.pageOfCustomers;

/** Customers by id, for lists that show names; ids that are not known are left out. */
export function customersOf(context: Context, ids: readonly string[]): Promise<Customer[]> {
  return store.customersByIds(context, ids);
}

/** Ids of customers whose number or a name contains the words, at most `limit`. */
export async function searchCustomerIds(
  context: Context,
  words: string,
  limit: number,
): Promise<string[]> {
  const found = await store.pageOfCustomers(context, {
    after: null,
    limit,
    search: foldForSearch(words),
  });
  return found.map((customer) => customer.id);
}

/** Profiles in id order after an id, so that long work can be cut into ranges and resumed. */
export function customerProfiles(
  context: Context,
  range: { readonly afterId: string | null; readonly limit: number },
): Promise<CustomerProfile[]> {
  return store.profilesAfter(context, range.afterId, range.limit);
}

export function profilesOf(context: Context, ids: readonly string[]): Promise<CustomerProfile[]> {
  return store.profilesByIds(context, ids);
}

export function customerIdsByNumber(
  context: Context,
  numbers: readonly string[],
): Promise<Map<string, string>> {
  return store.idsByNumber(context, numbers);
}

export function countCustomers(context: Context): Promise<number> {
  return store.countOfCustomers(context);
}

export function contactsOf(context: Context, customerId: string): Promise<Contact[]> {
  return store.contactsByCustomers(context, [customerId]);
}

export function contactsForNotice(
  context: Context,
  customerIds: readonly string[],
): Promise<Contact[]> {
  return store.contactsByCustomers(context, customerIds);
}

/**
 * So that nobody withholds everything a customer has while something is being bought for it, and
 * misses what is bought. Many may buy at once.
 */
export function lockForPurchase(context: Context, customerId: string): Promise<void> {
  return store.lockCustomers(context, [customerId], 'share');
}

/** The other side of `lockForPurchase`: waits until purchases under way are committed. */
export function lockForWithholding(
  context: Context,
  customerIds: readonly string[],
): Promise<void> {
  return store.lockCustomers(context, customerIds, 'alone');
}

import { newId } from '../../kernel/ids.ts';
import { isTimeZone } from '../../kernel/days.ts';
import { parseTerms } from '../../kernel/terms.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents, type NewEvent } from '../../platform/events.ts';
import { isCalendarId, calendarOfCountry } from '../../platform/holidays.ts';
import { getPartner } from '../../people/index.ts';
import { decideChange, searchTextOf, type CustomerChange } from './decide.ts';
import * as store from './store.ts';
import { refuse, type Contact, type Customer, type ImportedCustomer } from './types.ts';

/** Terms for customers whose source names none: thirty days net, the trade's commonest. */
const DEFAULT_TERMS = 'net-30';

export type CustomerInput = Pick<Customer, 'number' | 'name'> & CustomerChange;

/**
 * Creates a customer; whatever is not given follows the partner's own country, zone and language.
 */
export async function createCustomer(context: Context, input: CustomerInput): Promise<Customer> {
  const customer = { ...(await defaults(context)), ...withoutUndefined(input) } as Customer;
  checkCustomer(customer);
  const inserted = await store.insertCustomers(context, [
    { ...customer, searchText: searchTextOf(customer.number, [customer.name]) },
  ]);
  if (inserted.size === 0) {
    throw refuse('customer_number_taken', { number: customer.number }, 'number');
  }
  await recordEvents(context, [created(customer)]);
  return { ...customer, version: 1 };
}

/**
 * Changes a customer. `version` is the one the person saw: a change made meanwhile by somebody else
 * is never overwritten unseen.
 */
export async function changeCustomer(
  context: Context,
  customerId: string,
  version: number,
  change: CustomerChange,
): Promise<Customer> {
  const customer = await store.lockCustomer(context, customerId);
  if (!customer) throw refuse('customer_not_found', { customerId });
  if (customer.version !== version) {
    throw refuse('customer_version_stale', { version, current: customer.version });
  }
  const decided = decideChange(customer, change);
  if (!decided) return customer;
  checkCustomer(decided.customer);
  await refuseTakenNumber(context, decided.customer);
  const names = [decided.customer.name, ...(await store.aliasesOf(context, customerId))];
  await store.updateCustomer(
    context,
    decided.customer,
    searchTextOf(decided.customer.number, names),
  );
  await recordEvents(context, [
    {
      type: 'customers.customer_changed',
      subject: { kind: 'customer', id: customerId },
      customerId,
      before: decided.before,
      after: decided.after,
    },
  ]);
  return { ...decided.customer, version: customer.version + 1 };
}

/**
 * Finds or creates the customers that an import names, in one go.
 * @returns customer ids by customer number
 */
export async function ensureCustomers(
  context: Context,
  imported: readonly ImportedCustomer[],
): Promise<Map<string, string>> {
  const known = await store.idsByNumber(
    context,
    imported.map((customer) => customer.number),
  );
  const missing = imported.filter((customer) => !known.has(customer.number));
  if (missing.length > 0) {
    const base = await defaults(context);
    const customers = missing.map((customer) => ({
      ...base,
      ...(customer.country ? { country: customer.country } : {}),
      id: newId(context.now.getTime()),
      number: customer.number,
      name: customer.names[0] ?? customer.number,
      searchText: searchTextOf(customer.number, customer.names),
    }));
    const inserted = await store.insertCustomers(context, customers);
    const added = customers.filter((customer) => inserted.has(customer.id));
    await recordEvents(context, added.map(created));
    for (const customer of added) known.set(customer.number, customer.id);
  }
  await store.insertAliases(
    context,
    imported.flatMap((customer) => {
      const customerId = known.get(customer.number);
      return customerId ? customer.names.map((name) => ({ customerId, name })) : [];
    }),
  );
  return known;
}

export type ContactInput = Omit<Contact, 'id' | 'customerId'>;

export async function addContact(
  context: Context,
  customerId: string,
  input: ContactInput,
): Promise<Contact> {
  if (!(await store.findCustomer(context, customerId))) {
    throw refuse('customer_not_found', { customerId });
  }
  const contact: Contact = {
    ...input,
    email: input.email.trim().toLowerCase(),
    id: newId(context.now.getTime()),
    customerId,
  };
  if (!(await store.insertContact(context, contact))) {
    throw refuse('contact_duplicate', { email: contact.email, role: contact.role }, 'email');
  }
  await recordEvents(context, [
    {
      type: 'customers.contact_added',
      subject: { kind: 'contact', id: contact.id },
      customerId,
      after: { name: contact.name, email: contact.email, role: contact.role },
    },
  ]);
  return contact;
}

export async function removeContact(
  context: Context,
  customerId: string,
  contactId: string,
): Promise<void> {
  const contact = await store.deleteContact(context, customerId, contactId);
  if (!contact) throw refuse('contact_not_found', { contactId });
  await recordEvents(context, [
    {
      type: 'customers.contact_removed',
      subject: { kind: 'contact', id: contactId },
      customerId,
      before: { name: contact.name, email: contact.email, role: contact.role },
    },
  ]);
}

function created(customer: Pick<Customer, 'id' | 'number' | 'name'>): NewEvent {
  return {
    type: 'customers.customer_created',
    subject: { kind: 'customer', id: customer.id },
    customerId: customer.id,
    after: { number: customer.number, name: customer.name },
  };
}

async function defaults(context: Context): Promise<Omit<Customer, 'number' | 'name' | 'version'>> {
  const partner = await getPartner(context);
  return {
    id: newId(context.now.getTime()),
    tenantId: null,
    country: partner.country,
    timeZone: partner.timeZone,
    language: partner.language,
    calendarId: calendarOfCountry(partner.country),
    dueDateShift: 'none',
    paymentTerms: DEFAULT_TERMS,
    segment: 'standard',
    riskClass: 'B',
  };
}

function checkCustomer(customer: Customer): void {
  if (!isTimeZone(customer.timeZone)) {
    throw refuse('customer_time_zone_unknown', { timeZone: customer.timeZone }, 'timeZone');
  }
  if (!isCalendarId(customer.calendarId)) {
    throw refuse('customer_calendar_unknown', { calendarId: customer.calendarId }, 'calendarId');
  }
  if (parseTerms(customer.paymentTerms) === null) {
    throw refuse('customer_terms_unknown', { terms: customer.paymentTerms }, 'paymentTerms');
  }
}

async function refuseTakenNumber(context: Context, customer: Customer): Promise<void> {
  const holder = (await store.idsByNumber(context, [customer.number])).get(customer.number);
  if (holder && holder !== customer.id) {
    throw refuse('customer_number_taken', { number: customer.number }, 'number');
  }
}

function withoutUndefined<T extends object>(input: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}

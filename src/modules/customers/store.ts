import { sql, type Kysely } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { tables } from '../../platform/context.ts';
import type {
  Contact,
  ContactRole,
  Customer,
  CustomerProfile,
  DueDateShift,
  Language,
  RiskClass,
} from './types.ts';

interface CustomerTable {
  partner_id: string;
  id: string;
  number: string;
  name: string;
  tenant_id: string | null;
  country: string;
  time_zone: string;
  language: Language;
  calendar_id: string;
  due_date_shift: DueDateShift;
  payment_terms: string;
  segment: string;
  risk_class: RiskClass;
  search_text: string;
  created_at: Date;
  updated_at: Date;
  version: number;
}

interface ContactTable {
  partner_id: string;
  id: string;
  customer_id: string;
  name: string;
  email: string;
  department: string | null;
  language: Language;
  role: ContactRole;
  created_at: Date;
}

interface AliasTable {
  partner_id: string;
  customer_id: string;
  name: string;
}

interface CustomersTables {
  'customers.customer': CustomerTable;
  'customers.contact': ContactTable;
  'customers.alias': AliasTable;
}

function db(context: Context): Kysely<CustomersTables> {
  return tables<CustomersTables>(context);
}

const columns = [
  'id',
  'number',
  'name',
  'tenant_id as tenantId',
  'country',
  'time_zone as timeZone',
  'language',
  'calendar_id as calendarId',
  'due_date_shift as dueDateShift',
  'payment_terms as paymentTerms',
  'segment',
  'risk_class as riskClass',
  'version',
] as const;

export async function findCustomer(context: Context, id: string): Promise<Customer | undefined> {
  return db(context)
    .selectFrom('customers.customer')
    .select(columns)
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function createdAt(context: Context, id: string): Promise<Date | undefined> {
  const row = await db(context)
    .selectFrom('customers.customer')
    .select('created_at')
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.created_at;
}

/** By its own id or by that of its tenant, which the provider knows it by. */
export async function findByIdOrTenant(
  context: Context,
  id: string,
): Promise<Customer | undefined> {
  return db(context)
    .selectFrom('customers.customer')
    .select(columns)
    .where('partner_id', '=', context.partnerId)
    .where((where) => where.or([where('id', '=', id), where('tenant_id', '=', id)]))
    .orderBy(sql`tenant_id is not distinct from ${id}::uuid`, 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function lockCustomer(context: Context, id: string): Promise<Customer | undefined> {
  return db(context)
    .selectFrom('customers.customer')
    .select(columns)
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function customersByIds(
  context: Context,
  ids: readonly string[],
): Promise<Customer[]> {
  return db(context)
    .selectFrom('customers.customer')
    .select(columns)
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
}

export interface CustomerPage {
  /** Only customers that sort after this one; `null` starts at the beginning. */
  readonly after: { readonly name: string; readonly id: string } | null;
  readonly limit: number;
  /** Already folded like `search_text`. */
  readonly search?: string;
  readonly segment?: string;
  readonly riskClass?: RiskClass;
  /** In any case. */
  readonly nameStartsWith?: string;
  readonly ids?: readonly string[];
}

export async function pageOfCustomers(context: Context, page: CustomerPage): Promise<Customer[]> {
  let query = db(context)
    .selectFrom('customers.customer')
    .select(columns)
    .where('partner_id', '=', context.partnerId)
    .orderBy('name')
    .orderBy('id')
    .limit(page.limit);
  if (page.after) {
    query = query.where(sql<boolean>`(name, id) > (${page.after.name}, ${page.after.id}::uuid)`);
  }
  if (page.search) query = query.where(sql<boolean>`strpos(search_text, ${page.search}) > 0`);
  if (page.nameStartsWith !== undefined) {
    query = query.where(
      sql<boolean>`starts_with(lower(name), lower(${page.nameStartsWith}::text))`,
    );
  }
  if (page.ids) query = query.where('id', '=', sql<string>`any(${page.ids}::uuid[])`);
  if (page.segment) query = query.where('segment', '=', page.segment);
  if (page.riskClass) query = query.where('risk_class', '=', page.riskClass);
  return query.execute();
}

export async function countOfCustomers(context: Context): Promise<number> {
  const row = await db(context)
    .selectFrom('customers.customer')
    .select(sql<string>`count(*)`.as('count'))
    .where('partner_id', '=', context.partnerId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/**
 * Below every id: a plain comparison lets the index be entered at the place, which a test for null
 * would not.
 */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** In id order, so that a run can cut the customers into ranges and resume at any id. */
export async function profilesAfter(
  context: Context,
  afterId: string | null,
  limit: number,
): Promise<CustomerProfile[]> {
  const result = await sql<CustomerProfile>`
    select id, time_zone as "timeZone", calendar_id as "calendarId", segment, risk_class as "riskClass"
    from customers.customer
    where partner_id = ${context.partnerId} and id > ${afterId ?? FIRST_ID}
    order by partner_id, id
    limit ${limit}
  `.execute(context.tx);
  return result.rows;
}

export async function profilesByIds(
  context: Context,
  ids: readonly string[],
): Promise<CustomerProfile[]> {
  const result = await sql<CustomerProfile>`
    select id, time_zone as "timeZone", calendar_id as "calendarId", segment, risk_class as "riskClass"
    from customers.customer
    where partner_id = ${context.partnerId} and id = any(${ids}::uuid[])
    order by id
  `.execute(context.tx);
  return result.rows;
}

export async function idsByNumber(
  context: Context,
  numbers: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db(context)
    .selectFrom('customers.customer')
    .select(['id', 'number'])
    .where('partner_id', '=', context.partnerId)
    .where('number', '=', sql<string>`any(${numbers}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.number, row.id]));
}

export type NewCustomer = Omit<Customer, 'version'> & { readonly searchText: string };

/** Leaves out customers whose number is taken. Returns the ids that were inserted. */
export async function insertCustomers(
  context: Context,
  customers: readonly NewCustomer[],
): Promise<Set<string>> {
  if (customers.length === 0) return new Set();
  const text = (pick: (customer: NewCustomer) => string | null) => customers.map(pick);
  const result = await sql<{ id: string }>`
    insert into customers.customer (partner_id, id, number, name, tenant_id, country, time_zone, language,
      calendar_id, due_date_shift, payment_terms, segment, risk_class, search_text, created_at, updated_at)
    select ${context.partnerId}, c.id, c.number, c.name, c.tenant_id, c.country, c.time_zone, c.language,
      c.calendar_id, c.due_date_shift, c.payment_terms, c.segment, c.risk_class, c.search_text,
      ${context.now}, ${context.now}
    from unnest(${text((c) => c.id)}::uuid[], ${text((c) => c.number)}::text[], ${text((c) => c.name)}::text[],
      ${text((c) => c.tenantId)}::uuid[], ${text((c) => c.country)}::text[], ${text((c) => c.timeZone)}::text[],
      ${text((c) => c.language)}::text[], ${text((c) => c.calendarId)}::text[],
      ${text((c) => c.dueDateShift)}::text[], ${text((c) => c.paymentTerms)}::text[],
      ${text((c) => c.segment)}::text[], ${text((c) => c.riskClass)}::text[], ${text((c) => c.searchText)}::text[]
    ) as c(id, number, name, tenant_id, country, time_zone, language, calendar_id, due_date_shift,
      payment_terms, segment, risk_class, search_text)
    on conflict (partner_id, number) do nothing
    returning id
  `.execute(context.tx);
  return new Set(result.rows.map((row) => row.id));
}

export async function updateCustomer(
  context: Context,
  customer: Customer,
  searchText: string,
): Promise<void> {
  await db(context)
    .updateTable('customers.customer')
    .set({
      number: customer.number,
      name: customer.name,
      tenant_id: customer.tenantId,
      country: customer.country,
      time_zone: customer.timeZone,
      language: customer.language,
      calendar_id: customer.calendarId,
      due_date_shift: customer.dueDateShift,
      payment_terms: customer.paymentTerms,
      segment: customer.segment,
      risk_class: customer.riskClass,
      search_text: searchText,
      updated_at: context.now,
      version: customer.version + 1,
    })
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', customer.id)
    .execute();
}

/** Remembers other names of customers; names that are known already are left alone. */
export async function insertAliases(
  context: Context,
  aliases: readonly { customerId: string; name: string }[],
): Promise<void> {
  if (aliases.length === 0) return;
  await sql`
    insert into customers.alias (partner_id, customer_id, name)
    select ${context.partnerId}, a.customer_id, a.name
    from unnest(${aliases.map((alias) => alias.customerId)}::uuid[],
      ${aliases.map((alias) => alias.name)}::text[]) as a(customer_id, name)
    join customers.customer c
      on c.partner_id = ${context.partnerId} and c.id = a.customer_id and c.name <> a.name
    on conflict do nothing
  `.execute(context.tx);
}

export async function aliasesOf(context: Context, customerId: string): Promise<string[]> {
  const rows = await db(context)
    .selectFrom('customers.alias')
    .select('name')
    .where('partner_id', '=', context.partnerId)
    .where('customer_id', '=', customerId)
    .orderBy('name')
    .execute();
  return rows.map((row) => row.name);
}

const contactColumns = [
  'id',
  'customer_id as customerId',
  'name',
  'email',
  'department',
  'language',
  'role',
] as const;

export async function contactsByCustomers(
  context: Context,
  customerIds: readonly string[],
): Promise<Contact[]> {
  return db(context)
    .selectFrom('customers.contact')
    .select(contactColumns)
    .where('partner_id', '=', context.partnerId)
    .where('customer_id', '=', sql<string>`any(${customerIds}::uuid[])`)
    .orderBy('customer_id')
    .orderBy('id')
    .execute();
}

/** Returns false when the customer has a contact with this address and role already. */
export async function insertContact(context: Context, contact: Contact): Promise<boolean> {
  const result = await db(context)
    .insertInto('customers.contact')
    .values({
      partner_id: context.partnerId,
      id: contact.id,
      customer_id: contact.customerId,
      name: contact.name,
      email: contact.email,
      department: contact.department,
      language: contact.language,
      role: contact.role,
      created_at: context.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function deleteContact(
  context: Context,
  customerId: string,
  contactId: string,
): Promise<Contact | undefined> {
  return db(context)
    .deleteFrom('customers.contact')
    .where('partner_id', '=', context.partnerId)
    .where('customer_id', '=', customerId)
    .where('id', '=', contactId)
    .returning(contactColumns)
    .executeTakeFirst();
}

/**
 * Locks customers' rows in the order of their ids. `share` lets others share; `alone` waits for
 * them, and they for it.
 */
export async function lockCustomers(
  context: Context,
  ids: readonly string[],
  how: 'share' | 'alone',
): Promise<void> {
  if (ids.length === 0) return;
  const query = db(context)
    .selectFrom('customers.customer')
    .select('id')
    .where('partner_id', '=', context.partnerId)
    .where('id', 'in', [...ids])
    .orderBy('id');
  await (how === 'share' ? query.forShare() : query.forNoKeyUpdate()).execute();
}

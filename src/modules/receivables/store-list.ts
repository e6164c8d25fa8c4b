import { sql } from 'kysely';
import { formatDay, type Day } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import { searchCustomerIds } from '../customers/index.ts';
import { db, documentColumns, toDocument } from './store-tables.ts';
import type { Document, DocumentKind } from './types.ts';

export type DocumentState = 'open' | 'closed' | 'overdue';

export interface DocumentFilter {
  readonly kind?: DocumentKind;
  readonly customerId?: string;
  readonly state?: DocumentState;
  /** The day on which `overdue` is asked. */
  readonly asOf: Day;
  /** Start of a number, or words of a customer's name or number. */
  readonly search?: string;
}

export interface DocumentPlace {
  readonly bookedOn: string;
  readonly id: string;
}

/** Customers whose documents a search shows; a search that fits more is too wide to be useful. */
const SEARCHED_CUSTOMERS_MAX = 200;
/**
 * Lists longer than this are shown without their length: counting would cost more than reading a
 * page.
 */
const COUNTED_MAX = 10_000;

/** A page of documents, the latest booked first. */
export async function pageOfDocuments(
  context: Context,
  filter: DocumentFilter,
  page: { readonly after: DocumentPlace | null; readonly limit: number },
): Promise<Document[]> {
  let query = filtered(context, filter, await searched(context, filter))
    .select(documentColumns)
    .orderBy('booked_on', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit);
  if (page.after) {
    const { bookedOn, id } = page.after;
    query = query.where(sql<boolean>`(booked_on, id) < (${bookedOn}::date, ${id}::uuid)`);
  }
  return (await query.execute()).map(toDocument);
}

/** How many documents a list has; undefined when they are more than ten thousand. */
export async function countDocuments(
  context: Context,
  filter: DocumentFilter,
): Promise<number | undefined> {
  const listed = filtered(context, filter, await searched(context, filter))
    .select(sql<number>`1`.as('one'))
    .limit(COUNTED_MAX + 1);
  const result = await sql<{ count: number }>`
    select count(*)::int as count from ${listed} listed
  `.execute(context.tx);
  const { count } = result.rows[0]!;
  return count > COUNTED_MAX ? undefined : count;
}

interface Searched {
  readonly prefix: string;
  readonly customerIds: readonly string[];
}

async function searched(context: Context, filter: DocumentFilter): Promise<Searched | null> {
  const words = filter.search?.trim();
  if (!words) return null;
  return {
    prefix: `${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`,
    customerIds: await searchCustomerIds(context, words, SEARCHED_CUSTOMERS_MAX),
  };
}

function filtered(context: Context, filter: DocumentFilter, search: Searched | null) {
  let query = db(context)
    .selectFrom('receivables.document')
    .where('partner_id', '=', context.partnerId);
  if (filter.kind) query = query.where('kind', '=', filter.kind);
  if (filter.customerId) query = query.where('customer_id', '=', filter.customerId);
  if (filter.state === 'closed') query = query.where(sql<boolean>`amount_open = 0`);
  if (filter.state === 'open') query = query.where(sql<boolean>`amount_open > 0`);
  if (filter.state === 'overdue') {
    query = query.where(sql<boolean>`amount_open > 0`).where('due_on', '<', formatDay(filter.asOf));
  }
  if (search === null) return query;
  return query.where(
    sql<boolean>`(number like ${search.prefix} or customer_id = any(${search.customerIds}::uuid[]))`,
  );
}

import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { fromRecords, recordset } from '../../platform/recordset.ts';
import type { KnownSource } from './decide-import.ts';
import { rowOf, subscriptionColumns } from './store-tables.ts';
import type { Subscription } from './types.ts';

/** Two imports of one partner come one after the other, until the transaction ends. */
export async function lockImports(context: Context): Promise<void> {
  const key = `subscriptions import ${context.partnerId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(context.tx);
}

/** As the rows have it: customers by id. */
export type SourceRow = Omit<KnownSource, 'customerNumber'> & { readonly customerId: string };

/** What external ids stand for already; those that are new are left out. */
export async function sourcesOf(
  context: Context,
  externalIds: readonly string[],
): Promise<Map<string, SourceRow>> {
  const result = await sql<SourceRow>`
    select i.external_id as "externalId", i.subscription_id as "subscriptionId",
      i.row_hash as "rowHash", s.customer_id as "customerId", s.parent_id is not null as "isAddon"
    from subscriptions.import_source i
    join subscriptions.subscription s
      on s.partner_id = i.partner_id and s.id = i.subscription_id
    where i.partner_id = ${context.partnerId} and i.external_id = any(${externalIds}::text[])
  `.execute(context.tx);
  return new Map(result.rows.map((row) => [row.externalId, row]));
}

export interface NewSource {
  readonly externalId: string;
  readonly subscriptionId: string;
  readonly rowHash: string;
}

export async function insertSources(
  context: Context,
  sources: readonly NewSource[],
): Promise<void> {
  const rows = recordset(
    sources.map((source) => ({
      external_id: source.externalId,
      subscription_id: source.subscriptionId,
      row_hash: source.rowHash,
    })),
    { external_id: 'text', subscription_id: 'uuid', row_hash: 'text' },
  );
  await sql`
    insert into subscriptions.import_source (partner_id, external_id, subscription_id, row_hash,
      imported_at)
    select ${context.partnerId}, r.external_id, r.subscription_id, r.row_hash, ${context.now}
    from ${fromRecords(rows)} as r
  `.execute(context.tx);
}

type Column = (typeof subscriptionColumns)[number];

const columnTypes = {
  id: 'uuid',
  customer_id: 'uuid',
  order_id: 'uuid',
  offer_id: 'text',
  offer_name: 'text',
  friendly_name: 'text',
  kind: 'text',
  commerce: 'text',
  billing_type: 'text',
  billing_cycle: 'text',
  term: 'text',
  currency: 'text',
  unit_price: 'bigint',
  quantity: 'integer',
  parent_id: 'uuid',
  status: 'text',
  status_since: 'timestamptz',
  purchased_at: 'timestamptz',
  term_start: 'timestamptz',
  term_end: 'timestamptz',
  term_anchor: 'timestamptz',
  billed_until: 'timestamptz',
  cancel_until: 'timestamptz',
  auto_renew: 'boolean',
  scheduled_change: 'jsonb',
  at_term_end: 'text',
  extended_term: 'boolean',
  renewing_since: 'timestamptz',
  updates_made: 'integer',
  version: 'integer',
  due_at: 'timestamptz',
  drift: 'jsonb',
  read_at: 'timestamptz',
  created_at: 'timestamptz',
} as const satisfies Record<Column, string>;

const columnNames = sql.join(subscriptionColumns.map((column) => sql.id(column)));
const columnValues = sql.join(subscriptionColumns.map((column) => sql`r.${sql.id(column)}`));

/** Many at once, an add-on together with its base or after it. */
export async function insertSubscriptionRows(
  context: Context,
  subscriptions: readonly Subscription[],
): Promise<void> {
  const rows = recordset(subscriptions.map(sentRow), columnTypes);
  await sql`
    insert into subscriptions.subscription (partner_id, ${columnNames})
    select ${context.partnerId}, ${columnValues} from ${fromRecords(rows)} as r
  `.execute(context.tx);
}

type SentRow = Record<Column, string | number | boolean | object | null>;

function sentRow(subscription: Subscription): SentRow {
  const entries = Object.entries(rowOf(subscription)).map(([column, value]) => [
    column,
    value instanceof Date ? value.toISOString() : value,
  ]);
  return Object.fromEntries(entries) as SentRow;
}

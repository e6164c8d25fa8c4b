import { sql, type RawBuilder } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { fromRecords, recordset } from '../../platform/recordset.ts';
import type { HeldSubscription } from './decide-hold.ts';
import type { Hold, HoldKind, HoldOwner, HoldSource } from './types.ts';

/** The columns as the members of `Hold`; `h` names the table. */
const columns: RawBuilder<unknown> = sql.raw(`h.id, h.customer_id as "customerId", h.scope,
  h.subscription_id as "subscriptionId", h.kind, h.owner, h.reason, h.source_kind as "sourceKind",
  h.source_id as "sourceId", h.placed_at as "placedAt", h.placed_by as "placedBy",
  h.lifted_at as "liftedAt", h.lifted_by as "liftedBy", h.lift_reason as "liftReason"`);

const columnTypes = {
  id: 'uuid',
  customer_id: 'uuid',
  scope: 'text',
  subscription_id: 'uuid',
  kind: 'text',
  owner: 'text',
  reason: 'text',
  source_kind: 'text',
  source_id: 'text',
} as const;

/** Every open hold of one customer, of all scopes, the oldest first. */
export async function openHolds(context: Context, customerId: string): Promise<Hold[]> {
  const result = await sql<Hold>`
    select ${columns} from subscriptions.hold h
    where h.partner_id = ${context.partnerId} and h.customer_id = ${customerId}
      and h.lifted_at is null
    order by h.id
  `.execute(context.tx);
  return result.rows;
}

/** Every hold a customer ever had, the latest first. */
export async function holdsOfCustomer(context: Context, customerId: string): Promise<Hold[]> {
  const result = await sql<Hold>`
    select ${columns} from subscriptions.hold h
    where h.partner_id = ${context.partnerId} and h.customer_id = ${customerId}
    order by h.id desc
  `.execute(context.tx);
  return result.rows;
}

/**
 * Every hold that ever bore on a subscription, the latest first: its own, those on all of its
 * customer's subscriptions, and those of the subscription it is an add-on of.
 */
export async function holdsOfSubscription(
  context: Context,
  subscriptionId: string,
): Promise<Hold[]> {
  const result = await sql<Hold>`
    select ${columns} from subscriptions.subscription s
    join subscriptions.hold h on h.partner_id = s.partner_id and h.customer_id = s.customer_id
      and (h.scope = 'customer' or h.subscription_id = s.id or h.subscription_id = s.parent_id)
    where s.partner_id = ${context.partnerId} and s.id = ${subscriptionId}
    order by h.id desc
  `.execute(context.tx);
  return result.rows;
}

export async function findHold(context: Context, id: string): Promise<Hold | undefined> {
  const result = await sql<Hold>`
    select ${columns} from subscriptions.hold h
    where h.partner_id = ${context.partnerId} and h.id = ${id}
  `.execute(context.tx);
  return result.rows[0];
}

/**
 * The same hold from the same source stands once at a time: those that are open already are left
 * out.
 * @returns the ids that are new
 */
export async function insertHolds(context: Context, holds: readonly Hold[]): Promise<Set<string>> {
  if (holds.length === 0) return new Set();
  const rows = recordset(
    holds.map((hold) => ({
      id: hold.id,
      customer_id: hold.customerId,
      scope: hold.scope,
      subscription_id: hold.subscriptionId,
      kind: hold.kind,
      owner: hold.owner,
      reason: hold.reason,
      source_kind: hold.sourceKind,
      source_id: hold.sourceId,
    })),
    columnTypes,
  );
  const result = await sql<{ id: string }>`
    insert into subscriptions.hold (partner_id, id, customer_id, scope, subscription_id, kind, owner,
      reason, source_kind, source_id, placed_at, placed_by)
    select ${context.partnerId}, r.id, r.customer_id, r.scope, r.subscription_id, r.kind, r.owner,
      r.reason, r.source_kind, r.source_id, ${context.now}, ${context.actor.name}
    from ${fromRecords(rows)} as r
    on conflict do nothing
    returning id
  `.execute(context.tx);
  return new Set(result.rows.map((row) => row.id));
}

/** Open holds that withhold access to one of the subscriptions, or may: see `bearsOn`. */
export async function openHoldsBearing(
  context: Context,
  subscriptions: readonly HeldSubscription[],
): Promise<Hold[]> {
  if (subscriptions.length === 0) return [];
  const customerIds = [...new Set(subscriptions.map((each) => each.customerId))];
  const subscriptionIds = subscriptions.flatMap(({ id, parentId }) => [id, ...list(parentId)]);
  const result = await sql<Hold>`
    select ${columns} from subscriptions.hold h
    where h.partner_id = ${context.partnerId} and h.customer_id = any(${customerIds}::uuid[])
      and h.scope = 'customer' and h.lifted_at is null
    union all
    select ${columns} from subscriptions.hold h
    where h.partner_id = ${context.partnerId} and h.customer_id = any(${customerIds}::uuid[])
      and h.scope = 'subscription' and h.lifted_at is null
      and h.subscription_id = any(${[...new Set(subscriptionIds)]}::uuid[])
  `.execute(context.tx);
  return result.rows;
}

function list(id: string | null): string[] {
  return id === null ? [] : [id];
}

/** Open holds of the customers, of all scopes, by which an equal one is found again. */
export async function openHoldsOfCustomers(
  context: Context,
  customerIds: readonly string[],
): Promise<Hold[]> {
  const result = await sql<Hold>`
    select ${columns} from subscriptions.hold h
    where h.partner_id = ${context.partnerId} and h.customer_id = any(${customerIds}::uuid[])
      and h.lifted_at is null
    order by h.id
  `.execute(context.tx);
  return result.rows;
}

/** Which holds are meant: those of one source, perhaps only some of its ids or of one kind. */
export interface HoldSelection {
  readonly customerId: string;
  readonly sourceKind: HoldSource;
  readonly sourceIds?: readonly string[];
  readonly kind?: HoldKind;
}

export async function openHoldsSelected(
  context: Context,
  selection: HoldSelection,
): Promise<Hold[]> {
  const { customerId, sourceKind, sourceIds = null, kind = null } = selection;
  const result = await sql<Hold>`
    select ${columns} from subscriptions.hold h
    where h.partner_id = ${context.partnerId} and h.customer_id = ${customerId}
      and h.lifted_at is null and h.source_kind = ${sourceKind}
      and (${sourceIds}::text[] is null or h.source_id = any(${sourceIds}::text[]))
      and (${kind}::text is null or h.kind = ${kind})
    order by h.id
  `.execute(context.tx);
  return result.rows;
}

/**
 * Lifts those of the holds that are still open.
 * @returns them as they are now
 */
export async function liftOpenHolds(
  context: Context,
  ids: readonly string[],
  reason: string,
): Promise<Hold[]> {
  if (ids.length === 0) return [];
  const result = await sql<Hold>`
    update subscriptions.hold h
    set lifted_at = ${context.now}, lifted_by = ${context.actor.name}, lift_reason = ${reason}
    where h.partner_id = ${context.partnerId} and h.id = any(${ids}::uuid[]) and h.lifted_at is null
    returning ${columns}
  `.execute(context.tx);
  return result.rows;
}

/** Which holds a list shows; what is left out does not narrow it. */
export interface HoldFilter {
  readonly customerId?: string;
  readonly kind?: HoldKind;
  readonly owner?: HoldOwner;
  readonly state?: 'open' | 'lifted';
}

/** The latest first; `beforeId` is the last id of the page before. */
export async function pageOfHolds(
  context: Context,
  filter: HoldFilter,
  page: { readonly beforeId: string | null; readonly limit: number },
): Promise<Hold[]> {
  const conditions = [sql`h.partner_id = ${context.partnerId}`];
  if (filter.customerId) conditions.push(sql`h.customer_id = ${filter.customerId}`);
  if (filter.kind) conditions.push(sql`h.kind = ${filter.kind}`);
  if (filter.owner) conditions.push(sql`h.owner = ${filter.owner}`);
  if (filter.state === 'open') conditions.push(sql`h.lifted_at is null`);
  if (filter.state === 'lifted') conditions.push(sql`h.lifted_at is not null`);
  if (page.beforeId) conditions.push(sql`h.id < ${page.beforeId}`);
  const result = await sql<Hold>`
    select ${columns} from subscriptions.hold h
    where ${sql.join(conditions, sql` and `)}
    order by h.id desc limit ${page.limit}
  `.execute(context.tx);
  return result.rows;
}

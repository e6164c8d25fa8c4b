import { sql, type RawBuilder } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { Entitlement } from './types.ts';

/** The columns as the members of `Entitlement`; `e` names the table. */
const columns: RawBuilder<unknown> = sql.raw(`e.id, e.subscription_id as "subscriptionId",
  e.friendly_name as "friendlyName", e.status, e.cancellation_reason as "cancellationReason",
  e.effective_at as "effectiveAt", e.created_at as "createdAt"`);

/** Oldest first, cancelled ones too. */
export async function entitlementsOfSubscription(
  context: Context,
  subscriptionId: string,
): Promise<Entitlement[]> {
  const result = await sql<Entitlement>`
    select ${columns} from subscriptions.entitlement e
    where e.partner_id = ${context.partnerId} and e.subscription_id = ${subscriptionId}
    order by e.id
  `.execute(context.tx);
  return result.rows;
}

export async function findEntitlement(
  context: Context,
  id: string,
): Promise<Entitlement | undefined> {
  const result = await sql<Entitlement>`
    select ${columns} from subscriptions.entitlement e
    where e.partner_id = ${context.partnerId} and e.id = ${id}
  `.execute(context.tx);
  return result.rows[0];
}

export async function lockEntitlement(
  context: Context,
  subscriptionId: string,
  id: string,
): Promise<Entitlement | undefined> {
  const result = await sql<Entitlement>`
    select ${columns} from subscriptions.entitlement e
    where e.partner_id = ${context.partnerId} and e.id = ${id}
      and e.subscription_id = ${subscriptionId}
    for update
  `.execute(context.tx);
  return result.rows[0];
}

export async function insertEntitlement(context: Context, entitlement: Entitlement): Promise<void> {
  await sql`
    insert into subscriptions.entitlement (partner_id, id, subscription_id, friendly_name, status,
      cancellation_reason, effective_at, created_at)
    values (${context.partnerId}, ${entitlement.id}, ${entitlement.subscriptionId},
      ${entitlement.friendlyName}, ${entitlement.status}, ${entitlement.cancellationReason},
      ${entitlement.effectiveAt}, ${entitlement.createdAt})
  `.execute(context.tx);
}

export async function saveEntitlement(context: Context, entitlement: Entitlement): Promise<void> {
  await sql`
    update subscriptions.entitlement
    set status = ${entitlement.status}, cancellation_reason = ${entitlement.cancellationReason},
      effective_at = ${entitlement.effectiveAt}
    where partner_id = ${context.partnerId} and id = ${entitlement.id}
  `.execute(context.tx);
}

/** An entitlement whose change took effect, and the customer it belongs to. */
export interface MovedEntitlement extends Entitlement {
  readonly customerId: string;
}

/**
 * Lets changes take effect whose time has come, at most `limit` of them; rows that somebody else is
 * at are left for the next look.
 */
export async function moveDue(context: Context, limit: number): Promise<MovedEntitlement[]> {
  const result = await sql<MovedEntitlement>`
    with due as (
      select id from subscriptions.entitlement
      where partner_id = ${context.partnerId} and effective_at <= ${context.now}
      order by effective_at limit ${limit}
      for update skip locked)
    update subscriptions.entitlement e
    set status = case e.status when 'cancelling' then 'cancelled' else 'active' end,
      effective_at = null
    from due, subscriptions.subscription s
    where e.partner_id = ${context.partnerId} and e.id = due.id
      and s.partner_id = e.partner_id and s.id = e.subscription_id
    returning ${columns}, s.customer_id as "customerId"
  `.execute(context.tx);
  return result.rows;
}

import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { VIOLATIONS_MAX } from '../../platform/invariant.ts';

async function named(context: Context, query: ReturnType<typeof sql<{ id: string }>>) {
  const { rows } = await query.execute(context.tx);
  return rows.map((row) => `subscription ${row.id}`);
}

/** Living subscriptions whose seats are not those of their batches. */
export function subscriptionsWithOtherSeats(context: Context): Promise<string[]> {
  return named(
    context,
    sql<{ id: string }>`
      select s.id from subscriptions.subscription s
      left join subscriptions.seat_batch b
        on b.partner_id = s.partner_id and b.subscription_id = s.id
      where s.partner_id = ${context.partnerId} and s.status in ('active', 'suspended')
      group by s.id, s.quantity
      having coalesce(sum(b.quantity), 0) <> s.quantity
      limit ${VIOLATIONS_MAX}`,
  );
}

/** Subscriptions with an end before them that the clock would never reach. */
export function subscriptionsWithoutClock(context: Context): Promise<string[]> {
  return named(
    context,
    sql<{ id: string }>`
      select s.id from subscriptions.subscription s
      where s.partner_id = ${context.partnerId} and (
        (s.due_at is null and (s.status in ('expired', 'disabled', 'disabled_after_suspension')
          or (s.status in ('active', 'suspended') and s.term_end is not null)))
        or (s.due_at is not null and s.status in ('deleted', 'pending')))
      limit ${VIOLATIONS_MAX}`,
  );
}

/** Subscriptions that are charged for longer than they run. */
export function subscriptionsBilledBeyond(context: Context): Promise<string[]> {
  return named(
    context,
    sql<{ id: string }>`
      select s.id from subscriptions.subscription s
      where s.partner_id = ${context.partnerId} and s.billed_until > s.term_end
      limit ${VIOLATIONS_MAX}`,
  );
}

/** Add-ons that live on although their base has gone. */
export function addonsWithoutBase(context: Context): Promise<string[]> {
  return named(
    context,
    sql<{ id: string }>`
      select s.id from subscriptions.subscription s
      join subscriptions.subscription base
        on base.partner_id = s.partner_id and base.id = s.parent_id
      where s.partner_id = ${context.partnerId} and s.status in ('active', 'suspended')
        and base.status in ('expired', 'disabled_after_suspension', 'disabled', 'deleted')
      limit ${VIOLATIONS_MAX}`,
  );
}

/** Bought here, and more was given back than taken. What was imported was charged elsewhere. */
export function subscriptionsRefundedTooMuch(context: Context): Promise<string[]> {
  return named(
    context,
    sql<{ id: string }>`
      select c.subscription_id as id from subscriptions.charge c
      where c.partner_id = ${context.partnerId}
      group by c.subscription_id
      having sum(c.amount) < 0 and bool_or(c.kind = 'purchase')
      limit ${VIOLATIONS_MAX}`,
  );
}

/** Orders that nothing has wait, and completed ones that a check still stands in the way of. */
export async function ordersWithoutReason(context: Context): Promise<string[]> {
  const result = await sql<{ id: string }>`
    select o.id from subscriptions.customer_order o
    left join lateral (
      select count(*) filter (where c.settled_at is null) as standing
      from subscriptions.order_check c
      where c.partner_id = o.partner_id and c.order_id = o.id
    ) checks on true
    where o.partner_id = ${context.partnerId}
      and ((o.state = 'pending' and checks.standing = 0)
        or (o.state = 'completed' and checks.standing > 0))
    limit ${VIOLATIONS_MAX}
  `.execute(context.tx);
  return result.rows.map(({ id }) => `order ${id}`);
}

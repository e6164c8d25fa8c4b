import { sql } from 'kysely';
import { type Day, formatDay } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import type { DeliveryWay } from './types-delivery.ts';

export async function insertDelivery(
  context: Context,
  noticeId: string,
  delivery: { readonly how: DeliveryWay; readonly on: Day; readonly evidence: string },
): Promise<void> {
  await sql`
    insert into collections.delivery_by_person (partner_id, notice_request_id, how, arrived_on,
      evidence, recorded_by, recorded_at)
    values (${context.partnerId}, ${noticeId}, ${delivery.how}, ${formatDay(delivery.on)},
      ${delivery.evidence}, ${context.actor.name}, ${context.now})
  `.execute(context.tx);
}

export async function wasDeliveredByPerson(context: Context, noticeId: string): Promise<boolean> {
  const result = await sql`
    select from collections.delivery_by_person
    where partner_id = ${context.partnerId} and notice_request_id = ${noticeId}
  `.execute(context.tx);
  return result.rows.length > 0;
}

/** The task about a notice that did not arrive is done once it did. */
export async function closeUndeliveredTask(
  context: Context,
  noticeKey: string,
  on: Day,
  note: string,
): Promise<void> {
  await sql`
    update collections.task set state = 'done', done_on = ${formatDay(on)}, note = ${note},
      done_by = ${context.actor.name}, done_at = ${context.now}
    where partner_id = ${context.partnerId} and key = ${`${noticeKey}:undelivered`}
      and state = 'open'
  `.execute(context.tx);
}

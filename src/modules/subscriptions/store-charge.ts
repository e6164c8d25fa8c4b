import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { Charge } from './types.ts';

/** A charge with what it was for. */
export interface ChargeFor extends Charge {
  readonly id: string;
  readonly customerId: string;
  readonly subscriptionId: string;
  readonly subscriptionName: string;
  readonly currency: string;
}

/**
 * What the provider charged in a span of time, in the order of ids.
 * @param span.until the first instant that does not count
 */
export async function chargesBetween(
  context: Context,
  span: { readonly from: Date; readonly until: Date },
  page: { readonly afterId: string | null; readonly limit: number },
): Promise<ChargeFor[]> {
  const result = await sql<Omit<ChargeFor, 'amount'> & { amount: string }>`
    select c.id, c.customer_id as "customerId", c.subscription_id as "subscriptionId",
      s.friendly_name as "subscriptionName", c.kind, c.quantity, c.currency, c.amount,
      c.period_start as "periodStart", c.period_end as "periodEnd", c.charged_at as "chargedAt"
    from subscriptions.charge c
    join subscriptions.subscription s on s.partner_id = c.partner_id and s.id = c.subscription_id
    where c.partner_id = ${context.partnerId}
      and c.charged_at >= ${span.from} and c.charged_at < ${span.until}
      and (${page.afterId}::uuid is null or c.id > ${page.afterId}::uuid)
    order by c.id
    limit ${page.limit}
  `.execute(context.tx);
  return result.rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}

import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { Agreement } from './types-agreement.ts';

export async function insertAgreement(context: Context, agreement: Agreement): Promise<void> {
  await sql`
    insert into partner_center.agreement (partner_id, id, customer_id, type, template_id, contact,
      agreed_at, recorded_by, recorded_at)
    values (${context.partnerId}, ${agreement.id}, ${agreement.customerId}, ${agreement.type},
      ${agreement.templateId}, ${JSON.stringify(agreement.contact)}::jsonb, ${agreement.agreedAt},
      ${agreement.recordedBy}, ${context.now})
  `.execute(context.tx);
}

/** Newest first. */
export async function agreementsOf(context: Context, customerId: string): Promise<Agreement[]> {
  const result = await sql<Agreement>`
    select id, customer_id as "customerId", type, template_id as "templateId", contact,
      agreed_at as "agreedAt", recorded_by as "recordedBy"
    from partner_center.agreement
    where partner_id = ${context.partnerId} and customer_id = ${customerId}
    order by id desc
  `.execute(context.tx);
  return result.rows;
}

import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { VIOLATIONS_MAX } from '../../platform/invariant.ts';
import { HAND_OVER_LONGEST_MS } from '../../platform/mail.ts';

/** Notices whose amount is not what their own invoices, less disputes and credit, add up to. */
export async function amountsThatDoNotAddUp(context: Context): Promise<string[]> {
  const result = await sql<{ key: string }>`
    with named as (
      select n.notice_key, n.amount_due,
        (select coalesce(sum((i->>'open')::numeric - (i->>'disputed')::numeric), 0)
          from jsonb_array_elements(n.facts->'items') i)
        + coalesce((n.facts->'further'->>'open')::numeric
          - (n.facts->'further'->>'disputed')::numeric, 0)
        - (n.facts->>'credit')::numeric as amount,
        -- The currency's digits, as the credit is written with them.
        coalesce(length(split_part(n.facts->>'credit', '.', 2)), 0) as scale
      from notices.notice n where n.partner_id = ${context.partnerId}
    )
    select notice_key as key from named
    where amount * (10::numeric ^ scale) <> amount_due limit ${VIOLATIONS_MAX}
  `.execute(context.tx);
  return result.rows.map((row) => `notice ${row.key}`);
}

/** Notices of which not even the failure to write is kept. */
export async function noticesWithoutLetter(context: Context): Promise<string[]> {
  const result = await sql<{ key: string }>`
    select n.notice_key as key from notices.notice n
    where n.partner_id = ${context.partnerId} and not exists (
      select from notices.message m where m.partner_id = n.partner_id and m.notice_id = n.id)
    limit ${VIOLATIONS_MAX}
  `.execute(context.tx);
  return result.rows.map((row) => `notice ${row.key}`);
}

/**
 * Messages that were accepted more than once, that count as accepted without an accepted attempt or
 * a person's word, or that were accepted and yet wait to be sent.
 */
export async function attemptsThatContradict(context: Context): Promise<string[]> {
  const result = await sql<{ id: string }>`
    select m.id from notices.message m
    left join lateral (
      select count(*) filter (where a.outcome = 'accepted') as accepted
      from notices.attempt a where a.partner_id = m.partner_id and a.message_id = m.id
    ) tried on true
    where m.partner_id = ${context.partnerId} and (
      (tried.accepted > 1)
      or (m.state = 'accepted' and tried.accepted = 0 and m.reason is distinct from 'person_decided')
      or (m.state in ('queued', 'handing_over') and tried.accepted > 0))
    limit ${VIOLATIONS_MAX}
  `.execute(context.tx);
  return result.rows.map((row) => `message ${row.id}`);
}

/**
 * Messages that the built-in mailbox accepted and does not hold, or holds although they were not
 * accepted.
 */
export async function mailboxContradictions(context: Context): Promise<string[]> {
  const result = await sql<{ id: string }>`
    select coalesce(a.message_id, b.message_id) as id
    from (select message_id from notices.attempt
      where partner_id = ${context.partnerId} and channel = 'mailbox' and outcome = 'accepted') a
    full join (select message_id from notices.mailbox
      where partner_id = ${context.partnerId} and message_id is not null) b using (message_id)
    where a.message_id is null or b.message_id is null
    limit ${VIOLATIONS_MAX}
  `.execute(context.tx);
  return result.rows.map((row) => `message ${row.id}`);
}

/** Hand-overs that nobody watches any more: the effect that would call them unknown is gone. */
export async function handOversWithoutEnd(context: Context): Promise<string[]> {
  const lost = new Date(context.now.getTime() - 3 * HAND_OVER_LONGEST_MS);
  const result = await sql<{ id: string }>`
    select id from notices.message
    where partner_id = ${context.partnerId} and state = 'handing_over' and handing_over_since < ${lost}
    limit ${VIOLATIONS_MAX}
  `.execute(context.tx);
  return result.rows.map((row) => `message ${row.id}`);
}

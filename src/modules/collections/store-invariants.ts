import { sql, type RawBuilder } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { VIOLATIONS_MAX } from '../../platform/invariant.ts';

async function texts(context: Context, query: RawBuilder<{ text: string }>): Promise<string[]> {
  const result = await query.execute(context.tx);
  return result.rows.map((row) => row.text);
}

/**
 * Harmful proposals without the proof they need: a notice for the same customer and currency that
 * left after the debt was overdue, was not bounced, and named this consequence for a day that had
 * come.
 */
export function proposalsWithoutNotice(context: Context): Promise<string[]> {
  return texts(
    context,
    sql`
      select 'proposal ' || p.id as text
      from collections.proposal p
      where p.partner_id = ${context.partnerId}
        and p.kind <> 'write_off' and p.state in ('proposed', 'approved')
        and not exists (
          select from collections.notice_request n
          where n.partner_id = p.partner_id and n.customer_id = p.customer_id
            and n.currency = p.currency and n.state in ('accepted', 'delivered')
            and n.sent_on > p.cycle and n.sent_on < p.proposed_on
            and exists (
              select from jsonb_array_elements(n.announced) a
              where a->>'kind' = p.kind
                and date '1970-01-01' + (a->>'on')::int <= p.proposed_on
            )
        )
      limit ${VIOLATIONS_MAX}
    `,
  );
}

/** Standings that do not say what their decision says. */
export function standingsUnlikeDecisions(context: Context): Promise<string[]> {
  return texts(
    context,
    sql`
      select 'standing of ' || s.customer_id || ' in ' || s.currency as text
      from collections.standing s
      left join collections.decision d on d.partner_id = s.partner_id and d.id = s.decision_id
      where s.partner_id = ${context.partnerId}
        and (d.id is null or d.customer_id <> s.customer_id or d.currency <> s.currency
          or d.result->>'stage' <> s.stage)
      limit ${VIOLATIONS_MAX}
    `,
  );
}

/** Open proposals of accounts that are clear: they should have been withdrawn with the decision. */
export function proposalsOfClearAccounts(context: Context): Promise<string[]> {
  return texts(
    context,
    sql`
      select 'proposal ' || p.id as text
      from collections.proposal p
      join collections.standing s
        on s.partner_id = p.partner_id and s.customer_id = p.customer_id and s.currency = p.currency
      where p.partner_id = ${context.partnerId} and p.state in ('proposed', 'approved')
        and s.rank = 0
      limit ${VIOLATIONS_MAX}
    `,
  );
}

/** Blocks and suspensions of accounts that are clear: they should have been lifted. */
export function consequencesOfClearAccounts(context: Context): Promise<string[]> {
  return texts(
    context,
    sql`
      select 'proposal ' || p.id as text
      from collections.proposal p
      join collections.standing s
        on s.partner_id = p.partner_id and s.customer_id = p.customer_id and s.currency = p.currency
      where p.partner_id = ${context.partnerId} and p.state = 'carried_out'
        and p.kind in ('block_purchases', 'suspend') and p.lifted_on is null and s.rank = 0
        -- Putting a debt off gives nothing back by itself.
        and not exists (
          select from collections.pause u
          where u.partner_id = p.partner_id and u.customer_id = p.customer_id
            and coalesce(u.currency, p.currency) = p.currency
            and s.as_of between u.from_on and u.until_on
        )
      limit ${VIOLATIONS_MAX}
    `,
  );
}

/** Decisions whose calendar was not kept: they could not be replayed. */
export function decisionsWithoutCalendar(context: Context): Promise<string[]> {
  return texts(
    context,
    sql`
      select 'calendar ' || d.calendar_hash as text
      from (select distinct calendar_hash
        from collections.decision where partner_id = ${context.partnerId}) d
      where not exists (
        select from collections.calendar c
        where c.partner_id = ${context.partnerId} and c.hash = d.calendar_hash
      )
      limit ${VIOLATIONS_MAX}
    `,
  );
}

/** Notices that were asked for twice for one debt and stage while the first was still good. */
export function noticesAskedTwice(context: Context): Promise<string[]> {
  return texts(
    context,
    sql`
      select 'notices of ' || customer_id || ' in ' || currency || ' for ' || stage as text
      from collections.notice_request
      where partner_id = ${context.partnerId} and state = 'requested'
      group by customer_id, currency, stage, cycle having count(*) > 1
      limit ${VIOLATIONS_MAX}
    `,
  );
}

/** Ids of the newest decisions, to replay a sample. */
export async function newestDecisions(context: Context, limit: number): Promise<string[]> {
  return texts(
    context,
    sql`
      select id::text as text from collections.decision
      where partner_id = ${context.partnerId} order by id desc limit ${limit}
    `,
  );
}

import { sql } from 'kysely';
import { type Day, formatDay } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import { oneDecimal } from './decide-figures.ts';
import type { Months, WorkFigures } from './types.ts';

interface WorkRow {
  month: number;
  notices_sent: number;
  notices_arrived: number;
  disputes_opened: number;
  disputes_closed: number;
  dispute_days: string | null;
  suspensions: number;
  without_notice: number;
  restorations: number;
  seconds: number | null;
  slowest: number | null;
}

/**
 * How the work went, month by month.
 *
 * - A notice has arrived when it was accepted and did not come back.
 * - A suspension was announced when an earlier notice to the account named it and was accepted.
 * - Access came back so many seconds after the newest payment that was recorded before.
 */
export async function workFigures(
  context: Context,
  { ends }: Months,
  timeZone: string,
): Promise<WorkFigures[]> {
  const days = ends.map(formatDay);
  const partnerId = context.partnerId;
  const result = await sql<WorkRow>`
    with months as (
      select n as month, e as before, lead(e) over (order by n) as through
      from unnest(${days}::date[]) with ordinality as m(e, n)
    ), span as (
      select month, before, through,
        (before + 1)::timestamp at time zone ${timeZone} as since,
        (through + 1)::timestamp at time zone ${timeZone} as until
      from months where through is not null
    )
    select s.month::int, n.*, o.*, c.*, p.*, r.* from span s
    cross join lateral (
      select count(*) filter (where sent_on is not null)::int as notices_sent,
        count(*) filter (where state in ('accepted', 'delivered'))::int as notices_arrived
      from collections.notice_request
      where partner_id = ${partnerId} and sent_on > s.before and sent_on <= s.through
    ) n
    cross join lateral (
      select count(*)::int as disputes_opened from receivables.dispute
      where partner_id = ${partnerId} and opened_on > s.before and opened_on <= s.through
    ) o
    cross join lateral (
      select count(*)::int as disputes_closed, sum(closed_on - opened_on)::text as dispute_days
      from receivables.dispute
      where partner_id = ${partnerId} and closed_on > s.before and closed_on <= s.through
    ) c
    cross join lateral (
      select count(*)::int as suspensions,
        count(*) filter (where not exists (
          select from collections.notice_request q
          where q.partner_id = p.partner_id and q.customer_id = p.customer_id
            and q.currency = p.currency and q.sent_on < p.carried_out_on
            and q.state in ('accepted', 'delivered')
            and q.announced @> jsonb_build_array(jsonb_build_object('kind', p.kind))
        ))::int as without_notice
      from collections.proposal p
      where p.partner_id = ${partnerId} and p.kind = 'suspend' and p.state = 'carried_out'
        and not p.nothing_done
        and p.carried_out_on > s.before and p.carried_out_on <= s.through
    ) p
    cross join lateral (
      select count(*)::int as restorations,
        percentile_disc(0.5) within group (order by t.seconds) as seconds,
        max(t.seconds) as slowest
      from (
        select extract(epoch from h.lifted_at - (
          select max(d.recorded_at) from receivables.document d
          where d.partner_id = h.partner_id and d.customer_id = h.customer_id
            and d.kind = 'payment' and d.recorded_at <= h.lifted_at
            and d.recorded_at >= h.placed_at
        ))::int as seconds
        from subscriptions.hold h
        where h.partner_id = ${partnerId} and h.kind = 'non_payment'
          and h.source_kind = 'collections' and h.scope <> 'purchases'
          and h.lifted_at >= s.since and h.lifted_at < s.until
      ) t
    ) r
    order by s.month
  `.execute(context.tx);
  return result.rows.map((row) => readWork(row, ends[row.month]!));
}

function readWork(row: WorkRow, through: Day): WorkFigures {
  return {
    through,
    noticesSent: row.notices_sent,
    noticesArrived: row.notices_arrived,
    disputesOpened: row.disputes_opened,
    disputesClosed: row.disputes_closed,
    disputeDays:
      row.dispute_days === null
        ? null
        : oneDecimal(BigInt(row.dispute_days), BigInt(row.disputes_closed)),
    suspensions: row.suspensions,
    suspensionsWithoutNotice: row.without_notice,
    restorations: row.restorations,
    secondsToRestore: row.seconds,
    slowestRestore: row.slowest,
  };
}

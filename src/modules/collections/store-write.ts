import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { BusinessCalendar } from '../../kernel/calendar.ts';
import { type Day, formatDay } from '../../kernel/days.ts';
import { canonicalJson, type Json } from '../../kernel/json.ts';
import type { Context } from '../../platform/context.ts';
import { fromRecords, type Recordset } from '../../platform/recordset.ts';
import type { Lift } from './decide-lift.ts';
import type { Withdrawal } from './decide-outcome.ts';
import { recordCalendar } from './decide-record.ts';

/** What a batch of decisions was made under. */
export interface DecisionFrame {
  readonly policyVersionId: string;
  readonly runId: string | null;
}

const hashes = new WeakMap<BusinessCalendar, string>();

/** The hash under which a calendar's content is kept. */
export function calendarHash(calendar: BusinessCalendar): string {
  const known = hashes.get(calendar);
  if (known !== undefined) return known;
  const text = canonicalJson(recordCalendar(calendar) as unknown as Json);
  const hash = createHash('sha256').update(text).digest('hex');
  hashes.set(calendar, hash);
  return hash;
}

/** Keeps the calendars that decisions used, each content once. */
export async function keepCalendars(
  context: Context,
  calendars: readonly BusinessCalendar[],
): Promise<void> {
  if (calendars.length === 0) return;
  await sql`
    insert into collections.calendar (partner_id, hash, calendar_id, content, first_used_at)
    select ${context.partnerId}, c.hash, c.calendar_id, c.content::jsonb, ${context.now}
    from unnest(${calendars.map(calendarHash)}::text[], ${calendars.map((each) => each.id)}::text[],
      ${calendars.map((each) => JSON.stringify(recordCalendar(each)))}::text[]) as c(hash,
      calendar_id, content)
    on conflict do nothing
  `.execute(context.tx);
}

export async function insertDecisions(
  context: Context,
  rows: Recordset,
  frame: DecisionFrame,
): Promise<void> {
  if (rows.count === 0) return;
  await sql`
    insert into collections.decision (partner_id, id, customer_id, currency, as_of,
      policy_version_id, calendar_hash, run_id, facts, result, decided_at)
    select ${context.partnerId}, d.id, d.customer_id, d.currency, d.as_of, ${frame.policyVersionId},
      d.calendar_hash, ${frame.runId}, d.facts, d.result, ${context.now}
    from ${fromRecords(rows)} as d
  `.execute(context.tx);
}

export async function upsertStandings(
  context: Context,
  rows: Recordset,
  frame: DecisionFrame,
): Promise<void> {
  if (rows.count === 0) return;
  await sql`
    insert into collections.standing (partner_id, customer_id, currency, stage, rank, clock_start,
      overdue, net, next, blockers, signature, as_of, since, policy_version_id, decision_id,
      decided_at)
    select ${context.partnerId}, s.customer_id, s.currency, s.stage, s.rank, s.clock_start,
      s.overdue, s.net, s.next, s.blockers, s.signature, s.as_of, s.since, ${frame.policyVersionId},
      s.decision_id, ${context.now}
    from ${fromRecords(rows)} as s
    on conflict (partner_id, customer_id, currency) do update set
      stage = excluded.stage, rank = excluded.rank, clock_start = excluded.clock_start,
      overdue = excluded.overdue, net = excluded.net, next = excluded.next,
      blockers = excluded.blockers, signature = excluded.signature, as_of = excluded.as_of,
      since = excluded.since, policy_version_id = excluded.policy_version_id,
      decision_id = excluded.decision_id, decided_at = excluded.decided_at
  `.execute(context.tx);
}

/** Says that unchanged standings were looked at again as of a later day. */
export async function touchStandings(
  context: Context,
  customerId: string,
  asOf: Day,
): Promise<void> {
  await sql`
    update collections.standing set as_of = ${formatDay(asOf)}
    where partner_id = ${context.partnerId} and customer_id = ${customerId}
      and as_of < ${formatDay(asOf)}::date
  `.execute(context.tx);
}

export async function insertNoticeRequests(
  context: Context,
  rows: Recordset,
  frame: DecisionFrame,
): Promise<void> {
  if (rows.count === 0) return;
  await sql`
    insert into collections.notice_request (partner_id, id, key, customer_id, currency, stage,
      cycle, attempt, template, asked_on, send_on, amount, announced, state, policy_version_id,
      decision_id, run_id, created_at)
    select ${context.partnerId}, n.id, n.key, n.customer_id, n.currency, n.stage, n.cycle,
      n.attempt, n.template, n.as_of, n.send_on, n.amount, n.announced, 'requested',
      ${frame.policyVersionId}, n.decision_id, ${frame.runId}, ${context.now}
    from ${fromRecords(rows)} as n
  `.execute(context.tx);
}

export async function insertProposals(
  context: Context,
  rows: Recordset,
  frame: DecisionFrame,
): Promise<void> {
  if (rows.count === 0) return;
  await sql`
    insert into collections.proposal (partner_id, id, key, customer_id, currency, kind, stage,
      cycle, attempt, amount, proposed_on, needs_approval, scope, state, decided_at, decided_by,
      policy_version_id, decision_id, run_id, created_at)
    select ${context.partnerId}, p.id, p.key, p.customer_id, p.currency, p.kind, p.stage, p.cycle,
      p.attempt, p.amount, p.as_of, p.needs_approval, p.scope, p.state,
      case p.state when 'approved' then ${context.now}::timestamptz end,
      case p.state when 'approved' then 'policy' end,
      ${frame.policyVersionId}, p.decision_id, ${frame.runId}, ${context.now}
    from ${fromRecords(rows)} as p
  `.execute(context.tx);
}

/** A consequence that is taken back, with what its holds are found by. */
export interface LiftedConsequence extends Lift {
  readonly customerId: string;
  readonly currency: string;
  /** The customer's day. */
  readonly on: Day;
}

/** @returns the ids of those that stood carried out until now */
export async function markLifted(
  context: Context,
  lifts: readonly LiftedConsequence[],
): Promise<string[]> {
  const result = await sql<{ id: string }>`
    update collections.proposal p set lifted_on = l.lifted_on
    from unnest(${lifts.map((each) => each.proposalId)}::uuid[],
      ${lifts.map((each) => formatDay(each.on))}::date[]) as l(id, lifted_on)
    where p.partner_id = ${context.partnerId} and p.id = l.id
      and p.state = 'carried_out' and p.lifted_on is null
    returning p.id
  `.execute(context.tx);
  return result.rows.map((row) => row.id);
}

export async function insertTasks(
  context: Context,
  rows: Recordset,
  frame: DecisionFrame,
): Promise<void> {
  if (rows.count === 0) return;
  await sql`
    insert into collections.task (partner_id, id, key, customer_id, currency, purpose, stage, cycle,
      attempt, title_en, title_ja, opened_on, state, decision_id, run_id, created_at)
    select ${context.partnerId}, t.id, t.key, t.customer_id, t.currency, t.purpose, t.stage,
      t.cycle, t.attempt, t.title_en, t.title_ja, t.as_of, 'open', t.decision_id, ${frame.runId},
      ${context.now}
    from ${fromRecords(rows)} as t
  `.execute(context.tx);
}

const withdrawable = {
  notice: { table: 'collections.notice_request', states: ['requested'] },
  proposal: { table: 'collections.proposal', states: ['proposed', 'approved'] },
  task: { table: 'collections.task', states: ['open'] },
} as const;

/** Takes back what is still open; what a person or the world decided meanwhile stays. */
export async function withdraw(
  context: Context,
  withdrawals: readonly Withdrawal[],
): Promise<void> {
  for (const kind of ['notice', 'proposal', 'task'] as const) {
    const own = withdrawals.filter((each) => each.of === kind);
    if (own.length === 0) continue;
    const { table, states } = withdrawable[kind];
    await sql`
      update ${sql.table(table)} x
      set state = 'withdrawn',
        withdrawn_because = jsonb_build_object('code', w.because, 'at',
        ${context.now.toISOString()}::text)
      from unnest(${own.map((each) => each.id)}::uuid[], ${own.map((each) => each.because)}::text[])
        as w(id, because)
      where x.partner_id = ${context.partnerId} and x.id = w.id and x.state = any(${states}::text[])
    `.execute(context.tx);
  }
}

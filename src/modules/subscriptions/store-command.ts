import { sql, type RawBuilder } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { Expected, Kept } from './decide-command.ts';
import type { RestorationOutcome } from './decide-reconcile.ts';
import type { Drift, Observed, ProviderCommand } from './types.ts';

/** The columns as the members of `ProviderCommand`; `c` names the table. */
const columns: RawBuilder<unknown> = sql.raw(`c.id, c.subscription_id as "subscriptionId", c.kind,
  c.change, c.state, c.attempts, c.refusal, c.asked_by as "askedBy", c.created_at as "createdAt",
  c.sent_at as "sentAt", c.finished_at as "finishedAt"`);

export async function insertCommand(context: Context, command: ProviderCommand): Promise<void> {
  await sql`
    insert into subscriptions.provider_command (partner_id, id, subscription_id, kind, change, state,
      attempts, refusal, asked_by, created_at, sent_at, finished_at)
    values (${context.partnerId}, ${command.id}, ${command.subscriptionId}, ${command.kind},
      ${JSON.stringify(command.change)}, ${command.state}, ${command.attempts}, ${command.refusal},
      ${command.askedBy}, ${command.createdAt}, ${command.sentAt}, ${command.finishedAt})
  `.execute(context.tx);
}

/** Writes what becomes of a command; the caller holds the lock of its subscription. */
export async function saveCommand(context: Context, command: ProviderCommand): Promise<void> {
  await sql`
    update subscriptions.provider_command
    set state = ${command.state}, attempts = ${command.attempts}, refusal = ${command.refusal},
      sent_at = ${command.sentAt}, finished_at = ${command.finishedAt}
    where partner_id = ${context.partnerId} and id = ${command.id}
  `.execute(context.tx);
}

export async function findCommand(
  context: Context,
  id: string,
): Promise<ProviderCommand | undefined> {
  const result = await sql<ProviderCommand>`
    select ${columns} from subscriptions.provider_command c
    where c.partner_id = ${context.partnerId} and c.id = ${id}
  `.execute(context.tx);
  return result.rows[0];
}

/** The latest first. */
export async function commandsOfSubscription(
  context: Context,
  subscriptionId: string,
  limit: number,
): Promise<ProviderCommand[]> {
  const result = await sql<ProviderCommand>`
    select ${columns} from subscriptions.provider_command c
    where c.partner_id = ${context.partnerId} and c.subscription_id = ${subscriptionId}
    order by c.id desc limit ${limit}
  `.execute(context.tx);
  return result.rows;
}

/** Those of the subscriptions of which a command is under way or was finished since. */
export async function commandedSince(
  context: Context,
  subscriptionIds: readonly string[],
  since: Date,
): Promise<Set<string>> {
  const result = await sql<{ id: string }>`
    select distinct c.subscription_id as id from subscriptions.provider_command c
    where c.partner_id = ${context.partnerId}
      and c.subscription_id = any(${subscriptionIds}::uuid[])
      and (c.finished_at is null or c.finished_at >= ${since})
  `.execute(context.tx);
  return new Set(result.rows.map((row) => row.id));
}

/** A restoration as a page shows it. */
export interface RestorationRow extends Kept {
  readonly id: string;
  readonly termStart: Date;
  readonly takenAt: Date;
  readonly settledAt: Date | null;
  readonly outcome: RestorationOutcome | null;
}

/** The latest, settled or not. */
export async function latestRestoration(
  context: Context,
  subscriptionId: string,
): Promise<RestorationRow | undefined> {
  const result = await sql<RestorationRow>`
    select r.id, r.auto_renew as "autoRenew", r.scheduled_change as "scheduledChange",
      r.term_start as "termStart", r.taken_at as "takenAt", r.settled_at as "settledAt", r.outcome
    from subscriptions.restoration r
    where r.partner_id = ${context.partnerId} and r.subscription_id = ${subscriptionId}
    order by r.id desc limit 1
  `.execute(context.tx);
  return result.rows[0];
}

export interface Keeping extends Kept {
  readonly id: string;
  readonly subscriptionId: string;
  readonly termStart: Date;
}

/** Keeps what is to be given back; one that is open already is brought up to date instead. */
export async function keepRestoration(context: Context, keeping: Keeping): Promise<void> {
  const scheduledChange = jsonText(keeping.scheduledChange);
  await sql`
    insert into subscriptions.restoration (partner_id, id, subscription_id, auto_renew,
      scheduled_change, term_start, taken_at)
    values (${context.partnerId}, ${keeping.id}, ${keeping.subscriptionId}, ${keeping.autoRenew},
      ${scheduledChange}, ${keeping.termStart}, ${context.now})
    on conflict (partner_id, subscription_id) where settled_at is null do update
    set auto_renew = excluded.auto_renew, scheduled_change = excluded.scheduled_change,
      term_start = excluded.term_start
  `.execute(context.tx);
}

/** Ends the restoration that is open, if one is; it is never ended twice. */
export async function settleRestoration(
  context: Context,
  subscriptionId: string,
  outcome: RestorationOutcome,
): Promise<void> {
  await sql`
    update subscriptions.restoration set settled_at = ${context.now}, outcome = ${outcome}
    where partner_id = ${context.partnerId} and subscription_id = ${subscriptionId}
      and settled_at is null
  `.execute(context.tx);
}

export async function saveExpected(
  context: Context,
  subscriptionId: string,
  expected: Expected,
): Promise<void> {
  await sql`
    update subscriptions.subscription set expected = ${JSON.stringify(expected)}
    where partner_id = ${context.partnerId} and id = ${subscriptionId}
  `.execute(context.tx);
}

/** What is found of them counts as expected; instants are written as JavaScript writes them. */
export async function expectAsFound(
  context: Context,
  subscriptionIds: readonly string[],
): Promise<void> {
  await sql`
    update subscriptions.subscription s
    set expected = jsonb_build_object('status', s.status, 'autoRenew', s.auto_renew,
      'scheduledChange', s.scheduled_change, 'termEnd',
      to_char(s.term_end at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    where s.partner_id = ${context.partnerId} and s.id = any(${subscriptionIds}::uuid[])
  `.execute(context.tx);
}

/** What differs from what is expected, or null when nothing does any more. */
export async function saveDrift(
  context: Context,
  subscriptionId: string,
  drift: Drift | null,
): Promise<void> {
  await sql`
    update subscriptions.subscription set drift = ${jsonText(drift)}
    where partner_id = ${context.partnerId} and id = ${subscriptionId}
  `.execute(context.tx);
}

/**
 * Writes what a remote provider says of a subscription. One that is suspended in new commerce or
 * has ended cannot renew, whatever is said of it.
 */
export async function saveObserved(context: Context, observed: Observed): Promise<void> {
  const { id, status, quantity, autoRenew, scheduledChange, termEnd } = observed;
  const change = jsonText(scheduledChange);
  await sql`
    update subscriptions.subscription s
    set status = ${status}, quantity = ${quantity}, scheduled_change = ${change}, term_end = ${termEnd},
      auto_renew = ${autoRenew} and ${status} in ('pending', 'active', 'suspended')
        and (${status} <> 'suspended' or s.commerce = 'legacy'),
      status_since = case when s.status = ${status} then s.status_since else ${context.now} end,
      version = s.version + 1, read_at = ${context.now}
    where s.partner_id = ${context.partnerId} and s.id = ${id}
      and (s.status, s.quantity, s.auto_renew, s.scheduled_change, s.term_end) is distinct from
        (${status}, ${quantity}::integer, ${autoRenew}::boolean, ${change}::jsonb,
          ${termEnd}::timestamptz)
  `.execute(context.tx);
}

function jsonText(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}

import { sql, type RawBuilder } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { decideAccess, type HeldSubscription } from './decide-hold.ts';
import type { Expected, Kept, ReconcileFacts } from './decide-command.ts';
import { openHoldsBearing } from './store-hold.ts';
import type { Drift, Hold, ProviderCommand, Subscription } from './types.ts';

/**
 * Locks subscriptions together with the bases they belong to and their add-ons. Bases come first,
 * then by id: everybody locks in this order, so nobody waits for somebody who waits for them.
 * @returns the ids asked for and those of their add-ons
 */
export async function lockFamilies(
  context: Context,
  subscriptionIds: readonly string[],
): Promise<string[]> {
  const members = await familyOf(context, subscriptionIds);
  const family = [
    ...members.map(({ id }) => id),
    ...members.flatMap((each) => each.parentId ?? []),
  ];
  await sql`
    select from subscriptions.subscription s
    where s.partner_id = ${context.partnerId} and s.id = any(${[...new Set(family)]}::uuid[])
    order by s.parent_id is not null, s.id
    for update
  `.execute(context.tx);
  return members.map(({ id }) => id);
}

/** In two steps, by ids that are named: a join would make the planner read every subscription. */
async function familyOf(
  context: Context,
  subscriptionIds: readonly string[],
): Promise<{ id: string; parentId: string | null }[]> {
  const result = await sql<{ id: string; parentId: string | null }>`
    select s.id, s.parent_id as "parentId" from subscriptions.subscription s
    where s.partner_id = ${context.partnerId} and s.id = any(${subscriptionIds}::uuid[])
    union
    select s.id, s.parent_id from subscriptions.subscription s
    where s.partner_id = ${context.partnerId} and s.parent_id = any(${subscriptionIds}::uuid[])
  `.execute(context.tx);
  return result.rows;
}

/** Subscriptions of customers that are not gone, for holds on everything a customer has. */
export async function livingIdsOfCustomers(
  context: Context,
  customerIds: readonly string[],
): Promise<string[]> {
  const result = await sql<{ id: string }>`
    select id from subscriptions.subscription
    where partner_id = ${context.partnerId} and customer_id = any(${customerIds}::uuid[])
      and status <> 'deleted'
  `.execute(context.tx);
  return result.rows.map((row) => row.id);
}

interface FactsRow extends HeldSubscription {
  readonly status: Subscription['status'];
  readonly autoRenew: boolean;
  readonly scheduledChange: Kept['scheduledChange'];
  readonly termStart: Date;
  readonly termEnd: Date | null;
  readonly drift: Drift | null;
  readonly parentStatus: Subscription['status'] | null;
  readonly expected: Expected | null;
  readonly restorationId: string | null;
  readonly restorationAutoRenew: boolean;
  readonly restorationChange: Kept['scheduledChange'];
  readonly restorationTermStart: Date;
  readonly restorationTakenAt: Date;
  readonly openId: string | null;
  readonly openKind: ProviderCommand['kind'];
  readonly openState: ProviderCommand['state'];
  readonly refusedKind: ProviderCommand['kind'] | null;
  readonly refusedChange: ProviderCommand['change'];
  readonly refusedAt: Date;
  readonly refusal: string;
}

/** Everything that `decideReconcile` needs, of many subscriptions at once, in the order of ids. */
export async function factsOf(
  context: Context,
  subscriptionIds: readonly string[],
): Promise<ReconcileFacts[]> {
  return factsWhere(context, sql`s.id = any(${subscriptionIds}::uuid[])`, subscriptionIds.length);
}

/** The next ones after an id that still live or whose restoration is open. */
export async function factsAfter(
  context: Context,
  afterId: string | null,
  limit: number,
): Promise<ReconcileFacts[]> {
  return factsWhere(context, sql`s.id > ${afterId ?? FIRST_ID}`, limit);
}

/** Below every id. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

async function factsWhere(
  context: Context,
  condition: RawBuilder<unknown>,
  limit: number,
): Promise<ReconcileFacts[]> {
  const { rows } = await sql<FactsRow>`
    select s.id, s.customer_id as "customerId", s.parent_id as "parentId", s.status,
      s.auto_renew as "autoRenew", s.scheduled_change as "scheduledChange",
      s.term_start as "termStart", s.term_end as "termEnd", s.drift, s.expected,
      p.status as "parentStatus",
      r.id as "restorationId", r.auto_renew as "restorationAutoRenew",
      r.scheduled_change as "restorationChange", r.term_start as "restorationTermStart",
      r.taken_at as "restorationTakenAt",
      o.id as "openId", o.kind as "openKind", o.state as "openState",
      l.kind as "refusedKind", l.change as "refusedChange", l.finished_at as "refusedAt", l.refusal
    from subscriptions.subscription s
    left join subscriptions.subscription p on p.partner_id = s.partner_id and p.id = s.parent_id
    left join subscriptions.restoration r on r.partner_id = s.partner_id
      and r.subscription_id = s.id and r.settled_at is null
    left join subscriptions.provider_command o on o.partner_id = s.partner_id
      and o.subscription_id = s.id and o.finished_at is null
    left join lateral (
      select c.kind, c.change, c.finished_at, c.refusal, c.state
      from subscriptions.provider_command c
      where c.partner_id = s.partner_id and c.subscription_id = s.id and c.finished_at is not null
      order by c.id desc limit 1
    ) l on l.state = 'refused'
    where s.partner_id = ${context.partnerId} and ${condition}
    order by s.id limit ${limit}
  `.execute(context.tx);
  const holds = holdsByPlace(await openHoldsBearing(context, rows));
  return rows.map((row) => toFacts(row, holds));
}

function holdsByPlace(holds: readonly Hold[]): Map<string, Hold[]> {
  return Map.groupBy(holds, (hold) => hold.subscriptionId ?? hold.customerId);
}

function toFacts(row: FactsRow, holds: ReadonlyMap<string, Hold[]>): ReconcileFacts {
  const bearing = [row.id, row.parentId ?? '', row.customerId].flatMap(
    (place) => holds.get(place) ?? [],
  );
  return {
    subscription: {
      id: row.id,
      customerId: row.customerId,
      parentId: row.parentId,
      status: row.status,
      autoRenew: row.autoRenew,
      scheduledChange: row.scheduledChange,
      termStart: row.termStart,
      termEnd: row.termEnd,
      drift: row.drift,
    },
    isAccessWanted: decideAccess(bearing, row).isOn,
    parentStatus: row.parentStatus,
    expected: row.expected,
    restoration:
      row.restorationId === null
        ? null
        : {
            id: row.restorationId,
            autoRenew: row.restorationAutoRenew,
            scheduledChange: row.restorationChange,
            termStart: row.restorationTermStart,
            takenAt: row.restorationTakenAt,
          },
    open: row.openId === null ? null : { id: row.openId, kind: row.openKind, state: row.openState },
    refused:
      row.refusedKind === null
        ? null
        : {
            kind: row.refusedKind,
            change: row.refusedChange,
            finishedAt: row.refusedAt,
            refusal: row.refusal,
          },
  };
}

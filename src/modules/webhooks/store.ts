import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { Attempt, Endpoint, Health, Message } from './types.ts';

const endpointColumns = sql.raw(`id, url, description, kinds, state,
  disabled_because as "disabledBecause", secret, previous_secret as "previousSecret",
  previous_until as "previousUntil", failing_since as "failingSince",
  silent_until as "silentUntil", created_by as "createdBy", created_at as "createdAt"`);
const messageColumns = sql.raw(`id, endpoint_id as "endpointId", kind, subject, data,
  occurred_at as "occurredAt", state, tries`);

/** Those that are not removed, oldest first. */
export async function endpoints(context: Context): Promise<Endpoint[]> {
  const { rows } = await sql<Endpoint>`
    select ${endpointColumns} from webhooks.endpoint
    where partner_id = ${context.partnerId} and state <> 'removed' order by created_at, id
  `.execute(context.tx);
  return rows;
}

export async function findEndpoint(
  context: Context,
  id: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<Endpoint | undefined> {
  const { rows } = await sql<Endpoint>`
    select ${endpointColumns} from webhooks.endpoint
    where partner_id = ${context.partnerId} and id = ${id} and state <> 'removed'
    ${lock ? sql`for update` : sql``}
  `.execute(context.tx);
  return rows[0];
}

export async function insertEndpoint(context: Context, endpoint: Endpoint): Promise<void> {
  await sql`
    insert into webhooks.endpoint (partner_id, id, url, description, kinds, state, secret,
      created_by, created_at)
    values (${context.partnerId}, ${endpoint.id}, ${endpoint.url}, ${endpoint.description},
      ${[...endpoint.kinds]}::text[], ${endpoint.state}, ${endpoint.secret},
      ${endpoint.createdBy}, ${endpoint.createdAt})
  `.execute(context.tx);
}

export async function saveEndpoint(context: Context, endpoint: Endpoint): Promise<void> {
  await sql`
    update webhooks.endpoint set url = ${endpoint.url}, description = ${endpoint.description},
      kinds = ${[...endpoint.kinds]}::text[], state = ${endpoint.state},
      disabled_because = ${endpoint.disabledBecause}, secret = ${endpoint.secret},
      previous_secret = ${endpoint.previousSecret}::bytea,
      previous_until = ${endpoint.previousUntil}::timestamptz,
      failing_since = ${endpoint.failingSince}::timestamptz,
      silent_until = ${endpoint.silentUntil}::timestamptz
    where partner_id = ${context.partnerId} and id = ${endpoint.id}
  `.execute(context.tx);
}

export async function insertMessage(context: Context, message: Message): Promise<void> {
  await sql`
    insert into webhooks.message (partner_id, id, endpoint_id, kind, subject, data, occurred_at,
      state, tries)
    values (${context.partnerId}, ${message.id}, ${message.endpointId}, ${message.kind},
      ${message.subject}, ${JSON.stringify(message.data)}::jsonb, ${message.occurredAt},
      ${message.state}, ${message.tries})
  `.execute(context.tx);
}

export async function findMessage(
  context: Context,
  id: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<Message | undefined> {
  const { rows } = await sql<Message>`
    select ${messageColumns} from webhooks.message
    where partner_id = ${context.partnerId} and id = ${id} ${lock ? sql`for update` : sql``}
  `.execute(context.tx);
  return rows[0];
}

export async function setMessage(
  context: Context,
  id: string,
  { state, tries }: Pick<Message, 'state' | 'tries'>,
): Promise<void> {
  await sql`
    update webhooks.message set state = ${state}, tries = ${tries}
    where partner_id = ${context.partnerId} and id = ${id}
  `.execute(context.tx);
}

/** Newest first. */
export async function pageOfMessages(
  context: Context,
  endpointId: string,
  page: { readonly beforeId: string | null; readonly limit: number },
): Promise<Message[]> {
  const { rows } = await sql<Message>`
    select ${messageColumns} from webhooks.message
    where partner_id = ${context.partnerId} and endpoint_id = ${endpointId}
      and (${page.beforeId}::uuid is null or id < ${page.beforeId}::uuid)
    order by id desc limit ${page.limit}
  `.execute(context.tx);
  return rows;
}

/** What was not taken, or all, since an instant; oldest first. */
export async function messagesSince(
  context: Context,
  endpointId: string,
  since: Date,
  limit: number,
): Promise<Message[]> {
  const { rows } = await sql<Message>`
    select ${messageColumns} from webhooks.message
    where partner_id = ${context.partnerId} and endpoint_id = ${endpointId}
      and occurred_at >= ${since} and state <> 'waiting'
    order by id limit ${limit} for update
  `.execute(context.tx);
  return rows;
}

export async function insertAttempt(
  context: Context,
  attempt: Omit<Attempt, 'number'>,
): Promise<void> {
  await sql`
    insert into webhooks.attempt (partner_id, message_id, number, status, reason, took_ms,
      attempted_at)
    select ${context.partnerId}, ${attempt.messageId}, coalesce(max(number), 0) + 1,
      ${attempt.status}::integer, ${attempt.reason.slice(0, 300)}, ${attempt.tookMs},
      ${attempt.attemptedAt}
    from webhooks.attempt
    where partner_id = ${context.partnerId} and message_id = ${attempt.messageId}
  `.execute(context.tx);
}

/** In their order. */
export async function attemptsOf(
  context: Context,
  messageIds: readonly string[],
): Promise<Attempt[]> {
  const { rows } = await sql<Attempt>`
    select message_id as "messageId", number, status, reason, took_ms as "tookMs",
      attempted_at as "attemptedAt"
    from webhooks.attempt
    where partner_id = ${context.partnerId} and message_id = any(${[...messageIds]}::uuid[])
    order by message_id, number
  `.execute(context.tx);
  return rows;
}

/** How endpoints did since an instant; those to which nothing was sent are left out. */
export async function healthSince(context: Context, since: Date): Promise<Health[]> {
  const { rows } = await sql<Health>`
    select m.endpoint_id as "endpointId",
      count(*) filter (where a.status between 200 and 299)::int as taken,
      count(*) filter (where a.number is not null
        and coalesce(a.status, 0) not between 200 and 299)::int as failed,
      count(distinct m.id) filter (where m.state = 'waiting')::int as waiting,
      (percentile_cont(0.5) within group (order by a.took_ms)
        filter (where a.status between 200 and 299))::int as "medianMs",
      max(a.attempted_at) filter (where a.status between 200 and 299) as "lastTakenAt"
    from webhooks.message m
    left join webhooks.attempt a on a.partner_id = m.partner_id and a.message_id = m.id
    where m.partner_id = ${context.partnerId} and m.occurred_at >= ${since}
    group by m.endpoint_id
  `.execute(context.tx);
  return rows;
}

/** @returns how many were forgotten */
export async function deleteMessagesBefore(
  context: Context,
  before: Date,
  limit: number,
): Promise<number> {
  const done = await sql`
    delete from webhooks.message where partner_id = ${context.partnerId} and id in (
      select id from webhooks.message
      where partner_id = ${context.partnerId} and occurred_at < ${before} limit ${limit})
  `.execute(context.tx);
  return Number.parseInt(String(done.numAffectedRows ?? 0), 10);
}

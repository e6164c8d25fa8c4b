import type { Kysely } from 'kysely';
import { tables, type Context, type Tx } from '../../platform/context.ts';
import type {
  WebhookAttempt,
  WebhookDelivery,
  WebhookEvent,
  WebhookRegistration,
} from './types-webhook.ts';

interface WebhookTable {
  partner_id: string;
  subscriber_id: string;
  url: string;
  events: string[];
  own_header: boolean;
  changed_by: string;
  changed_at: Date;
}

interface DeliveryTable {
  partner_id: string;
  id: string;
  event: WebhookEvent;
  resource_path: string;
  resource_name: string | null;
  log_type: string | null;
  log_subject: string | null;
  request_id: string;
  changed_at: Date;
  url: string | null;
  state: WebhookDelivery['state'];
  finished_at: Date | null;
}

interface AttemptTable {
  partner_id: string;
  delivery_id: string;
  number: number;
  status: number | null;
  message: string;
  attempted_at: Date;
}

interface KeyTable {
  id: string;
  certificate: Buffer;
  private_key: Buffer;
  created_at: Date;
  expires_at: Date;
}

interface WebhookTables {
  'partner_center.webhook': WebhookTable;
  'partner_center.webhook_delivery': DeliveryTable;
  'partner_center.webhook_attempt': AttemptTable;
  'partner_center.webhook_key': KeyTable;
}

function db(context: { readonly tx: Tx }): Kysely<WebhookTables> {
  return tables<WebhookTables>(context);
}

export async function findRegistration(context: Context): Promise<WebhookRegistration | undefined> {
  return db(context)
    .selectFrom('partner_center.webhook')
    .select(['subscriber_id as subscriberId', 'url', 'events', 'own_header as ownHeader'])
    .where('partner_id', '=', context.partnerId)
    .executeTakeFirst();
}

/** One for a partner; its id stays when it is changed. */
export async function saveRegistration(
  context: Context,
  registration: WebhookRegistration,
): Promise<WebhookRegistration> {
  const changeable = {
    url: registration.url,
    events: [...registration.events],
    own_header: registration.ownHeader,
    changed_by: context.actor.name,
    changed_at: context.now,
  };
  return db(context)
    .insertInto('partner_center.webhook')
    .values({
      partner_id: context.partnerId,
      subscriber_id: registration.subscriberId,
      ...changeable,
    })
    .onConflict((conflict) => conflict.column('partner_id').doUpdateSet(changeable))
    .returning(['subscriber_id as subscriberId', 'url', 'events', 'own_header as ownHeader'])
    .executeTakeFirstOrThrow();
}

export async function insertDeliveries(
  context: Context,
  deliveries: readonly WebhookDelivery[],
): Promise<void> {
  if (deliveries.length === 0) return;
  await db(context)
    .insertInto('partner_center.webhook_delivery')
    .values(
      deliveries.map((delivery) => ({
        partner_id: context.partnerId,
        id: delivery.id,
        event: delivery.event,
        resource_path: delivery.resourcePath,
        resource_name: delivery.resourceName,
        log_type: delivery.log?.type ?? null,
        log_subject: delivery.log?.subjectId ?? null,
        request_id: delivery.requestId,
        changed_at: delivery.changedAt,
        url: delivery.url,
        state: delivery.state,
        finished_at: null,
      })),
    )
    .execute();
}

export async function findDelivery(
  context: Context,
  id: string,
): Promise<WebhookDelivery | undefined> {
  const row = await db(context)
    .selectFrom('partner_center.webhook_delivery')
    .select([
      'id',
      'event',
      'resource_path as resourcePath',
      'resource_name as resourceName',
      'log_type',
      'log_subject',
      'request_id as requestId',
      'changed_at as changedAt',
      'url',
      'state',
    ])
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { log_type: type, log_subject: subjectId, ...delivery } = row;
  return { ...delivery, log: type === null || subjectId === null ? null : { type, subjectId } };
}

/** When the newest messages of an event were asked for, the newest first. */
export async function recentDeliveries(
  context: Context,
  event: WebhookEvent,
  limit: number,
): Promise<Date[]> {
  const rows = await db(context)
    .selectFrom('partner_center.webhook_delivery')
    .select('changed_at')
    .where('partner_id', '=', context.partnerId)
    .where('event', '=', event)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => row.changed_at);
}

export async function setDelivery(
  context: Context,
  id: string,
  change: { readonly url?: string; readonly state: WebhookDelivery['state'] },
): Promise<void> {
  await db(context)
    .updateTable('partner_center.webhook_delivery')
    .set({
      ...change,
      finished_at: change.state === 'waiting' ? null : context.now,
    })
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', id)
    .execute();
}

/** In order; a second recorder of the same attempt is ignored. */
export async function insertAttempt(
  context: Context,
  deliveryId: string,
  attempt: WebhookAttempt,
): Promise<void> {
  await db(context)
    .insertInto('partner_center.webhook_attempt')
    .values({
      partner_id: context.partnerId,
      delivery_id: deliveryId,
      number: attempt.number,
      status: attempt.status,
      message: attempt.message,
      attempted_at: attempt.attemptedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function attemptsOf(context: Context, deliveryId: string): Promise<WebhookAttempt[]> {
  return db(context)
    .selectFrom('partner_center.webhook_attempt')
    .select(['number', 'status', 'message', 'attempted_at as attemptedAt'])
    .where('partner_id', '=', context.partnerId)
    .where('delivery_id', '=', deliveryId)
    .orderBy('number')
    .execute();
}

/** Whether any message to the partner's receiver found nobody since then. */
export async function wasSilentSince(context: Context, since: Date): Promise<boolean> {
  const row = await db(context)
    .selectFrom('partner_center.webhook_attempt')
    .select('number')
    .where('partner_id', '=', context.partnerId)
    .where('status', 'is', null)
    .where('attempted_at', '>', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Their attempts go with them. */
export async function deleteDeliveriesFinishedBefore(
  context: Context,
  before: Date,
): Promise<void> {
  await db(context)
    .deleteFrom('partner_center.webhook_delivery')
    .where('partner_id', '=', context.partnerId)
    .where('finished_at', '<', before)
    .execute();
}

export interface WebhookKey {
  readonly id: string;
  readonly certificate: Buffer;
  /** Sealed. */
  readonly privateKey: Buffer;
  readonly createdAt: Date;
}

/** The newest key; in a transaction that serves the installation. */
export async function newestKey(context: { readonly tx: Tx }): Promise<WebhookKey | undefined> {
  return db(context)
    .selectFrom('partner_center.webhook_key')
    .select(['id', 'certificate', 'private_key as privateKey', 'created_at as createdAt'])
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function findCertificate(
  context: { readonly tx: Tx },
  id: string,
): Promise<Buffer | undefined> {
  const row = await db(context)
    .selectFrom('partner_center.webhook_key')
    .select('certificate')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.certificate;
}

export async function insertKey(
  context: { readonly tx: Tx },
  key: WebhookKey & { readonly expiresAt: Date },
): Promise<void> {
  await db(context)
    .insertInto('partner_center.webhook_key')
    .values({
      id: key.id,
      certificate: key.certificate,
      private_key: key.privateKey,
      created_at: key.createdAt,
      expires_at: key.expiresAt,
    })
    .execute();
}

export async function deleteKeysExpiredBefore(
  context: { readonly tx: Tx },
  before: Date,
): Promise<void> {
  await db(context)
    .deleteFrom('partner_center.webhook_key')
    .where('expires_at', '<', before)
    .execute();
}

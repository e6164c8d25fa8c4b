import { sql, type ColumnType, type Kysely } from 'kysely';
import type { JsonObject } from '../../kernel/json.ts';
import { tables, type Context } from '../../platform/context.ts';
import type {
  AffectedResource,
  FraudEvent,
  FraudEventStatus,
  FraudLevel,
  ResolvedReason,
  StatusChange,
} from './types.ts';

interface FraudEventTable {
  partner_id: string;
  id: string;
  customer_id: string;
  subscription_id: string;
  subscription_name: string;
  entity_id: string;
  entity_name: string;
  type: string;
  severity: FraudLevel;
  confidence: FraudLevel;
  title: string;
  description: string;
  country: string | null;
  service_name: string;
  resource_name: string;
  resource_group_name: string;
  affected_resources: ColumnType<AffectedResource[], string, string>;
  details: ColumnType<JsonObject, string, string>;
  is_test: boolean;
  hit_count: number;
  first_occurred_at: Date;
  last_occurred_at: Date;
  first_observed_at: Date;
  last_observed_at: Date;
  status: FraudEventStatus;
  resolved_reason: ResolvedReason | null;
  resolved_at: Date | null;
  resolved_by: string | null;
  version: number;
}

interface StatusChangeTable {
  partner_id: string;
  id: string;
  fraud_event_id: string;
  status_from: FraudEventStatus;
  status_to: FraudEventStatus;
  changed_by: string;
  changed_at: Date;
}

interface DetectionTables {
  'detection.fraud_event': FraudEventTable;
  'detection.status_change': StatusChangeTable;
}

function db(context: Context): Kysely<DetectionTables> {
  return tables<DetectionTables>(context);
}

const columns = [
  'id',
  'customer_id as customerId',
  'subscription_id as subscriptionId',
  'subscription_name as subscriptionName',
  'entity_id as entityId',
  'entity_name as entityName',
  'type',
  'severity',
  'confidence',
  'title',
  'description',
  'country',
  'service_name as serviceName',
  'resource_name as resourceName',
  'resource_group_name as resourceGroupName',
  'affected_resources as affectedResources',
  'details',
  'is_test as isTest',
  'hit_count as hitCount',
  'first_occurred_at as firstOccurredAt',
  'last_occurred_at as lastOccurredAt',
  'first_observed_at as firstObservedAt',
  'last_observed_at as lastObservedAt',
  'status',
  'resolved_reason as resolvedReason',
  'resolved_at as resolvedAt',
  'resolved_by as resolvedBy',
  'version',
] as const;

function valuesOf(event: FraudEvent) {
  return {
    customer_id: event.customerId,
    subscription_name: event.subscriptionName,
    entity_name: event.entityName,
    type: event.type,
    severity: event.severity,
    confidence: event.confidence,
    title: event.title,
    description: event.description,
    country: event.country,
    service_name: event.serviceName,
    resource_name: event.resourceName,
    resource_group_name: event.resourceGroupName,
    affected_resources: JSON.stringify(event.affectedResources),
    details: JSON.stringify(event.details),
    is_test: event.isTest,
    hit_count: event.hitCount,
    first_occurred_at: event.firstOccurredAt,
    last_occurred_at: event.lastOccurredAt,
    first_observed_at: event.firstObservedAt,
    last_observed_at: event.lastObservedAt,
    status: event.status,
    resolved_reason: event.resolvedReason,
    resolved_at: event.resolvedAt,
    resolved_by: event.resolvedBy,
    version: event.version,
  };
}

/** @returns false when the entity of this subscription was seen before */
export async function insertFraudEvent(context: Context, event: FraudEvent): Promise<boolean> {
  const result = await db(context)
    .insertInto('detection.fraud_event')
    .values({
      partner_id: context.partnerId,
      id: event.id,
      subscription_id: event.subscriptionId,
      entity_id: event.entityId,
      ...valuesOf(event),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function updateFraudEvent(context: Context, event: FraudEvent): Promise<void> {
  await db(context)
    .updateTable('detection.fraud_event')
    .set(valuesOf(event))
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', event.id)
    .execute();
}

export async function lockFraudEventOf(
  context: Context,
  subscriptionId: string,
  entityId: string,
): Promise<FraudEvent | undefined> {
  return db(context)
    .selectFrom('detection.fraud_event')
    .select(columns)
    .where('partner_id', '=', context.partnerId)
    .where('subscription_id', '=', subscriptionId)
    .where('entity_id', '=', entityId)
    .forUpdate()
    .executeTakeFirst();
}

/** In id order, so that two people who decide at once wait for each other instead of blocking. */
export async function lockFraudEvents(
  context: Context,
  wanted: { readonly ids: readonly string[] } | { readonly subscriptionId: string },
): Promise<FraudEvent[]> {
  const query = db(context)
    .selectFrom('detection.fraud_event')
    .select(columns)
    .where('partner_id', '=', context.partnerId);
  const chosen =
    'ids' in wanted
      ? query.where('id', '=', sql<string>`any(${wanted.ids}::uuid[])`)
      : query.where('subscription_id', '=', wanted.subscriptionId);
  return chosen.orderBy('id').forUpdate().execute();
}

export async function findFraudEvent(
  context: Context,
  id: string,
): Promise<FraudEvent | undefined> {
  return db(context)
    .selectFrom('detection.fraud_event')
    .select(columns)
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export interface FraudEventFilter {
  readonly status?: FraudEventStatus;
  readonly subscriptionId?: string;
  readonly customerId?: string;
  readonly type?: string;
}

/** Newest first. */
export async function pageOfFraudEvents(
  context: Context,
  page: FraudEventFilter & {
    readonly beforeId?: string | null;
    readonly offset?: number;
    readonly limit: number;
  },
): Promise<FraudEvent[]> {
  let query = db(context)
    .selectFrom('detection.fraud_event')
    .select(columns)
    .where('partner_id', '=', context.partnerId)
    .orderBy('id', 'desc')
    .limit(page.limit)
    .offset(page.offset ?? 0);
  if (page.beforeId) query = query.where('id', '<', page.beforeId);
  if (page.status) query = query.where('status', '=', page.status);
  if (page.subscriptionId) query = query.where('subscription_id', '=', page.subscriptionId);
  if (page.customerId) query = query.where('customer_id', '=', page.customerId);
  if (page.type) query = query.where(sql<boolean>`lower(type) = lower(${page.type})`);
  return query.execute();
}

export async function insertStatusChanges(
  context: Context,
  changes: readonly StatusChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await db(context)
    .insertInto('detection.status_change')
    .values(
      changes.map((change) => ({
        partner_id: context.partnerId,
        id: change.id,
        fraud_event_id: change.fraudEventId,
        status_from: change.from,
        status_to: change.to,
        changed_by: change.changedBy,
        changed_at: change.changedAt,
      })),
    )
    .execute();
}

/** In the order in which they were made. */
export async function statusChangesOf(
  context: Context,
  fraudEventIds: readonly string[],
): Promise<StatusChange[]> {
  return db(context)
    .selectFrom('detection.status_change')
    .select([
      'id',
      'fraud_event_id as fraudEventId',
      'status_from as from',
      'status_to as to',
      'changed_by as changedBy',
      'changed_at as changedAt',
    ])
    .where('partner_id', '=', context.partnerId)
    .where('fraud_event_id', '=', sql<string>`any(${fraudEventIds}::uuid[])`)
    .orderBy('id')
    .execute();
}

import type { Json, JsonObject } from '../../kernel/json.ts';
import type { LoggedEvent } from '../../platform/event-log.ts';
import type { Customer } from '../customers/index.ts';
import { wireCustomerId } from './decide-customer.ts';
import { attributesOf } from './decide-envelope.ts';

interface Audited {
  readonly operationType: string;
  readonly resourceType: string;
}

const audited = (operationType: string, resourceType: string): Audited => ({
  operationType,
  resourceType,
});

/**
 * What the API tells of the event log. It has no operations of its own for suspending, reactivating
 * and cancelling: all of them update a subscription, told apart by the status before and after.
 */
const auditedTypes: Readonly<Record<string, Audited>> = {
  'subscriptions.subscription_changed': audited('update_subscription', 'subscription'),
  'subscriptions.subscription_moved': audited('update_subscription', 'subscription'),
  'subscriptions.entitlement_changed': audited('update_subscription', 'azure_entitlement'),
  'subscriptions.order_placed': audited('create_order', 'order'),
  'customers.customer_created': audited('add_customer', 'customer'),
  'customers.customer_changed': audited('update_customer_billing_profile', 'customer'),
  'usage.budget_set': audited('update_customer_spending_budget', 'spending_limit'),
  'usage.budget_removed': audited('update_customer_spending_budget', 'spending_limit'),
  'detection.fraud_event_detected': audited('azure_fraud_event_detected', 'azure_entitlement'),
  'partner_center.invoice_ready': audited('ready_invoice', 'invoice'),
  'partner_center.agreement_recorded': audited('create_agreement', 'agreement'),
  'partner_center.relationship_ended': audited(
    'remove_partner_customer_relationship',
    'partner_customer_relationship',
  ),
  'partner_center.customer_profile_changed': audited('update_customer_billing_profile', 'customer'),
  'people.user_added': audited('add_user_member', 'partner_user'),
  'people.user_removed': audited('remove_user_member', 'partner_user'),
};

/**
 * How a client reads records. `legacy`: one value that it does not know breaks the whole answer.
 * `java`: besides, it spells some values in its own way.
 */
export type AuditDialect = 'present' | 'legacy' | 'java';

const unreadableForLegacy: ReadonlySet<string> = new Set([
  'azure_fraud_event_detected',
  'add_user_member',
  'remove_user_member',
]);
const javaWords: Readonly<Record<string, string>> = {
  update_customer_spending_budget: 'update_Customer_spending_budget',
  spending_limit: 'credit_limit',
  azure_entitlement: 'subscription',
};

/** Types of events whose records have this resource type; all of them without one. */
export function eventTypesOf(resourceType: string | null, dialect: AuditDialect): string[] {
  return Object.entries(auditedTypes)
    .filter(([, each]) => dialect === 'present' || !unreadableForLegacy.has(each.operationType))
    .filter(([, each]) => resourceType === null || each.resourceType === resourceType)
    .map(([type]) => type);
}

/** The resource type that a filter names, in any case, with or without underscores. */
export function resourceTypeOf(word: string): string | null {
  const folded = word.toLowerCase().replaceAll(/[_\s]/g, '');
  const known = Object.values(auditedTypes).find(
    ({ resourceType }) => resourceType.replaceAll('_', '') === folded,
  );
  return known?.resourceType ?? (folded === 'creditlimit' ? 'spending_limit' : null);
}

export interface AuditNames {
  readonly partnerId: string;
  readonly customer: Customer | undefined;
}

/** Who acted, as a record names it. */
export interface AuditActor {
  /** The person's e-mail address, by which clients know people. */
  readonly userPrincipalName: string;
  /** The client that acted by itself; null when a person acted. */
  readonly applicationId: string | null;
}

/** The name of a record: opaque to clients, and it leads back to the event. */
export function auditRecordIdOf(event: Pick<LoggedEvent, 'id' | 'type'>, names: AuditNames) {
  const { operationType } = auditedTypes[event.type] ?? audited('undefined', 'undefined');
  const customer = names.customer ? wireCustomerId(names.customer) : names.partnerId;
  return `${names.partnerId}_${customer}_${operationType.replaceAll('_', '')}_${event.id}`;
}

/** The event that a record's name, or the event's own id, leads to. */
export function eventIdOfRecord(recordId: string): string {
  return recordId.slice(recordId.lastIndexOf('_') + 1).toLowerCase();
}

export function isAudited(type: string): boolean {
  return auditedTypes[type] !== undefined;
}

export function auditRecordOf(
  event: LoggedEvent,
  names: AuditNames & AuditActor,
  dialect: AuditDialect,
) {
  const { operationType, resourceType } = auditedTypes[event.type]!;
  const word = (text: string) => (dialect === 'java' ? (javaWords[text] ?? text) : text);
  const { customer } = names;
  return {
    id: auditRecordIdOf(event, names),
    partnerId: names.partnerId,
    participants: [],
    customerId: customer ? wireCustomerId(customer) : null,
    customerName: customer?.name ?? null,
    userPrincipalName: names.userPrincipalName,
    applicationId: names.applicationId,
    resourceType: word(resourceType),
    resourceOldValue: resourceValue(event, event.before),
    resourceNewValue: resourceValue(event, event.after),
    operationType: word(operationType),
    originalCorrelationId: event.requestId,
    operationDate: event.occurredAt.toISOString(),
    operationStatus: 'succeeded' as const,
    customizedData: [
      { key: 'ResourceId', value: event.subjectId },
      { key: 'ActorKind', value: event.actorKind },
    ],
    attributes: attributesOf('AuditRecord'),
  };
}

/** JSON in a text, with names in Pascal case, as the API writes resources into its records. */
function resourceValue(event: LoggedEvent, value: JsonObject | null): string | null {
  if (value === null) return null;
  const named = pascal({ id: event.subjectId, ...value }) as Record<string, Json>;
  // The API calls both halves of being disabled the same.
  if (named['Status'] === 'disabled_after_suspension') named['Status'] = 'disabled';
  return JSON.stringify(named);
}

function pascal(value: Json): Json {
  if (Array.isArray(value)) return value.map(pascal);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([key, member]) => [
      key.charAt(0).toUpperCase() + key.slice(1),
      pascal(member),
    ]),
  );
}

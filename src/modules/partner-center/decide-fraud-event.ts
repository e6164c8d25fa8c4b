import type { Customer } from '../customers/index.ts';
import type { FraudEvent, StatusChange } from '../detection/index.ts';
import { wireCustomerId } from './decide-customer.ts';

/** Who is told of, by name. */
export interface FraudEventNames {
  readonly partner: { readonly id: string; readonly name: string };
  readonly customer: Pick<Customer, 'id' | 'name' | 'tenantId'> | undefined;
}

/** How the API says "not resolved". */
const UNRESOLVED_ON = '9999-12-31T23:59:59.9970000';
const OFFER_OF_AZURE_PLAN = 'ms-azr-17g';

/** The name of an event, by which clients resolve it. */
export function eventIdOf({ subscriptionId, entityId }: FraudEvent): string {
  return `${subscriptionId}_${entityId}`;
}

/** An event in the older model. */
export function olderFraudEvent(event: FraudEvent, { partner, customer }: FraudEventNames) {
  return {
    eventTime: event.lastOccurredAt.toISOString(),
    eventId: eventIdOf(event),
    partnerTenantId: partner.id,
    partnerFriendlyName: partner.name,
    customerTenantId: customer ? wireCustomerId(customer) : event.customerId,
    customerFriendlyName: customer?.name ?? '',
    subscriptionId: event.subscriptionId,
    subscriptionType: 'modern',
    entityId: event.entityId,
    entityName: event.entityName,
    entityUrl: event.affectedResources[0]?.id ?? '',
    hitCount: String(event.hitCount),
    catalogOfferId: OFFER_OF_AZURE_PLAN,
    eventStatus: capitalised(event.status),
    serviceName: event.serviceName,
    resourceName: event.resourceName,
    resourceGroupName: event.resourceGroupName,
    firstOccurrence: event.firstOccurredAt.toISOString(),
    lastOccurrence: event.lastOccurredAt.toISOString(),
    resolvedReason: capitalised(event.resolvedReason ?? 'none'),
    resolvedOn: event.resolvedAt?.toISOString() ?? UNRESOLVED_ON,
    resolvedBy: event.resolvedBy ?? '',
    firstObserved: event.firstObservedAt.toISOString(),
    lastObserved: event.lastObservedAt.toISOString(),
  };
}

/** An event in the newer model: everything of the older one, and what was seen. */
export function newerFraudEvent(
  event: FraudEvent,
  names: FraudEventNames,
  changes: readonly StatusChange[],
) {
  return {
    ...olderFraudEvent(event, names),
    eventType: event.type,
    severity: capitalised(event.severity),
    confidenceLevel: event.confidence,
    displayName: event.title,
    description: event.description,
    country: event.country ?? '',
    valueAddedResellerTenantId: '',
    valueAddedResellerFriendlyName: '',
    subscriptionName: event.subscriptionName,
    affectedResources: event.affectedResources.map(({ id, type }) => ({
      azureResourceId: id,
      type,
    })),
    additionalDetails: event.details,
    IsTest: event.isTest ? 'true' : 'false',
    activityLogs: JSON.stringify(
      changes.map(({ from, to, changedBy, changedAt }) => ({
        statusFrom: capitalised(from),
        statusTo: capitalised(to),
        updatedBy: changedBy,
        dateTime: changedAt.toISOString(),
      })),
    ),
  };
}

function capitalised<const Word extends string>(word: Word): Capitalize<Word> {
  return (word.charAt(0).toUpperCase() + word.slice(1)) as Capitalize<Word>;
}

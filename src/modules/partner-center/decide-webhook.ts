import { cloudHas, type Cloud } from '../../kernel/clouds.ts';
import type { OutgoingResult } from '../../platform/outgoing.ts';
import { refuseService } from './types-service.ts';
import {
  silentWebhookEvents,
  webhookEvents,
  type WebhookDelivery,
  type WebhookEvent,
} from './types-webhook.ts';

/** Events that can occur in a cloud. */
export function eventsOfCloud(cloud: Cloud): readonly WebhookEvent[] {
  return webhookEvents.filter((event) => {
    if (event === 'azure-fraud-event-detected') return cloudHas(cloud, 'fraud_events');
    if (event === 'usagerecords-thresholdExceeded') return cloudHas(cloud, 'usage');
    return true;
  });
}

/**
 * Where the API's webhooks name a subscription; the same is read under `/v1`.
 * @param customerId as the API knows the customer
 */
export function subscriptionPath(customerId: string, subscriptionId: string): string {
  return `/webhooks/v1/customers/${customerId}/subscriptions/${subscriptionId}`;
}

/**
 * The names as the API writes them, each once.
 * @throws Refused `webhook_event_unknown`
 */
export function checkedEvents(given: readonly string[]): string[] {
  const known = [...webhookEvents, ...silentWebhookEvents];
  const named = given.map((text) => {
    const event = known.find((each) => each.toLowerCase() === text.trim().toLowerCase());
    if (!event) throw refuseService('webhook_event_unknown', { event: text.slice(0, 100) });
    return event;
  });
  return [...new Set(named)];
}

/**
 * The body of a message: names in Pascal case, addresses whole.
 * @param auditRecordId null where no record tells of the change
 */
export function bodyOf(
  delivery: WebhookDelivery,
  auditRecordId: string | null,
  baseUrl: string,
): string {
  const audit = auditRecordId === null ? null : `/auditactivity/v1/auditrecords/${auditRecordId}`;
  return JSON.stringify({
    EventName: delivery.event,
    ResourceUri: `${baseUrl}${delivery.resourcePath}`,
    ...(delivery.resourceName === null ? {} : { ResourceName: delivery.resourceName }),
    AuditUri: audit === null ? null : `${baseUrl}${audit}`,
    ResourceChangeUtcDate: delivery.changedAt.toISOString(),
  });
}

/** The headers by which a receiver finds the certificate and checks the signature. */
export function headersOf(
  signature: string,
  certificateUrl: string,
  ownHeader: boolean,
): Record<string, string> {
  return {
    'content-type': 'application/json; charset=utf-8',
    'x-ms-certificate-url': certificateUrl,
    'x-ms-signature-algorithm': 'rsa-sha256',
    ...(ownHeader ? { 'x-ms-signature': signature } : { authorization: `Signature ${signature}` }),
  };
}

/** Waits between the ten attempts that the API makes: quick at first, about eight hours in all. */
const WAITS_SECONDS = [10, 30, 60, 300, 900, 1_800, 3_600, 7_200, 14_400];

/** When to try again after the n-th attempt failed; null after the last. */
export function nextAttempt(attempts: number, now: Date): Date | null {
  const seconds = WAITS_SECONDS[attempts - 1];
  return seconds === undefined ? null : new Date(now.getTime() + seconds * 1_000);
}

/** Whether the receiver took the message. */
export function isTaken(result: OutgoingResult): boolean {
  return result.kind === 'answered' && result.status >= 200 && result.status < 300;
}

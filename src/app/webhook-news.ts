import type { JsonObject } from '../kernel/json.ts';
import {
  announce,
  deliverWebhook,
  subscriptionPath,
  wireCustomerIds,
  type WebhookNews,
} from '../modules/partner-center/index.ts';
import type { Context } from '../platform/context.ts';
import type { Database } from '../platform/database.ts';
import type { NewEvent } from '../platform/events.ts';
import { TryLater, type EffectRun } from '../worker/handler.ts';
import type { Config } from './config.ts';
import type { Installation } from './installation.ts';

// Which events of ours the partner's webhook tells of, and under which address.

export async function tellSubscriptions(
  context: Context,
  events: readonly NewEvent[],
): Promise<void> {
  const customerIds = events.flatMap((event) => event.customerId ?? []);
  const wireIds = await wireCustomerIds(context, customerIds);
  await announce(
    context,
    events.map((event) => ({
      event: 'subscription-updated',
      resourcePath: subscriptionPath(wireIds.get(event.customerId ?? '') ?? '', event.subject.id),
      resourceName: 'subscription',
      log: logOf(event),
    })),
  );
}

export async function tellFraudEvents(
  context: Context,
  events: readonly NewEvent[],
): Promise<void> {
  await announce(
    context,
    events.map((event): WebhookNews => ({
      event: 'azure-fraud-event-detected',
      resourcePath: `/v1/fraudEvents?SubscriptionId=${textOf(event.after, 'subscriptionId')}&EventStatus=Active`,
      // The original names no resource here.
      resourceName: null,
      log: logOf(event),
    })),
  );
}

export async function tellThresholds(context: Context, events: readonly NewEvent[]): Promise<void> {
  const news = (event: NewEvent): WebhookNews => ({
    event: 'usagerecords-thresholdExceeded',
    resourcePath: '/v1/customers/usagerecords',
    resourceName: 'usagerecords',
    log: logOf(event),
  });
  await announce(context, events.map(news));
}

export async function tellInvoices(context: Context, events: readonly NewEvent[]): Promise<void> {
  const news = (event: NewEvent): WebhookNews => ({
    event: 'invoice-ready',
    resourcePath: `/v1/invoices/${event.subject.id}`,
    resourceName: 'invoice',
    log: logOf(event),
  });
  await announce(context, events.map(news));
}

function logOf({ type, subject }: NewEvent) {
  return { type, subjectId: subject.id };
}

function textOf(values: JsonObject | undefined, key: string): string {
  const value = values?.[key];
  return typeof value === 'string' ? value : '';
}

export interface WebhookParts {
  readonly config: Pick<Config, 'baseUrl' | 'webhookReach'>;
  readonly installation: Pick<Installation, 'secrets'> & {
    readonly database: Pick<Database, 'transact'>;
  };
}

/** Delivers one message; one that was not taken comes back at its time. */
export async function sendWebhook(
  { config, installation }: WebhookParts,
  run: EffectRun,
  payload: JsonObject,
): Promise<void> {
  const later = await deliverWebhook(
    {
      transact: run.transact,
      installation: (work) => installation.database.transact('installation', work),
      now: run.now,
      signal: run.signal,
      secrets: installation.secrets,
      baseUrl: config.baseUrl,
      reach: config.webhookReach,
    },
    textOf(payload, 'deliveryId'),
  );
  if (later) throw new TryLater(later.at, later.why);
}

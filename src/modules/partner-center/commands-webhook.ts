import { newId } from '../../kernel/ids.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { enqueue } from '../../platform/outbox.ts';
import { isTarget, type OutgoingReach } from '../../platform/outgoing.ts';
import { checkedEvents, eventsOfCloud } from './decide-webhook.ts';
import * as store from './store-webhook.ts';
import { refuseService } from './types-service.ts';
import type {
  WebhookAttempt,
  WebhookDelivery,
  WebhookNews,
  WebhookRegistration,
} from './types-webhook.ts';

/** Names the effect that delivers one message. */
export const WEBHOOK_EFFECT = 'partner_center.deliver_webhook';

/** A program that tests its receiver in a loop would otherwise be one of ours that attacks it. */
const TESTS_PER_MINUTE = 2;
const MINUTE_MS = 60_000;
const TESTS_KEPT_MS = 7 * 24 * 60 * MINUTE_MS;

/**
 * Sets where the partner wants to hear of changes; what was set before is replaced.
 * @throws Refused `webhook_target_forbidden`, `webhook_event_unknown`
 */
export async function registerWebhook(
  context: Context,
  input: Omit<WebhookRegistration, 'subscriberId'>,
  reach: OutgoingReach,
): Promise<WebhookRegistration> {
  if (!isTarget(input.url, reach)) {
    throw refuseService('webhook_target_forbidden', {}, 'WebhookUrl');
  }
  const events = checkedEvents(input.events);
  const before = await store.findRegistration(context);
  const saved = await store.saveRegistration(context, {
    ...input,
    events,
    subscriberId: before?.subscriberId ?? newId(context.now.getTime()),
  });
  const told = ({ url, events: named }: WebhookRegistration) => ({ url, events: [...named] });
  await recordEvents(context, [
    {
      type: 'partner_center.webhook_registered',
      subject: { kind: 'webhook', id: saved.subscriberId },
      ...(before ? { before: told(before) } : {}),
      after: told(saved),
    },
  ]);
  return saved;
}

/** @throws Refused `webhook_not_registered` */
export async function getWebhook(context: Context): Promise<WebhookRegistration> {
  const registration = await store.findRegistration(context);
  if (!registration) throw refuseService('webhook_not_registered');
  return registration;
}

/**
 * Sends news to the partner's address, if it wants to hear of them. Whether it still does is asked
 * again when the message leaves.
 */
export async function announce(
  context: Context,
  news: readonly WebhookNews[],
): Promise<WebhookDelivery[]> {
  const registration = await store.findRegistration(context);
  if (!registration) return [];
  const { cloud } = await getPartner(context);
  const possible = eventsOfCloud(cloud);
  const deliveries = news
    .filter(({ event }) => registration.events.includes(event) && possible.includes(event))
    .map((each): WebhookDelivery => ({
      ...each,
      id: newId(context.now.getTime()),
      requestId: context.requestId,
      changedAt: context.now,
      url: null,
      state: 'waiting',
    }));
  await store.insertDeliveries(context, deliveries);
  await enqueue(
    context,
    deliveries.map(({ id }) => ({ kind: WEBHOOK_EFFECT, key: id, payload: { deliveryId: id } })),
  );
  return deliveries;
}

/**
 * Asks for a message of the event `test-created`.
 * @returns its id, under which its result can be read for seven days
 * @throws Refused `webhook_not_registered`, `webhook_test_not_chosen`, `webhook_tests_too_many`
 */
export async function testWebhook(context: Context): Promise<string> {
  const { events } = await getWebhook(context);
  if (!events.includes('test-created')) throw refuseService('webhook_test_not_chosen');
  const recent = await store.recentDeliveries(context, 'test-created', TESTS_PER_MINUTE);
  const oldest = recent.at(TESTS_PER_MINUTE - 1);
  const waitMs = oldest ? oldest.getTime() + MINUTE_MS - context.now.getTime() : 0;
  if (waitMs > 0) {
    const retryAfterSeconds = Math.ceil(waitMs / 1_000);
    throw refuseService('webhook_tests_too_many', { retryAfterSeconds });
  }
  const [delivery] = await announce(context, [
    {
      event: 'test-created',
      resourcePath: '/webhooks/v1/registration/test',
      resourceName: 'test',
      log: null,
    },
  ]);
  return delivery!.id;
}

/** @throws Refused `webhook_test_not_found` */
export async function testResult(
  context: Context,
  id: string,
): Promise<{ delivery: WebhookDelivery; attempts: readonly WebhookAttempt[] }> {
  const delivery = await store.findDelivery(context, id);
  const isKept = delivery && context.now.getTime() - delivery.changedAt.getTime() < TESTS_KEPT_MS;
  if (!isKept || delivery.event !== 'test-created') throw refuseService('webhook_test_not_found');
  return { delivery, attempts: await store.attemptsOf(context, id) };
}

/** Forgets messages that ended more than seven days ago. */
export async function forgetOldDeliveries(context: Context): Promise<void> {
  const before = new Date(context.now.getTime() - TESTS_KEPT_MS);
  await store.deleteDeliveriesFinishedBefore(context, before);
}

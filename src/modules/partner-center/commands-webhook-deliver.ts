import { sign } from 'node:crypto';
import { newId } from '../../kernel/ids.ts';
import { makeSigningPair } from '../../platform/certificate.ts';
import type { Context, Tx } from '../../platform/context.ts';
import { listEvents } from '../../platform/event-log.ts';
import { postOutside, type OutgoingReach, type OutgoingResult } from '../../platform/outgoing.ts';
import type { SecretBox } from '../../platform/secrets.ts';
import { customersOf } from '../customers/index.ts';
import { auditRecordIdOf } from './decide-audit.ts';
import { bodyOf, headersOf, isTaken, nextAttempt } from './decide-webhook.ts';
import * as store from './store-webhook.ts';
import type { WebhookDelivery, WebhookRegistration } from './types-webhook.ts';

/** What delivering needs from outside. Each `transact` is one committed step. */
export interface DeliverySteps {
  readonly transact: <T>(work: (context: Context) => Promise<T>) => Promise<T>;
  /** In a transaction that serves the installation: the keys belong to no partner. */
  readonly installation: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly secrets: SecretBox;
  /** How clients reach this server, without a slash at its end. */
  readonly baseUrl: string;
  readonly reach: OutgoingReach;
}

const DAY_MS = 24 * 3_600_000;
/** A key that leaks signs for this long at most. */
const KEY_SIGNS_MS = 180 * DAY_MS;
/** Receivers may look at old messages long afterwards. */
const CERTIFICATE_LIFE_MS = 2 * 365 * DAY_MS;
/** A partner's receiver that gave no answer is left alone for so long, whatever waits for it. */
const SILENCE_MS = 60_000;
/** Clocks of receivers may be slow. */
const CLOCK_TOLERANCE_MS = DAY_MS;

/**
 * Delivers one message, once more if need be: a receiver that was cut off after it took a message
 * gets it again.
 * @returns when to try again; null when the message was taken, dropped, or given up
 */
export async function deliverWebhook(
  steps: DeliverySteps,
  deliveryId: string,
): Promise<Later | null> {
  const message = await steps.transact((context) => prepared(context, deliveryId));
  if (message === null || 'at' in message) return message;
  const key = await signingKey(steps);
  const body = bodyOf(message.delivery, message.auditRecordId, steps.baseUrl);
  const signature = sign('sha256', Buffer.from(body, 'utf8'), key.privateKey).toString('base64');
  const certificateUrl = `${steps.baseUrl}/webhooks/v1/certificates/${key.id}.cer`;
  const { url, ownHeader } = message.registration;
  const headers = headersOf(signature, certificateUrl, ownHeader);
  const { reach, signal } = steps;
  const result = await postOutside(url, { body, headers }, { reach, signal });
  return steps.transact((context) => recorded(context, message, result));
}

interface Message {
  readonly delivery: WebhookDelivery;
  readonly registration: WebhookRegistration;
  readonly auditRecordId: string | null;
  readonly attempts: number;
}

interface Later {
  readonly at: Date;
  readonly why: string;
}

/** Null when there is nothing to send any more. */
async function prepared(context: Context, deliveryId: string): Promise<Message | Later | null> {
  const delivery = await store.findDelivery(context, deliveryId);
  if (!delivery || delivery.state !== 'waiting') return null;
  const registration = await store.findRegistration(context);
  if (!registration?.events.includes(delivery.event)) {
    await store.setDelivery(context, deliveryId, { state: 'dropped' });
    return null;
  }
  // One receiver that lets everybody wait must not hold up the effects of all others.
  const since = new Date(context.now.getTime() - SILENCE_MS);
  if (await store.wasSilentSince(context, since)) {
    return { at: new Date(context.now.getTime() + SILENCE_MS), why: 'the receiver was silent' };
  }
  const attempts = (await store.attemptsOf(context, deliveryId)).length;
  const auditRecordId = await auditRecordOf(context, delivery);
  return { delivery, registration, auditRecordId, attempts };
}

async function auditRecordOf(
  context: Context,
  { log, requestId }: WebhookDelivery,
): Promise<string | null> {
  if (log === null) return null;
  const wanted = { ...log, requestId, beforeId: null, limit: 1 };
  const [event] = await listEvents(context, wanted);
  if (!event) return null;
  const ids = event.customerId === null ? [] : [event.customerId];
  const [customer] = await customersOf(context, ids);
  return auditRecordIdOf(event, { partnerId: context.partnerId, customer });
}

async function recorded(
  context: Context,
  { delivery, registration, attempts }: Message,
  result: OutgoingResult,
): Promise<Later | null> {
  const number = attempts + 1;
  const { url } = registration;
  await store.insertAttempt(context, delivery.id, {
    number,
    status: result.kind === 'answered' ? result.status : null,
    message: result.reason,
    attemptedAt: context.now,
  });
  if (isTaken(result)) {
    await store.setDelivery(context, delivery.id, { url, state: 'delivered' });
    return null;
  }
  const at = nextAttempt(number, context.now);
  await store.setDelivery(context, delivery.id, { url, state: at ? 'waiting' : 'dead' });
  const why = result.kind === 'answered' ? `the receiver answered ${result.status}` : result.reason;
  return at ? { at, why } : null;
}

interface Key {
  readonly id: string;
  readonly privateKey: string;
}

/** The key that signs now; a new one when there is none yet, or when the newest is old. */
async function signingKey(steps: DeliverySteps): Promise<Key> {
  return steps.installation(async (tx) => {
    const { now, secrets } = steps;
    const newest = await store.newestKey({ tx });
    if (newest && now.getTime() - newest.createdAt.getTime() < KEY_SIGNS_MS) {
      return { id: newest.id, privateKey: secrets.open(newest.privateKey, purposeOf(newest.id)) };
    }
    const id = newId(now.getTime());
    const expiresAt = new Date(now.getTime() + CERTIFICATE_LIFE_MS);
    const { privateKey, certificate } = makeSigningPair({
      organisation: 'Surety',
      name: 'Surety webhooks',
      notBefore: new Date(now.getTime() - CLOCK_TOLERANCE_MS),
      notAfter: expiresAt,
    });
    const sealed = secrets.seal(privateKey, purposeOf(id));
    await store.insertKey(
      { tx },
      { id, certificate, privateKey: sealed, createdAt: now, expiresAt },
    );
    await store.deleteKeysExpiredBefore({ tx }, now);
    return { id, privateKey };
  });
}

function purposeOf(keyId: string): string {
  return `partner_center.webhook_key/${keyId}`;
}

import { newId } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Context } from '../../platform/context.ts';
import type { NewEvent } from '../../platform/events.ts';
import { enqueue } from '../../platform/outbox.ts';
import { postOutside, type OutgoingReach, type OutgoingResult } from '../../platform/outgoing.ts';
import type { SecretBox } from '../../platform/secrets.ts';
import { getEndpoint, record, signingSecrets } from './commands-endpoint.ts';
import { headersOf } from './commands-sign.ts';
import { bodyOf, decideOutcome, hears, SILENCE_MS } from './decide-delivery.ts';
import * as store from './store.ts';
import { refuse, type Endpoint, type Message } from './types.ts';

/** Delivers the message that its payload names, as `messageId`. */
export const DELIVER_EFFECT = 'webhooks.deliver';
/** A kind that every endpoint hears when a person asks for it. */
export const TEST_KIND = 'webhooks.test';
/** As many as one replay sends again; the rest is asked for anew. */
export const REPLAY_MAX = 1_000;

/** Puts events on their way to the endpoints that hear of them, in the events' transaction. */
export async function publish(
  context: Context,
  kind: string,
  events: readonly NewEvent[],
): Promise<void> {
  const listening = (await store.endpoints(context)).filter((each) => hears(each, kind));
  for (const { id: endpointId } of listening) {
    for (const { subject, customerId, after } of events) {
      const data = {
        customerId: customerId ?? null,
        subject: { kind: subject.kind, id: subject.id },
        ...after,
      };
      await put(context, { endpointId, kind, subject: `${subject.kind}/${subject.id}`, data });
    }
  }
}

/** Sends a test message to one endpoint. @throws Refused `webhook_endpoint_not_found` */
export async function sendTest(context: Context, endpointId: string): Promise<string> {
  await getEndpoint(context, endpointId);
  const data: JsonObject = { askedBy: context.actor.name };
  const subject = `webhook_endpoint/${endpointId}`;
  return put(context, { endpointId, kind: TEST_KIND, subject, data });
}

async function put(
  context: Context,
  wanted: Pick<Message, 'endpointId' | 'kind' | 'subject' | 'data'>,
): Promise<string> {
  const id = newId(context.now.getTime());
  const occurredAt = context.now;
  await store.insertMessage(context, { ...wanted, id, occurredAt, state: 'waiting', tries: 0 });
  await enqueue(context, [{ kind: DELIVER_EFFECT, key: id, payload: { messageId: id } }]);
  return id;
}

/**
 * Sends again what was sent since an instant, under the same message ids: a receiver that keeps
 * count takes none of it twice.
 * @returns how many
 * @throws Refused `webhook_endpoint_not_found`
 */
export async function replaySince(
  context: Context,
  endpointId: string,
  since: Date,
): Promise<number> {
  await getEndpoint(context, endpointId);
  const messages = await store.messagesSince(context, endpointId, since, REPLAY_MAX);
  for (const { id } of messages) await again(context, id);
  return messages.length;
}

/** @throws Refused `webhook_message_not_found`, also while it is on its way */
export async function replayMessage(context: Context, messageId: string): Promise<void> {
  const message = await store.findMessage(context, messageId, { lock: true });
  if (!message || message.state === 'waiting') {
    throw refuse('webhook_message_not_found', { message: messageId });
  }
  await again(context, messageId);
}

async function again(context: Context, messageId: string): Promise<void> {
  await store.setMessage(context, messageId, { state: 'waiting', tries: 0 });
  const key = `${messageId} ${newId(context.now.getTime())}`;
  await enqueue(context, [{ kind: DELIVER_EFFECT, key, payload: { messageId } }]);
}

/** What delivering needs from outside. Each `transact` is one committed step. */
export interface DeliverySteps {
  readonly transact: <T>(work: (context: Context) => Promise<T>) => Promise<T>;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly secrets: SecretBox;
  readonly baseUrl: string;
  readonly reach: OutgoingReach;
  /** From 0 to 1, another one each time. */
  readonly spread: () => number;
  /** Milliseconds that only go forward. */
  readonly elapsedMs: () => number;
}

interface Later {
  readonly at: Date;
  readonly why: string;
}

/**
 * Delivers one message; a receiver that was cut off after it took a message gets it again, under
 * the same id.
 * @returns when to try again; null when it was taken, dropped or given up
 */
export async function deliver(steps: DeliverySteps, messageId: string): Promise<Later | null> {
  const found = await steps.transact((context) => prepared(context, messageId));
  if (found === null || 'at' in found) return found;
  const { message, endpoint } = found;
  const body = bodyOf(message, steps.baseUrl);
  const secrets = signingSecrets(endpoint, steps.secrets, steps.now);
  const headers = headersOf(message.id, body, secrets, steps.now);
  const { reach, signal } = steps;
  const begun = steps.elapsedMs();
  const result = await postOutside(endpoint.url, { body, headers }, { reach, signal });
  const tookMs = Math.round(steps.elapsedMs() - begun);
  const spread = steps.spread();
  return steps.transact((context) => settle(context, messageId, result, { tookMs, spread }));
}

async function prepared(
  context: Context,
  messageId: string,
): Promise<{ readonly message: Message; readonly endpoint: Endpoint } | Later | null> {
  const message = await store.findMessage(context, messageId);
  if (message?.state !== 'waiting') return null;
  const endpoint = await store.findEndpoint(context, message.endpointId);
  if (!endpoint || endpoint.state === 'disabled') {
    await store.setMessage(context, messageId, { state: 'dropped', tries: message.tries });
    return null;
  }
  if (endpoint.state === 'paused') {
    return { at: new Date(context.now.getTime() + SILENCE_MS), why: 'the endpoint is paused' };
  }
  // One receiver that lets everybody wait must not hold up the effects of all others.
  if (endpoint.silentUntil !== null && context.now < endpoint.silentUntil) {
    return { at: endpoint.silentUntil, why: 'the receiver was silent' };
  }
  return { message, endpoint };
}

async function settle(
  context: Context,
  messageId: string,
  result: OutgoingResult,
  { tookMs, spread }: { readonly tookMs: number; readonly spread: number },
): Promise<Later | null> {
  const { now } = context;
  const message = await store.findMessage(context, messageId, { lock: true });
  if (!message) return null;
  const status = result.kind === 'answered' ? result.status : null;
  const { reason } = result;
  await store.insertAttempt(context, { messageId, status, reason, tookMs, attemptedAt: now });
  const endpoint = await store.findEndpoint(context, message.endpointId, { lock: true });
  if (!endpoint) return null;
  const tries = message.tries + 1;
  const { failingSince } = endpoint;
  const outcome = decideOutcome(result, { tries, failingSince, now, spread });
  if (outcome.kind === 'delivered') {
    await store.setMessage(context, messageId, { state: 'delivered', tries });
    if (failingSince !== null || endpoint.silentUntil !== null) {
      await store.saveEndpoint(context, { ...endpoint, failingSince: null, silentUntil: null });
    }
    return null;
  }
  const silentUntil = status === null ? new Date(now.getTime() + SILENCE_MS) : null;
  const failed: Endpoint = { ...endpoint, failingSince: failingSince ?? now, silentUntil };
  if (outcome.kind === 'disabled') {
    const off: Endpoint = { ...failed, state: 'disabled', disabledBecause: outcome.because };
    await store.saveEndpoint(context, off);
    await store.setMessage(context, messageId, { state: 'dropped', tries });
    await record(context, 'webhooks.endpoint_disabled', off);
    return null;
  }
  await store.saveEndpoint(context, failed);
  const state = outcome.kind === 'dead' ? 'dead' : 'waiting';
  await store.setMessage(context, messageId, { state, tries });
  if (outcome.kind === 'dead') return null;
  const why = status === null ? reason : `the receiver answered ${status}`;
  return { at: outcome.at, why };
}

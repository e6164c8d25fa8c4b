import { randomBytes } from 'node:crypto';
import { newId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { isTarget } from '../../platform/outgoing.ts';
import type { SecretBox } from '../../platform/secrets.ts';
import { SECRET_PREFIX } from './commands-sign.ts';
import { OLD_SECRET_MS } from './decide-delivery.ts';
import * as store from './store.ts';
import { refuse, type Endpoint } from './types.ts';

/** More is no list that a person keeps an eye on, and every event is written once for each. */
export const ENDPOINTS_MAX = 20;
/** What Standard Webhooks recommends: from 24 to 64 bytes. */
const SECRET_BYTES = 32;

export interface EndpointInput {
  readonly url: string;
  readonly description: string;
  readonly kinds: readonly string[];
}

/** What endpoints need from outside. */
export interface EndpointParts {
  readonly secrets: SecretBox;
  /** The kinds of events that can be told. */
  readonly kinds: readonly string[];
}

/** @throws Refused `webhook_endpoint_not_found` */
export async function getEndpoint(
  context: Context,
  id: string,
  options: { readonly lock?: boolean } = {},
): Promise<Endpoint> {
  const found = await store.findEndpoint(context, id, options);
  if (!found) throw refuse('webhook_endpoint_not_found', { endpoint: id });
  return found;
}

/**
 * Registers an endpoint. Where the address leads is looked at again whenever something is sent.
 * @returns the endpoint and its secret, which is shown only here
 * @throws Refused `webhook_target_refused`, `webhook_kind_unknown`, `webhook_endpoint_limit`
 */
export async function createEndpoint(
  context: Context,
  parts: EndpointParts,
  input: EndpointInput,
): Promise<{ readonly endpoint: Endpoint; readonly secret: string }> {
  check(input, parts);
  if ((await store.endpoints(context)).length >= ENDPOINTS_MAX) {
    throw refuse('webhook_endpoint_limit', { limit: ENDPOINTS_MAX });
  }
  const id = newId(context.now.getTime());
  const secret = newSecret();
  const endpoint: Endpoint = {
    ...input,
    id,
    state: 'active',
    disabledBecause: null,
    secret: parts.secrets.seal(secret, purposeOf(id)),
    previousSecret: null,
    previousUntil: null,
    failingSince: null,
    silentUntil: null,
    createdBy: context.actor.name,
    createdAt: context.now,
  };
  await store.insertEndpoint(context, endpoint);
  await record(context, 'webhooks.endpoint_created', endpoint);
  return { endpoint, secret };
}

/**
 * Changes what is told where, pauses it, or starts it again, also after it was disabled.
 * @throws Refused `webhook_endpoint_not_found`, `webhook_target_refused`, `webhook_kind_unknown`
 */
export async function changeEndpoint(
  context: Context,
  parts: EndpointParts,
  id: string,
  input: EndpointInput & { readonly state: 'active' | 'paused' },
): Promise<Endpoint> {
  check(input, parts);
  const before = await getEndpoint(context, id, { lock: true });
  const isStarted = before.state !== 'active' && input.state === 'active';
  const after: Endpoint = {
    ...before,
    ...input,
    disabledBecause: null,
    // Whoever starts it again gives it its days anew.
    failingSince: isStarted ? null : before.failingSince,
    silentUntil: isStarted ? null : before.silentUntil,
  };
  await store.saveEndpoint(context, after);
  await record(context, 'webhooks.endpoint_changed', after);
  return after;
}

/** What still waits for it is not sent any more. @throws Refused `webhook_endpoint_not_found` */
export async function removeEndpoint(context: Context, id: string): Promise<void> {
  const before = await getEndpoint(context, id, { lock: true });
  const after: Endpoint = { ...before, state: 'removed', disabledBecause: null };
  await store.saveEndpoint(context, after);
  await record(context, 'webhooks.endpoint_removed', after);
}

/**
 * Gives an endpoint a new secret. For a day messages are signed by both, so that nothing is lost
 * while the receiver changes.
 * @returns the new secret, which is shown only here
 * @throws Refused `webhook_endpoint_not_found`
 */
export async function rotateSecret(
  context: Context,
  { secrets }: EndpointParts,
  id: string,
): Promise<string> {
  const before = await getEndpoint(context, id, { lock: true });
  const secret = newSecret();
  const after: Endpoint = {
    ...before,
    secret: secrets.seal(secret, purposeOf(id)),
    previousSecret: before.secret,
    previousUntil: new Date(context.now.getTime() + OLD_SECRET_MS),
  };
  await store.saveEndpoint(context, after);
  await record(context, 'webhooks.secret_rotated', after);
  return secret;
}

/** The secrets that sign now, the newest first. */
export function signingSecrets(endpoint: Endpoint, secrets: SecretBox, now: Date): string[] {
  const { id, secret, previousSecret, previousUntil } = endpoint;
  const isOldValid = previousSecret !== null && previousUntil !== null && now < previousUntil;
  const sealed = isOldValid ? [secret, previousSecret] : [secret];
  return sealed.map((each) => secrets.open(each, purposeOf(id)));
}

function check({ url, kinds }: EndpointInput, parts: EndpointParts): void {
  if (!isTarget(url, 'private')) throw refuse('webhook_target_refused', {}, 'url');
  const unknown = kinds.find((kind) => !parts.kinds.includes(kind));
  if (unknown !== undefined) throw refuse('webhook_kind_unknown', { kind: unknown }, 'kinds');
}

function newSecret(): string {
  return `${SECRET_PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;
}

function purposeOf(endpointId: string): string {
  return `webhooks.endpoint/${endpointId}`;
}

/** The log holds no query of an address: tokens stand there. */
export function record(context: Context, type: string, endpoint: Endpoint): Promise<void> {
  const { id, url, kinds, state, disabledBecause } = endpoint;
  const { origin, pathname } = new URL(url);
  return recordEvents(context, [
    {
      type,
      subject: { kind: 'webhook_endpoint', id },
      after: { url: `${origin}${pathname}`, kinds: [...kinds], state, disabledBecause },
    },
  ]);
}

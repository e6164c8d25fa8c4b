import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { canonicalJson, type Json } from '../kernel/json.ts';
import type { Actor } from '../platform/context.ts';
import { findFirstAnswer, keepFirstAnswer, lockKey } from '../platform/idempotency.ts';
import type { WireCall, WireCaller, WireReply, WireRoute } from '../platform/wire-route.ts';
import { inputCheck } from './input.ts';
import type { ServerParts } from './parts.ts';
import { answerCheck } from './serve-route.ts';
import { refuse } from './types.ts';
import { adapted } from './wire-input.ts';

/** An answer as it goes out, and as it is kept for a repeated request. */
interface Sent {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

type Input = { params: Record<string, string>; query: unknown; body: unknown };
const Nothing = Type.Object({});
const JSON_TYPE = 'application/json; charset=utf-8';

/** One request, one transaction under the caller's partner. */
export function answerWire(parts: ServerParts, route: WireRoute) {
  const query = {
    schema: route.query ?? Nothing,
    check: inputCheck(route.query ?? Nothing, false),
  };
  const body = { schema: route.body ?? Nothing, check: inputCheck(route.body ?? Nothing, false) };
  const checkAnswer = answerCheck(parts, route.name, route.output);
  const serialise = (reply: WireReply<unknown>): Sent => {
    const text = textWithoutNulls(reply.body);
    checkAnswer(text === '' ? null : JSON.parse(text));
    return { status: reply.status ?? route.status ?? 200, headers: reply.headers ?? {}, text };
  };
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const input: Input = {
      params: request.params as Record<string, string>,
      query: query.check(adapted(query.schema, request.query ?? {})),
      body: body.check(route.body ? adapted(body.schema, request.body ?? {}) : {}),
    };
    const { caller, ids } = request.facts.wire!;
    if (!caller) throw new Error('the route was not guarded');
    const identity = identityOf(parts, request, caller);
    const { partnerId } = caller;
    const key = route.method === 'POST' && ids.given !== null ? keyOf(ids.given, request) : null;
    const answer = await parts.database.transact({ partnerId }, async (tx) => {
      const call: WireCall = { ...identity, tx };
      const run = () => route.handle(call, input as never);
      if (key === null) return run();
      return onceOnly(call, key, hashOf(input), async () => serialise(await run()));
    });
    if ('text' in answer) return send(reply, answer);
    if (answer.body instanceof Uint8Array) return sendBytes(reply, answer, answer.body);
    return send(reply, serialise(answer));
  };
}

function identityOf(
  parts: ServerParts,
  request: FastifyRequest,
  caller: WireCaller,
): Omit<WireCall, 'tx'> {
  const { client, user, partnerId, cloud, permissions } = caller;
  const actor: Actor = user
    ? { kind: 'user', id: user.id, name: user.name }
    : { kind: 'api_key', id: client.id, name: client.name };
  return {
    partnerId,
    actor,
    now: request.facts.now,
    requestId: request.facts.wire!.ids.correlationId,
    client,
    user,
    permissions,
    cloud,
    baseUrl: parts.baseUrl.replace(/\/+$/, ''),
    headers: plainHeaders(request),
    queryValue: (name) => queryValueOf(request, name),
  };
}

function plainHeaders(request: FastifyRequest): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

function queryValueOf(request: FastifyRequest, name: string): string | undefined {
  const wanted = name.toLowerCase();
  const query = request.query as Record<string, string | readonly string[]>;
  const found = Object.entries(query).find(([key]) => key.toLowerCase() === wanted)?.[1];
  return typeof found === 'string' ? found : found?.at(-1);
}

/**
 * Runs a POST unless its MS-RequestId was used for the same path before; then the first answer is
 * given again. Refusals are not kept: what was refused may be tried again under its id.
 * @throws Refused `idempotency_key_reused` when the id comes with another content
 */
async function onceOnly(
  call: WireCall,
  key: string,
  requestHash: Buffer,
  run: () => Promise<Sent>,
): Promise<Sent> {
  await lockKey(call, key);
  const first = await findFirstAnswer(call, key);
  if (first) {
    if (!first.requestHash.equals(requestHash)) throw refuse('idempotency_key_reused');
    return JSON.parse(first.text) as Sent;
  }
  const sent = await run();
  const text = JSON.stringify(sent);
  await keepFirstAnswer(call, key, { requestHash, status: sent.status, text });
  return sent;
}

/** Some clients use one id for calls to different paths; those are different calls. */
function keyOf(requestId: string, request: FastifyRequest): string {
  const path = createHash('sha256')
    .update(request.url.split('?')[0] ?? '')
    .digest('base64url');
  return `ms-requestid ${requestId.toLowerCase()} ${path}`;
}

function hashOf(input: Input): Buffer {
  return createHash('sha256')
    .update(canonicalJson(input as unknown as Json))
    .digest();
}

/** Members without a value are left out, as the API does. */
function textWithoutNulls(body: unknown): string {
  if (body === null || body === undefined) return '';
  return JSON.stringify(body, (_key, value: unknown) => (value === null ? undefined : value));
}

function send(reply: FastifyReply, { status, headers, text }: Sent): FastifyReply {
  void reply.code(status).headers({ ...headers });
  if (status === 204) return reply.send();
  // Clients that expect a resource fail on an empty body.
  return reply.type(JSON_TYPE).send(text === '' ? '{}' : text);
}

function sendBytes(
  reply: FastifyReply,
  answer: WireReply<unknown>,
  bytes: Uint8Array,
): FastifyReply {
  return reply
    .code(answer.status ?? 200)
    .headers({ ...answer.headers })
    .type(answer.contentType ?? 'application/octet-stream')
    .send(Buffer.from(bytes));
}

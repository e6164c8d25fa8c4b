import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { canonicalJson, type Json } from '../kernel/json.ts';
import type { Caller } from '../people/index.ts';
import type { Actor, Context } from '../platform/context.ts';
import { findFirstAnswer, keepFirstAnswer, lockKey } from '../platform/idempotency.ts';
import type { Route } from '../platform/route.ts';
import { inputCheck } from './input.ts';
import type { ServerParts } from './parts.ts';
import { closed } from './schema-closing.ts';
import { refuse } from './types.ts';

/** Printable ASCII, as draft-ietf-httpapi-idempotency-key-header asks of a structured string. */
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;
const Nothing = Type.Object({});

export type Input = { params: unknown; query: unknown; body: unknown };

/** Checks parameters, query and body of a request against what its route declares. */
export function inputOf(route: { params?: TSchema; query?: TSchema; body?: TSchema }) {
  const params = inputCheck(route.params ?? Nothing, true);
  const query = inputCheck(route.query ?? Nothing, true);
  const body = inputCheck(route.body ?? Nothing, false);
  return (request: FastifyRequest): Input => ({
    params: params(request.params),
    query: query(request.query),
    body: body(route.body ? request.body : (request.body ?? {})),
  });
}

/** Who acts, for contexts; only called where the caller was admitted with a partner. */
export function actingFor(caller: Caller | null): { partnerId: string; actor: Actor } {
  if (!caller || caller.partnerId === null) throw new Error('the route was not guarded');
  const { partnerId, name } = caller;
  return caller.kind === 'person'
    ? { partnerId, actor: { kind: 'user', id: caller.personId, name } }
    : { partnerId, actor: { kind: 'api_key', id: caller.apiKeyId, name } };
}

/**
 * Answers a request with its route: one transaction under the caller's partner, committed when all
 * went well.
 */
export function serveRoute(parts: ServerParts, route: Route) {
  const readInput = inputOf(route);
  const checkAnswer = answerCheck(parts, route.name, route.output);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const input = readInput(request);
    const key = route.method === 'GET' ? null : idempotencyKeyOf(request);
    const { now, caller } = request.facts;
    const { partnerId, actor } = actingFor(caller);
    const run = async (context: Context): Promise<string> => {
      const answer: unknown = await route.handle(context, input as never);
      checkAnswer(answer);
      return textOf(answer);
    };
    const { text, replayed } = await parts.database.transact({ partnerId }, async (tx) => {
      const context = { tx, partnerId, actor, now, requestId: request.id };
      if (key === null) return { text: await run(context), replayed: false };
      return onceOnly(context, key, hashOf(request, input), run, route.secretAnswer === true);
    });
    if (replayed) void reply.header('idempotency-replayed', 'true');
    if (route.accepted) void reply.code(202);
    return sendText(reply, text);
  };
}

/**
 * Runs a write unless its key was used before; then the first answer is given again. The answer is
 * kept in the transaction of the write, so a request that was refused or failed may be repeated.
 * @throws Refused `idempotency_key_reused`, `idempotency_answer_withheld`
 */
async function onceOnly(
  context: Context,
  key: string,
  requestHash: Buffer,
  run: (context: Context) => Promise<string>,
  isSecret: boolean,
): Promise<{ text: string; replayed: boolean }> {
  await lockKey(context, key);
  const first = await findFirstAnswer(context, key);
  if (first) {
    if (!first.requestHash.equals(requestHash)) throw refuse('idempotency_key_reused');
    if (isSecret) throw refuse('idempotency_answer_withheld');
    return { text: first.text, replayed: true };
  }
  const text = await run(context);
  const status = text === '' ? 204 : 200;
  await keepFirstAnswer(context, key, { requestHash, status, text: isSecret ? '' : text });
  return { text, replayed: false };
}

/** @throws Refused `idempotency_key_invalid` */
function idempotencyKeyOf(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !IDEMPOTENCY_KEY.test(key))
    throw refuse('idempotency_key_invalid');
  return key;
}

function hashOf(request: FastifyRequest, input: Input): Buffer {
  const parts = [request.method, request.routeOptions.url ?? '', input as unknown as Json];
  return createHash('sha256').update(canonicalJson(parts)).digest();
}

/** Empty for an answer without a body. */
export function textOf(answer: unknown): string {
  return answer === null || answer === undefined ? '' : JSON.stringify(answer);
}

export function sendText(reply: FastifyReply, text: string): FastifyReply {
  if (text === '') return reply.code(204).send();
  return reply.type('application/json; charset=utf-8').send(text);
}

/**
 * Where answers are checked, a member that the schema does not name is a mistake too: it may be a
 * secret.
 */
export function answerCheck(parts: ServerParts, name: string, output: TSchema) {
  if (parts.checkAnswers !== true) return () => undefined;
  const validator = Compile(closed(output));
  return (answer: unknown): void => {
    if (answer === null || answer === undefined || validator.Check(answer)) return;
    const problems = validator
      .Errors(answer)
      .map((error) => `${error.instancePath} ${error.message}`);
    throw new Error(`${name} answers other than it declares: ${problems.join('; ')}`);
  };
}

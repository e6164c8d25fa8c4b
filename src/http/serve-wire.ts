import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { rateWindow, type RateWindow } from '../platform/rate-window.ts';
import type { WireDress, WireOpenRoute, WireOpenRun, WireRoute } from '../platform/wire-route.ts';
import type { ServerParts } from './parts.ts';
import { answerWire } from './wire-answer.ts';
import { readWireBodies } from './wire-bodies.ts';
import { failOnWire } from './wire-failure.ts';
import { beginWire } from './wire-headers.ts';
import { WIRE_PREFIXES, type WirePaths } from './wire-path.ts';
import { refuse } from './types.ts';

/** Of one partner to customers and subscriptions, as the API publishes it. */
const REQUESTS_PER_MINUTE = 500;
const MINUTE_MS = 60_000;

/**
 * The second dress: the Partner Center-compatible API. Nothing of the console's ways in reaches
 * here: cookies are not read, and a bearer token is never sent by a browser on its own, so pages of
 * other sites gain nothing.
 */
export async function addWireRoutes(
  app: FastifyInstance,
  parts: ServerParts,
  dress: WireDress,
  paths: WirePaths,
): Promise<void> {
  const limits = rateWindow(REQUESTS_PER_MINUTE, MINUTE_MS);
  await app.register(async (scope) => {
    readWireBodies(scope);
    scope.setErrorHandler((error, request, reply) =>
      failOnWire(parts, dress, error, request, reply),
    );
    scope.addHook('onRequest', (request, reply, done) => {
      request.facts.wire = { ids: beginWire(request, reply), caller: null };
      done();
    });
    for (const route of dress.routes) {
      const url = route.path.replaceAll(/\{(\w+)\}/g, ':$1');
      const { method } = route;
      if (route.wire === 'open') scope.route({ method, url, handler: openHandler(parts, route) });
      else {
        const onRequest = guard(parts, dress, route, limits);
        scope.route({ method, url, onRequest, handler: answerWire(parts, route) });
      }
    }
    for (const prefix of WIRE_PREFIXES) {
      scope.all(`/${prefix}`, refuseUnknown(paths));
      scope.all(`/${prefix}/*`, refuseUnknown(paths));
    }
  });
}

/** Lets a request through before its body is read. */
function guard(parts: ServerParts, dress: WireDress, route: WireRoute, limits: RateWindow) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const caller = await dress.callerOf(openRun(parts, request));
    request.facts.wire!.caller = caller;
    if (route.counted === true) {
      const retryAfterSeconds = limits.count(caller.partnerId, request.facts.now);
      if (retryAfterSeconds !== null) throw refuse('wire_rate_exceeded', { retryAfterSeconds });
    }
    dress.admit(route, caller);
    if (request.headers['validatemfa'] === 'true') {
      void reply.header('ismfacompliant', String(caller.user?.mfa ?? false));
    }
  };
}

function openHandler(parts: ServerParts, route: WireOpenRoute) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const params = request.params as Record<string, string>;
    const fields = { ...textsOf(request.query), ...textsOf(request.body) };
    const answer = await route.handle(openRun(parts, request), { params, fields });
    void reply.code(answer.status).type('application/json; charset=utf-8');
    void reply.headers({ ...answer.headers });
    const { body } = answer;
    return reply.send(body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body));
  };
}

function openRun(parts: ServerParts, request: FastifyRequest): WireOpenRun {
  return {
    transact: (work) => parts.database.transact('installation', work),
    now: request.facts.now,
    requestId: request.facts.wire?.ids.correlationId ?? request.id,
    address: request.ip,
    baseUrl: parts.baseUrl.replace(/\/+$/, ''),
    authorization: request.headers.authorization,
  };
}

/** Of a member that is given several times the last counts. */
function textsOf(given: unknown): Record<string, string> {
  if (typeof given !== 'object' || given === null) return {};
  const texts = Object.entries(given).flatMap(([name, value]): [string, string][] => {
    const last: unknown = Array.isArray(value) ? value.at(-1) : value;
    return typeof last === 'string' ? [[name.toLowerCase(), last]] : [];
  });
  return Object.fromEntries(texts);
}

function refuseUnknown(paths: WirePaths) {
  return (request: FastifyRequest): never => {
    const path = request.originalUrl.split('?')[0] ?? '/';
    const { method } = request;
    const allowed = paths.methodsAt(request.url);
    if (allowed.length > 0) {
      throw refuse('wire_method_unknown', { method, path, allowed: allowed.join(', ') });
    }
    throw refuse('wire_path_unknown', { method, path });
  };
}

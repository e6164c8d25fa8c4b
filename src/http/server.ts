import cookie from '@fastify/cookie';
import { fastify, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { AnyRoute } from '../platform/route.ts';
import { accessOf, admit } from './authentication.ts';
import { JSON_BODY_MAX_BYTES, readJsonBodies, streamBodies } from './body-parsers.ts';
import { serveConsole } from './console.ts';
import { failWith } from './failure.ts';
import { addHealthRoutes } from './health.ts';
import type { ServerParts } from './parts.ts';
import { addReference } from './reference.ts';
import { begin, requestIdOf } from './request.ts';
import { addSecurityHeaders } from './security.ts';
import { serveAccount } from './serve-account.ts';
import { serveRoute } from './serve-route.ts';
import { serveStream, UPLOAD_MAX_BYTES } from './serve-stream.ts';
import { addWireRoutes } from './serve-wire.ts';
import { refuse } from './types.ts';
import { failOnWire } from './wire-failure.ts';
import { wirePaths } from './wire-path.ts';

/** The largest upload over a slow line; a request that takes longer than this is no longer one. */
const REQUEST_TIMEOUT_MS = 30 * 60_000;
/** Path parameters are ids and numbers of customers and documents. */
const PATH_PARAMETER_MAX_CHARACTERS = 200;
/** What is under way may end; whoever waits longer is cut off. */
const CLOSE_TIMEOUT_MS = 10_000;

/**
 * The server, ready to listen: every route of the parts, the console, the reference, health and
 * metrics.
 */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { wire } = parts;
  const paths = wirePaths(wire?.routes ?? []);
  const app = fastify({
    rewriteUrl: ({ url = '/' }) => (wire ? paths.canonical(url) : url),
    logger: false,
    bodyLimit: JSON_BODY_MAX_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: parts.trustProxy ?? false,
    exposeHeadRoutes: false,
    return503OnClosing: false,
    routerOptions: { maxParamLength: PATH_PARAMETER_MAX_CHARACTERS },
    genReqId: (request) => requestIdOf(request.headers['x-request-id'], parts.clock.now()),
    frameworkErrors: (error, request, reply) => {
      const given = request as FastifyRequest;
      if (wire && paths.includes(given.originalUrl)) failOnWire(parts, wire, error, given, reply);
      else failWith(parts, error, given, reply);
    },
  });
  let closing = false;
  app.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  app.setErrorHandler((error, request, reply) => failWith(parts, error, request, reply));
  await addSecurityHeaders(app, parts);
  await app.register(cookie);
  app.addHook('onRequest', async (request, reply) => {
    begin(parts, request, reply);
    if (closing) throw refuse('server_closing', { retryAfterSeconds: 1 });
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    // A connection that is kept open after its last answer would hold up the end.
    if (closing) void reply.header('connection', 'close');
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    measure(parts, request, reply.statusCode, reply.elapsedTime);
    done();
  });
  readJsonBodies(app);
  for (const route of parts.routes) await addRoute(app, parts, route);
  if (wire) await addWireRoutes(app, parts, wire, paths);
  addHealthRoutes(app, parts, () => closing);
  await addReference(app, parts);
  await serveConsole(app, parts);
  return app;
}

async function addRoute(app: FastifyInstance, parts: ServerParts, route: AnyRoute): Promise<void> {
  const access = accessOf(route);
  const common = {
    method: route.method,
    url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    onRequest: (request: FastifyRequest) => admit(parts, access, request),
  };
  if ('access' in route) app.route({ ...common, handler: serveAccount(parts, route) });
  else if (!('stream' in route)) app.route({ ...common, handler: serveRoute(parts, route) });
  else if (route.stream === 'download') {
    app.route({ ...common, handler: serveStream(parts, route) });
  } else {
    await app.register(async (uploads) => {
      streamBodies(uploads);
      const handler = serveStream(parts, route);
      uploads.route({ ...common, bodyLimit: UPLOAD_MAX_BYTES, handler });
    });
  }
}

function measure(
  parts: ServerParts,
  request: FastifyRequest,
  status: number,
  durationMs: number,
): void {
  const route = request.routeOptions.url ?? 'unknown';
  const { method } = request;
  parts.metrics.requestDone({ method, route, status, durationMs });
  // The path without its values: they can be names, addresses and search words.
  const line = { method, route, status, durationMs: Math.round(durationMs) };
  const log = (request.facts as typeof request.facts | undefined)?.log ?? parts.log;
  log.info(line, 'request');
}

/** Takes no new requests, lets those under way end for ten seconds, then cuts what is left. */
export async function closeServer(
  app: FastifyInstance,
  timeoutMs: number = CLOSE_TIMEOUT_MS,
): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), timeoutMs);
  try {
    await app.close();
  } finally {
    clearTimeout(timer);
  }
}

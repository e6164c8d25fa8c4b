import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { ServerParts } from './parts.ts';

/** Shorter than the patience of those who ask (load balancers wait about five seconds). */
const CHECK_TIMEOUT_MS = 3_000;

/**
 * For machines that look after this one: is the process alive, can it serve, what are its numbers.
 * Answered without signing in; the numbers name no customer and can be closed with a token.
 */
export function addHealthRoutes(
  app: FastifyInstance,
  parts: ServerParts,
  isClosing: () => boolean,
): void {
  app.get('/health/live', () => ({ status: 'ok' }));
  app.get('/health/ready', async (_request, reply) => {
    const checks = await runChecks(parts);
    const ready = !isClosing() && Object.values(checks).every(Boolean);
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not_ready', checks });
  });
  app.get('/metrics', async (request, reply) => {
    if (!mayRead(parts.metricsToken, request.headers.authorization)) {
      return reply.code(401).header('www-authenticate', 'Bearer').send();
    }
    return reply.type(parts.metrics.contentType).send(await parts.metrics.text());
  });
}

async function runChecks(parts: ServerParts): Promise<Record<string, boolean>> {
  const names = Object.keys(parts.readiness);
  const results = await Promise.all(names.map((name) => withinTime(parts.readiness[name]!)));
  return Object.fromEntries(names.map((name, index) => [name, results[index] ?? false]));
}

async function withinTime(check: () => Promise<boolean>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), CHECK_TIMEOUT_MS);
  try {
    return await Promise.race([check().catch(() => false), late]);
  } finally {
    clearTimeout(timer);
  }
}

function mayRead(token: string | undefined, authorization: string | undefined): boolean {
  if (token === undefined) return true;
  const given = Buffer.from(authorization ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

import type { FastifyInstance } from 'fastify';
import { Refused } from '../kernel/refusal.ts';
import { refuse } from './types.ts';

/** Far above any form or policy, far below what would hurt; files have a way of their own. */
export const JSON_BODY_MAX_BYTES = 1024 * 1024;

/** JSON is the only body that ordinary routes read. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: JSON_BODY_MAX_BYTES },
    (_request, text, done) => {
      const parsed = parseJson(String(text));
      if (parsed instanceof Refused) done(parsed);
      else done(null, parsed);
    },
  );
}

/** Upload routes get the body as it arrives, whatever it claims to be. */
export function streamBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
}

/** An empty text is no body at all, as clients send it with DELETE. */
export function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text, refusePrototype) as unknown;
  } catch (error) {
    if (error instanceof Refused) return error;
    return refuse('json_unreadable', { problem: (error as Error).message });
  }
}

/** Members with these names change objects instead of describing them. */
function refusePrototype(key: string, value: unknown): unknown {
  if (key === '__proto__') throw refuse('json_unreadable', { problem: '"__proto__" is no member' });
  return value;
}

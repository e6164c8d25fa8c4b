import type { FastifyInstance } from 'fastify';
import { JSON_BODY_MAX_BYTES, parseJson } from './body-parsers.ts';
import { Refused } from '../kernel/refusal.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Bodies as clients of this API send them: forms at the token endpoints, everywhere else JSON, by
 * whatever name of its media type, with or without a byte order mark.
 */
export function readWireBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  const options = { parseAs: 'string', bodyLimit: JSON_BODY_MAX_BYTES } as const;
  scope.addContentTypeParser<string>(
    'application/x-www-form-urlencoded',
    options,
    (_r, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(body)));
    },
  );
  scope.addContentTypeParser<string>('*', options, (_request, body, done) => {
    const parsed = parseJson(body.startsWith(BYTE_ORDER_MARK) ? body.slice(1) : body);
    if (parsed instanceof Refused) done(parsed);
    else done(null, parsed);
  });
}

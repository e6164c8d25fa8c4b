import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newId } from '../kernel/ids.ts';

/** What a client may name its requests; anything else is answered with an id of ours. */
const CLIENT_ID = /^[A-Za-z0-9._:{}-]{1,128}$/;
const LOCALE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;
const CORRELATION_VECTOR = /^[A-Za-z0-9+/]{16,22}(\.\d{1,9}){1,20}$/;

/** Tells one running server from another without naming the machine. */
const SERVER_ID = `surety-${randomBytes(4).toString('hex')}`;

export interface WireIds {
  /** The client's own MS-RequestId, by which repeated requests are recognised; null without one. */
  readonly given: string | null;
  readonly requestId: string;
  readonly correlationId: string;
  /** BCP 47, as the client asked. */
  readonly locale: string;
}

/** The headers that every answer of this API carries. */
export function beginWire(request: FastifyRequest, reply: FastifyReply): WireIds {
  const nowMs = request.facts.now.getTime();
  const given = headerOf(request, 'ms-requestid', CLIENT_ID);
  const ids: WireIds = {
    given,
    requestId: given ?? newId(nowMs),
    correlationId: headerOf(request, 'ms-correlationid', CLIENT_ID) ?? newId(nowMs),
    locale: headerOf(request, 'x-locale', LOCALE) ?? 'en-US',
  };
  void reply.headers({
    'ms-requestid': ids.requestId,
    'ms-correlationid': ids.correlationId,
    'ms-cv': vectorOf(request),
    'ms-serverid': SERVER_ID,
    'x-locale': ids.locale,
    'cache-control': 'no-store',
  });
  return ids;
}

function vectorOf(request: FastifyRequest): string {
  const given = headerOf(request, 'ms-cv', CORRELATION_VECTOR);
  return given === null ? `${randomBytes(12).toString('base64')}.0` : `${given}.0`;
}

function headerOf(request: FastifyRequest, name: string, pattern: RegExp): string | null {
  const value = request.headers[name];
  return typeof value === 'string' && pattern.test(value) ? value : null;
}

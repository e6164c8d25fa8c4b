import type { FastifyReply, FastifyRequest } from 'fastify';
import { newId } from '../kernel/ids.ts';
import type { Caller } from '../people/index.ts';
import type { Log } from '../platform/log.ts';
import type { WireCaller } from '../platform/wire-route.ts';
import type { ServerParts } from './parts.ts';
import type { WireIds } from './wire-headers.ts';

/** What the server knows of a request before its route runs. */
export interface RequestFacts {
  /** The instant the request began: everything it does carries this one. */
  readonly now: Date;
  readonly log: Log;
  caller: Caller | null;
  /** Of requests to the Partner Center-compatible API. */
  wire?: { readonly ids: WireIds; caller: WireCaller | null };
}

declare module 'fastify' {
  interface FastifyRequest {
    facts: RequestFacts;
  }
}

/** Ids from outside end up in logs and events: nothing that could break a line or fill a disk. */
const REQUEST_ID = /^[A-Za-z0-9._:-]{1,128}$/;
/** W3C Trace Context, version 00. */
const TRACE_PARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

/** The caller's own request id when it is a sane one, else a new one. */
export function requestIdOf(given: string | string[] | undefined, now: Date): string {
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : newId(now.getTime());
}

/** Trace and span of the caller for the log, so that one search finds a request across programs. */
export function traceOf(
  traceparent: string | string[] | undefined,
): { readonly traceId: string; readonly parentSpanId: string } | null {
  const match = typeof traceparent === 'string' ? TRACE_PARENT.exec(traceparent) : null;
  return match ? { traceId: match[1]!, parentSpanId: match[2]! } : null;
}

/**
 * First thing with every request: its instant, its log, and the headers that every answer carries.
 */
export function begin(parts: ServerParts, request: FastifyRequest, reply: FastifyReply): void {
  const trace = traceOf(request.headers.traceparent);
  request.facts = {
    now: parts.clock.now(),
    log: parts.log.child({ requestId: request.id, ...trace }),
    caller: null,
  };
  void reply.header('x-request-id', request.id);
  if (/^\/(api|health|metrics)(\/|$|\?)/.test(request.url)) {
    // Answers about money and people belong in no cache, shared or not.
    void reply.header('cache-control', 'no-store');
  }
}

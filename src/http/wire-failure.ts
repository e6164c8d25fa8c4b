import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Refused } from '../kernel/refusal.ts';
import type { WireDress, WireFault } from '../platform/wire-route.ts';
import { record, refusalOf } from './failure.ts';
import type { ServerParts } from './parts.ts';
import { filled, InvalidInput } from './problems.ts';
import { refuse, type Language, type RefusalEntry } from './types.ts';

/** Documented length of a description. */
const DESCRIPTION_MAX_CHARACTERS = 1_024;

/**
 * The error body that every known client reads: members of the documented form and of the newer
 * services together.
 */
export function failOnWire(
  parts: ServerParts,
  dress: WireDress,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const language = languageOfLocale(request);
  const { refused, fault, entry } = translated(parts, dress, refusalOf(error));
  record(parts, error, refused, refused, request);
  const sentence = filled(entry[language], refused.values);
  const retryAfter = refused.values['retryAfterSeconds'];
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
  if (fault.status === 401) void reply.header('www-authenticate', 'Bearer realm="Surety"');
  // Requests that are too many are turned away in front of the services, and look different.
  if (fault.status === 429) return send(reply, 429, { statusCode: 429, message: sentence });
  const description = sentence.slice(0, DESCRIPTION_MAX_CHARACTERS);
  return send(reply, fault.status, {
    code: fault.code,
    message: description,
    description,
    data: detailsOf(error, refused.field, language),
    source: 'PartnerFD',
    ...fault.extra,
  });
}

interface Translated {
  readonly refused: Refused;
  readonly fault: WireFault;
  readonly entry: RefusalEntry;
}

/** A refusal that has no sentence or no code here is a mistake of ours, and answered as one. */
function translated(parts: ServerParts, dress: WireDress, refused: Refused): Translated {
  const fault = dress.faultOf(refused);
  const entry = parts.refusalCatalogue[refused.code];
  if (fault && entry) return { refused, fault, entry };
  if (refused.code === 'unexpected_error') throw new Error('the server cannot say what failed');
  return translated(parts, dress, refuse('unexpected_error'));
}

function detailsOf(error: unknown, field: string | undefined, language: Language): string[] {
  if (error instanceof InvalidInput) {
    return error.errors.map((each) => `${each.field}: ${each.message[language]}`);
  }
  return field === undefined ? [] : [field];
}

function languageOfLocale(request: FastifyRequest): Language {
  const facts = request.facts as typeof request.facts | undefined;
  return /^ja\b/i.test(facts?.wire?.ids.locale ?? '') ? 'ja' : 'en';
}

function send(reply: FastifyReply, status: number, body: object): FastifyReply {
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body));
}

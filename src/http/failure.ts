import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Refused } from '../kernel/refusal.ts';
import { refusalOfDatabaseError } from './database-faults.ts';
import { languageOf } from './language.ts';
import type { ServerParts } from './parts.ts';
import { InvalidInput, invalidInputProblem, PROBLEM_TYPE, problemOf } from './problems.ts';
import { refuse, type Problem } from './types.ts';

/**
 * Answers with a problem whatever went wrong, in the caller's language; unexpected errors keep
 * their details.
 */
export function failWith(
  parts: ServerParts,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const refused = refusalOf(error);
  const problem = translated(parts, error, refused, request);
  record(parts, error, refused, problem, request);
  const retryAfter = refused.values['retryAfterSeconds'];
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer realm="Surety"');
  return reply.code(problem.status).type(PROBLEM_TYPE).send(JSON.stringify(problem));
}

function translated(
  parts: ServerParts,
  error: unknown,
  refused: Refused,
  request: FastifyRequest,
): Problem {
  // A request that could not even be read has no facts.
  const own = (request.facts as typeof request.facts | undefined)?.caller?.language ?? null;
  const language = languageOf(request.headers['accept-language'], own);
  const catalogue = parts.refusalCatalogue;
  if (error instanceof InvalidInput) {
    return invalidInputProblem(error, refused, catalogue, language, request.id);
  }
  if (catalogue[refused.code]) return problemOf(refused, catalogue, language, request.id);
  return problemOf(refuse('unexpected_error'), catalogue, language, request.id);
}

/** The refusal that an error amounts to, whatever threw it. */
export function refusalOf(error: unknown): Refused {
  if (error instanceof Refused) return error;
  if (error instanceof InvalidInput) return refuse('request_invalid');
  return (
    refusalOfDatabaseError(error) ?? refusalOfFrameworkError(error) ?? refuse('unexpected_error')
  );
}

/** What the framework refuses before a route runs. */
function refusalOfFrameworkError(error: unknown): Refused | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const { code, statusCode, message } = error as FastifyError;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refuse('body_too_large', { maximum: '1 MiB' });
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return refuse('body_type_unsupported', { expected: 'application/json' });
  }
  const isTheirs = statusCode !== undefined && statusCode >= 400 && statusCode < 500;
  return isTheirs ? refuse('request_unreadable', { problem: message }) : null;
}

/** Our own mistakes and a failing database are told to the operator; a plain no is not. */
export function record(
  parts: ServerParts,
  error: unknown,
  refused: Refused,
  problem: Pick<Problem, 'code'>,
  request: FastifyRequest,
): void {
  const log = (request.facts as typeof request.facts | undefined)?.log ?? parts.log;
  const what = { err: error, code: problem.code, route: request.routeOptions.url };
  if (problem.code === 'unexpected_error') log.error(what, 'a request failed unexpectedly');
  else if (!(error instanceof Refused) && refusalOfDatabaseError(error)) {
    log.warn(what, 'a request failed at the database');
  } else log.debug({ code: refused.code, values: refused.values }, 'a request was refused');
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccountRoute, AccountRun } from '../platform/route.ts';
import { setSessionCookie } from './cookie.ts';
import type { ServerParts } from './parts.ts';
import { answerCheck, inputOf, sendText, textOf } from './serve-route.ts';

/**
 * Answers a request about a person's own account: it opens its own transactions and may set the
 * cookie.
 */
export function serveAccount(parts: ServerParts, route: AccountRoute) {
  const readInput = inputOf(route);
  const checkAnswer = answerCheck(parts, route.name, route.output);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const input = readInput(request);
    const { now, caller } = request.facts;
    const run: AccountRun = {
      transact: (work) => parts.database.transact('installation', work),
      now,
      requestId: request.id,
      address: request.ip,
      userAgent: request.headers['user-agent'] ?? '',
      person: caller?.kind === 'person' ? caller : null,
    };
    const answer = await route.handle(run, input as never);
    checkAnswer(answer.body);
    if (answer.session) setSessionCookie(parts, request, reply, answer.session);
    return sendText(reply, textOf(answer.body));
  };
}

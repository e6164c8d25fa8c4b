import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_LIFE_MS } from '../people/index.ts';
import type { ServerParts } from './parts.ts';

export const SESSION_COOKIE = 'surety_session';

/**
 * Strict: the console is static and asks for everything itself, so a link from elsewhere needs no
 * cookie on its first request. Secure wherever the page came over https.
 */
function settings(parts: ServerParts, request: FastifyRequest) {
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https' || parts.baseUrl.startsWith('https:'),
  } as const;
}

export function setSessionCookie(
  parts: ServerParts,
  request: FastifyRequest,
  reply: FastifyReply,
  session: { readonly secret: string; readonly expiresAt: Date } | 'ended',
): void {
  if (session === 'ended') {
    void reply.clearCookie(SESSION_COOKIE, settings(parts, request));
    return;
  }
  void reply.setCookie(SESSION_COOKIE, session.secret, {
    ...settings(parts, request),
    expires: session.expiresAt,
    maxAge: SESSION_LIFE_MS / 1_000,
  });
}

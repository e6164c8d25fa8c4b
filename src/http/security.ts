import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { ServerParts } from './parts.ts';

/**
 * What pages from here may do: load everything from here and nothing from elsewhere, be framed by
 * nobody. Styles alone may stand in the page, because the letters that it shows in a sandboxed
 * frame carry theirs in themselves, as mails must; scripts may not.
 */
export async function addSecurityHeaders(app: FastifyInstance, parts: ServerParts): Promise<void> {
  const secure = parts.baseUrl.startsWith('https:');
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    // Only over https: a browser that remembered it would no longer open a plain http installation.
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
  });
}

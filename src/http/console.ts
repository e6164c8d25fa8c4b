import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ServerParts } from './parts.ts';
import { refuse } from './types.ts';

/** Files under assets/ carry a hash of their content in their name: they never change. */
const FOR_EVER = 'public, max-age=31536000, immutable';
/**
 * Everything else may change with the next release; browsers ask and are mostly told "not
 * modified".
 */
const ASK_FIRST = 'no-cache';

/**
 * Serves the console: its files, and its page for every address that a person may open or reload.
 */
export async function serveConsole(app: FastifyInstance, parts: ServerParts): Promise<void> {
  const folder = parts.consoleFolder;
  const page = folder === null ? null : pageOf(folder);
  if (folder !== null && page !== null) {
    await app.register(fastifyStatic, {
      root: folder,
      cacheControl: false,
      index: ['index.html'],
      preCompressed: true,
      setHeaders: (reply, path) => {
        const immutable = path.slice(folder.length).startsWith('/assets/');
        void reply.header('cache-control', immutable ? FOR_EVER : ASK_FIRST);
      },
    });
  }
  app.setNotFoundHandler((request, reply) => answerUnknown(request, reply, page));
}

function pageOf(folder: string): string | null {
  const file = join(folder, 'index.html');
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** Under /api an unknown path is an error; elsewhere the console shows its own page for it. */
function answerUnknown(
  request: FastifyRequest,
  reply: FastifyReply,
  page: string | null,
): FastifyReply {
  const path = request.url.split('?')[0] ?? '/';
  const reads = request.method === 'GET' || request.method === 'HEAD';
  const isPage = reads && !/^\/(api|assets|health|metrics)(\/|$)/.test(path);
  if (!isPage || !(request.headers.accept ?? '*/*').match(/text\/html|\*\/\*/)) {
    throw refuse('path_not_found', { method: request.method, path });
  }
  return reply
    .code(page === null ? 503 : 200)
    .header('cache-control', ASK_FIRST)
    .type('text/html; charset=utf-8')
    .send(page ?? NOT_BUILT);
}

const NOT_BUILT = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Surety</title></head>
<body style="font-family:system-ui,sans-serif;margin:3rem;line-height:1.6">
<h1>The console is not built</h1>
<p>Run <code>npm run build</code> and start Surety again. The API works: <a href="/api/docs">reference</a>.</p>
<p lang="ja">コンソールがビルドされていません。<code>npm run build</code> を実行してから再起動してください。</p>
</body></html>
`;

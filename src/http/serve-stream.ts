import { Readable, Transform, type TransformCallback } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StreamAnswer, StreamRoute, StreamRun } from '../platform/route.ts';
import type { ServerParts } from './parts.ts';
import { actingFor, inputOf, sendText, textOf } from './serve-route.ts';
import { refuse } from './types.ts';

/** A ledger of a million lines has about 100 MB; beyond this somebody sends the wrong file. */
export const UPLOAD_MAX_BYTES = 512 * 1024 * 1024;

/** Answers a request whose body, or whose answer, flows through instead of being held in memory. */
export function serveStream(parts: ServerParts, route: StreamRoute) {
  const readInput = inputOf({ ...parametersOf(route) });
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { params, query } = readInput({ ...plain(request), body: undefined } as FastifyRequest);
    const { now, caller } = request.facts;
    const { partnerId, actor } = actingFor(caller);
    const identity = { partnerId, actor, now, requestId: request.id };
    const run: StreamRun = {
      ...identity,
      transact: (work) => parts.database.transact({ partnerId }, (tx) => work({ ...identity, tx })),
    };
    const upload = route.stream === 'upload' ? uploadOf(request, reply) : Readable.from([]);
    const answer = await route.handle(run, { params, query, upload } as never);
    return isTextStream(answer.body)
      ? sendStream(request, reply, route, answer, answer.body)
      : sendText(reply, textOf(answer.body));
  };
}

function parametersOf(route: StreamRoute) {
  return {
    ...(route.params ? { params: route.params } : {}),
    ...(route.query ? { query: route.query } : {}),
  };
}

function plain(request: FastifyRequest) {
  return { params: request.params, query: request.query };
}

function isTextStream(body: StreamAnswer['body']): body is AsyncIterable<string> {
  return Symbol.asyncIterator in body;
}

/**
 * The first piece is fetched before the headers go out, so that a refusal becomes a problem and not
 * a broken download. After that an error cuts the connection: a file that ends early must not look
 * complete.
 */
async function sendStream(
  request: FastifyRequest,
  reply: FastifyReply,
  route: StreamRoute,
  answer: StreamAnswer,
  body: AsyncIterable<string>,
): Promise<FastifyReply> {
  const iterator = body[Symbol.asyncIterator]();
  const first = await iterator.next();
  const stream = Readable.from(rest(first, iterator), { objectMode: false });
  stream.on('error', (error) => {
    request.facts.log.error({ err: error }, 'a download broke off');
  });
  if (answer.fileName !== undefined) {
    void reply.header('content-disposition', attachment(answer.fileName));
  }
  return reply.type(route.contentType).send(stream);
}

async function* rest(
  first: IteratorResult<string, unknown>,
  iterator: AsyncIterator<string>,
): AsyncGenerator<string> {
  try {
    let next = first;
    while (next.done !== true) {
      yield next.value;
      next = await iterator.next();
    }
  } finally {
    // The reader may leave early: whoever produces the pieces is told and lets go of what it holds.
    await iterator.return?.();
  }
}

/** RFC 6266: the plain name for old programs, the full one for the rest. */
function attachment(fileName: string): string {
  const plainName = fileName.replaceAll(/[^\x20-\x7e]|["\\]/g, '_');
  return `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}

/**
 * The body as it arrives, cut off with a refusal once it is too large.
 * @throws Refused `body_too_large` at once when the sender announces it
 */
function uploadOf(request: FastifyRequest, reply: FastifyReply): Readable {
  const body = request.body;
  if (!(body instanceof Readable)) return Readable.from([]);
  const tooLarge = () => refuse('body_too_large', { maximum: '512 MiB' });
  if (Number(request.headers['content-length'] ?? 0) > UPLOAD_MAX_BYTES) {
    // What is still to come is not waited for.
    void reply.header('connection', 'close');
    throw tooLarge();
  }
  let bytes = 0;
  const gate = new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      bytes += chunk.length;
      if (bytes > UPLOAD_MAX_BYTES) done(tooLarge());
      else done(null, chunk);
    },
  });
  const gone = () => gate.destroy(refuse('request_unreadable', { problem: 'it ended half-way' }));
  body.on('error', gone);
  body.on('close', () => {
    if (!body.readableEnded) gone();
  });
  // A route that stops reading early leaves the rest: browsers read an answer only after they sent
  // everything.
  gate.on('close', () => {
    body.unpipe(gate);
    body.resume();
  });
  return body.pipe(gate);
}

import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { Refused } from '../../src/kernel/refusal.ts';
import { recordEvents } from '../../src/platform/events.ts';
import { streamRoute, type AnyRoute } from '../../src/platform/route.ts';
import { aBrowser, aServer, type Browser, type TestServer } from './serving.ts';

const ROWS = 200_000;
/** What the endless download has produced, and whether it was let go. */
const seen = { produced: 0, released: false };

async function* endless(): AsyncGenerator<string> {
  try {
    for (;;) {
      seen.produced += 1;
      yield `${'x'.repeat(1_000)}\n`;
    }
  } finally {
    seen.released = true;
  }
}

async function* lines(count: number): AsyncGenerator<string> {
  for (let at = 0; at < count; at += 1) yield await Promise.resolve(`${at},請求書\n`);
}

async function* failing(after: number): AsyncGenerator<string> {
  yield* lines(after);
  throw new Refused('customer_not_found');
}

const bodies: Readonly<Record<string, () => AsyncIterable<string>>> = {
  lines: () => lines(ROWS),
  none: () => lines(0),
  endless,
  refusing: () => failing(0),
  breaking: () => failing(50_000),
};

const routes: readonly AnyRoute[] = [
  streamRoute({
    stream: 'download',
    method: 'GET',
    path: '/api/sample/{kind}.csv',
    name: 'sampleDownload',
    summary: 'Sends lines.',
    tag: 'sample',
    permission: 'receivables.read',
    params: Type.Object({ kind: Type.String() }),
    contentType: 'text/csv; charset=utf-8',
    handle: (_run, { params }) =>
      Promise.resolve({ fileName: '請求書 "a".csv', body: bodies[params.kind]!() }),
  }),
  streamRoute({
    stream: 'upload',
    method: 'POST',
    path: '/api/sample/upload',
    name: 'sampleUpload',
    summary: 'Counts bytes, and remembers that it did.',
    tag: 'sample',
    permission: 'receivables.write',
    query: Type.Object({ stopAfter: Type.Optional(Type.Integer()) }),
    contentType: 'application/json',
    output: Type.Object({ bytes: Type.Integer() }),
    handle: (run, { upload, query }) =>
      run.transact(async (context) => {
        let bytes = 0;
        for await (const chunk of upload) {
          bytes += (chunk as Buffer).length;
          if (query.stopAfter !== undefined && bytes > query.stopAfter) {
            throw new Refused('customer_not_found');
          }
        }
        await recordEvents(context, [
          { type: 'sample.uploaded', subject: { kind: 'upload', id: String(bytes) } },
        ]);
        return { body: { bytes } };
      }),
  }),
];

describe('streams', () => {
  let server: TestServer;
  let admin: Browser;
  let port: number;
  let cookie: string;
  beforeAll(async () => {
    server = await aServer(routes);
    admin = await aBrowser(server);
    cookie = admin.cookie();
    await server.app.listen({ port: 0, host: '127.0.0.1' });
    port = (server.app.server.address() as AddressInfo).port;
  });
  afterAll(() => server.close());
  const url = (path: string) => `http://127.0.0.1:${port}${path}`;
  const get = (path: string) => fetch(url(path), { headers: { cookie } });

  describe('a download', () => {
    it('arrives whole, under its name', async () => {
      const answer = await get('/api/sample/lines.csv');
      const text = await answer.text();
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(answer.headers.get('content-disposition')).toBe(
        `attachment; filename="___ _a_.csv"; filename*=UTF-8''${encodeURIComponent('請求書 "a".csv')}`,
      );
      expect(text.split('\n')).toHaveLength(ROWS + 1);
      expect(text.endsWith(`${ROWS - 1},請求書\n`)).toBe(true);
    });

    it('of nothing is an empty file', async () => {
      const answer = await get('/api/sample/none.csv');
      expect([answer.status, await answer.text()]).toEqual([200, '']);
    });

    it('that is refused before its first line is a problem', async () => {
      const answer = await get('/api/sample/refusing.csv');
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: 'customer_not_found' });
    });

    it('that breaks off does not look complete', async () => {
      const answer = await get('/api/sample/breaking.csv');
      expect(answer.status).toBe(200);
      await expect(answer.text()).rejects.toThrow('terminated');
    });

    it('waits for a slow reader and is let go when the reader leaves', async () => {
      const leave = new AbortController();
      const answer = await fetch(url('/api/sample/endless.csv'), {
        headers: { cookie },
        signal: leave.signal,
      });
      await answer.body!.getReader().read();
      let before = -1;
      // Nobody reads: what is produced stops growing once the buffers on the way are full.
      await expect
        .poll(
          () => {
            const stopped = before === seen.produced;
            before = seen.produced;
            return stopped;
          },
          { interval: 200, timeout: 10_000 },
        )
        .toBe(true);
      expect(seen.produced).toBeLessThan(50_000);
      leave.abort();
      await expect.poll(() => seen.released, { timeout: 5_000 }).toBe(true);
    });

    it('needs the right to it', async () => {
      const sealed = await fetch(url('/api/sample/lines.csv'));
      expect(sealed.status).toBe(401);
      await sealed.body?.cancel();
    });
  });

  describe('an upload', () => {
    const upload = (body: Blob | string, query = '') =>
      fetch(url(`/api/sample/upload${query}`), {
        method: 'POST',
        headers: { cookie, 'content-type': 'text/csv' },
        body,
      });
    const uploads = async () => {
      const reader = await server.test.ownerClient(admin.partnerId);
      const { rows } = await reader.query<{ subject_id: string }>(
        `select subject_id from platform.event where type = 'sample.uploaded' order by id`,
      );
      return rows.map((row) => row.subject_id);
    };

    it('flows through, however large, without growing the process', async () => {
      const megabytes = 64;
      const chunk = new Uint8Array(1024 * 1024);
      const body = new Blob(Array<Uint8Array<ArrayBuffer>>(megabytes).fill(chunk));
      const answer = await upload(body);
      expect(await answer.json()).toEqual({ bytes: megabytes * 1024 * 1024 });
      expect(await uploads()).toEqual([String(megabytes * 1024 * 1024)]);
    });

    it('that claims to be JSON is still not read as JSON', async () => {
      const answer = await fetch(url('/api/sample/upload'), {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: '{"not": json',
      });
      expect(await answer.json()).toEqual({ bytes: 12 });
    });

    it('refused half-way changes nothing and is answered with a problem', async () => {
      const before = await uploads();
      const answer = await upload(new Blob([new Uint8Array(5_000_000)]), '?stopAfter=1000');
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: 'customer_not_found' });
      expect(await uploads()).toEqual(before);
    });

    it('announced larger than allowed is refused before it is sent', async () => {
      const status = await new Promise<number | undefined>((resolve, reject) => {
        const sending = httpRequest(url('/api/sample/upload'), {
          method: 'POST',
          headers: { cookie, 'content-length': String(600 * 1024 * 1024) },
        });
        sending.on('response', (answer) => {
          resolve(answer.statusCode);
          sending.destroy();
        });
        sending.on('error', reject);
        sending.write('x');
      });
      expect(status).toBe(413);
    });

    it('whose sender vanishes changes nothing and keeps no connection', async () => {
      const before = await uploads();
      const sending = httpRequest(url('/api/sample/upload'), {
        method: 'POST',
        headers: { cookie },
      });
      sending.on('error', () => undefined);
      sending.write(Buffer.alloc(100_000));
      await expect.poll(busyConnections).toBe(1);
      sending.destroy();
      await expect.poll(busyConnections).toBe(0);
      expect(await uploads()).toEqual(before);
    });

    const busyConnections = async () => {
      return server.test.database.transact('installation', async (tx) => {
        const { rows } = await sql<{ count: number }>`
          select count(*)::int as count from pg_stat_activity
          where datname = current_database() and state = 'idle in transaction'
        `.execute(tx);
        return rows[0]!.count;
      });
    };
  });
});

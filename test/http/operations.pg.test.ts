import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Type } from 'typebox';
import { createMetrics } from '../../src/http/metrics.ts';
import { closeServer } from '../../src/http/server.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { route, type AnyRoute } from '../../src/platform/route.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { aBrowser, aServer, type Browser, type TestServer } from './serving.ts';

/** Requests inside the slow route; calling one lets it answer. */
const waiting: (() => void)[] = [];

const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/sample/slow',
    name: 'sampleSlow',
    summary: 'Answers when it is told to.',
    tag: 'sample',
    permission: 'customers.read',
    output: Type.Object({ done: Type.Boolean() }),
    handle: async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push(resolve);
      await promise;
      return { done: true };
    },
  }),
];

describe('the console', () => {
  let folder: string;
  let server: TestServer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'surety-console-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<title>the console</title>');
    await writeFile(join(folder, 'assets/app-1a2b3c.js'), 'export {};');
    server = await aServer([], { consoleFolder: folder });
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });
  const get = (url: string, accept = 'text/html') =>
    server.app.inject({ method: 'GET', url, headers: { accept } });

  it.each(['/', '/customers/C-1.2?tab=notices', '/setup'])(
    'answers %s with its page',
    async (url) => {
      const answer = await get(url);
      expect([answer.statusCode, answer.body]).toEqual([200, '<title>the console</title>']);
      expect(answer.headers['cache-control']).toBe('no-cache');
    },
  );

  it('lets browsers keep hashed files for ever, and says when one is gone', async () => {
    const file = await get('/assets/app-1a2b3c.js', '*/*');
    expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await get('/assets/app-old.js', '*/*')).statusCode).toBe(404);
  });

  it('does not serve what lies outside its folder', async () => {
    for (const url of ['/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/assets/..%2f..%2fx']) {
      const answer = await get(url, '*/*');
      expect(answer.body).not.toContain('root:');
    }
  });

  it('forbids everything from elsewhere', async () => {
    const { headers } = await get('/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('http');
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    });
    expect(headers).not.toHaveProperty('strict-transport-security');
  });

  it('is missed with an explanation', async () => {
    const bare = await aServer();
    const answer = await bare.app.inject({
      method: 'GET',
      url: '/',
      headers: { accept: 'text/html' },
    });
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('npm run build');
    await bare.close();
  });
});

describe('the reference', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await aServer(routes);
  });
  afterAll(() => server.close());

  it('describes every route', async () => {
    const answer = await server.app.inject('/api/openapi.json');
    const document = answer.json<{ openapi: string; paths: Record<string, object> }>();
    expect(document.openapi).toBe('3.1.0');
    expect(document.paths['/api/sample/slow']).toHaveProperty('get');
    expect(Object.keys(document.paths)).toContain('/api/sessions/{sessionId}');
  });

  it('is a page that takes everything from here and nothing inline', async () => {
    const answer = await server.app.inject('/api/docs/');
    expect(answer.statusCode).toBe(200);
    expect(answer.body).not.toMatch(/(src|href)="https?:/);
    expect(answer.body).not.toMatch(/<script(?![^>]*src=)[^>]*>[^<]/);
    expect(String(answer.headers['content-security-policy'])).toContain("default-src 'self'");
    const sources = [...answer.body.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!);
    expect(sources.length).toBeGreaterThan(3);
    for (const source of sources) {
      const url = new URL(source, 'http://x/api/docs/').pathname;
      expect([url, (await server.app.inject(url)).statusCode]).toEqual([url, 200]);
    }
  });
});

describe('over https', () => {
  it('cookies and headers say so', async () => {
    const server = await aServer([], { baseUrl: 'https://surety.test' });
    const admin = await aBrowser(server);
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { email: admin.email, password: 'four random words here' },
    });
    expect(answer.cookies[0]).toMatchObject({ secure: true, httpOnly: true });
    expect(answer.headers['strict-transport-security']).toContain('max-age');
    await server.close();
  });
});

describe('health and metrics', () => {
  it('are told without signing in; readiness is the sum of its checks', async () => {
    let current = true;
    const server = await aServer([], {
      readiness: {
        database: () => Promise.resolve(true),
        migrations: () => (current ? Promise.resolve(true) : Promise.reject(new Error('gone'))),
      },
    });
    const get = (url: string) => server.app.inject(url);
    expect((await get('/health/live')).json()).toEqual({ status: 'ok' });
    expect((await get('/health/ready')).json()).toEqual({
      status: 'ready',
      checks: { database: true, migrations: true },
    });
    current = false;
    const answer = await get('/health/ready');
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ status: 'not_ready', checks: { migrations: false } });
    await server.close();
  });

  it('count requests by route and read what is handed in, even when a reading fails', async () => {
    const test = await testDatabase();
    const metrics = createMetrics(test.database.pool, [
      {
        name: 'sample_depth',
        help: 'x',
        labelNames: ['state'],
        read: () => Promise.resolve([{ labels: { state: 'dead' }, value: 3 }]),
      },
      { name: 'sample_failing', help: 'x', read: () => Promise.reject(new Error('no')) },
    ]);
    const server = await aServer(routes, { metrics, metricsToken: 'let-me-in' });
    const admin = await aBrowser(server);
    await admin.send('GET', '/api/users');
    await admin.send('DELETE', '/api/sessions/0190c5a0-0000-7000-8000-000000000001');
    expect((await server.app.inject('/metrics')).statusCode).toBe(401);
    const answer = await server.app.inject({
      url: '/metrics',
      headers: { authorization: 'Bearer let-me-in' },
    });
    expect(answer.body).toContain(
      'surety_http_request_duration_seconds_count{method="GET",route="/api/users",status="200"} 1',
    );
    expect(answer.body).toContain('route="/api/sessions/:sessionId",status="404"');
    expect(answer.body).not.toContain('0190c5a0');
    expect(answer.body).toContain('sample_depth{state="dead"} 3');
    expect(answer.body).toContain('surety_metric_readings_failed 1');
    expect(answer.body).toContain('surety_database_connections{state="waiting"} 0');
    await server.close();
    await test.drop();
  });
});

describe('a database that is away', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  it('is told as such, with when to come back; pages still open', async () => {
    const nowhere = { ...test.connection('surety_app'), host: '/nowhere' };
    const away = openDatabase({ connection: nowhere });
    const server = await aServer([], { database: away });
    const answer = await server.app.inject('/api/setup');
    expect(answer.json()).toMatchObject({ status: 503, code: 'database_unreachable' });
    expect(answer.headers['retry-after']).toBe('2');
    expect((await server.app.inject('/health/live')).statusCode).toBe(200);
    await server.close();
    await away.close();
  });

  it('while a request is under way fails that request, not the server', async () => {
    const server = await aServer(routes);
    const admin = await aBrowser(server);
    const slow = admin.send('GET', '/api/sample/slow');
    await expect.poll(() => waiting).toHaveLength(1);
    const killer = await server.test.adminClient();
    await killer.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    );
    waiting.shift()?.();
    expect((await slow).json()).toMatchObject({ status: 503, code: 'database_unreachable' });
    await server.close();
  });

  it('comes back by itself', async () => {
    const server = await aServer();
    const admin = await aBrowser(server);
    const killer = await server.test.adminClient();
    await killer.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await expect.poll(async () => (await admin.send('GET', '/api/users')).statusCode).toBe(200);
    await server.close();
  });
});

describe('stopping', () => {
  let server: TestServer;
  let admin: Browser;
  let address: string;
  beforeAll(async () => {
    server = await aServer(routes);
    admin = await aBrowser(server);
    await server.app.listen({ port: 0, host: '127.0.0.1' });
    address = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.test.drop());

  it('lets what is under way end, and takes nothing new', async () => {
    const cookie = admin.cookie();
    const slow = fetch(`${address}/api/sample/slow`, { headers: { cookie } });
    await expect.poll(() => waiting).toHaveLength(1);
    const begunMs = performance.now();
    const stopped = closeServer(server.app);
    await expect
      .poll(() =>
        fetch(`${address}/health/live`).then(
          () => 'open',
          () => 'closed',
        ),
      )
      .toBe('closed');
    waiting.shift()?.();
    expect(await (await slow).json()).toEqual({ done: true });
    await stopped;
    expect(performance.now() - begunMs).toBeLessThan(5_000);
  });

  it('cuts off what does not end in time', async () => {
    const other = await aServer(routes);
    await other.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = other.app.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.resume();
    const head = ['POST /api/session HTTP/1.1', 'host: x', 'content-type: application/json'];
    socket.write([...head, 'content-length: 10', '', '{'].join('\r\n'));
    const ended = new Promise((resolve) => socket.on('close', resolve));
    await expect.poll(() => openSockets(other)).toBe(1);
    await closeServer(other.app, 50);
    await ended;
    await other.test.drop();
  });
});

function openSockets(server: TestServer): Promise<number> {
  return new Promise((resolve, reject) => {
    server.app.server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
  });
}

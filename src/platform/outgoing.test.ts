import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isTarget, networkOf, postOutside } from './outgoing.ts';

describe('networks', () => {
  it.each([
    ['93.184.216.34', 'public'],
    ['2606:2800:220:1::1', 'public'],
    ['127.0.0.1', 'loopback'],
    ['127.8.8.8', 'loopback'],
    ['::1', 'loopback'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['10.1.2.3', 'private'],
    ['172.31.0.1', 'private'],
    ['192.168.1.1', 'private'],
    ['169.254.169.254', 'private'],
    ['100.64.0.1', 'private'],
    ['0.0.0.0', 'private'],
    ['::ffff:10.0.0.1', 'private'],
    ['fd12::1', 'private'],
    ['fe80::1', 'private'],
    ['::', 'private'],
    ['::7f00:1', 'private'],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('targets', () => {
  it.each([
    ['https://hooks.example.test/surety', 'public', true],
    ['http://hooks.example.test/surety', 'public', false],
    ['http://hooks.example.test/surety', 'private', false],
    ['ftp://hooks.example.test/', 'private', false],
    ['https://user:word@hooks.example.test/', 'public', false],
    ['not an address', 'public', false],
    ['http://127.0.0.1:9000/', 'public', false],
    ['http://127.0.0.1:9000/', 'loopback', true],
    ['http://[::1]:9000/', 'loopback', true],
    ['http://localhost:9000/', 'loopback', true],
    ['https://10.0.0.1/', 'loopback', false],
    ['https://169.254.169.254/latest', 'loopback', false],
    ['https://0x7f000001/', 'public', false],
    ['https://2130706433/', 'public', false],
    ['https://[::ffff:192.168.0.1]/', 'loopback', false],
    ['https://10.0.0.1/', 'private', true],
  ] as const)('%s within %s: %s', (url, reach, allowed) => {
    expect(isTarget(url, reach)).toBe(allowed);
  });
});

describe('posting', () => {
  const seen: { url: string; body: string; header: unknown }[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      seen.push({ url: request.url ?? '', body, header: request.headers['x-one'] });
      if (request.url === '/away') response.writeHead(302, { location: '/elsewhere' }).end();
      else response.writeHead(202, 'Taken').end('thanks');
    });
  });
  let base: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());
  const message = { body: '{"a":"あ"}', headers: { 'x-one': '1' } };

  it('delivers the body as it is, and tells the answer', async () => {
    const result = await postOutside(`${base}/hook`, message, { reach: 'loopback' });
    expect(result).toEqual({ kind: 'answered', status: 202, reason: 'Taken' });
    expect(seen.at(-1)).toEqual({ url: '/hook', body: '{"a":"あ"}', header: '1' });
  });

  it('does not follow to another address', async () => {
    const result = await postOutside(`${base}/away`, message, { reach: 'loopback' });
    expect(result).toMatchObject({ kind: 'answered', status: 302 });
    expect(seen.some(({ url }) => url === '/elsewhere')).toBe(false);
  });

  it('sends nothing to this machine where only the internet may be reached', async () => {
    const before = seen.length;
    const port = (server.address() as AddressInfo).port;
    for (const url of [`${base}/hook`, `https://localhost:${port}/hook`]) {
      const result = await postOutside(url, message, { reach: 'public' });
      expect(result.kind).toBe('failed');
    }
    expect(seen).toHaveLength(before);
  });

  it('says when nobody is there', async () => {
    const result = await postOutside('http://127.0.0.1:1/', message, { reach: 'loopback' });
    expect(result).toEqual({ kind: 'failed', reason: 'ECONNREFUSED' });
  });
});

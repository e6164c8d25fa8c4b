import { verify, X509Certificate } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { effectHandlers } from '../../src/app/effects.ts';
import { silentLog } from '../../src/platform/log.ts';
import { openSecretBox } from '../../src/platform/secrets.ts';
import { carryOutDueEffects } from '../../src/worker/outbox.ts';
import type { ApiServer } from './partner-center-client.ts';

export interface Received {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface WebhookReceiver {
  readonly url: string;
  /** What arrived, oldest first. */
  readonly received: Received[];
  /** The status with which it answers from now on. */
  answerWith: number;
  readonly close: () => void;
}

/** A real HTTP server of a partner, which keeps what the provider tells it. */
export async function webhookReceiver(): Promise<WebhookReceiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      received.push({ headers: request.headers as Record<string, string>, body });
      response.writeHead(receiver.answerWith).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    answerWith: 200,
    close: () => server.close(),
  };
  return receiver;
}

/** As a receiver does it: the certificate from its address, the signature over the raw body. */
export async function isGenuine({ headers, body }: Received): Promise<boolean> {
  if (headers['x-ms-signature-algorithm'] !== 'rsa-sha256') return false;
  const answer = await fetch(headers['x-ms-certificate-url']!);
  if (!answer.headers.get('content-type')?.includes('application/pkix-cert')) return false;
  const certificate = new X509Certificate(Buffer.from(await answer.arrayBuffer()));
  const signature = headers['x-ms-signature'] ?? headers['authorization']!.split(' ')[1]!;
  return verify(
    'sha256',
    Buffer.from(body),
    certificate.publicKey,
    Buffer.from(signature, 'base64'),
  );
}

/** The worker, until nothing is due. */
export async function deliverAll(server: ApiServer, now: Date): Promise<void> {
  const { database } = server.test;
  const handlers = effectHandlers({
    config: { baseUrl: server.origin, webhookReach: 'loopback' },
    installation: { secrets: openSecretBox(Buffer.alloc(32, 7)), database },
    log: silentLog,
  });
  const deps = { database, handlers, clock: { now: () => now }, log: silentLog, spread: () => 0 };
  while ((await carryOutDueEffects(deps, new AbortController().signal)) > 0);
}

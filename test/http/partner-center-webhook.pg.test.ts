import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { wireEvents } from '../../src/app/reactions.ts';
import { aSighting } from '../../src/modules/detection/fixtures.ts';
import { recordFraudEvent } from '../../src/modules/detection/index.ts';
import {
  anApiCaller,
  anApiServer,
  type ApiCaller,
  type ApiServer,
} from '../support/partner-center-client.ts';
import { aWireCustomer, aWireSubscription, within } from '../support/partner-center-world.ts';
import {
  deliverAll,
  isGenuine,
  webhookReceiver,
  type WebhookReceiver,
} from '../support/webhook-receiver.ts';
import { START } from './serving.ts';

let server: ApiServer;
let caller: ApiCaller;
let receiver: WebhookReceiver;
let url: string;
let now = START;

const REGISTRATION = '/webhooks/v1/registration';
const EVENTS = ['test-created', 'subscription-updated', 'azure-fraud-event-detected'];

beforeAll(async () => {
  wireEvents();
  server = await anApiServer();
  receiver = await webhookReceiver();
  ({ url } = receiver);
});
afterAll(async () => {
  receiver.close();
  await server.close();
});
beforeEach(async () => {
  receiver.received.length = 0;
  receiver.answerWith = 200;
  now = START;
  server.setNow(START);
  caller = await anApiCaller(server, { roles: ['admin_agent'] });
});

const register = (body: object = {}) =>
  caller.send('POST', REGISTRATION, { WebhookUrl: url, WebhookEvents: EVENTS, ...body });

const workerRound = (): Promise<void> => deliverAll(server, now);

describe('a registration', () => {
  it('is one for a partner, and names are in Pascal case', async () => {
    expect((await caller.send('GET', REGISTRATION)).status).toBe(404);
    const put = await caller.send('PUT', REGISTRATION, { WebhookUrl: url, WebhookEvents: EVENTS });
    expect(put.status).toBe(404);
    const made = await register();
    expect(made.body).toMatchObject({ WebhookUrl: url, WebhookEvents: EVENTS });
    const changed = await caller.send('PUT', REGISTRATION, {
      WebhookUrl: url,
      WebhookEvents: ['Test-Created', 'granular-admin-relationship-approved'],
    });
    expect(changed.body).toMatchObject({
      SubscriberId: made.body['SubscriberId'],
      WebhookEvents: ['test-created', 'granular-admin-relationship-approved'],
    });
    const { body } = await caller.send('GET', REGISTRATION);
    expect(body['WebhookEvents']).toEqual(['test-created', 'granular-admin-relationship-approved']);
  });

  it('lists what can occur in the cloud', async () => {
    const events = JSON.parse(
      (await caller.send('GET', `${REGISTRATION}/events`)).text,
    ) as string[];
    expect(events).toContain('azure-fraud-event-detected');
    const china = await anApiCaller(server, { partner: { cloud: 'china' } });
    const there = JSON.parse((await china.send('GET', `${REGISTRATION}/events`)).text) as string[];
    expect(there).toEqual([
      'enforcement-updated',
      'invoice-ready',
      'subscription-updated',
      'test-created',
    ]);
  });

  it.each([
    'http://hooks.example.test/',
    'https://10.0.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
  ])('refuses the address %s', async (WebhookUrl) => {
    const { status, body } = await register({ WebhookUrl });
    expect([status, body['code']]).toEqual([400, '3000']);
  });

  it('refuses an event that nobody knows', async () => {
    expect((await register({ WebhookEvents: ['moon-risen'] })).status).toBe(400);
  });
});

describe('a message', () => {
  it('tells of a suspension, signed, with a record that explains it', async () => {
    await register();
    const customerId = await aWireCustomer(caller);
    const subscription = await aWireSubscription(server, caller, customerId);
    await caller.send('PATCH', subscription.path, { status: 'suspended' });
    await workerRound();
    expect(receiver.received).toHaveLength(1);
    const [message] = receiver.received;
    expect(await isGenuine(message!)).toBe(true);
    expect(await isGenuine({ ...message!, body: `${message!.body} ` })).toBe(false);
    const told = JSON.parse(message!.body) as Record<string, string>;
    expect(told).toMatchObject({
      EventName: 'subscription-updated',
      ResourceUri: `${server.origin}/webhooks${subscription.path}`,
      ResourceName: 'subscription',
      ResourceChangeUtcDate: START.toISOString(),
    });
    const at = (uri: string) => caller.send('GET', uri.slice(server.origin.length));
    const record = await at(told['AuditUri']!);
    expect(record.body).toMatchObject({ operationType: 'update_subscription', customerId });
    expect((await at(told['ResourceUri']!)).body).toMatchObject({ status: 'suspended' });
  });

  it('tells of a fraud event, with the signature in its own header where asked', async () => {
    await register({ SignatureTokenToMsSignatureHeader: true });
    const customerId = await aWireCustomer(caller);
    const sighting = aSighting({ customerId, occurredAt: START });
    await within(server, caller, (context) => recordFraudEvent(context, sighting));
    await workerRound();
    const [message] = receiver.received;
    expect(message!.headers).not.toHaveProperty('authorization');
    expect(await isGenuine(message!)).toBe(true);
    const told = JSON.parse(message!.body) as Record<string, string>;
    expect(told['EventName']).toBe('azure-fraud-event-detected');
    expect(told).not.toHaveProperty('ResourceName');
    const events = await caller.send('GET', told['ResourceUri']!.slice(server.origin.length));
    expect(JSON.parse(events.text)).toMatchObject([{ entityId: sighting.entityId }]);
  });

  it('is not sent for events that nobody asked for', async () => {
    await register({ WebhookEvents: ['test-created'] });
    const customerId = await aWireCustomer(caller);
    const { path } = await aWireSubscription(server, caller, customerId);
    await caller.send('PATCH', path, { status: 'suspended' });
    await workerRound();
    expect(receiver.received).toEqual([]);
  });

  it('is tried ten times and then no more', async () => {
    await register();
    receiver.answerWith = 503;
    const { body } = await caller.send('POST', `${REGISTRATION}/validationEvents`);
    for (let round = 0; round < 14; round += 1) {
      await workerRound();
      now = new Date(now.getTime() + 4 * 3_600_000);
    }
    expect(receiver.received).toHaveLength(10);
    server.setNow(now);
    await caller.renew();
    const id = String(body['correlationId']);
    const result = await caller.send('GET', `${REGISTRATION}/validationEvents/${id}`);
    expect(result.body).toMatchObject({ status: 'failed', callbackUrl: url });
    expect(result.body['results']).toHaveLength(10);
  });
});

describe('a receiver that is not there', () => {
  it('is asked once a minute, however many messages wait for it', async () => {
    const gone = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => gone.once('listening', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    await register({ WebhookUrl: `http://127.0.0.1:${port}/` });
    const path = `${REGISTRATION}/validationEvents`;
    const ids: string[] = [];
    for (let count = 0; count < 2; count += 1) {
      ids.push(String((await caller.send('POST', path)).body['correlationId']));
    }
    const attempts = async () => {
      const results = await Promise.all(ids.map((id) => caller.send('GET', `${path}/${id}`)));
      return results.map(({ body }) => (body['results'] as unknown as unknown[]).length);
    };
    await workerRound();
    expect(await attempts()).toEqual([1, 0]);
    now = new Date(START.getTime() + 61_000);
    await workerRound();
    expect((await attempts()).reduce((sum, count) => sum + count, 0)).toBe(2);
  });
});

describe('a test of the receiver', () => {
  const path = `${REGISTRATION}/validationEvents`;

  it('is sent, and its result can be read for seven days', async () => {
    await register();
    const asked = await caller.send('POST', path);
    const correlationId = String(asked.body['correlationId']);
    const before = await caller.send('GET', `${path}/${correlationId}`);
    expect(before.body).toMatchObject({ status: 'pending', results: [] });
    await workerRound();
    expect(JSON.parse(receiver.received[0]!.body)).toMatchObject({
      EventName: 'test-created',
      ResourceName: 'test',
      AuditUri: null,
    });
    const result = await caller.send('GET', `${path}/${correlationId}`);
    expect(result.body).toMatchObject({
      correlationId,
      partnerId: caller.partner.partnerId,
      status: 'completed',
      callbackUrl: url,
      results: [{ responseCode: '200', systemError: false }],
    });
    server.later(8 * 24 * 3_600_000);
    await caller.renew();
    expect((await caller.send('GET', `${path}/${correlationId}`)).status).toBe(404);
  });

  it('is allowed twice a minute', async () => {
    await register();
    const statuses = [];
    for (let count = 0; count < 3; count += 1) {
      const answer = await caller.send('POST', path);
      statuses.push([answer.status, answer.headers.get('retry-after')]);
      server.later(10_000);
    }
    expect(statuses).toEqual([
      [200, null],
      [200, null],
      [429, '40'],
    ]);
    server.later(60_000);
    expect((await caller.send('POST', path)).status).toBe(200);
  });

  it('needs a registration that asks for it', async () => {
    expect((await caller.send('POST', path)).status).toBe(404);
    await register({ WebhookEvents: ['subscription-updated'] });
    expect((await caller.send('POST', path)).status).toBe(400);
  });
});

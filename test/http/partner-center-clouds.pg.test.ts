import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { wireEvents } from '../../src/app/reactions.ts';
import { clouds, type Cloud } from '../../src/kernel/clouds.ts';
import { aSighting } from '../../src/modules/detection/fixtures.ts';
import { recordFraudEvent } from '../../src/modules/detection/index.ts';
import {
  anApiCaller,
  anApiServer,
  customerInput,
  type ApiAnswer,
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

const DAY_MS = 24 * 3_600_000;
const AFTER_THE_WINDOW = new Date(START.getTime() + 8 * DAY_MS);

interface Told {
  /** How many of the three changes of a subscription the audit records tell. */
  readonly audit: readonly [status: string, updates: number];
  readonly fraudEvents: readonly [status: string, events: number];
  readonly serviceRequest: string;
}

const NOT_HERE = '403 2032';

/** What the documentation of each cloud names; what it does not name is refused there. */
const journeys: Readonly<Record<Exclude<Cloud, 'germany'>, Told>> = {
  global: { audit: ['200 ', 3], fraudEvents: ['200 ', 1], serviceRequest: '201 ' },
  'us-government': { audit: ['200 ', 3], fraudEvents: [NOT_HERE, 0], serviceRequest: '201 ' },
  china: { audit: [NOT_HERE, 0], fraudEvents: [NOT_HERE, 0], serviceRequest: NOT_HERE },
};

let server: ApiServer;
let receiver: WebhookReceiver;
beforeAll(async () => {
  wireEvents();
  server = await anApiServer();
  receiver = await webhookReceiver();
});
afterAll(async () => {
  receiver.close();
  await server.close();
});
beforeEach(() => {
  server.setNow(START);
  receiver.received.length = 0;
});

const told = ({ status, body }: ApiAnswer): string => `${status} ${String(body['code'] ?? '')}`;
const statusOf = async (caller: ApiCaller, path: string) =>
  (await caller.send('GET', path)).body['status'];

async function register(caller: ApiCaller): Promise<void> {
  const answer = await caller.send('POST', '/webhooks/v1/registration', {
    WebhookUrl: receiver.url,
    WebhookEvents: ['subscription-updated', 'test-created'],
  });
  expect(answer.status).toBe(200);
}

async function auditRecords(caller: ApiCaller, customerId: string): Promise<ApiAnswer> {
  const filter = { Field: 'CustomerId', Value: customerId, Operator: 'equals' };
  const query = encodeURIComponent(JSON.stringify(filter));
  return caller.send('GET', `/v1/auditrecords?filter=${query}`);
}

function fileServiceRequest(caller: ApiCaller): Promise<ApiAnswer> {
  return caller.send('POST', '/v1/servicerequests/en-US', {
    Title: 'Unusual sign-ins',
    Description: 'From many countries within an hour.',
    Severity: 'critical',
    SupportTopicId: '4001',
  });
}

describe.each(Object.keys(journeys) as (keyof typeof journeys)[])('a client in %s', (cloud) => {
  const expected = journeys[cloud];

  it('sells, suspends, reactivates, cancels in time, and hears of it', async () => {
    const caller = await anApiCaller(server, { roles: ['admin_agent'], partner: { cloud } });
    await register(caller);
    const customerId = await aWireCustomer(caller);
    const { path } = await aWireSubscription(server, caller, customerId);
    for (const status of ['suspended', 'active', 'deleted']) {
      const change = status === 'active' ? { status, autoRenewEnabled: true } : { status };
      const answer = await caller.send('PATCH', path, change);
      expect([answer.status, answer.body['status']]).toEqual([200, status]);
      expect(await statusOf(caller, path)).toBe(status);
    }

    await deliverAll(server, START);
    expect(receiver.received.length).toBeGreaterThanOrEqual(3);
    for (const message of receiver.received) {
      expect(await isGenuine(message)).toBe(true);
      expect(JSON.parse(message.body)).toMatchObject({
        EventName: 'subscription-updated',
        ResourceUri: `${server.origin}/webhooks${path}`,
      });
    }

    const records = await auditRecords(caller, customerId);
    const items = (records.body['items'] ?? []) as { readonly operationType: string }[];
    const updates = items.filter((each) => each.operationType === 'update_subscription');
    expect([told(records), updates.length]).toEqual(expected.audit);
  });

  it('cannot cancel after the window, and can still suspend', async () => {
    const caller = await anApiCaller(server, { roles: ['admin_agent'], partner: { cloud } });
    const customerId = await aWireCustomer(caller);
    const { path } = await aWireSubscription(server, caller, customerId);
    server.setNow(AFTER_THE_WINDOW);
    await caller.renew();
    expect(told(await caller.send('PATCH', path, { status: 'deleted' }))).toBe('400 900117');
    expect(await statusOf(caller, path)).toBe('active');
    expect((await caller.send('PATCH', path, { status: 'suspended' })).status).toBe(200);
  });

  it('reads fraud events and files service requests where the cloud has them', async () => {
    const caller = await anApiCaller(server, { roles: ['admin_agent'], partner: { cloud } });
    const customerId = await aWireCustomer(caller);
    const sighting = aSighting({ customerId, occurredAt: START });
    await within(server, caller, (context) => recordFraudEvent(context, sighting));
    const events = await caller.send('GET', '/v1/fraudEvents');
    const entities = JSON.parse(events.text) as unknown;
    const seen = Array.isArray(entities) ? (entities as { entityId: string }[]) : [];
    expect([told(events), seen.length]).toEqual(expected.fraudEvents);
    expect(seen.every(({ entityId }) => entityId === sighting.entityId)).toBe(true);
    expect(told(await fileServiceRequest(caller))).toBe(expected.serviceRequest);
  });
});

describe('a client in germany', () => {
  it('can read, and changes nothing', async () => {
    const caller = await anApiCaller(server, {
      roles: ['admin_agent'],
      partner: { cloud: 'germany' },
    });
    for (const path of ['/v1/customers', '/v1/profiles/organization', '/v1/auditrecords']) {
      expect((await caller.send('GET', path)).status).toBe(200);
    }
    const refused = await Promise.all([
      caller.send('POST', '/v1/customers', customerInput('late.example')),
      fileServiceRequest(caller),
      caller.send('POST', '/webhooks/v1/registration', {
        WebhookUrl: receiver.url,
        WebhookEvents: ['test-created'],
      }),
    ]);
    expect(refused.map(told)).toEqual([NOT_HERE, NOT_HERE, NOT_HERE]);
    expect((await caller.send('GET', '/v1/customers')).body).toMatchObject({ totalCount: 0 });
  });
});

it('every cloud has its journey', () => {
  expect([...Object.keys(journeys), 'germany'].toSorted()).toEqual([...clouds].toSorted());
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cloud } from '../../src/kernel/clouds.ts';
import { aSighting } from '../../src/modules/detection/fixtures.ts';
import { recordFraudEvent, type Sighting } from '../../src/modules/detection/index.ts';
import {
  anApiCaller,
  anApiServer,
  type ApiCaller,
  type ApiServer,
} from '../support/partner-center-client.ts';
import { aWireCustomer, aWireSubscription, within } from '../support/partner-center-world.ts';
import { START } from './serving.ts';

const DAY_MS = 24 * 3_600_000;

let server: ApiServer;
let app: ApiCaller;
let agent: ApiCaller;
beforeAll(async () => {
  server = await anApiServer();
  app = await anApiCaller(server);
  agent = await anApiCaller(server, { roles: ['admin_agent'] });
});
afterAll(() => server.close());

const codeOf = (answer: { status: number; body: Record<string, unknown> }) => [
  answer.status,
  answer.body['code'],
];
const itemsOf = <T>(body: Record<string, unknown>) => body['items'] as T[];

describe('fraud events', () => {
  const events = '/v1/fraudEvents';
  let customerId: string;
  beforeAll(async () => {
    customerId = await aWireCustomer(agent);
  });
  const seen = (changed: Partial<Sighting>) =>
    within(server, agent, (context) =>
      recordFraudEvent(context, aSighting({ customerId, occurredAt: START, ...changed })),
    );
  const listed = async (query = '', headers = {}) => {
    const answer = await agent.send('GET', `${events}${query}`, undefined, headers);
    expect(answer.status).toBe(200);
    return JSON.parse(answer.text) as Record<string, string>[];
  };
  const newer = { 'X-NewEventsModel': 'true' };

  it('are told in the older model, as a bare list', async () => {
    const event = await seen({ entityId: 'older' });
    const [told] = await listed(`?EventStatus=Active&SubscriptionId=${event.subscriptionId}`);
    expect(told).toMatchObject({
      eventId: `${event.subscriptionId}_older`,
      partnerTenantId: agent.partner.partnerId,
      customerTenantId: customerId,
      hitCount: '1',
      eventStatus: 'Active',
      resolvedReason: 'None',
      resolvedOn: '9999-12-31T23:59:59.9970000',
      resolvedBy: '',
    });
    expect(told).not.toHaveProperty('eventType');
  });

  it('are told page by page in the newer model', async () => {
    const subscriptionId = '01957000-0000-7000-8000-00000000b001';
    for (const entityId of ['one', 'two', 'three']) await seen({ subscriptionId, entityId });
    const query = `?SubscriptionId=${subscriptionId}&PageSize=2&PageNumber=2`;
    const [told, ...rest] = await listed(query, newer);
    expect(rest).toEqual([]);
    expect(told).toMatchObject({
      entityId: 'one',
      eventType: 'NetworkConnectionsToCryptoMiningPools',
      severity: 'Medium',
      confidenceLevel: 'high',
      IsTest: 'false',
      activityLogs: '[]',
    });
    const lone = await agent.send('GET', `${events}?PageSize=2`, undefined, newer);
    expect(codeOf(lone)).toEqual([400, '3000']);
  });

  it('are resolved by their names, and all of a subscription without names', async () => {
    const subscriptionId = '01957000-0000-7000-8000-00000000b002';
    for (const entityId of ['one', 'two']) await seen({ subscriptionId, entityId });
    const path = `${events}/subscription/${subscriptionId}/status`;
    const one = await agent.send('POST', path, {
      EventIds: [`${subscriptionId}_one`],
      EventStatus: 'Resolved',
      ResolvedReason: 'Fraud',
    });
    expect(one.status).toBe(200);
    expect(JSON.parse(one.text)).toMatchObject([{ entityId: 'one', resolvedReason: 'Fraud' }]);
    const all = await agent.send('POST', path, { EventStatus: 'Investigating' }, newer);
    const told = JSON.parse(all.text) as { eventStatus: string; activityLogs: string }[];
    expect(told.map(({ eventStatus }) => eventStatus)).toEqual(['Investigating', 'Investigating']);
    expect(JSON.parse(told[0]!.activityLogs)).toMatchObject([
      { statusFrom: 'Active', statusTo: 'Resolved' },
      { statusFrom: 'Resolved', statusTo: 'Investigating' },
    ]);
  });

  it('refuse a resolution without a reason, and a name that is none', async () => {
    const { subscriptionId } = await seen({ entityId: 'odd' });
    const path = `${events}/subscription/${subscriptionId}/status`;
    const reasonless = await agent.send('POST', path, { EventStatus: 'Resolve' });
    expect(codeOf(reasonless)).toEqual([400, '3000']);
    const body = { EventIds: ['nothing'], EventStatus: 'Resolved', ResolvedReason: 'Ignore' };
    expect(codeOf(await agent.send('POST', path, body))).toEqual([404, '1000']);
  });

  it('are for admin agents with their own consent', async () => {
    expect(codeOf(await app.send('GET', events))).toEqual([403, '900329']);
    const sales = await anApiCaller(server, { roles: ['sales_agent'] });
    expect(codeOf(await sales.send('GET', events))).toEqual([403, '900150']);
  });
});

describe('service requests', () => {
  const path = '/v1/servicerequests';
  const input = {
    Title: 'Someone mines coins',
    Description: 'Forty machines since midnight.',
    Severity: 'Critical',
    SupportTopicId: '4001',
  };

  it('are filed, read, answered with a note and closed', async () => {
    const customerId = await aWireCustomer(agent);
    const made = await agent.send('POST', `${path}/en-US`, {
      ...input,
      Organization: { Id: customerId },
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      status: 'open',
      severity: 'critical',
      countryCode: 'US',
      lastClosedDate: '0001-01-01T00:00:00',
      organization: { id: customerId },
      primaryContact: { firstName: 'Kim', lastName: 'Example' },
    });
    const id = String(made.body['id']);
    const neutral = {
      ...made.body,
      severity: 'unknown',
      status: 'none',
      createdDate: '0001-01-01T00:00:00',
      newNote: { text: 'Still going on' },
    };
    const noted = await agent.send('PATCH', `${path}/${id}`, neutral);
    expect(noted.body).toMatchObject({
      status: 'open',
      severity: 'critical',
      notes: [{ text: 'Still going on', createdByName: 'Kim Example' }],
    });
    const closed = await agent.send('PATCH', `/v1/customers/${customerId}${path.slice(3)}/${id}`, {
      Status: 'Closed',
    });
    expect(closed.body).toMatchObject({ status: 'closed' });
    const late = await agent.send('PATCH', `${path}/${id}`, { NewNote: { Text: 'One more' } });
    expect(codeOf(late)).toEqual([400, '3000']);
    const filter = encodeURIComponent('{"field":"Status","value":"closed","operator":"Equals"}');
    const list = await agent.send('GET', `${path}?size=5&filter=${filter}`);
    expect(itemsOf<{ id: string }>(list.body).map((each) => each.id)).toEqual([id]);
    const other = await aWireCustomer(agent);
    const foreign = await agent.send('GET', `/v1/customers/${other}${path.slice(3)}/${id}`);
    expect(codeOf(foreign)).toEqual([404, '1000']);
  });

  it('know their topics, and refuse what is none', async () => {
    const topics = await agent.send('GET', `${path}/supporttopics`, undefined, {
      'X-Locale': 'ja-JP',
    });
    expect(itemsOf<{ name: string }>(topics.body)[0]!.name).toBe('不審な操作・不正利用');
    const unknown = await agent.send('POST', `${path}/en-US`, { ...input, SupportTopicId: '1' });
    expect(codeOf(unknown)).toEqual([400, '3000']);
  });

  it('page by size and offset', async () => {
    const pager = await anApiCaller(server, { roles: ['helpdesk_agent'] });
    for (const Title of ['a', 'b', 'c'])
      await pager.send('POST', `${path}/en`, { ...input, Title });
    const first = await pager.send('GET', `${path}?size=2`);
    expect(itemsOf<{ title: string }>(first.body).map(({ title }) => title)).toEqual(['c', 'b']);
    const { next } = first.body['links'] as unknown as { next: { uri: string } };
    const second = await pager.send('GET', `/v1${next.uri}`);
    expect(itemsOf<{ title: string }>(second.body).map(({ title }) => title)).toEqual(['a']);
    expect(second.body['links']).not.toHaveProperty('next');
  });

  it('are not for an application alone, and not in every cloud', async () => {
    expect(codeOf(await app.send('GET', path))).toEqual([403, '900329']);
    for (const [cloud, status] of [
      ['us-government', 201],
      ['china', 403],
      ['germany', 403],
    ] as [Cloud, number][]) {
      const there = await anApiCaller(server, { roles: ['admin_agent'], partner: { cloud } });
      expect((await there.send('POST', `${path}/en-US`, input)).status).toBe(status);
    }
  });
});

describe('audit records', () => {
  interface AuditRecord {
    readonly id: string;
    readonly operationType: string;
    readonly resourceType: string;
    readonly customerId: string;
    readonly userPrincipalName: string;
    readonly applicationId?: string;
    readonly resourceOldValue?: string;
    readonly resourceNewValue?: string;
  }
  const path = '/v1/auditrecords';
  let customerId: string;
  beforeAll(async () => {
    customerId = await aWireCustomer(app);
    const subscription = await aWireSubscription(server, app, customerId);
    await app.send('PATCH', subscription.path, { status: 'suspended' });
  });
  const ofCustomer = (id = customerId) =>
    encodeURIComponent(JSON.stringify({ Field: 'CustomerId', Value: id, Operator: 'equals' }));
  const records = async (query: string, headers = {}) =>
    itemsOf<AuditRecord>((await app.send('GET', `${path}?${query}`, undefined, headers)).body);

  it('tell a suspension as an update, with the status before and after', async () => {
    const all = await records(`filter=${ofCustomer()}`);
    expect(all.map(({ operationType }) => operationType)).toEqual([
      'update_subscription',
      'create_order',
      'add_customer',
    ]);
    const [update] = all;
    expect(update).toMatchObject({ resourceType: 'subscription', customerId });
    expect(JSON.parse(update!.resourceOldValue!)).toMatchObject({ Status: 'active' });
    expect(JSON.parse(update!.resourceNewValue!)).toMatchObject({ Status: 'suspended' });
    for (const root of ['/auditactivity/v1/auditrecords', path]) {
      expect((await app.send('GET', `${root}/${update!.id}`)).body).toEqual(update);
    }
    const foreign = await agent.send('GET', `${path}/${update!.id}`);
    expect(codeOf(foreign)).toEqual([404, '1000']);
  });

  it('name the client that acted by itself, and a person by the e-mail address', async () => {
    const [byClient] = await records(`filter=${ofCustomer()}`);
    expect(byClient).toMatchObject({
      applicationId: app.clientId,
      userPrincipalName: 'Billing robot',
    });
    const id = await aWireCustomer(agent);
    const answer = await agent.send('GET', `${path}?filter=${ofCustomer(id)}`);
    const [byPerson] = itemsOf<AuditRecord>(answer.body);
    expect(byPerson!.userPrincipalName).toBe(agent.userEmail);
    expect(byPerson!.applicationId).toBeUndefined();
  });

  it('are found by company and by resource type, in any case', async () => {
    const company = { field: 'CompanyName', value: 'COMPANY OF', operator: 'Substring' };
    expect(await records(`filter=${encodeURIComponent(JSON.stringify(company))}`)).not.toEqual([]);
    const type = { Field: 'ResourceType', Value: 'ORDER', Operator: 'equals' };
    const orders = await records(`filter=${encodeURIComponent(JSON.stringify(type))}`);
    expect(orders.map(({ resourceType }) => resourceType)).toEqual(['order']);
    const odd = { Field: 'Shoes', Value: '1', Operator: 'equals' };
    const refused = await app.send(
      'GET',
      `${path}?filter=${encodeURIComponent(JSON.stringify(odd))}`,
    );
    expect(codeOf(refused)).toEqual([400, '3000']);
  });

  it('go on where a page ended, by header or by query', async () => {
    const first = await app.send('GET', `${path}?size=2`);
    expect(itemsOf(first.body)).toHaveLength(2);
    const token = String(first.body['continuationToken']);
    const byHeader = await records('size=2', { 'MS-ContinuationToken': token });
    const byQuery = await records(`size=2&MS-ContinuationToken=${token}`);
    expect(byHeader).toEqual(byQuery);
    expect(byHeader.map(({ id }) => id)).not.toContain(itemsOf<AuditRecord>(first.body)[0]!.id);
  });

  it('read dates as each client writes them, and go back ninety days', async () => {
    const today = START.toISOString().slice(0, 10);
    const [year, month, day] = today.split('-');
    const dayOfYear = Math.floor((START.getTime() - Date.UTC(Number(year), 0, 0)) / DAY_MS);
    const forms = [
      today,
      `${year}-${month}-${String(dayOfYear).padStart(2, '0')}`,
      `${month}/${day}/${year} 00:00:00`,
      `${Number(month)}/${Number(day)}/${year} 12:00:00 AM`,
      `${today}T00:00:00Z`,
    ];
    for (const form of forms) {
      const query = `startDate=${encodeURIComponent(form)}&filter=${ofCustomer()}`;
      expect(await records(query)).toHaveLength(3);
    }
    const old = new Date(START.getTime() - 91 * DAY_MS).toISOString().slice(0, 10);
    expect(codeOf(await app.send('GET', `${path}?startDate=${old}`))).toEqual([400, '3000']);
    expect(await records(`endDate=${old}`)).toEqual([]);
  });

  it('are absent from a cloud that has none', async () => {
    const china = await anApiCaller(server, { partner: { cloud: 'china' } });
    expect(codeOf(await china.send('GET', path))).toEqual([403, '2032']);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { listOffers } from '../../src/modules/subscriptions/index.ts';
import { contextOf } from '../support/context.ts';
import {
  anApiCaller,
  anApiServer,
  customerInput,
  send,
  type ApiCaller,
  type ApiServer,
} from '../support/partner-center-client.ts';
import { START } from './serving.ts';

const NOWHERE = '0190c5a0-0000-7000-8000-000000000001';

describe('what every known client needs of this API', () => {
  let server: ApiServer;
  let caller: ApiCaller;
  let customer: string;
  let subscription: string;
  beforeAll(async () => {
    server = await anApiServer();
    caller = await anApiCaller(server, { roles: ['global_admin'] });
    const made = await caller.send('POST', '/v1/customers', customerInput('one.example'));
    customer = `/v1/customers/${String(made.body['id'])}`;
    const offers = await contextOf(
      server.test.database,
      caller.partner.partnerId,
      START,
      (context) => listOffers(context),
    );
    const offer = offers.find(({ kind, commerce }) => kind === 'license' && commerce === 'new');
    const order = await caller.send('POST', `${customer}/orders`, {
      lineItems: [{ lineItemNumber: 0, offerId: offer!.id, quantity: 5 }],
    });
    const lines = order.body['lineItems'] as unknown as { subscriptionId: string }[];
    subscription = `${customer}/subscriptions/${lines[0]!.subscriptionId}`;
  });
  afterAll(() => server.close());

  it.each([
    ['doubled slashes', () => `/v1/${customer.slice(3)}`],
    ['a slash at the end', () => `${customer}/`],
    ['the version twice', () => `/v1//v1${customer.slice(3)}`],
    ['another case', () => customer.replace('/v1/customers', '/V1/CUSTOMERS').toUpperCase()],
  ])('1: takes paths with %s', async (_what, path) => {
    const answer = await caller.send('GET', path());
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ attributes: { objectType: 'Customer' } });
  });

  it('1: reads names of parameters and members and values of enums in any case', async () => {
    const page = await caller.send('GET', '/v1/customers?SIZE=1&SEEKOPERATION=first');
    expect(page.body).toMatchObject({ totalCount: 1 });
    const byNumber = await caller.send('PATCH', subscription, {
      STATUS: 2,
      AUTORENEWENABLED: 'False',
      someThingUnknown: { a: 1 },
    });
    expect(byNumber.body).toMatchObject({ status: 'suspended' });
    const back = await caller.send('PATCH', subscription, { Status: 'ACTIVE' });
    expect(back.body).toMatchObject({ status: 'active' });
  });

  it('2: links without /v1, relative, with method and headers', async () => {
    const { body } = await caller.send('GET', `${customer}/subscriptions`);
    expect(body).toMatchObject({
      links: { self: { uri: `${customer.slice(3)}/subscriptions`, method: 'GET', headers: [] } },
    });
  });

  it('3: answers JSON in UTF-8 without a byte order mark, always with a body', async () => {
    const answer = await caller.send('GET', customer);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.text.startsWith('{')).toBe(true);
    expect(answer.text).not.toContain(':null');
    const withMark = await caller.send('PATCH', subscription, '\uFEFF{"friendlyName":"Désk"}');
    expect(withMark.body).toMatchObject({ friendlyName: 'Désk' });
  });

  it('6: needs no etag, takes one in the header or in the body, refuses an old one', async () => {
    const { body } = await caller.send('GET', subscription);
    const { etag } = body['attributes'] as unknown as { etag: string };
    const first = await caller.send(
      'PATCH',
      subscription,
      { friendlyName: 'First' },
      { 'if-match': `"${etag}"` },
    );
    expect(first.body).toMatchObject({ friendlyName: 'First' });
    const header = await caller.send(
      'PATCH',
      subscription,
      { friendlyName: 'Second' },
      { 'if-match': `"${etag}"` },
    );
    const inBody = await caller.send('PATCH', subscription, { ...body, friendlyName: 'Third' });
    const foreign = await caller.send(
      'PATCH',
      subscription,
      { friendlyName: 'Fourth' },
      { 'if-match': '"bm8="' },
    );
    for (const refused of [header, inBody, foreign]) {
      expect([refused.status, refused.body['code']]).toEqual([400, '2055']);
    }
    expect((await caller.send('GET', subscription)).body).toMatchObject({ friendlyName: 'First' });
  });

  it('7: gives a repeated POST its first answer and carries it out once', async () => {
    const headers = { 'MS-RequestId': '5C1F5B4E-1D3C-4C58-9A3E-000000000001' };
    const input = customerInput('five.example');
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => caller.send('POST', '/v1/customers', input, headers)),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]!.headers.get('ms-requestid')).toBe(headers['MS-RequestId']);
    const other = await caller.send('POST', '/v1/customers', customerInput('six.example'), headers);
    expect([other.status, other.body['code']]).toEqual([400, '3000']);
    const list = await caller.send(
      'GET',
      `/v1/customers?filter=${encodeURIComponent('{"Field":"Domain","Operator":"starts_with","Value":"five"}')}`,
    );
    expect(list.body).toMatchObject({ totalCount: 1 });
  });

  it('7: makes the ids that a client leaves out', async () => {
    const { headers } = await caller.send('GET', customer);
    for (const name of ['ms-requestid', 'ms-correlationid', 'ms-cv', 'ms-serverid']) {
      expect(headers.get(name)).toBeTruthy();
    }
    expect(headers.get('x-locale')).toBe('en-US');
  });

  it.each([
    ['Partner Center Java SDK', 'suspended'],
    ['Partner Center PowerShell', 'suspended'],
    ['Partner Center .NET SDK', 'disabled'],
  ])('8: tells %s of states that it knows', async (client, expected) => {
    const id = subscription.split('/').at(-1)!;
    const setStatus = (status: string) =>
      contextOf(server.test.database, caller.partner.partnerId, START, ({ tx }) =>
        sql`update subscriptions.subscription set status = ${status}, auto_renew = false
          where id = ${id}`.execute(tx),
      );
    await setStatus('disabled');
    const headers = { 'MS-PartnerCenter-Client': client };
    const { body } = await caller.send('GET', subscription, undefined, headers);
    await setStatus('active');
    expect(body).toMatchObject({ status: expected });
  });

  it('9: refuses in one form', async () => {
    const answer = await caller.send('GET', `/v1/customers/${NOWHERE}`, undefined, {
      'x-locale': 'ja-JP',
    });
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({
      code: '60003',
      message: '該当する顧客はありません。',
      description: '該当する顧客はありません。',
      data: [],
      source: 'PartnerFD',
    });
    expect(answer.headers.get('ms-correlationid')).toBeTruthy();
  });

  it('11: takes size 0 as no limit, and the place from the header or the query', async () => {
    const all = await caller.send('GET', '/v1/customers?size=0');
    const total = Number(all.body['totalCount']);
    expect(total).toBeGreaterThan(1);
    expect(all.body).not.toHaveProperty('continuationToken');
    const first = await caller.send('GET', '/v1/customers?size=1');
    const token = String(first.body['continuationToken']);
    const byHeader = await caller.send(
      'GET',
      '/v1/customers?size=1&seekOperation=Next',
      undefined,
      {
        'MS-ContinuationToken': token,
      },
    );
    const byQuery = await caller.send(
      'GET',
      `/v1/customers?size=1&ms-continuationtoken=${encodeURIComponent(token)}`,
    );
    expect(byHeader.body).toEqual(byQuery.body);
    expect(byHeader.body['items']).not.toEqual(first.body['items']);
    const wrong = await caller.send('GET', '/v1/customers', undefined, {
      'MS-ContinuationToken': 'nonsense',
    });
    expect([wrong.status, wrong.body['code']]).toEqual([400, '3000']);
  });

  it('says what is not part of it instead of showing the console', async () => {
    for (const path of ['/v1/nothing', '/v1', '/webhooks/v2/x', '/auditactivity/v1/nothing']) {
      const answer = await caller.send('GET', path, undefined, { accept: 'text/html' });
      expect([answer.status, answer.body['code']]).toEqual([404, '1000']);
      expect(answer.text).toContain('not part of this subset');
    }
    const method = await caller.send('PUT', customer, {});
    expect(method.status).toBe(405);
    expect(method.text).toContain('GET, PATCH, DELETE');
  });

  it('refuses bodies that nobody can mean', async () => {
    const codes = [];
    for (const body of ['[]', '{"quantity":{}}', '{"quantity":"many"}', '{"status":99}', '{', '']) {
      const answer = await caller.send('PATCH', subscription, body);
      codes.push(`${answer.status} ${String(answer.body['code'])}`);
    }
    expect(codes).toEqual([...Array<string>(5).fill('400 3000'), '400 800002']);
    const large = await caller.send('PATCH', subscription, `{"a":"${'x'.repeat(10_000_000)}"}`);
    expect([large.status, large.body['code']]).toEqual([400, '3000']);
    const broken = await caller.send('GET', '/v1/customers/%E0%A4%A');
    expect([broken.status, broken.body['source']]).toEqual([400, 'PartnerFD']);
  });

  it('counts requests per partner and says when to come again', async () => {
    const busy = await anApiCaller(server);
    const path = `/v1/customers/${NOWHERE}`;
    const statuses = [];
    for (let request = 0; request < 500; request += 50) {
      const some = Array.from({ length: 50 }, () => busy.send('GET', path));
      statuses.push(...(await Promise.all(some)).map(({ status }) => status));
    }
    expect(new Set(statuses)).toEqual(new Set([404]));
    const refused = await busy.send('GET', path);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(refused.body).toEqual({
      statusCode: 429,
      message: `Rate limit is exceeded. Try again in ${refused.headers.get('retry-after')} seconds.`,
    });
    expect((await caller.send('GET', customer)).status).toBe(200);
  });

  it('is nothing that a page of another site can use', async () => {
    const foreign = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
    const allowed = await caller.send('PATCH', subscription, { friendlyName: 'Own' }, foreign);
    expect(allowed.status).toBe(200);
    const bare = await send(server, 'GET', customer, undefined, { cookie: 'surety_session=x' });
    expect([bare.status, bare.body['code']]).toEqual([401, '800001']);
  });

  it('describes itself', async () => {
    const document = await send(server, 'GET', '/api/partner-center/openapi.json');
    expect(document.body).toMatchObject({ openapi: '3.1.0' });
    expect(Object.keys(document.body['paths']!).length).toBeGreaterThan(30);
  });
});

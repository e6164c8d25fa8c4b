import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listOffers } from '../../src/modules/subscriptions/index.ts';
import { contextOf } from '../support/context.ts';
import {
  anApiCaller,
  anApiServer,
  customerInput,
  type ApiCaller,
  type ApiServer,
} from '../support/partner-center-client.ts';
import { START } from './serving.ts';

const DAY_MS = 24 * 3_600_000;

interface Resource {
  readonly id: string;
  readonly status: string;
  readonly quantity: number;
  readonly autoRenewEnabled: boolean;
  readonly friendlyName: string;
  readonly attributes: { readonly etag: string };
  readonly scheduledNextTermInstructions?: { readonly quantity: number };
}

describe('a client of the Partner Center API', () => {
  let server: ApiServer;
  let caller: ApiCaller;
  let offerId: string;
  beforeAll(async () => {
    server = await anApiServer();
    caller = await anApiCaller(server);
    const offer = (await offersOfPartner()).find(
      (each) => each.kind === 'license' && each.commerce === 'new' && each.term === 'P1Y',
    );
    offerId = offer!.id;
  });
  afterAll(() => server.close());

  const offersOfPartner = () =>
    contextOf(server.test.database, caller.partner.partnerId, START, (context) =>
      listOffers(context),
    );
  let customers = 0;
  const aCustomer = async (by = caller): Promise<string> => {
    customers += 1;
    const answer = await by.send('POST', '/v1/customers', customerInput(`c${customers}.example`));
    expect(answer.status).toBe(201);
    return String(answer.body['id']);
  };
  const aSubscription = async (quantity = 10) => {
    const customerId = await aCustomer();
    const order = await caller.send('POST', `/v1/customers/${customerId}/orders`, {
      BillingCycle: 'unknown',
      LineItems: [{ LineItemNumber: 0, OfferId: offerId, Quantity: quantity }],
    });
    expect(order.status).toBe(201);
    const lines = order.body['lineItems'] as unknown as { subscriptionId: string }[];
    const path = `/v1/customers/${customerId}/subscriptions/${lines[0]!.subscriptionId}`;
    return { path, customerId, order: order.body };
  };
  const get = async (path: string): Promise<Resource> =>
    (await caller.send('GET', path)).body as unknown as Resource;
  const patch = (path: string, body: object, headers = {}) =>
    caller.send('PATCH', path, body, headers);

  it('buys, suspends, reactivates and cancels', async () => {
    const { path, customerId, order } = await aSubscription();
    expect(order).toMatchObject({
      referenceCustomerId: customerId,
      status: 'completed',
      attributes: { objectType: 'Order' },
    });
    expect(await get(path)).toMatchObject({
      status: 'active',
      quantity: 10,
      autoRenewEnabled: true,
      offerId,
      attributes: { objectType: 'Subscription' },
    });

    const suspended = await patch(path, { ...(await get(path)), status: 'Suspended' });
    expect(suspended.status).toBe(200);
    expect(suspended.body).toMatchObject({
      status: 'suspended',
      autoRenewEnabled: false,
      suspensionReasons: ['CustomerRequest'],
    });
    const seats = await patch(path, { quantity: 12 });
    expect([seats.status, seats.body['code']]).toEqual([400, '2001']);

    const active = await patch(path, { ...(await get(path)), status: 'active' });
    expect(active.body).toMatchObject({ status: 'active', autoRenewEnabled: false });
    expect(active.body).not.toHaveProperty('parentSubscriptionId');
    const renewing = await patch(path, { autoRenewEnabled: true });
    expect(renewing.body).toMatchObject({ status: 'active', autoRenewEnabled: true });

    const deleted = await patch(path, { status: 'deleted' });
    expect(deleted.body).toMatchObject({ status: 'deleted', autoRenewEnabled: false });
    const again = await patch(path, { status: 'active' });
    expect([again.status, again.body['code']]).toEqual([400, '2011']);
    const list = await caller.send('GET', `/v1/customers/${customerId}/subscriptions`);
    expect(list.body).toMatchObject({ totalCount: 1, attributes: { objectType: 'Collection' } });
  });

  it('is refused a cancellation and fewer seats outside the window', async () => {
    const { path } = await aSubscription();
    server.setNow(new Date(START.getTime() + 8 * DAY_MS));
    await caller.renew();
    const fewer = await patch(path, { quantity: 5, autoRenewEnabled: true });
    const cancelled = await patch(path, { status: 'deleted' });
    const more = await patch(path, { quantity: 15, autoRenewEnabled: true });
    server.setNow(START);
    await caller.renew();
    expect([fewer.status, fewer.body['code']]).toEqual([400, '900214']);
    expect([cancelled.status, cancelled.body['code']]).toEqual([400, '900117']);
    expect(more.body).toMatchObject({ quantity: 15, autoRenewEnabled: true });
  });

  it('drops the renewal that it does not send again, as the original does', async () => {
    const { path } = await aSubscription();
    const scheduled = await patch(path, {
      autoRenewEnabled: true,
      scheduledNextTermInstructions: { quantity: 20 },
    });
    expect(scheduled.body).toMatchObject({ scheduledNextTermInstructions: { quantity: 20 } });
    const renamed = await patch(path, { ...(await get(path)), friendlyName: 'Desk' });
    expect(renamed.body).toMatchObject({
      friendlyName: 'Desk',
      autoRenewEnabled: true,
      scheduledNextTermInstructions: { quantity: 20 },
    });
    const minimal = await patch(path, { friendlyName: 'Office' });
    expect(minimal.body).toMatchObject({ friendlyName: 'Office', autoRenewEnabled: false });
    expect(minimal.body).not.toHaveProperty('scheduledNextTermInstructions');
  });

  it('changes one thing at a time', async () => {
    const { path } = await aSubscription();
    const several = await patch(path, { quantity: 12, friendlyName: 'x', autoRenewEnabled: true });
    expect([several.status, several.body['code']]).toEqual([400, '3000']);
    const cycle = await patch(path, { ...(await get(path)), billingCycle: 'one_time' });
    expect([cycle.status, cycle.body['code']]).toEqual([400, '2054']);
    const partner = await patch(path, { partnerId: '1234567', autoRenewEnabled: true });
    expect([partner.status, partner.body['code']]).toEqual([400, '800098']);
    const odd = await patch(path, { status: 'expired', autoRenewEnabled: true });
    expect([odd.status, odd.body['code']]).toEqual([400, '800040']);
    expect(await get(path)).toMatchObject({ quantity: 10, status: 'active' });
  });

  it('buys through a cart, once', async () => {
    const customerId = await aCustomer();
    const cart = await caller.send('POST', `/v1/customers/${customerId}/carts`, {
      lineItems: [{ id: 0, catalogItemId: offerId, quantity: 3, termDuration: 'P1Y' }],
    });
    expect(cart.status).toBe(201);
    const path = `/v1/customers/${customerId}/carts/${String(cart.body['id'])}`;
    const first = await caller.send('POST', `${path}/checkout`);
    const second = await caller.send('POST', `${path}/checkout`);
    expect(first.status).toBe(201);
    expect(second.body).toEqual(first.body);
    const orders = await caller.send('GET', `/v1/customers/${customerId}/orders`);
    expect(orders.body).toMatchObject({ totalCount: 1 });
    const wrongTerm = await caller.send('POST', `/v1/customers/${customerId}/orders`, {
      lineItems: [{ offerId, quantity: 1, termDuration: 'P3Y' }],
    });
    expect([wrongTerm.status, wrongTerm.body['code']]).toEqual([400, '2054']);
  });

  it('cancels what is under a plan, then the plan', async () => {
    const plan = (await offersOfPartner()).find(({ kind }) => kind === 'azure_plan')!;
    const customerId = await aCustomer();
    const order = await caller.send('POST', `/v1/customers/${customerId}/orders`, {
      lineItems: [{ offerId: plan.id, quantity: 1 }],
    });
    const lines = order.body['lineItems'] as unknown as { subscriptionId: string }[];
    const planId = lines[0]!.subscriptionId;
    const path = `/v1/customers/${customerId}/subscriptions/${planId}`;
    const list = (await caller.send('GET', `${path}/azureEntitlements`)).body;
    expect(list).toMatchObject({
      totalCount: 1,
      items: [{ status: 'active', subscriptionId: planId }],
    });
    const [{ id } = { id: '' }] = list['items'] as unknown as { id: string }[];
    const one = `${path}/azureEntitlements/${id}`;
    const held = await patch(path, { status: 'suspended' });
    expect([held.status, held.body['code']]).toEqual([403, '900115']);
    const unknown = `${path}/azureEntitlements/${planId}/cancel`;
    const reason = { CancellationReason: 'Compromise' };
    const refused = [
      await caller.send('POST', `${one}/cancel`),
      await caller.send('POST', `${one}/cancel`, { cancellationReason: 'boredom' }),
      await caller.send('POST', unknown, reason),
      await caller.send('POST', `${one}/reactivate`),
    ];
    expect(refused.map(({ status, body }) => `${status} ${String(body['code'])}`)).toEqual([
      '400 800002',
      '400 900307',
      '404 800111',
      '400 900337',
    ]);
    const accepted = await caller.send('POST', `${one}/cancel`, reason);
    expect(accepted.status).toBe(202);
    expect(accepted.headers.get('location')).toBe(one);
    expect(accepted.body).toMatchObject({ id, status: 'active' });
  });

  it('finds, bills and lets go of a customer', async () => {
    const owner = await anApiCaller(server, { roles: ['global_admin'] });
    const customerId = await aCustomer(owner);
    const path = `/v1/customers/${customerId}`;
    const found = await owner.send(
      'GET',
      `/v1/customers?size=40&filter=${encodeURIComponent(
        '{"field":"companyname","operator":"StartsWith","fieldType":"x","value":"company of"}',
      )}`,
    );
    expect(found.body).toMatchObject({ totalCount: 1, items: [{ id: customerId }] });
    const billing = await owner.send('GET', `${path}/profiles/billing`);
    const changed = { ...billing.body, companyName: 'Renamed' };
    const put = await owner.send('PUT', `${path}/profiles/billing`, changed);
    expect(put.body).toMatchObject({ companyName: 'Renamed' });
    const stale = await owner.send('PUT', `${path}/profiles/billing`, changed);
    expect([stale.status, stale.body['code']]).toEqual([400, '2055']);
    const status = await owner.send('GET', `${path}/validationStatus?type=Account`);
    expect(status.body).toMatchObject({ type: 'account', status: 'Allowed' });
    const ended = await owner.send('PATCH', path, { relationshipToPartner: 'None' });
    expect(ended.body).toMatchObject({ relationshipToPartner: 'none' });
    const gone = await owner.send('GET', `${path}/subscriptions`);
    expect([gone.status, gone.body['code']]).toEqual([403, '20002']);
  });
});

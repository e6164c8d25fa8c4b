import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  makeDueInvoices,
  partnerCenterInvariants,
  providerInvoiceRoutes,
} from '../../src/modules/partner-center/index.ts';
import { createCustomer } from '../../src/modules/customers/index.ts';
import { listOffers, placeOrder } from '../../src/modules/subscriptions/index.ts';
import { aCharge, aUsageImport, focusFile } from '../../src/modules/usage/fixtures.ts';
import { importUsage } from '../../src/modules/usage/index.ts';
import type { Context } from '../../src/platform/context.ts';
import { contextOf } from '../support/context.ts';
import {
  anApiCaller,
  anApiServer,
  type ApiCaller,
  type ApiServer,
} from '../support/partner-center-client.ts';
import { aWireCustomer, aWireSubscription, within } from '../support/partner-center-world.ts';
import { aBrowser, aServer, browserOf, START } from './serving.ts';

/** The third day of the month after the one in which the tests begin. */
const INVOICING = new Date('2026-04-03T08:00:00Z');

let server: ApiServer;
let caller: ApiCaller;
beforeAll(async () => {
  server = await anApiServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  server.setNow(START);
  caller = await anApiCaller(server, { roles: ['admin_agent'] });
});

describe('a budget', () => {
  const budgetOf = (customerId: string) => `/v1/customers/${customerId}/usagebudget`;

  it('is set, read and taken away; without one there is no amount', async () => {
    const path = budgetOf(await aWireCustomer(caller));
    expect((await caller.send('GET', path)).body).not.toHaveProperty('amount');
    const body = { Amount: 1000.5, Attributes: { ObjectType: 'SpendingBudget' } };
    const set = await caller.send('PATCH', path, body);
    expect(set.status).toBe(200);
    expect(set.body).toMatchObject({
      amount: 1000.5,
      attributes: { objectType: 'SpendingBudget' },
    });
    expect((await caller.send('GET', path)).body).toMatchObject({ amount: 1000.5 });
    expect((await caller.send('PATCH', path, {})).status).toBe(400);
    expect((await caller.send('PATCH', path, { Amount: 0.001 })).status).toBe(400);
    expect((await caller.send('PATCH', path, { Amount: null })).body).not.toHaveProperty('amount');
  });

  it('stands with the month’s costs in every record of usage', async () => {
    const customerId = await aWireCustomer(caller);
    await caller.send('PATCH', budgetOf(customerId), { amount: 100 });
    const records = await caller.send('GET', '/v1/customers/usagerecords');
    expect(records.body['items']).toMatchObject([
      {
        resourceId: customerId,
        totalCost: 0,
        percentUsed: 0,
        budget: { amount: 100 },
        currencyCode: 'USD',
      },
    ]);
    const summary = await caller.send('GET', `/v1/customers/${customerId}/usagesummary`);
    expect(summary.body).toMatchObject({
      resourceId: customerId,
      totalCost: 0,
      billingStartDate: '2026-03-01T00:00:00Z',
      billingEndDate: '2026-03-31T00:00:00Z',
    });
    const all = await caller.send('GET', '/v1/usagesummary');
    expect(all.body).toMatchObject({ customersOverBudget: 0, totalCost: 0 });
    const { path } = await aWireSubscription(server, caller, customerId);
    for (const part of [
      'usagesummary',
      'meterusagerecords',
      'resourceusagerecords',
      'usagerecords/resources',
      'usagerecords/daily',
    ]) {
      expect((await caller.send('GET', `${path}/${part}`)).status).toBe(200);
    }
  });

  it('is absent where the cloud has no usage', async () => {
    const china = await anApiCaller(server, { partner: { cloud: 'china' } });
    const { status, body } = await china.send('GET', '/v1/customers/usagerecords');
    expect([status, body['code']]).toEqual([403, '2032']);
  });
});

describe('the account between partner and provider', () => {
  const anInvoice = async () => {
    await aWireSubscription(server, caller, await aWireCustomer(caller));
    const made = await within(server, caller, makeDueInvoices, INVOICING);
    server.setNow(INVOICING);
    await caller.renew();
    return { invoice: made[0]! };
  };

  it('is empty before the first invoice', async () => {
    const { body } = await caller.send('GET', '/v1/invoices/summary');
    expect(body).toMatchObject({
      balanceAmount: 0,
      currencyCode: 'USD',
      lastPaymentDate: '0001-01-01T00:00:00',
    });
    expect((await caller.send('GET', '/v1/invoices')).body).toMatchObject({ totalCount: 0 });
  });

  it('has one invoice for a month, however often it is made', async () => {
    const { invoice } = await anInvoice();
    expect(await within(server, caller, makeDueInvoices, INVOICING)).toEqual([]);
    for (const { check } of partnerCenterInvariants) {
      expect(await within(server, caller, async (context) => check(context))).toEqual([]);
    }
    const { body } = await caller.send('GET', '/v1/invoices');
    expect(body['items']).toMatchObject([
      {
        id: invoice.id,
        invoiceDate: '2026-04-03T00:00:00Z',
        billingPeriodStartDate: '2026-03-01T00:00:00Z',
        billingPeriodEndDate: '2026-03-31T00:00:00Z',
        paidAmount: 0,
        documentType: 'invoice',
        invoiceType: 'Recurring',
        state: 'Due',
      },
    ]);
    const total = (body['items'] as unknown as { totalCharges: number }[])[0]!.totalCharges;
    expect(total).toBeGreaterThan(0);
    const lines = `/v1/invoices/${invoice.id}/lineitems/office/billing_line_items`;
    expect((await caller.send('GET', lines)).body['items']).toMatchObject([
      { invoiceNumber: invoice.id, chargeType: 'purchase', quantity: 10, subtotal: total },
    ]);
    const summary = await caller.send('GET', '/v1/invoices/summary');
    expect(summary.body).toMatchObject({ balanceAmount: total });
    const late = encodeURIComponent(
      '{"Field":"InvoiceDate","Value":"2026-04-04","Operator":"greater_than"}',
    );
    expect((await caller.send('GET', `/v1/invoices?filter=${late}`)).body['items']).toEqual([]);
  });

  it('is made on the third day of the next month, not before', async () => {
    await aWireSubscription(server, caller, await aWireCustomer(caller));
    for (const early of ['2026-03-31T23:00:00Z', '2026-04-02T23:59:00Z']) {
      expect(await within(server, caller, makeDueInvoices, new Date(early))).toEqual([]);
    }
    expect(await within(server, caller, makeDueInvoices, INVOICING)).toHaveLength(1);
  });

  it('has a statement as PDF', async () => {
    const { invoice } = await anInvoice();
    const answer = await fetch(`${server.origin}/v1/invoices/${invoice.id}/documents/statement`, {
      headers: { authorization: `Bearer ${caller.token()}` },
    });
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const none = await caller.send('GET', '/v1/invoices/G999999999/documents/statement');
    expect([none.status, none.body['code']]).toEqual([404, '1000']);
  });

  it('is told of by an audit record', async () => {
    await anInvoice();
    const filter = '{"Field":"ResourceType","Value":"Invoice","Operator":"equals"}';
    const { body } = await caller.send(
      'GET',
      `/v1/auditrecords?filter=${encodeURIComponent(filter)}`,
    );
    expect(body['items']).toMatchObject([{ operationType: 'ready_invoice' }]);
  });
});

describe('usage', () => {
  const charges = (days: readonly string[]) =>
    focusFile(
      days.map((day) =>
        aCharge({
          BilledCost: '40.25',
          BillingPeriodStart: '2026-03-01T00:00:00Z',
          ChargePeriodStart: `${day}T00:00:00Z`,
          ChargePeriodEnd: `${day}T01:00:00Z`,
        }),
      ),
    );
  const load = (days: readonly string[]) =>
    importUsage(
      { transact: (work) => within(server, caller, work) },
      aUsageImport(charges(days), { subAccounts: 'create' }),
    );

  it('is told with its budget, spent to the cent, and stands on the month’s invoice', async () => {
    await load(['2026-03-01', '2026-03-02']);
    const records = await caller.send('GET', '/v1/customers/usagerecords');
    const [record] = records.body['items'] as unknown as { id: string; totalCost: number }[];
    expect(record!.totalCost).toBe(80.5);
    const path = `/v1/customers/${record!.id}`;
    await caller.send('PATCH', `${path}/usagebudget`, { Amount: 100 });
    const { body } = await caller.send('GET', '/v1/customers/usagerecords');
    expect(body['items']).toMatchObject([{ percentUsed: 80.5, budget: { amount: 100 } }]);
    const all = await caller.send('GET', '/v1/usagesummary');
    expect(all.body).toMatchObject({
      totalCost: 80.5,
      usdTotalCost: 80.5,
      customersTrendingOver: 1,
      customersOverBudget: 0,
    });
    const [invoice] = await within(server, caller, makeDueInvoices, INVOICING);
    const lines = `/v1/invoices/${invoice!.id}/lineitems/azure/usage_line_items`;
    expect((await caller.send('GET', lines)).body['items']).toMatchObject([
      { chargeType: 'usage', subtotal: 80.5 },
    ]);
    const sold = `/v1/invoices/${invoice!.id}/lineitems/office/billing_line_items`;
    expect((await caller.send('GET', sold)).body['items']).toEqual([]);
  });
});

describe('the provider’s side', () => {
  const path = '/api/provider-invoices';

  it('makes invoices of months that are over and records what it received', async () => {
    const native = await aServer(providerInvoiceRoutes);
    try {
      const provider = await aBrowser(native);
      const inPartner = <T>(work: (context: Context) => Promise<T>) =>
        contextOf(native.test.database, provider.partnerId, START, work);
      const offers = await inPartner((context) => listOffers(context));
      const offerId = offers.find(({ kind, term }) => kind === 'license' && term === 'P1Y')!.id;
      await inPartner(async (context) => {
        const { id } = await createCustomer(context, { number: '1', name: 'Debtor' });
        await placeOrder(context, { customerId: id, lines: [{ offerId, quantity: 1 }] });
      });
      const early = await provider.send('POST', path, { month: '2026-03' });
      expect(early.json()).toMatchObject({ code: 'provider_invoice_month_not_over' });

      native.setNow(INVOICING);
      const again = await browserOf(native, provider);
      const made = await again.send('POST', path, { month: '2026-03' });
      const [invoice] = made.json<{ items: { id: string; total: string; open: string }[] }>().items;
      expect(invoice!.open).toBe(invoice!.total);
      const payment = { amount: '10.00', receivedOn: '2026-04-03', reference: 'T1' };
      const paid = await again.send('POST', `${path}/${invoice!.id}/payments`, payment);
      expect(paid.json()).toMatchObject({ paid: '10.00' });
      const back = { ...payment, amount: '-10.00' };
      const undone = await again.send('POST', `${path}/${invoice!.id}/payments`, back);
      expect(undone.json()).toMatchObject({ paid: '0.00', open: invoice!.total });
      for (const amount of ['0', '1.234', 'much']) {
        const bad = await again.send('POST', `${path}/${invoice!.id}/payments`, {
          ...payment,
          amount,
        });
        expect(bad.json()).toMatchObject({ code: 'provider_payment_invalid' });
      }
      const unknown = await again.send('POST', `${path}/G999999999/payments`, payment);
      expect(unknown.statusCode).toBe(404);
    } finally {
      await native.close();
    }
  });
});

describe('an agreement', () => {
  const input = {
    primaryContact: { firstName: 'Tania', lastName: 'Carr', email: 'tania@example.test' },
    dateAgreed: '2026-02-01',
    type: 'MicrosoftCustomerAgreement',
  };

  it('is confirmed for a customer and can be read', async () => {
    const path = `/v1/customers/${await aWireCustomer(caller)}/agreements`;
    const made = await caller.send('POST', path, input);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ dateAgreed: '2026-02-01T00:00:00.000Z' });
    const list = await caller.send('GET', `${path}?agreementType=MicrosoftCustomerAgreement`);
    expect(list.body['items']).toMatchObject([{ primaryContact: { lastName: 'Carr' } }]);
    const signed = await caller.send(
      'GET',
      `${path}/MicrosoftCustomerAgreement/directSignedMicrosoftCustomerAgreementStatus`,
    );
    expect(signed.body).toMatchObject({ isSigned: false });
    const future = await caller.send('POST', path, { ...input, dateAgreed: '2027-01-01' });
    expect([future.status, future.body['code']]).toEqual([400, '3000']);
  });

  it('exists in the global cloud alone', async () => {
    const there = await anApiCaller(server, {
      roles: ['admin_agent'],
      partner: { cloud: 'us-government' },
    });
    const path = `/v1/customers/${await aWireCustomer(there)}/agreements`;
    expect((await there.send('POST', path, input)).status).toBe(403);
  });
});

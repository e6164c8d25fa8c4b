import { Type } from 'typebox';
import Schema from 'typebox/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { dayOf } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import { onEvents, type NewEvent } from '../../platform/events.ts';
import type { Route, StreamAnswer, StreamRoute } from '../../platform/route.ts';
import { createCustomer } from '../customers/index.ts';
import { recordInvoice } from '../receivables/index.ts';
import { placeOrder } from '../subscriptions/index.ts';
import { currencyNamed } from './fixtures.ts';
import {
  checkPosition,
  exposureInvariants,
  exposureRoutes,
  refreshEverybody,
  takeSnapshot,
} from './index.ts';
import type { ProviderInvoiceFacts } from './types-position.ts';

let db: TestDatabase;
let partnerId: string;
let events: NewEvent[];
let providerInvoices: ProviderInvoiceFacts[];
const now = new Date('2026-11-20T19:00:00Z');
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS);
const USD = currencyNamed('USD');
const account = () => Promise.resolve(providerInvoices);
const routes = exposureRoutes({ providerAccount: account }) as Route[];

beforeAll(async () => {
  db = await testDatabase();
  onEvents((_, seen) => {
    events.push(...seen);
    return Promise.resolve();
  });
});
afterAll(() => db.drop());
beforeEach(async () => {
  events = [];
  providerInvoices = [];
  ({ partnerId } = await aPartner(db.database));
});

const run = <T>(work: (context: Context) => Promise<T>, at = now) =>
  contextOf(db.database, partnerId, at, work);
const access = (at = now) => ({
  transact: <T>(work: (context: Context) => Promise<T>) => run(work, at),
});

interface Answer {
  readonly [name: string]: unknown;
  readonly items: readonly Answer[];
  readonly totals: readonly Answer[];
  readonly positions: readonly Answer[];
  readonly warnings: readonly Answer[];
  readonly id: string;
}

/** Calls a route as the server does; the answer must be what the route says it gives. */
async function call(name: string, asked: object = {}, at = now): Promise<Answer> {
  const route = routes.find((each) => each.name === name);
  if (!route) throw new Error(`no route ${name}`);
  const input = { params: {}, query: {}, body: {}, ...asked };
  for (const part of ['params', 'query', 'body'] as const) {
    expect(Schema.Errors(route[part] ?? Type.Unknown(), input[part])[1]).toEqual([]);
  }
  const answer = await run((context) => route.handle(context, input as never), at);
  expect(Schema.Errors(route.output, answer)[1]).toEqual([]);
  return answer as Answer;
}

async function expectInvariants(at = now): Promise<void> {
  for (const { check } of exposureInvariants) expect(await run(check, at)).toEqual([]);
}

async function customerOwing(number: string, amount: bigint): Promise<string> {
  return run(async (context) => {
    const { id } = await createCustomer(context, { number, name: `Customer ${number}` });
    await recordInvoice(context, {
      customerId: id,
      currency: USD,
      amount,
      number: `INV-${number}`,
      issuedOn: dayOf(2026, 11, 1),
      dueOn: dayOf(2026, 12, 1),
    });
    return id;
  });
}

const deposit = (customerId: string, amount: string, at = now) =>
  call(
    'recordSecurity',
    {
      params: { customerId },
      body: { kind: 'deposit', amount, currency: 'USD', validFrom: '2026-11-01', reference: 'D' },
    },
    at,
  );

describe('all customers together', () => {
  test('given no snapshot yet, then the answer says so', async () => {
    expect(await call('getExposure')).toMatchObject({ day: null, totals: [] });
  });

  test('given a snapshot, then customers by exposure with shares, and a deposit counts at once', async () => {
    const large = await customerOwing('C-1', 75_000n);
    const small = await customerOwing('C-2', 25_000n);
    await takeSnapshot(access());
    expect(await call('getExposure')).toMatchObject({
      day: '2026-11-20',
      customers: 2,
      totals: [{ currency: 'USD', customers: 2, unpaid: '1000.00', exposure: '1000.00' }],
    });
    const ask = () => call('listExposures', { query: { currency: 'USD' } });
    expect((await ask()).items).toMatchObject([
      { rank: 1, customerId: large, share: 75, cumulativeShare: 75, exposure: '750.00' },
      { rank: 2, customerId: small, share: 25, cumulativeShare: 100, exposure: '250.00' },
    ]);
    await deposit(large, '700.00');
    expect((await ask()).items).toMatchObject([
      { rank: 1, customerId: small, exposure: '250.00' },
      { rank: 2, customerId: large, exposure: '50.00', deposits: '700.00' },
    ]);
    await expectInvariants();
  });

  test('given a page of one, then the next one goes on where it ended', async () => {
    await customerOwing('C-1', 75_000n);
    await customerOwing('C-2', 25_000n);
    await takeSnapshot(access());
    const page = (cursor?: string) =>
      call('listExposures', { query: { currency: 'USD', limit: 1, ...(cursor && { cursor }) } });
    expect(await page()).toMatchObject({ items: [{ rank: 1 }], nextCursor: '1' });
    expect(await page('1')).toMatchObject({ items: [{ rank: 2, cumulativeShare: 100 }] });
    expect(await page('2')).toMatchObject({ items: [], nextCursor: null });
  });

  test('given a snapshot of the day, then another one changes nothing, until the next day', async () => {
    const customerId = await customerOwing('C-1', 75_000n);
    expect(await takeSnapshot(access())).toBe(true);
    expect(await takeSnapshot(access())).toBe(false);
    await deposit(customerId, '50.00');
    await takeSnapshot(access(inDays(1)));
    await deposit(customerId, '25.00', inDays(1));
    await refreshEverybody(access(inDays(1)));
    const { items } = await call('getExposureHistory', {}, inDays(1));
    expect(items.map(({ day, exposure }) => [day, exposure])).toEqual([
      ['2026-11-20', '700.00'],
      ['2026-11-21', '675.00'],
    ]);
    const own = await call('getExposureHistory', { query: { customerId } }, inDays(1));
    expect(own.items.map(({ day, deposits }) => [day, deposits])).toEqual([
      ['2026-11-20', '50.00'],
      ['2026-11-21', '75.00'],
    ]);
    await expectInvariants(inDays(1));
  });

  test('given the file, then it says the same', async () => {
    await customerOwing('C-1', 75_000n);
    await takeSnapshot(access());
    const download = routes.find((each) => each.name === 'downloadExposures');
    const { body } = (await (download as unknown as StreamRoute).handle(
      {
        partnerId,
        now,
        actor: { kind: 'system', id: null, name: 'test' },
        requestId: 'test',
        transact: run,
      },
      { params: {}, query: { currency: 'USD' }, upload: undefined as never },
    )) as StreamAnswer & { body: AsyncIterable<string> };
    const parts: string[] = [];
    for await (const part of body) parts.push(part);
    expect(parts.join('')).toContain('1,C-1,Customer C-1,USD,750.00,0.00,');
  });
});

test('what changes next: the window, the due day, the renewal and the end of a guarantee', async () => {
  const customerId = await customerOwing('C-1', 75_000n);
  await run((context) =>
    placeOrder(context, {
      customerId,
      lines: [{ offerId: 'SUITESTAND01:0001:P1M-MONTHLY', quantity: 10 }],
    }),
  );
  await run((context) =>
    placeOrder(context, {
      customerId,
      lines: [{ offerId: 'SUITESTAND01:0001:P1Y-MONTHLY', quantity: 10 }],
    }),
  );
  await call('recordSecurity', {
    params: { customerId },
    body: {
      kind: 'guarantee',
      amount: '10.00',
      currency: 'USD',
      validFrom: '2026-11-01',
      validUntil: '2026-12-31',
      reference: 'Bank letter 7',
    },
  });
  const { items } = await call('listExposureChanges', { query: { days: 60, customerId } });
  expect(items.map(({ on, kind, amount }) => [on, kind, amount])).toEqual([
    ['2026-11-27', 'window_closes', '1375.00'],
    ['2026-12-01', 'falls_due', '750.00'],
    ['2026-12-20', 'renews', '150.00'],
    ['2027-01-01', 'security_ends', '10.00'],
  ]);
});

describe('the partner’s own account with the provider', () => {
  const limit = (amount: string | null) =>
    call('setProviderLimit', { params: { currency: 'USD' }, body: { amount } });
  const warned = () =>
    events
      .filter((event) => event.type.startsWith('exposure.warning'))
      .map(({ type, after }) => [type.slice(9), after?.['threshold']]);

  test('given a limit, then each crossing is told once, and again after it was over', async () => {
    providerInvoices = [
      {
        id: 'G000000001',
        currency: USD,
        periodEnd: dayOf(2026, 10, 31),
        dueOn: dayOf(2026, 12, 3),
        open: 86_000n,
      },
    ];
    expect((await limit('1000.00')).positions).toMatchObject([
      { currency: 'USD', limit: '1000.00', used: '860.00', available: '140.00', percentUsed: 86 },
    ]);
    await run((context) => checkPosition(context, account));
    expect(warned()).toEqual([
      ['warning_raised', 70],
      ['warning_raised', 85],
    ]);
    providerInvoices = [{ ...providerInvoices[0]!, open: 75_000n }];
    await run((context) => checkPosition(context, account));
    providerInvoices = [{ ...providerInvoices[0]!, open: 85_000n }];
    await run((context) => checkPosition(context, account));
    expect(warned().slice(2)).toEqual([
      ['warning_ended', 85],
      ['warning_raised', 85],
    ]);
    const { warnings } = await call('getProviderPosition');
    expect(warnings.map(({ threshold, endedAt }) => [threshold, endedAt === null])).toEqual([
      [85, true],
      [85, false],
      [70, true],
    ]);
  });

  test('given what was bought since the last invoice, then it is unbilled', async () => {
    const customerId = await customerOwing('C-1', 75_000n);
    const { total } = await run((context) =>
      placeOrder(context, {
        customerId,
        lines: [{ offerId: 'SUITESTAND01:0001:P1Y-MONTHLY', quantity: 10 }],
      }),
    );
    expect(total).toBe(12_500n);
    expect((await limit('500.00')).positions).toMatchObject([
      { unbilled: '125.00', unpaid: '0.00', available: '375.00' },
    ]);
    expect((await limit(null)).positions).toMatchObject([{ limit: null, available: null }]);
  });

  test('given an amount that is none, then it is refused', async () => {
    await expect(limit('0')).rejects.toThrow('provider_limit_invalid');
  });
});

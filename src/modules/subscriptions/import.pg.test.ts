import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import type { Context } from '../../platform/context.ts';
import { createCustomer, customerIdsByNumber } from '../customers/index.ts';
import {
  importSubscriptions,
  openHolds,
  seatBatchesOf,
  subscriptionsOfCustomer,
  type ImportRequest,
} from './index.ts';

let db: TestDatabase;
let partnerId: string;
let customerId: string;
const now = new Date('2026-06-15T09:00:00Z');

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  ({ partnerId } = await aPartner(db.database));
  const customer = await run((context) => createCustomer(context, { number: 'C1', name: 'Acme' }));
  customerId = customer.id;
});

const run = <T>(work: (context: Context) => Promise<T>) =>
  contextOf(db.database, partnerId, now, work);

const HEADER =
  'external_id,customer_number,customer_name,offer_id,offer_name,quantity,unit_price,currency,term,billing_cycle,term_start,term_end,auto_renew,status,hold_kind,parent_external_id';

async function* file(text: string) {
  yield Buffer.from(text);
}

const importing = (lines: readonly string[], more: Partial<ImportRequest> = {}) =>
  run((context) =>
    importSubscriptions(context, {
      input: file(`${lines.join('\n')}\n`),
      badRows: 'stop',
      dryRun: false,
      ...more,
    }),
  );
const subscriptions = () => run((context) => subscriptionsOfCustomer(context, customerId));

const SEATS =
  'A-1,C1,,X:0001:A,Office seats,10,12.00,USD,P1Y,monthly,2026-03-01,2027-03-01,yes,active,,';
const SUSPENDED =
  'A-2,C1,,X:0001:A,Office seats,5,12.00,USD,P1Y,annual,2026-03-01,,no,suspended,non_payment,';
const ADDON = 'A-3,C1,,Y:0001:A,Calling,5,2.00,USD,P1Y,monthly,2026-03-01,,yes,active,,A-1';

describe('an import', () => {
  test('takes subscriptions as they stand, with seats, bases and the holds that explain them', async () => {
    expect(await importing([HEADER, ADDON, SEATS, SUSPENDED])).toEqual({
      state: 'applied',
      rows: 3,
      created: 3,
      unchanged: 0,
      changed: 0,
      rejected: 0,
      errors: [],
    });
    const taken = await subscriptions();
    const base = taken.find((each) => each.offerId === 'X:0001:A' && each.quantity === 10)!;
    expect(base).toMatchObject({
      status: 'active',
      unitPrice: 1_200n,
      autoRenew: true,
      termEnd: new Date('2027-03-01T00:00:00Z'),
      billedUntil: new Date('2026-07-01T00:00:00Z'),
      dueAt: new Date('2026-07-01T00:00:00Z'),
    });
    expect(taken.find((each) => each.offerName === 'Calling')).toMatchObject({
      parentId: base.id,
    });
    expect(await run((context) => seatBatchesOf(context, base.id))).toMatchObject([
      { quantity: 10, addedAt: new Date('2026-03-01T00:00:00Z') },
    ]);
    const suspended = taken.find((each) => each.status === 'suspended')!;
    expect(suspended).toMatchObject({ autoRenew: false, drift: null });
    expect(await run((context) => openHolds(context, customerId))).toMatchObject([
      { subscriptionId: suspended.id, kind: 'non_payment', owner: 'partner' },
    ]);
  });

  test('repeated changes nothing; a row that says something else is told and left alone', async () => {
    await importing([HEADER, SEATS, SUSPENDED]);
    const before = await subscriptions();
    expect(await importing([HEADER, SEATS, SUSPENDED])).toMatchObject({
      created: 0,
      unchanged: 2,
      changed: 0,
    });
    const again = await importing([HEADER, SEATS.replace(',10,', ',12,'), SUSPENDED, ADDON]);
    expect(again).toMatchObject({ created: 1, unchanged: 1, changed: 1, rejected: 0 });
    expect(again.errors).toMatchObject([{ line: 2, column: null, code: 'import_row_changed' }]);
    expect((await subscriptions()).slice(0, 2)).toEqual(before);
  });

  test('with one bad row takes nothing, unless bad rows are to be skipped', async () => {
    const bad = 'A-9,C1,,Z:0001:A,,none,-1,USD,P2Y,monthly,31.12.2026,,maybe,asleep,,';
    const stopped = await importing([HEADER, SEATS, bad]);
    expect(stopped).toMatchObject({ state: 'stopped', rows: 2, created: 0, rejected: 1 });
    expect(stopped.errors.map((each) => [each.line, each.column, each.code])).toEqual([
      [3, 'term', 'import_value_unknown'],
      [3, 'status', 'import_value_unknown'],
      [3, 'unit_price', 'import_amount_negative'],
      [3, 'quantity', 'import_quantity_impossible'],
      [3, 'term_start', 'import_day_impossible'],
      [3, 'auto_renew', 'import_flag_unknown'],
    ]);
    expect(stopped.errors[0]!.message).toBe('"P2Y" is none of P1M, P1Y, P3Y, none.');
    expect(await subscriptions()).toEqual([]);
    const skipped = await importing([HEADER, SEATS, bad], { badRows: 'skip' });
    expect(skipped).toMatchObject({ state: 'applied', created: 1, rejected: 1 });
    expect(await subscriptions()).toHaveLength(1);
  });

  test('tells what is wrong with rows beside each other', async () => {
    const twice = SEATS.replace(',10,', ',11,');
    const orphan = ADDON.replace('A-3', 'A-4').replace(/A-1$/, 'A-8');
    const stranger = SEATS.replace('A-1,C1,', 'A-5,C9,');
    const renewing = SUSPENDED.replace('A-2', 'A-6').replace(',no,', ',yes,');
    const { errors } = await importing([HEADER, SEATS, twice, orphan, stranger, renewing]);
    expect(errors.map((each) => [each.line, each.column, each.code])).toEqual([
      [3, 'external_id', 'import_key_duplicate'],
      [4, 'parent_external_id', 'import_parent_unknown'],
      [5, 'customer_number', 'import_customer_unknown'],
      [6, 'auto_renew', 'import_renewal_impossible'],
    ]);
  });

  test('creates the customers that it names, and does nothing when it is a dry run', async () => {
    const named = SEATS.replace('A-1,C1,,', 'B-1,C7,北斗製作所,');
    const known = () => run((context) => customerIdsByNumber(context, ['C7']));
    const dry = await importing([HEADER, named], { dryRun: true });
    expect(dry).toMatchObject({ state: 'checked', created: 1 });
    expect((await known()).size).toBe(0);
    expect(await importing([HEADER, named])).toMatchObject({ state: 'applied', created: 1 });
    expect((await known()).size).toBe(1);
  });

  test('needs five columns; the catalogue knows the rest of an offer', async () => {
    const short = [
      'Term_Start;external_id;customer_number;offer_id;quantity',
      '2026-06-01T10:00:00Z;C-1;C1;SUITESTAND01:0001:P1Y-ANNUAL;4',
    ];
    expect(await importing(short)).toMatchObject({ created: 1 });
    expect(await subscriptions()).toMatchObject([
      {
        offerName: 'Business Suite Standard',
        unitPrice: 15_000n,
        term: 'P1Y',
        billingCycle: 'annual',
        termEnd: new Date('2027-06-01T10:00:00Z'),
        autoRenew: true,
      },
    ]);
    await expect(importing(['external_id,quantity', 'A,1'])).rejects.toThrow(
      'subscription_import_columns',
    );
    await expect(importing([''])).rejects.toThrow('subscription_import_unreadable');
  });

  test('of one file by two at once takes each row once', async () => {
    const results = await Promise.all([importing([HEADER, SEATS]), importing([HEADER, SEATS])]);
    expect(results.reduce((sum, each) => sum + each.created, 0)).toBe(1);
    expect(await subscriptions()).toHaveLength(1);
  });
});

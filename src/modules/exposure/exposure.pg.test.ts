import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { dayOf } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import { onEvents } from '../../platform/events.ts';
import { createCustomer } from '../customers/index.ts';
import { recordInvoice, recordPayment } from '../receivables/index.ts';
import { ensureCatalogue, placeOrder } from '../subscriptions/index.ts';
import { importUsage } from '../usage/index.ts';
import { aCharge, aUsageImport, focusFile } from '../usage/fixtures.ts';
import { currencyNamed } from './fixtures.ts';
import { exposureOfCustomers, recordSecurity, releaseSecurity, type Exposure } from './index.ts';
import { exposureRows } from './commands-exposure.ts';
import { components } from './types.ts';

let db: TestDatabase;
let partnerId: string;
let customerId: string;
const now = new Date('2026-11-20T09:00:00Z');
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS);
const USD = currencyNamed('USD');

beforeAll(async () => {
  db = await testDatabase();
  onEvents(() => Promise.resolve());
});
afterAll(() => db.drop());
beforeEach(async () => {
  ({ partnerId } = await aPartner(db.database));
  ({ id: customerId } = await run((context) =>
    createCustomer(context, { number: 'acc-1', name: 'Acme' }),
  ));
});

const run = <T>(work: (context: Context) => Promise<T>, at = now) =>
  contextOf(db.database, partnerId, at, work);

const exposureAt = (at = now): Promise<Exposure[]> =>
  run(async (context) => (await exposureOfCustomers(context, [customerId])).get(customerId)!, at);

/** The lines of each component add up to it. */
async function expectLinesToAddUp(at = now): Promise<void> {
  const rows = await run((context) => exposureRows(context, customerId), at);
  for (const exposure of await exposureAt(at)) {
    for (const component of components) {
      const lines = rows.filter(
        (row) => row.component === component && row.currency === exposure.currency,
      );
      expect(lines.reduce((sum, row) => sum + row.amount, 0n)).toBe(exposure[component]);
    }
  }
}

const invoice = (number: string, amount: bigint, currency = USD) =>
  run((context) =>
    recordInvoice(context, {
      customerId,
      currency,
      amount,
      number,
      issuedOn: dayOf(2026, 11, 1),
      dueOn: dayOf(2026, 12, 1),
    }),
  );

describe('what is at stake with a customer', () => {
  test('given invoices and money in two currencies, then each currency by itself', async () => {
    await invoice('A-1', 100_000n);
    await invoice('A-2', 7_000n, currencyNamed('EUR'));
    await run((context) =>
      recordPayment(context, {
        customerId,
        currency: USD,
        amount: 30_000n,
        receivedOn: dayOf(2026, 11, 5),
      }),
    );
    expect(await exposureAt()).toMatchObject([
      { currency: 'EUR', unpaid: 7_000n, exposure: 7_000n },
      { currency: 'USD', unpaid: 70_000n, exposure: 70_000n },
    ]);
    await expectLinesToAddUp();
  });

  test('given seats for a year, then nothing is committed until the window closes', async () => {
    const bought = await run(async (context) => {
      await ensureCatalogue(context);
      const lines = [{ offerId: 'SUITESTAND01:0001:P1Y-MONTHLY', quantity: 10 }];
      return placeOrder(context, { customerId, lines });
    });
    expect(await exposureAt()).toMatchObject([
      {
        purchases: bought.total,
        commitment: 0n,
        reasons: [{ code: 'cancellation_window_open' }],
      },
    ]);
    await expectLinesToAddUp();
    expect(await exposureAt(inDays(8))).toMatchObject([
      { purchases: bought.total, commitment: bought.total * 11n },
    ]);
    await expectLinesToAddUp(inDays(8));
    // By the eighth of the month after, what was charged is taken to stand on an invoice.
    expect(await exposureAt(new Date('2026-12-08T09:00:00Z'))).toMatchObject([{ purchases: 0n }]);
  });

  test('given usage, then what is unbilled and what goes on until it can be stopped', async () => {
    const charges = [13, 15, 17].map((day) =>
      aCharge({
        BilledCost: '70',
        ChargePeriodStart: `2026-11-${day}T00:00:00Z`,
        ChargePeriodEnd: `2026-11-${day}T01:00:00Z`,
      }),
    );
    await importUsage({ transact: (work) => run(work) }, aUsageImport(focusFile(charges)));
    // 210.00 in the seven days up to the 17th, for 3 days that are not known and 14 of notice.
    expect(await exposureAt()).toMatchObject([
      { unbilledUsage: 21_000n, expectedUsage: 51_000n, exposure: 72_000n },
    ]);
    await expectLinesToAddUp();
  });

  test('given a deposit and a guarantee, then they cover while they are valid', async () => {
    await invoice('A-1', 100_000n);
    const deposit = await run((context) =>
      recordSecurity(context, {
        customerId,
        kind: 'deposit',
        amount: '400.00',
        currency: 'USD',
        validFrom: dayOf(2026, 11, 1),
        validUntil: null,
        reference: 'DEP-1',
        note: null,
      }),
    );
    await run((context) =>
      recordSecurity(context, {
        customerId,
        kind: 'guarantee',
        amount: '100.00',
        currency: 'USD',
        validFrom: dayOf(2026, 11, 1),
        validUntil: dayOf(2026, 11, 20),
        reference: 'Bank letter 7',
        note: 'original in the safe',
      }),
    );
    expect(await exposureAt()).toMatchObject([
      { deposits: 40_000n, guarantees: 10_000n, exposure: 50_000n },
    ]);
    await expectLinesToAddUp();
    expect(await exposureAt(inDays(1))).toMatchObject([{ guarantees: 0n, exposure: 60_000n }]);
    await run((context) => releaseSecurity(context, deposit.id, 'contract ended'));
    expect(await exposureAt()).toMatchObject([{ deposits: 0n, exposure: 90_000n }]);
    await expect(run((context) => releaseSecurity(context, deposit.id, 'again'))).rejects.toThrow(
      'security_already_released',
    );
  });
});

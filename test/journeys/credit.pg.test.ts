import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { effectHandlers } from '../../src/app/effects.ts';
import { wireEvents } from '../../src/app/reactions.ts';
import { dayOf } from '../../src/kernel/days.ts';
import type { Currency } from '../../src/kernel/money.ts';
import {
  changeCreditSettings,
  creditSettings,
  lineStandings,
  setLine,
  type LineTerms,
} from '../../src/modules/credit/index.ts';
import { changeCustomer, createCustomer, getCustomer } from '../../src/modules/customers/index.ts';
import { recordInvoice, recordPayment } from '../../src/modules/receivables/index.ts';
import {
  getOrder,
  placeOrder,
  RECONSIDER_EFFECT,
  releaseOrder,
  saveOffers,
} from '../../src/modules/subscriptions/index.ts';
import { anOffer } from '../../src/modules/subscriptions/fixtures.ts';
import type { Context } from '../../src/platform/context.ts';
import { aPartner, contextOf } from '../support/context.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';

let db: TestDatabase;
let partnerId: string;
let customerId: string;
const USD = 'USD' as Currency;
const now = new Date('2026-06-15T09:00:00Z');
/** A year, paid at once. */
const offer = { ...anOffer(), unitPrice: 10_000n };

const run = <T>(work: (context: Context) => Promise<T>, at = now) =>
  contextOf(db.database, partnerId, at, work);
const terms = (wanted: Partial<LineTerms> = {}): LineTerms => ({
  limit: 100_000n,
  depositRequired: 0n,
  prepayment: false,
  temporary: null,
  expiresOn: null,
  reviewOn: null,
  conditions: '',
  unchecked: false,
  ...wanted,
});
const line = (wanted: Partial<LineTerms> = {}, version = 0) =>
  run((context) =>
    setLine(context, {
      customerId,
      currency: USD,
      version,
      terms: terms(wanted),
      reason: 'known for years',
    }),
  );
const buy = (quantity: number) =>
  run((context) => placeOrder(context, { customerId, lines: [{ offerId: offer.id, quantity }] }));
const invoice = (amount: bigint, dueOn = dayOf(2026, 6, 30)) =>
  run((context) =>
    recordInvoice(context, {
      customerId,
      currency: USD,
      amount,
      dueOn,
      number: `R-${amount}`,
      issuedOn: dayOf(2026, 4, 1),
    }),
  );

/** Carries out what was enqueued about waiting orders, as the worker does. */
async function reconsider(at = now): Promise<number> {
  return run(async (context) => {
    const { kind, handled } = await enqueued(context);
    expect(kind).toBe(RECONSIDER_EFFECT);
    return handled;
  }, at);
}

async function enqueued(context: Context) {
  const effect = effectHandlers({} as never)[RECONSIDER_EFFECT]!;
  if (effect.mode !== 'in_transaction') throw new Error('it is carried out in one transaction');
  const { rows } = await pending(context);
  for (const { payload } of rows) await effect.handle(context, payload);
  return { kind: RECONSIDER_EFFECT, handled: rows.length };
}

function pending(context: Context) {
  return sql<{ payload: { customerId: string } }>`
    select payload from platform.outbox
    where partner_id = ${context.partnerId} and kind = ${RECONSIDER_EFFECT}
  `.execute(context.tx);
}

beforeAll(async () => {
  db = await testDatabase();
  wireEvents();
});
afterAll(() => db.drop());
beforeEach(async () => {
  ({ partnerId } = await aPartner(db.database));
  ({ id: customerId } = await run(async (context) => {
    await saveOffers(context, [offer]);
    return createCustomer(context, { number: 'C1', name: 'Acme' });
  }));
});

describe('an order', () => {
  test('of a customer without a line proceeds', async () => {
    expect((await buy(50)).state).toBe('completed');
  });

  test('over what is available waits, and is bought when the payment comes', async () => {
    await line();
    await invoice(60_000n);
    const [standing] = await run((context) => lineStandings(context, customerId));
    expect(standing).toMatchObject({ available: 40_000n, exposure: { exposure: 60_000n } });
    const order = await buy(5);
    expect(order).toMatchObject({
      state: 'pending',
      objections: [{ check: 'credit', reasons: [{ values: { missing: '100.00' } }] }],
    });

    await run((context) =>
      recordPayment(context, {
        customerId,
        currency: USD,
        amount: 60_000n,
        number: 'P-1',
        receivedOn: dayOf(2026, 6, 15),
      }),
    );
    expect(await reconsider()).toBeGreaterThan(0);
    expect((await run((context) => getOrder(context, order.id))).state).toBe('completed');
  });

  test('waits when the line has expired, and a person can release it', async () => {
    await line({ expiresOn: dayOf(2026, 6, 14) });
    const order = await buy(1);
    expect(order.objections).toMatchObject([{ reasons: [{ code: 'credit_limit_expired' }] }]);
    const released = await run((context) =>
      releaseOrder(context, { orderId: order.id, reason: 'the review is under way' }),
    );
    expect(released.state).toBe('completed');
  });

  test('is refused where the partner’s rules say so, except for whom they leave out', async () => {
    await line();
    await run(async (context) => {
      const settings = await creditSettings(context);
      const rules = settings.rules.map((rule) =>
        rule.family === 'overdue_days'
          ? { ...rule, verdict: 'refuse' as const, threshold: 10, exceptSegments: ['public'] }
          : rule,
      );
      await changeCreditSettings(context, { ...settings, rules });
    });
    await invoice(1_000n, dayOf(2026, 6, 4));
    expect(await buy(1)).toMatchObject({
      state: 'refused',
      objections: [{ verdict: 'refuse', reasons: [{ code: 'credit_overdue_days' }] }],
    });
    await run(async (context) => {
      const { version } = await getCustomer(context, customerId);
      await changeCustomer(context, customerId, version, { segment: 'public' });
    });
    expect((await buy(1)).state).toBe('completed');
  });

  test('that waits is bought when the limit is raised', async () => {
    await line();
    const order = await buy(20);
    expect(order.state).toBe('pending');
    await line({ limit: 200_000n }, 1);
    await reconsider();
    expect((await run((context) => getOrder(context, order.id))).state).toBe('completed');
  });
});

describe('a line', () => {
  test('above what one person decides needs an application', async () => {
    await expect(line({ limit: 1_000_001n })).rejects.toThrow('credit_line_needs_approval');
    const temporary = { limit: 2_000_000n, from: dayOf(2026, 6, 1), until: dayOf(2026, 6, 30) };
    await expect(line({ temporary })).rejects.toThrow('credit_line_needs_approval');
    await line();
    await expect(line({ limit: 1n })).rejects.toThrow('credit_line_stale');
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { wireEvents } from '../../src/app/reactions.ts';
import { dayOf } from '../../src/kernel/days.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Currency } from '../../src/kernel/money.ts';
import { builtInScorecard } from '../../src/modules/credit/decide-default-scorecard.ts';
import {
  backtestScorecard,
  confirmApplication,
  decideApplication,
  draftScorecard,
  getLine,
  publishScorecard,
  reassessApplication,
  scorecardVersions,
  setLine,
  submitApplication,
  withdrawApplication,
  type ApplicationDecision,
} from '../../src/modules/credit/index.ts';
import { createCustomer } from '../../src/modules/customers/index.ts';
import { recordInvoice, recordPayment } from '../../src/modules/receivables/index.ts';
import type { Actor, Context } from '../../src/platform/context.ts';
import { aPartner } from '../support/context.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';

let db: TestDatabase;
let partnerId: string;
let customerId: string;
const USD = 'USD' as Currency;
const now = new Date('2026-06-15T09:00:00Z');
const ANN: Actor = { kind: 'user', id: newId(1), name: 'Ann' };
const BOB: Actor = { kind: 'user', id: newId(2), name: 'Bob' };

const as = <T>(actor: Actor, work: (context: Context) => Promise<T>): Promise<T> =>
  db.database.transact({ partnerId }, (tx) =>
    work({ tx, partnerId, actor, now, requestId: 'test' }),
  );
const grant = (limit: bigint): ApplicationDecision => ({
  answer: 'grant',
  terms: {
    limit,
    depositRequired: 0n,
    prepayment: false,
    expiresOn: dayOf(2027, 6, 30),
    reviewOn: dayOf(2026, 12, 1),
    conditions: 'Direct debit',
  },
  reason: 'Pays well',
});
const submit = (wanted = 5_000_000n) =>
  as(ANN, (context) =>
    submitApplication(context, {
      customerId,
      currency: USD,
      wanted,
      purpose: 'A new department',
      external: { score: 720, source: 'Bureau', on: dayOf(2026, 6, 1) },
      references: [{ name: 'Nordwind', judgement: 'good', remark: '' }],
    }),
  );

beforeAll(async () => {
  db = await testDatabase();
  wireEvents();
});
afterAll(() => db.drop());
beforeEach(async () => {
  partnerId = (await aPartner(db.database)).partnerId;
  customerId = await as(ANN, async (context) => {
    const { id } = await createCustomer(context, { number: 'C1', name: 'Acme' });
    return id;
  });
});

/** Twelve invoices of USD 100, each paid on a day of the month after its due day. */
async function pays(daysLate: number): Promise<void> {
  for (let month = 0; month < 12; month += 1) {
    const issuedOn = dayOf(2025, month + 1, 1);
    const dueOn = dayOf(2025, month + 1, 15);
    await as(ANN, async (context) => {
      const money = { customerId, currency: USD, amount: 10_000n };
      await recordInvoice(context, { ...money, number: `R${month}`, issuedOn, dueOn });
      const receivedOn = dayOf(2025, month + 1, 15 + daysLate);
      await recordPayment(context, { ...money, receivedOn, allocate: 'oldest_first' });
    });
  }
}

describe('an application for credit', () => {
  test('is recommended by what is known, decided by one person and confirmed by another', async () => {
    const { id, recommendation, version } = await submit();
    expect(recommendation).toMatchObject({ scorecardVersion: 0, basis: 'wanted' });
    const proposed = await as(ANN, (context) =>
      decideApplication(context, id, grant(2_000_000n), version),
    );
    expect(proposed).toMatchObject({ state: 'proposed', decidedByName: 'Ann' });
    const line = as(ANN, (context) => getLine(context, customerId, USD));
    await expect(line).rejects.toMatchObject({ code: 'credit_line_not_found' });

    const own = as(ANN, (context) => confirmApplication(context, id, 'confirm', version + 1));
    await expect(own).rejects.toMatchObject({ code: 'credit_application_needs_other' });
    await as(BOB, (context) => confirmApplication(context, id, 'confirm', version + 1));
    expect(await as(BOB, (context) => getLine(context, customerId, USD))).toMatchObject({
      limit: 2_000_000n,
      applicationId: id,
      reviewOn: dayOf(2026, 12, 1),
      reason: 'Pays well',
    });
    const again = as(BOB, (context) => confirmApplication(context, id, 'confirm', version + 2));
    await expect(again).rejects.toMatchObject({ code: 'credit_application_closed' });
  });

  test('within what one person decides alone, the line stands at once', async () => {
    const { id } = await submit(900_000n);
    const granted = await as(ANN, (context) => decideApplication(context, id, grant(900_000n), 1));
    expect(granted).toMatchObject({ state: 'granted', confirmedByName: null });
    expect((await as(ANN, (context) => getLine(context, customerId, USD))).limit).toBe(900_000n);
  });

  test('does not overwrite a line that somebody changed meanwhile', async () => {
    const { id } = await submit();
    await as(ANN, (context) => decideApplication(context, id, grant(2_000_000n), 1));
    const terms = {
      ...grant(1n),
      limit: 50_000n,
      depositRequired: 0n,
      prepayment: true,
      temporary: null,
      expiresOn: null,
      reviewOn: null,
      conditions: '',
      unchecked: false,
    };
    await as(BOB, (context) =>
      setLine(context, { customerId, currency: USD, terms, reason: 'Careful', version: 0 }),
    );
    const late = as(BOB, (context) => confirmApplication(context, id, 'confirm', 2));
    await expect(late).rejects.toMatchObject({ code: 'credit_line_stale' });
    const open = await as(BOB, (context) => confirmApplication(context, id, 'send_back', 2));
    expect(open).toMatchObject({ state: 'submitted', decision: null, decidedByName: null });
  });

  test('is one at a time for a customer and currency; declined or withdrawn it makes room', async () => {
    const { id } = await submit();
    await expect(submit()).rejects.toMatchObject({ code: 'credit_application_open' });
    await as(ANN, (context) =>
      decideApplication(context, id, { answer: 'decline', reason: 'Too young' }, 1),
    );
    const second = await submit();
    const stale = as(ANN, (context) => withdrawApplication(context, second.id, 9));
    await expect(stale).rejects.toMatchObject({ code: 'credit_application_stale' });
    await as(ANN, (context) => withdrawApplication(context, second.id, 1));
    await submit();
  });

  test('looks at how the customer paid, and looks again', async () => {
    const before = await submit();
    expect(before.facts.values).toMatchObject({ invoices_paid: 0, late_percent: null });
    await pays(0);
    const after = await as(ANN, (context) => reassessApplication(context, before.id, 1));
    expect(after.facts.values).toMatchObject({
      invoices_paid: 12,
      late_percent: 0,
      relationship_days: 530,
      overdue_days: 0,
    });
    expect(after.facts.averageMonthly).toBe(5_000n);
    expect(after.recommendation.points).toBeGreaterThan(before.recommendation.points);
  });
});

describe('the scorecard', () => {
  const own = {
    ...builtInScorecard.definition,
    classes: [
      { key: 'A', atLeastPoints: 0, percentOfMonth: 100, percentOfWanted: 10, prepayment: false },
    ],
  };
  test('is drafted by one person and put into force by another', async () => {
    const version = await as(ANN, (context) => draftScorecard(context, own, 'Simple'));
    expect(await as(ANN, (context) => draftScorecard(context, own, 'Simpler'))).toBe(version);
    const self = as(ANN, (context) => publishScorecard(context, version));
    await expect(self).rejects.toMatchObject({ code: 'credit_scorecard_needs_other' });
    expect((await submit()).recommendation.scorecardVersion).toBe(0);
    await as(BOB, (context) => publishScorecard(context, version));
    const all = await as(BOB, scorecardVersions);
    expect(all.map(({ version: each, state }) => [each, state])).toEqual([
      [version, 'live'],
      [0, 'retired'],
    ]);
    const twice = as(BOB, (context) => publishScorecard(context, version));
    await expect(twice).rejects.toMatchObject({ code: 'credit_scorecard_not_found' });
  });

  test('is tried on the past: a customer who always paid ends in the better classes', async () => {
    await pays(0);
    const result = await as(ANN, (context) => backtestScorecard(context, 0));
    expect(result).toMatchObject({ invoices: 12, bad: 0, separationPercent: null });
  });
});

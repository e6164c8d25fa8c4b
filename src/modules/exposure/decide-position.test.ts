import { expect, test } from 'vitest';
import { dayOf } from '../../kernel/days.ts';
import { decidePosition, decideWarnings } from './decide-position.ts';
import { currencyNamed } from './fixtures.ts';
import type { PositionFacts, ProviderInvoiceFacts, Warning } from './types-position.ts';

const USD = currencyNamed('USD');
const invoice = (open: bigint, dueOn = dayOf(2026, 12, 3)): ProviderInvoiceFacts => ({
  id: 'G000000001',
  currency: USD,
  periodEnd: dayOf(2026, 10, 31),
  dueOn,
  open,
});
const facts = (overrides: Partial<PositionFacts> = {}): PositionFacts => ({
  currency: USD,
  today: dayOf(2026, 11, 20),
  limit: 100_000n,
  invoices: [],
  unbilled: 0n,
  incoming: 0n,
  ...overrides,
});

test('available is the limit less incoming, unpaid and unbilled, plus what was overpaid', () => {
  const position = decidePosition(
    facts({ invoices: [invoice(60_000n), invoice(-5_000n)], unbilled: 20_000n, incoming: 9_999n }),
  );
  expect(position).toMatchObject({
    unpaid: 60_000n,
    overpayment: 5_000n,
    used: 84_999n,
    available: 15_001n,
    usedBasisPoints: 8_499,
    daysOverdue: 0,
  });
  expect(position.crossings.map((each) => each.threshold)).toEqual([70]);
});

test('a line is crossed exactly at its percentage, and the available falls below zero', () => {
  const at = (unbilled: bigint) => decidePosition(facts({ unbilled }));
  expect(at(85_000n).crossings.map((each) => each.threshold)).toEqual([70, 85]);
  expect(at(100_000n).crossings.map((each) => each.threshold)).toEqual([70, 85, 100]);
  expect(at(120_000n)).toMatchObject({ available: -20_000n, usedBasisPoints: 12_000 });
  expect(decidePosition(facts({ limit: null, unbilled: 1n }))).toMatchObject({
    available: null,
    usedBasisPoints: null,
    crossings: [],
  });
});

test('days overdue count from the oldest open invoice, and warn before sixty', () => {
  const overdue = (dueOn = dayOf(2026, 10, 6)) =>
    decidePosition(facts({ limit: null, invoices: [invoice(1n, dueOn), invoice(1n)] }));
  expect(overdue()).toMatchObject({ daysOverdue: 45, oldestDueOn: dayOf(2026, 10, 6) });
  expect(overdue().crossings.map((each) => each.threshold)).toEqual([30, 45]);
});

test('somebody is told once of a crossing, and again after it was over', () => {
  const position = decidePosition(facts({ unbilled: 86_000n }));
  const warning = (threshold: number): Warning => ({
    id: String(threshold),
    currency: USD,
    kind: 'limit_used',
    threshold,
    measured: 8_600,
    used: 86_000n,
    limit: 100_000n,
    raisedAt: new Date('2026-11-19T00:00:00Z'),
    endedAt: null,
  });
  const decided = decideWarnings(position, [warning(70), warning(100)]);
  expect(decided.raise.map((each) => each.threshold)).toEqual([85]);
  expect(decided.end.map((each) => each.threshold)).toEqual([100]);
  const foreign = { ...warning(70), currency: currencyNamed('EUR') };
  expect(decideWarnings(position, [foreign])).toMatchObject({ raise: [{}, {}], end: [] });
});

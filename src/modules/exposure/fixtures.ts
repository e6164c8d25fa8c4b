import { dayOf } from '../../kernel/days.ts';
import { parseCurrency, type Currency } from '../../kernel/money.ts';
import type { ExposureFacts, ExposureRow, Security } from './types.ts';

export const CUSTOMER_ID = '01890000-0000-7000-8000-000000000001';

/** @throws Error when it is none */
export function currencyNamed(code: string): Currency {
  const currency = parseCurrency(code);
  if (currency === null) throw new Error(`not a currency: ${code}`);
  return currency;
}

/** 500.00 USD in hand since the first of November; every part can be overridden. */
export function aSecurity(overrides: Partial<Security> = {}): Security {
  return {
    id: '01890000-0000-7000-8000-0000000000d1',
    customerId: CUSTOMER_ID,
    kind: 'deposit',
    currency: currencyNamed('USD'),
    amount: 50_000n,
    validFrom: dayOf(2026, 11, 1),
    validUntil: null,
    reference: 'DEP-1',
    note: null,
    recordedBy: 'Ada',
    recordedAt: new Date('2026-11-01T09:00:00Z'),
    releasedOn: null,
    releaseReason: null,
    releasedBy: null,
    ...overrides,
  };
}

/** A line of 100.00 USD of usage that is on no invoice. */
export function aRow(overrides: Partial<ExposureRow> = {}): ExposureRow {
  return {
    customerId: CUSTOMER_ID,
    currency: currencyNamed('USD'),
    component: 'unbilledUsage',
    kind: 'usage',
    id: '01890000-0000-7000-8000-0000000000e1',
    label: 'Machines',
    amount: 10_000n,
    detail: {},
    ...overrides,
  };
}

/** A customer who owes 1,000.00 USD and nothing else. */
export function exposureFacts(overrides: Partial<ExposureFacts> = {}): ExposureFacts {
  return {
    customerId: CUSTOMER_ID,
    currency: currencyNamed('USD'),
    debits: 100_000n,
    credits: 0n,
    rows: [],
    securities: [],
    ...overrides,
  };
}

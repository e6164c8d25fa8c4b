import type { Currency } from '../../kernel/money.ts';
import type { CreditLine } from './types.ts';

/** A line of USD 1,000.00 without more, except for what the test names. */
export function aLine(wanted: Partial<CreditLine> = {}): CreditLine {
  return {
    customerId: '01890000-0000-7000-8000-000000000001',
    currency: 'USD' as Currency,
    limit: 100_000n,
    depositRequired: 0n,
    prepayment: false,
    temporary: null,
    expiresOn: null,
    reviewOn: null,
    conditions: '',
    unchecked: false,
    decidedBy: 'Ann',
    decidedAt: new Date('2026-01-01T00:00:00Z'),
    reason: 'known for years',
    applicationId: null,
    version: 1,
    ...wanted,
  };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, addDays, dayOf, formatDay, parseDay } from './days.ts';
import {
  type PaymentTerms,
  areValidTerms,
  describeTerms,
  dueDay,
  dueDayShifted,
  formatTerms,
  parseTerms,
} from './terms.ts';

const day = (text: string): Day => parseDay(text) ?? expect.fail(`not a day: ${text}`);
const terms = (text: string): PaymentTerms => parseTerms(text) ?? expect.fail(`not terms: ${text}`);

const anyTerms = fc
  .oneof(
    fc.record({ kind: fc.constant('net' as const), days: fc.nat(730) }),
    fc.record({ kind: fc.constant('end_of_month' as const), days: fc.nat(730) }),
    fc.record({
      kind: fc.constant('closing' as const),
      closingDay: fc.integer({ min: 1, max: 31 }),
      monthsAfter: fc.nat(6),
      payDay: fc.integer({ min: 1, max: 31 }),
    }),
  )
  .filter(areValidTerms);
const anyDay = fc
  .integer({ min: dayOf(1990, 1, 1), max: dayOf(2060, 1, 1) })
  .map((value) => value as Day);

describe('dueDay', () => {
  it.each([
    ['net-0', '2026-01-31', '2026-01-31'],
    ['net-30', '2026-01-31', '2026-03-02'],
    ['eom+0', '2026-02-03', '2026-02-28'],
    ['eom+10', '2026-12-05', '2027-01-10'],
    // 月末締め翌月末払い
    ['close-31-pay-1m-31', '2026-01-01', '2026-02-28'],
    ['close-31-pay-1m-31', '2026-01-31', '2026-02-28'],
    ['close-31-pay-1m-31', '2026-02-28', '2026-03-31'],
    ['close-31-pay-1m-31', '2024-01-15', '2024-02-29'],
    // 20日締め翌月末払い
    ['close-20-pay-1m-31', '2026-01-20', '2026-02-28'],
    ['close-20-pay-1m-31', '2026-01-21', '2026-03-31'],
    ['close-20-pay-1m-31', '2026-12-21', '2027-02-28'],
    // 月末締め翌々月10日払い
    ['close-31-pay-2m-10', '2026-11-30', '2027-01-10'],
    // 15日締め当月末払い
    ['close-15-pay-0m-31', '2026-02-15', '2026-02-28'],
    ['close-15-pay-0m-31', '2026-02-16', '2026-03-31'],
    // 月末締め当月末払い
    ['close-31-pay-0m-31', '2026-02-16', '2026-02-28'],
    // A closing day that February lacks is its last day.
    ['close-30-pay-1m-10', '2026-02-28', '2026-03-10'],
  ])('%s issued on %s is due on %s', (text, issuedOn, due) => {
    expect(formatDay(dueDay(terms(text), day(issuedOn)))).toBe(due);
  });

  it('is never before the day of issue, and never earlier for a later invoice', () => {
    fc.assert(
      fc.property(anyTerms, anyDay, fc.nat(70), (any, issuedOn, later) => {
        const due = dueDay(any, issuedOn);
        expect(due).toBeGreaterThanOrEqual(issuedOn);
        expect(dueDay(any, addDays(issuedOn, later))).toBeGreaterThanOrEqual(due);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('dueDayShifted', () => {
  // 2024-12-31 is a bank holiday in Japan; banks open again on Monday 2025-01-06.
  const banks = {
    id: 'JP-bank',
    weekend: new Set([6, 7] as const),
    holidays: new Set(['2024-12-31', '2025-01-01', '2025-01-02', '2025-01-03'].map(day)),
  };

  it.each([
    ['following', '2025-01-06'],
    ['preceding', '2024-12-30'],
    ['none', '2024-12-31'],
  ] as const)('moves the last day of 2024 %s to %s', (shift, expected) => {
    const due = dueDayShifted(terms('close-31-pay-1m-31'), day('2024-11-08'), banks, shift);
    expect(formatDay(due)).toBe(expected);
  });
});

describe('the text of terms', () => {
  it('is read back as the same terms', () => {
    fc.assert(
      fc.property(anyTerms, (any) => {
        expect(parseTerms(formatTerms(any))).toEqual(any);
      }),
    );
  });

  it.each([
    '',
    'net',
    'net-',
    'net--1',
    'net-030',
    'net-731',
    'net-1000',
    'NET-30',
    'net-30 ',
    'eom-10',
    'close-0-pay-1m-31',
    'close-32-pay-1m-31',
    'close-31-pay-7m-31',
    'close-31-pay-1m-0',
    'close-31-pay-1m-32',
    'close-05-pay-1m-31',
    // Paid before it is closed.
    'close-20-pay-0m-10',
  ])('%j is refused', (text) => {
    expect(parseTerms(text)).toBeNull();
  });

  it('is not valid with parts of a day', () => {
    expect(areValidTerms({ kind: 'net', days: 1.5 })).toBe(false);
  });
});

describe('describeTerms', () => {
  it.each([
    ['net-0', 'Due on the invoice date', '請求日当日払い'],
    ['net-1', 'Due 1 day after the invoice date', '請求日から1日後払い'],
    ['net-30', 'Due 30 days after the invoice date', '請求日から30日後払い'],
    ['eom+0', 'Due at the end of the invoice month', '請求月末払い'],
    ['eom+10', 'Due 10 days after the end of the invoice month', '請求月末から10日後払い'],
    [
      'close-31-pay-1m-31',
      'Closes at month end, due at the end of the next month',
      '月末締め翌月末払い',
    ],
    [
      'close-20-pay-1m-31',
      'Closes on the 20th, due at the end of the next month',
      '20日締め翌月末払い',
    ],
    [
      'close-31-pay-2m-10',
      'Closes at month end, due on the 10th of the 2nd month after',
      '月末締め翌々月10日払い',
    ],
    [
      'close-11-pay-0m-23',
      'Closes on the 11th, due on the 23rd of the same month',
      '11日締め当月23日払い',
    ],
    [
      'close-1-pay-3m-31',
      'Closes on the 1st, due at the end of the 3rd month after',
      '1日締め3か月後の月末払い',
    ],
  ])('says %s in both languages', (text, english, japanese) => {
    expect(describeTerms(terms(text), 'en')).toBe(english);
    expect(describeTerms(terms(text), 'ja')).toBe(japanese);
  });

  it('says different terms differently', () => {
    fc.assert(
      fc.property(anyTerms, anyTerms, (a, b) => {
        for (const language of ['en', 'ja'] as const) {
          expect(describeTerms(a, language) === describeTerms(b, language)).toBe(
            formatTerms(a) === formatTerms(b),
          );
        }
      }),
    );
  });
});

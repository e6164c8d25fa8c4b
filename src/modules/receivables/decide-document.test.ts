import { describe, expect, test } from 'vitest';
import { formatDay } from '../../kernel/days.ts';
import {
  documentPostings,
  entriesOf,
  reversalPostings,
  allocationPostings,
} from './decide-books.ts';
import {
  checkAmount,
  checkDispute,
  checkDueDay,
  checkLines,
  decideDueDay,
  disputedPart,
} from './decide-document.ts';
import { anInvoice, aPayment, day } from './fixtures.ts';
import { AMOUNT_MAX } from './types.ts';

const refusal = (code: string) => expect.objectContaining({ code });
/** Weekends, and New Year as Japanese banks keep it. */
const calendar = {
  id: 'test',
  weekend: new Set([6, 7] as const),
  holidays: new Set([day(12, 31), day(1, 1, 2027)]),
};

describe('due days', () => {
  test.each([
    ['net-30', 'none', day(3, 1), '2026-03-31'],
    ['net-30', 'following', day(3, 6), '2026-04-06'],
    ['net-30', 'preceding', day(3, 6), '2026-04-03'],
    ['eom+10', 'none', day(2, 3), '2026-03-10'],
    ['close-31-pay-1m-31', 'following', day(11, 20), '2027-01-04'],
    ['close-31-pay-1m-31', 'preceding', day(11, 20), '2026-12-30'],
  ] as const)('%s, shift %s', (terms, shift, issuedOn, due) => {
    expect(formatDay(decideDueDay(issuedOn, { terms, shift, calendar }))).toBe(due);
  });

  test('refuses terms it cannot compute with', () => {
    const rule = { terms: 'NAA8', shift: 'none', calendar } as const;
    expect(() => decideDueDay(day(3, 1), rule)).toThrow(refusal('invoice_terms_unknown'));
  });

  test('are not before the day of issue', () => {
    expect(() => checkDueDay(day(3, 2), day(3, 1))).toThrow(refusal('invoice_due_before_issue'));
    expect(() => checkDueDay(day(3, 1), day(3, 1))).not.toThrow();
  });
});

describe('amounts', () => {
  test.each([0n, -1n, AMOUNT_MAX + 1n])('%s is refused', (amount) => {
    expect(() => checkAmount(amount)).toThrow(refusal('document_amount_out_of_range'));
  });

  test('lines add up to the amount, or there are none', () => {
    const lines = [
      { description: 'Seats', amount: 120n },
      { description: 'Discount', amount: -20n },
    ];
    expect(() => checkLines(100n, lines)).not.toThrow();
    expect(() => checkLines(100n, [])).not.toThrow();
    expect(() => checkLines(101n, lines)).toThrow(refusal('invoice_lines_differ'));
  });
});

describe('disputes', () => {
  test('never take out more than is open', () => {
    expect(disputedPart(100n, null)).toBe(100n);
    expect(disputedPart(100n, 40n)).toBe(40n);
    expect(disputedPart(30n, 40n)).toBe(30n);
  });

  test('are about open invoices and at most their amount', () => {
    const notOpen = refusal('dispute_not_an_open_invoice');
    expect(() => checkDispute(aPayment(), null)).toThrow(notOpen);
    expect(() => checkDispute(anInvoice({ amountOpen: 0n }), null)).toThrow(notOpen);
    const tooMuch = () => checkDispute(anInvoice({ amount: 100n }), 101n);
    expect(tooMuch).toThrow(refusal('dispute_exceeds_amount'));
    expect(() => checkDispute(anInvoice({ amount: 100n }), 100n)).not.toThrow();
  });
});

test('every posting adds up to zero, whatever the sign of the amount', () => {
  const all = [
    ...Object.values(documentPostings),
    allocationPostings,
    reversalPostings('payment'),
    reversalPostings('write_off'),
  ];
  for (const postings of all) {
    for (const amount of [1n, 12_345n, -7n]) {
      const entries = entriesOf(postings, amount);
      expect(entries.reduce((sum, entry) => sum + entry.amount, 0n)).toBe(0n);
      expect(new Set(entries.map((entry) => entry.account)).size).toBe(2);
    }
  }
});

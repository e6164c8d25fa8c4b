import { describe, expect, it } from 'vitest';
import { indexOf } from './decide-index.ts';
import { decideMatch, usualFees } from './decide-match.ts';
import { nameKey, numberTokens } from './decide-names.ts';
import { subsetsOf } from './decide-subset.ts';
import { aLabelledStatement, aLine, anInvoice, JPY, scoreOf } from './fixtures.ts';
import type { OpenInvoice, StatementLine } from './types.ts';

const rules = { automaticFrom: 9_000, usualFees };
const customers = [
  { customerId: 'a', number: 'K20001', name: 'Alpha Solutions GmbH' },
  { customerId: 'b', number: 'K20002', name: 'Bergwerk AG' },
];

function match(
  line: Partial<StatementLine>,
  invoices: readonly OpenInvoice[],
  payers: readonly { nameKey: string; customerId: string }[] = [],
) {
  const decision = decideMatch(aLine(line), indexOf(invoices, customers, payers), rules);
  const [best] = decision.candidates;
  return {
    verdict: decision.verdict,
    customer: best?.customerId,
    invoices: best?.allocations.map((each) => each.documentId),
    reasons: best?.reasons.map((each) => each.code),
    fee: best?.fee,
  };
}

const first = anInvoice('a', 'RE-2026-0117', 119_000n);
const second = anInvoice('a', 'RE-2026-0204', 59_500n);

describe('a movement', () => {
  it('that names its invoice and brings its amount is booked', () => {
    for (const text of [
      'Rechnung RE-2026-0117',
      'RE 2026 0117 Danke',
      're20260117',
      'RGNR.RE-2026-0117/VIELEN DANK',
    ]) {
      expect({ text, ...match({ text }, [first, second]) }).toMatchObject({
        text,
        verdict: 'book',
        customer: 'a',
        invoices: ['RE-2026-0117'],
      });
    }
  });

  it('that names several is spread over them, oldest first as listed', () => {
    const line = { text: 'RE-2026-0117, RE-2026-0204', amount: 178_500n };
    expect(match(line, [first, second])).toMatchObject({
      verdict: 'book',
      invoices: ['RE-2026-0117', 'RE-2026-0204'],
    });
  });

  it('with a misread number is only suggested, unless the payer says the same', () => {
    const line = { text: 'RE-2O26-OII7' };
    expect(match(line, [first])).toMatchObject({
      verdict: 'suggest',
      reasons: ['number_resembles', 'amount_exact'],
    });
    expect(match({ ...line, payer: 'ALPHA SOLUTIONS' }, [first])).toMatchObject({
      verdict: 'book',
      reasons: ['number_resembles', 'payer_is_customer', 'amount_exact'],
    });
  });

  it('whose payer is another customer is never booked by a number alone', () => {
    const line = { text: 'RE-2026-0117', payer: 'Bergwerk AG' };
    expect(match(line, [first, anInvoice('b', 'X-1', 5n)])).toMatchObject({
      verdict: 'suggest',
      customer: 'a',
      reasons: ['number_named', 'payer_is_another', 'amount_exact'],
    });
  });

  it('without a number is booked by name and amount, but not when two invoices are as good', () => {
    expect(match({ payer: 'Alpha Solutions' }, [first, second])).toMatchObject({
      verdict: 'book',
      invoices: ['RE-2026-0117'],
    });
    const twin = anInvoice('a', 'RE-2026-0118', 119_000n);
    expect(match({ payer: 'Alpha Solutions' }, [first, twin])).toMatchObject({
      verdict: 'suggest',
      reasons: ['payer_is_customer', 'amount_exact', 'several_ways'],
    });
  });

  it('by a learned name finds its customer', () => {
    const payers = [{ nameKey: nameKey('Treuhand Meier'), customerId: 'a' }];
    expect(match({ payer: 'TREUHAND MEIER GMBH' }, [first], payers)).toMatchObject({
      verdict: 'book',
      reasons: ['payer_known', 'amount_exact'],
    });
  });

  it('less a usual bank fee is the invoice; less anything else is a part', () => {
    const yen = anInvoice('a', 'RE-2026-0300', 55_000n, { currency: 'JPY' });
    const line = { currency: JPY, text: 'RE-2026-0300', payer: 'Alpha Solutions' };
    expect(match({ ...line, amount: 54_560n }, [yen])).toMatchObject({
      verdict: 'book',
      fee: 440n,
    });
    expect(match({ ...line, amount: 54_559n }, [yen])).toMatchObject({ fee: 0n });
    // Nobody keeps fees back in euros.
    const euro = anInvoice('a', 'RE-2026-0301', 55_000n);
    expect(match({ text: 'RE-2026-0301', amount: 54_560n }, [euro])).toMatchObject({
      verdict: 'suggest',
      fee: 0n,
      reasons: ['number_named', 'amount_part'],
    });
  });

  it('never mixes currencies, and money that left is for nobody', () => {
    expect(match({ text: 'RE-2026-0117', currency: JPY }, [first]).verdict).toBe('none');
    expect(match({ text: 'RE-2026-0117', amount: -119_000n }, [first]).verdict).toBe('none');
  });

  it('of which only the amount is known is a suggestion at most', () => {
    expect(match({ payer: 'Nobody Known' }, [first])).toMatchObject({
      verdict: 'suggest',
      reasons: ['amount_alone', 'amount_exact'],
    });
    expect(match({ payer: 'Nobody Known', amount: 1n }, [first]).verdict).toBe('none');
  });
});

describe('names', () => {
  it('are the same without legal forms, accents, spaces and widths', () => {
    expect(nameKey('Müller & Söhne GmbH')).toBe(nameKey('MULLER SOHNE'));
    expect(nameKey('株式会社ノルドウインド')).toBe(nameKey('ノルドウインド'));
    expect(nameKey('ｶ)ﾉﾙﾄﾞｳｲﾝﾄﾞ')).toBe(nameKey('ノルドウインド'));
    expect(nameKey('カ）ノルドウインド')).toBe(nameKey('ノルドウインド(カ'));
    expect(nameKey('GmbH')).toBe('');
  });

  it('leave numbers in a text to be found in any punctuation', () => {
    expect([...numberTokens('inv:RE-2026-0117/K20001')]).toEqual(
      expect.arrayContaining(['RE20260117', 'K20001', '20260117']),
    );
  });
});

describe('sums', () => {
  const items = [10n, 20n, 30n, 40n].map((amount, index) => ({ id: `${index}`, amount }));
  it('of at least two are found, and no more than asked for', () => {
    const ids = (total: bigint, most = 5) =>
      subsetsOf(items, total, most).map((set) => set.map((each) => each.id).join(''));
    expect(ids(30n)).toEqual(['01']);
    expect(ids(50n)).toEqual(['03', '12']);
    expect(ids(50n, 1)).toEqual(['03']);
    expect(ids(15n)).toEqual([]);
  });

  it('are not guessed among too many', () => {
    const many = Array.from({ length: 21 }, (_, index) => ({ id: `${index}`, amount: 1n }));
    expect(subsetsOf(many, 2n, 2)).toEqual([]);
  });
});

describe('a labelled statement with its usual dirt', () => {
  it('is booked to no wrong customer, hardly ever to a wrong invoice, and mostly', () => {
    const score = scoreOf(aLabelledStatement(7, 800, 1_000), (line, index) =>
      decideMatch(line, index, rules),
    );
    expect(score.wrongCustomer).toBe(0);
    // A misread number can be that of another invoice of the customer with the same amount.
    expect(score.wrongInvoice).toBeLessThanOrEqual(2);
    expect(score.booked).toBeGreaterThan(600);
  });
});

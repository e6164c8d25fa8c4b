import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decideAllocation,
  decideOldestFirst,
  decideReversal,
  decideUndo,
} from './decide-allocation.ts';
import { anAllocation, anInvoice, aPayment, currencyNamed, day } from './fixtures.ts';

const on = day(4, 5);
const refusal = (code: string) => expect.objectContaining({ code });

describe('allocating a credit to named debits', () => {
  test('one credit settles several debits, some in part', () => {
    // given
    const first = anInvoice({ id: 'a1', amount: 6_000n });
    const second = anInvoice({ id: 'a2', amount: 9_000n });
    // when
    const decided = decideAllocation(
      aPayment(),
      [first, second],
      [
        { documentId: 'a1', amount: 6_000n },
        { documentId: 'a2', amount: 4_000n },
      ],
      on,
    );
    // then
    expect(decided.map(({ debitDocumentId, amount }) => [debitDocumentId, amount])).toEqual([
      ['a1', 6_000n],
      ['a2', 4_000n],
    ]);
    expect(decided.every(({ bookedOn }) => bookedOn === on)).toBe(true);
  });

  test('is booked no earlier than the later of the two documents', () => {
    const prepaid = aPayment({ bookedOn: day(2, 1) });
    const invoice = anInvoice({ bookedOn: day(3, 15) });
    const wanted = [{ documentId: invoice.id, amount: 1n }];
    const [decided] = decideAllocation(prepaid, [invoice], wanted, day(2, 1));
    expect(decided!.bookedOn).toBe(day(3, 15));
  });

  test('and never before the day on which what it uses came back', () => {
    const paid = aPayment({ bookedOn: day(1, 10) });
    const invoice = anInvoice({ bookedOn: day(1, 5) });
    const wanted = [{ documentId: invoice.id, amount: 100n }];
    const freed = new Map([[invoice.id, day(2, 20)]]);
    const [named] = decideAllocation(paid, [invoice], wanted, day(1, 10), freed);
    expect(named!.bookedOn).toBe(day(2, 20));
    const [oldest] = decideOldestFirst(paid, [invoice], day(1, 10), freed);
    expect(oldest!.bookedOn).toBe(day(2, 20));
    const reversed = decideReversal(paid, [], false, day(1, 10), new Map([[paid.id, day(3, 1)]]));
    expect(reversed.bookedOn).toBe(day(3, 1));
  });

  const cases: readonly [string, Parameters<typeof decideAllocation>][] = [
    [
      'allocation_exceeds_credit',
      [
        aPayment({ amountOpen: 99n }),
        [anInvoice()],
        [{ documentId: anInvoice().id, amount: 100n }],
        on,
      ],
    ],
    [
      'allocation_exceeds_debit',
      [
        aPayment(),
        [anInvoice({ amountOpen: 99n })],
        [{ documentId: anInvoice().id, amount: 100n }],
        on,
      ],
    ],
    [
      'allocation_currency_differs',
      [
        aPayment({ currency: currencyNamed('EUR') }),
        [anInvoice()],
        [{ documentId: anInvoice().id, amount: 100n }],
        on,
      ],
    ],
    [
      'allocation_customer_differs',
      [
        aPayment({ customerId: 'somebody else' }),
        [anInvoice()],
        [{ documentId: anInvoice().id, amount: 100n }],
        on,
      ],
    ],
    ['allocation_not_a_credit', [anInvoice(), [anInvoice()], [], on]],
    [
      'allocation_not_a_debit',
      [aPayment(), [aPayment({ id: 'b2' })], [{ documentId: 'b2', amount: 1n }], on],
    ],
    [
      'allocation_amount_not_positive',
      [aPayment(), [anInvoice()], [{ documentId: anInvoice().id, amount: 0n }], on],
    ],
    ['document_not_found', [aPayment(), [], [{ documentId: 'nowhere', amount: 1n }], on]],
    ['allocation_nothing_open', [aPayment(), [], [], on]],
    [
      'allocation_named_twice',
      [
        aPayment(),
        [anInvoice()],
        [
          { documentId: anInvoice().id, amount: 1n },
          { documentId: anInvoice().id, amount: 1n },
        ],
        on,
      ],
    ],
  ];
  test.each(cases)('refuses with %s', (code, input) => {
    expect(() => decideAllocation(...input)).toThrow(refusal(code));
  });
});

describe('oldest first', () => {
  test('settles what fell due first and leaves the rest of the credit open', () => {
    const debits = [
      anInvoice({ id: 'late', amount: 5_000n, dueOn: day(3, 31) }),
      anInvoice({ id: 'early', amount: 5_000n, dueOn: day(2, 28) }),
      anInvoice({ id: 'other currency', currency: currencyNamed('JPY') }),
      anInvoice({ id: 'closed', amountOpen: 0n, dueOn: day(1, 1) }),
    ];
    const decided = decideOldestFirst(aPayment({ amount: 7_000n }), debits, on);
    expect(decided.map(({ debitDocumentId, amount }) => [debitDocumentId, amount])).toEqual([
      ['early', 5_000n],
      ['late', 2_000n],
    ]);
  });

  test('with nothing to settle the credit stays unapplied', () => {
    expect(decideOldestFirst(aPayment(), [], on)).toEqual([]);
  });

  test('uses all of the credit or settles every debit, never more, in whatever order they come', () => {
    const amounts = fc.array(fc.bigInt({ min: 1n, max: 10_000n }), { maxLength: 12 });
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 1n, max: 40_000n }), (sizes, credit) => {
        const debits = sizes.map((amount, index) =>
          anInvoice({ id: `d${index}`, amount, dueOn: day(1, 1 + (index % 5)) }),
        );
        const decided = decideOldestFirst(aPayment({ amount: credit }), debits, on);
        const used = decided.reduce((sum, each) => sum + each.amount, 0n);
        const owed = sizes.reduce((sum, amount) => sum + amount, 0n);
        expect(used).toBe(credit < owed ? credit : owed);
        expect(decideOldestFirst(aPayment({ amount: credit }), debits.toReversed(), on)).toEqual(
          decided,
        );
      }),
    );
  });
});

describe('undoing', () => {
  test('is the negative, on the day asked for or the allocation’s own if that is later', () => {
    const decided = decideUndo(anAllocation(), aPayment(), anInvoice(), false, day(1, 1));
    expect(decided).toMatchObject({ amount: -10_000n, bookedOn: anAllocation().bookedOn });
  });

  test.each([
    ['allocation_already_undone', anAllocation(), aPayment(), anInvoice(), true],
    ['allocation_undo_refused', anAllocation({ undoesId: 'x' }), aPayment(), anInvoice(), false],
    [
      'allocation_undo_refused',
      anAllocation(),
      aPayment({ kind: 'write_off' }),
      anInvoice(),
      false,
    ],
    ['allocation_undo_refused', anAllocation(), aPayment(), anInvoice({ kind: 'reversal' }), false],
  ] as const)('refuses with %s', (code, allocation, credit, debit, isUndone) => {
    expect(() => decideUndo(allocation, credit, debit, isUndone, on)).toThrow(refusal(code));
  });
});

describe('reversing', () => {
  test('undoes every standing allocation of a payment', () => {
    const decided = decideReversal(aPayment(), [anAllocation()], false, on);
    expect(decided).toMatchObject({ kind: 'payment', bookedOn: on });
    expect(decided.undo).toMatchObject([{ amount: -10_000n, undoesId: anAllocation().id }]);
  });

  test('is booked no earlier than what it undoes', () => {
    const decided = decideReversal(aPayment(), [anAllocation({ bookedOn: day(5, 1) })], false, on);
    expect(decided.bookedOn).toBe(day(5, 1));
  });

  test('refuses credit notes and what is reversed already', () => {
    const note = aPayment({ kind: 'credit_note' });
    expect(() => decideReversal(note, [], false, on)).toThrow(refusal('reversal_not_reversible'));
    expect(() => decideReversal(aPayment(), [], true, on)).toThrow(
      refusal('reversal_already_done'),
    );
  });
});

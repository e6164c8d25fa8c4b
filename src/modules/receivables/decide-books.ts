import type { Account, DocumentKind, Side } from './types.ts';

/**
 * One line of a posting: the account and whether it is debited (+1) or credited (−1) with the
 * amount.
 */
export interface Posting {
  readonly account: Account;
  readonly sign: 1n | -1n;
}

/**
 * How each kind of document is booked. The receivable account is what customers owe,
 * unapplied_credit what they have paid or been credited and not yet used; both follow from open
 * documents at any time.
 */
export const documentPostings: Readonly<
  Record<Exclude<DocumentKind, 'reversal'>, readonly [Posting, Posting]>
> = {
  invoice: [
    { account: 'receivable', sign: 1n },
    { account: 'sales', sign: -1n },
  ],
  late_charge: [
    { account: 'receivable', sign: 1n },
    { account: 'late_income', sign: -1n },
  ],
  credit_note: [
    { account: 'sales', sign: 1n },
    { account: 'unapplied_credit', sign: -1n },
  ],
  payment: [
    { account: 'cash', sign: 1n },
    { account: 'unapplied_credit', sign: -1n },
  ],
  write_off: [
    { account: 'bad_debt', sign: 1n },
    { account: 'unapplied_credit', sign: -1n },
  ],
};

/** A credit note that takes back interest or a lump sum, not a sale. */
export const lateChargeCreditPostings: readonly [Posting, Posting] = [
  { account: 'late_income', sign: 1n },
  { account: 'unapplied_credit', sign: -1n },
];

/** A credit is used up and a debit is settled. Undoing one posts the negative amount. */
export const allocationPostings: readonly [Posting, Posting] = [
  { account: 'unapplied_credit', sign: 1n },
  { account: 'receivable', sign: -1n },
];

/** Kinds of credits that can be taken back: money that bounced, a write-off that was wrong. */
export type Reversible = 'payment' | 'write_off';

/**
 * A reversal is owed like an invoice, against the account that the reversed document had debited.
 */
export function reversalPostings(reversed: Reversible): readonly [Posting, Posting] {
  return [
    { account: 'receivable', sign: 1n },
    { account: documentPostings[reversed][0].account, sign: -1n },
  ];
}

export interface Entry {
  readonly account: Account;
  /** Minor units, positive for debit. */
  readonly amount: bigint;
}

/** The entries of one journal; they add up to zero. */
export function entriesOf(postings: readonly Posting[], amount: bigint): Entry[] {
  return postings.map(({ account, sign }) => ({ account, amount: sign * amount }));
}

export function sideOf(kind: DocumentKind): Side {
  return kind === 'invoice' || kind === 'late_charge' || kind === 'reversal' ? 'debit' : 'credit';
}

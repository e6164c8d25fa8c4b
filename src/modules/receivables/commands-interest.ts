import { formatDay, type Day } from '../../kernel/days.ts';
import { newId } from '../../kernel/ids.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { customersOf, getCustomer, type Customer } from '../customers/index.ts';
import {
  bookingDay,
  documentEvent,
  documentOf,
  dueDayOf,
  madeNumber,
  saveDocument,
} from './commands.ts';
import { allocateLocked } from './commands-allocation.ts';
import { documentPostings, lateChargeCreditPostings } from './decide-books.ts';
import { decideInterest } from './decide-interest.ts';
import * as store from './store-interest.ts';
import { lockDocuments } from './store.ts';
import { refuse, type Document } from './types.ts';
import type { InterestDecision, InterestRule, InterestTerm } from './types-interest.ts';

/** Customers that are worked out in one go. */
export const INTEREST_CUSTOMERS_MAX = 200;

/**
 * Says which rule holds from a day on, for one customer or for all without own terms. What was
 * charged under an earlier rule is compared with the new one at the next charge.
 * @param input.customerId null: the partner's own terms
 * @throws Refused `customer_not_found`, `interest_rate_misplaced`, `interest_term_day_taken`
 */
export async function setInterestTerm(
  context: Context,
  input: {
    readonly customerId: string | null;
    readonly validFrom: Day;
    readonly rule: InterestRule;
    readonly contractBasisPoints: number | null;
    readonly note: string;
  },
): Promise<store.StoredTerm> {
  if (input.customerId !== null) await getCustomer(context, input.customerId);
  if ((input.rule === 'contract') !== (input.contractBasisPoints !== null)) {
    throw refuse('interest_rate_misplaced', {}, 'contractPercent');
  }
  const term: store.StoredTerm = {
    ...input,
    id: newId(context.now.getTime()),
    setBy: context.actor.name,
    setAt: context.now,
  };
  if (!(await store.insertTerm(context, term))) {
    throw refuse('interest_term_day_taken', { day: formatDay(input.validFrom) }, 'validFrom');
  }
  await recordEvents(context, [
    {
      type: 'receivables.interest_term_set',
      subject: { kind: 'interest_term', id: term.id },
      ...(input.customerId === null ? {} : { customerId: input.customerId }),
      after: {
        validFrom: formatDay(input.validFrom),
        rule: input.rule,
        contractBasisPoints: input.contractBasisPoints,
      },
    },
  ]);
  return term;
}

/** What one late invoice owes for being late, with how it was worked out. */
export interface LateInvoiceWorth {
  readonly invoice: store.LateInvoice;
  readonly decision: InterestDecision;
}

/** A customer's late invoices in one currency, and what charging them adds up to. */
export interface LateAccount {
  readonly customer: Customer;
  readonly currency: Currency;
  readonly invoices: readonly LateInvoiceWorth[];
  /** To be charged; minor units, never negative. */
  readonly charge: bigint;
  /** To be given back, because earlier charges were too high; minor units, never negative. */
  readonly credit: bigint;
}

/**
 * What the customers owe for being late, through a day. Changes nothing.
 * @throws Refused `late_charge_day_in_future`
 */
export async function workOutInterest(
  context: Context,
  customerIds: readonly string[],
  throughOn: Day,
): Promise<LateAccount[]> {
  if (throughOn > (await bookingDay(context))) {
    throw refuse('late_charge_day_in_future', { day: formatDay(throughOn) }, 'throughOn');
  }
  const terms = termsByCustomer(await store.interestTerms(context, customerIds));
  const invoices = await store.lateInvoices(context, customerIds, throughOn);
  const customers = new Map(
    (await customersOf(context, customerIds)).map((each) => [each.id, each]),
  );
  const accounts: LateAccount[] = [];
  const byAccount = Map.groupBy(invoices, (each) => `${each.customerId} ${each.currency}`);
  for (const ofAccount of byAccount.values()) {
    const [first] = ofAccount;
    const customer = first && customers.get(first.customerId);
    if (!first || !customer) continue;
    const worth = ofAccount.map((invoice) => ({
      invoice,
      decision: decideInterest(invoice, terms(invoice.customerId), throughOn),
    }));
    accounts.push({
      customer,
      currency: first.currency,
      invoices: worth,
      charge: sumOf(worth, (each) => each > 0n),
      credit: -sumOf(worth, (each) => each < 0n),
    });
  }
  return accounts;
}

function sumOf(worth: readonly LateInvoiceWorth[], counts: (amount: bigint) => boolean): bigint {
  return worth
    .map(({ decision }) => decision.interest + decision.lumpSum)
    .filter(counts)
    .reduce((sum, each) => sum + each, 0n);
}

/** A customer's own terms replace the partner's from the first of them on. */
function termsByCustomer(
  stored: readonly store.StoredTerm[],
): (customerId: string) => InterestTerm[] {
  const ofPartner = stored.filter((each) => each.customerId === null);
  const own = Map.groupBy(stored, (each) => each.customerId);
  return (customerId) => {
    const ofCustomer = own.get(customerId) ?? [];
    const first = ofCustomer.at(0)?.validFrom;
    return [
      ...ofPartner.filter((each) => first === undefined || each.validFrom < first),
      ...ofCustomer,
    ];
  };
}

/** What charging did for one customer in one currency. */
export interface ChargedAccount extends LateAccount {
  readonly chargeDocument: Document | null;
  readonly creditDocument: Document | null;
}

/**
 * Charges what the customers owe for being late, one document per customer and currency, and gives
 * back by a credit note what earlier charges took too much. Charging the same day again finds
 * nothing: every charge counts from the start and deducts what was charged.
 * @param customerIds at most {@link INTEREST_CUSTOMERS_MAX}
 * @throws Refused `late_charge_day_in_future`, `late_charge_nothing_due`
 */
export async function chargeInterest(
  context: Context,
  customerIds: readonly string[],
  throughOn: Day,
): Promise<ChargedAccount[]> {
  const seen = await store.lateInvoices(context, customerIds, throughOn);
  // Whoever charges the same invoices at the same moment waits here, and then finds them charged.
  await lockDocuments(context, seen.map((each) => each.id).toSorted());
  const accounts = (await workOutInterest(context, customerIds, throughOn)).filter(
    (each) => each.charge > 0n || each.credit > 0n,
  );
  if (accounts.length === 0) throw refuse('late_charge_nothing_due', {});
  const charged: ChargedAccount[] = [];
  for (const account of accounts) {
    const creditDocument = account.credit > 0n ? await giveBack(context, account, throughOn) : null;
    const chargeDocument = account.charge > 0n ? await charge(context, account, throughOn) : null;
    charged.push({ ...account, chargeDocument, creditDocument });
  }
  return charged;
}

async function charge(context: Context, account: LateAccount, throughOn: Day): Promise<Document> {
  const today = await bookingDay(context);
  const due = account.invoices.filter(({ decision }) => decision.interest + decision.lumpSum > 0n);
  const document = documentOf(context, 'late_charge', {
    customerId: account.customer.id,
    currency: account.currency,
    amount: account.charge,
    number: madeNumber('INT', context),
    issuedOn: today,
    bookedOn: today,
    dueOn: dueDayOf(account.customer, today),
    terms: account.customer.paymentTerms,
  });
  const lines = due.flatMap((each) => linesOf(account.customer, each, throughOn));
  await saveDocument(context, document, documentPostings.late_charge, lines);
  await saveItems(context, document.id, due, throughOn);
  await recordEvents(context, [
    documentEvent('receivables.late_charge_recorded', document, {
      throughOn: formatDay(throughOn),
    }),
  ]);
  return document;
}

async function giveBack(context: Context, account: LateAccount, throughOn: Day): Promise<Document> {
  const today = await bookingDay(context);
  const over = account.invoices.filter(({ decision }) => decision.interest + decision.lumpSum < 0n);
  const document = documentOf(context, 'credit_note', {
    customerId: account.customer.id,
    currency: account.currency,
    amount: account.credit,
    number: madeNumber('INT-CR', context),
    issuedOn: today,
    bookedOn: today,
  });
  await saveDocument(context, document, lateChargeCreditPostings);
  await saveItems(context, document.id, over, throughOn);
  let left = account.credit;
  const wanted: { documentId: string; amount: bigint }[] = [];
  for (const each of await store.openChargesFor(
    context,
    over.map(({ invoice }) => invoice.id),
  )) {
    const amount = each.open < left ? each.open : left;
    if (amount > 0n) wanted.push({ documentId: each.id, amount });
    left -= amount;
  }
  if (wanted.length > 0) await allocateLocked(context, document, wanted, document.bookedOn);
  await recordEvents(context, [
    documentEvent('receivables.late_charge_corrected', document, {
      throughOn: formatDay(throughOn),
    }),
  ]);
  return { ...document, amountOpen: left };
}

function saveItems(
  context: Context,
  documentId: string,
  worth: readonly LateInvoiceWorth[],
  throughOn: Day,
): Promise<void> {
  return store.insertItems(
    context,
    worth.map(({ invoice, decision }) => ({
      documentId,
      invoiceId: invoice.id,
      throughOn,
      interest: decision.interest,
      lumpSum: decision.lumpSum,
      periods: decision.periods,
    })),
  );
}

const lineWords = {
  en: {
    interest: 'Late interest on {number} through {day}',
    lumpSum: 'Recovery costs for {number}',
  },
  ja: { interest: '{number} の遅延損害金({day}まで)', lumpSum: '{number} の回収費用' },
} as const;

function linesOf(customer: Customer, { invoice, decision }: LateInvoiceWorth, throughOn: Day) {
  const words = lineWords[customer.language];
  const described = (text: string) =>
    text.replace('{number}', invoice.number).replace('{day}', formatDay(throughOn));
  return [
    { description: described(words.interest), amount: decision.interest },
    { description: described(words.lumpSum), amount: decision.lumpSum },
  ].filter((each) => each.amount !== 0n);
}

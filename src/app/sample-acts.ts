import { addDays, addMonths, dayOf, partsOf, type Day } from '../kernel/days.ts';
import { parseCurrency, parseDecimal, scaleOf, type Currency } from '../kernel/money.ts';
import {
  approveProposal,
  completeTask,
  pageOfProposals,
  pageOfTasks,
} from '../modules/collections/index.ts';
import { addContact, createCustomer, type Customer } from '../modules/customers/index.ts';
import {
  openDispute,
  recordCreditNote,
  recordInvoice,
  recordPayment,
  reversePayment,
  type Document,
} from '../modules/receivables/index.ts';
import type { Context } from '../platform/context.ts';
import { purchaseActs } from './sample-purchases.ts';
import { characters, STORY_MONTHS, type Character, type Extra } from './sample-story.ts';

/** Something that happens on a day of the story. */
export type PlannedAct = (context: Context) => Promise<unknown>;

/** A character on stage, with what happened to it so far. */
export interface Performer {
  readonly character: Character;
  readonly customer: Customer;
  readonly currency: Currency;
  readonly invoices: Document[];
  readonly payments: Document[];
}

export async function makeCustomers(context: Context): Promise<Performer[]> {
  const performers: Performer[] = [];
  for (const character of characters) {
    const customer = await createCustomer(context, character.customer);
    if (character.contact) {
      await addContact(context, customer.id, { ...character.contact, role: 'billing' });
    }
    const currency = parseCurrency(character.currency);
    if (currency === null) throw new Error(`the sample names ${character.currency}`);
    performers.push({ character, customer, currency, invoices: [], payments: [] });
  }
  return performers;
}

/** Far more than a customer of the sample ever has open at once. */
const OPEN_STEPS_MAX = 20;

/**
 * The clerk's daily round: telephones where the policy asks for it, and allows blocks of purchases.
 */
export async function followUp(context: Context, performers: readonly Performer[]): Promise<void> {
  for (const { character, customer } of performers) {
    if (!character.isFollowedUp) continue;
    const open = { customerId: customer.id, beforeId: null, limit: OPEN_STEPS_MAX };
    for (const task of await pageOfTasks(context, { ...open, state: 'open' })) {
      await completeTask(
        context,
        task.id,
        'Telephoned: the invoice is known, payment was promised',
      );
    }
    for (const proposal of await pageOfProposals(context, { ...open, state: 'proposed' })) {
      if (proposal.kind !== 'block_purchases') continue;
      await approveProposal(context, proposal.id, 'Agreed with sales');
    }
  }
}

/**
 * Every act by its day. Payments are planned when their invoice is issued, so an act may add acts.
 */
export function planOf(
  performers: readonly Performer[],
  first: Day,
  today: Day,
): Map<Day, PlannedAct[]> {
  const acts = new Map<Day, PlannedAct[]>();
  const plan = (day: Day, act: PlannedAct) => {
    if (day < first || day > today) return;
    const ofDay = acts.get(day);
    if (ofDay) ofDay.push(act);
    else acts.set(day, [act]);
  };
  for (const performer of performers) {
    issueDays(today).forEach((day, index) => {
      plan(day, (context) => issue(context, performer, day, index, plan));
    });
    for (const purchase of purchaseActs(performer.customer, today)) {
      plan(purchase.day, purchase.act);
    }
    for (const extra of performer.character.extras) {
      const day = addDays(today, extra.day);
      plan(day, (context) => act(context, performer, extra, day));
    }
  }
  return acts;
}

/** The first day of each of the last months, oldest first. */
function issueDays(today: Day): Day[] {
  const { year, month } = partsOf(today);
  const thisMonth = dayOf(year, month, 1);
  return Array.from({ length: STORY_MONTHS }, (_, index) =>
    addMonths(thisMonth, index - STORY_MONTHS + 1),
  );
}

async function issue(
  context: Context,
  performer: Performer,
  day: Day,
  index: number,
  plan: (day: Day, act: PlannedAct) => void,
): Promise<void> {
  const { character, customer, currency } = performer;
  const { year, month } = partsOf(day);
  const invoice = await recordInvoice(context, {
    customerId: customer.id,
    currency,
    amount: minor(character.monthly, currency),
    number: `${character.customer.number}-${year}${String(month).padStart(2, '0')}`,
    issuedOn: day,
    lines: [{ description: 'Cloud subscriptions', amount: minor(character.monthly, currency) }],
  });
  performer.invoices.push(invoice);
  const payment = paymentFor(performer, invoice, index);
  if (payment === null) return;
  plan(payment.on, async (paying) => {
    const { document } = await recordPayment(paying, {
      customerId: customer.id,
      currency,
      amount: payment.amount,
      receivedOn: payment.on,
      allocate: [{ documentId: invoice.id, amount: payment.amount }],
    });
    performer.payments.push(document);
  });
}

/** When and how much of an invoice the character pays; null when it does not. */
function paymentFor(
  { character: { pays }, currency }: Performer,
  invoice: Document,
  index: number,
): { on: Day; amount: bigint } | null {
  const due = invoice.dueOn!;
  switch (pays.kind) {
    case 'late_by':
      return { on: addDays(due, pays.days), amount: invoice.amount };
    case 'in_part':
      return { on: due, amount: (invoice.amount * BigInt(pays.percent)) / 100n };
    case 'short_by':
      return { on: due, amount: invoice.amount - minor(pays.amount, currency) };
    case 'stops_after':
      return index < pays.invoices ? { on: due, amount: invoice.amount } : null;
  }
}

async function act(context: Context, performer: Performer, extra: Extra, day: Day): Promise<void> {
  const { customer, currency, invoices, payments } = performer;
  switch (extra.kind) {
    case 'dispute_newest':
      await openDispute(context, {
        documentId: invoices.at(-1)!.id,
        amount: extra.amount === null ? null : minor(extra.amount, currency),
        reason: extra.reason,
        openedOn: day,
      });
      return;
    case 'credit_note':
      await recordCreditNote(context, {
        customerId: customer.id,
        currency,
        amount: minor(extra.amount, currency),
        number: `CN-${customer.number}`,
        issuedOn: day,
        allocate: 'oldest_first',
      });
      return;
    case 'on_account':
      await recordPayment(context, {
        customerId: customer.id,
        currency,
        amount: minor(extra.amount, currency),
        receivedOn: day,
      });
      return;
    case 'reverse_last_payment':
      await reversePayment(context, {
        documentId: payments.at(-1)!.id,
        bookedOn: day,
        reason: extra.reason,
      });
      return;
  }
}

function minor(decimal: string, currency: Currency): bigint {
  const amount = parseDecimal(decimal, scaleOf(currency), 'exact');
  if (typeof amount !== 'bigint') throw new Error(`the sample names the amount ${decimal}`);
  return amount;
}

import type { ConsequenceKind, NoticeTemplate } from './types.ts';
import type { LetterFacts, LetterWords, Measure } from './words.ts';

const title: Readonly<Record<NoticeTemplate, string>> = {
  payment_reminder: 'Payment reminder',
  friendly_reminder: 'Friendly reminder',
  first_reminder: 'First reminder',
  final_notice: 'Final notice',
  suspension_notice: 'Notice of suspension',
  end_of_contract_notice: 'Notice of end of contract',
  hand_over_notice: 'Notice of hand-over for collection',
};

const measureNames: Readonly<Record<ConsequenceKind, string>> = {
  block_purchases: 'new purchases to be blocked',
  suspend: 'access to be suspended',
  cancel: 'contract to end',
  hand_over: 'claim to be handed over',
};

/** What will be done, for a sentence that starts "Unless we have received … before …, we will". */
const announced: Readonly<Record<ConsequenceKind, (on: string) => string>> = {
  block_purchases: (on) =>
    `block new purchases and additional seats from ${on}. The services you use now stay available.`,
  suspend: (on) => `suspend access to your subscriptions on ${on}.`,
  cancel: (on) =>
    `end the contract on ${on}: subscriptions will not be renewed, and those that can be cancelled will be cancelled.`,
  hand_over: (on) => `hand the claim over for collection or legal proceedings on ${on}.`,
};

const inForce: Readonly<Record<ConsequenceKind, (on: string) => string>> = {
  block_purchases: (on) =>
    `New purchases and additional seats are blocked as of ${on}. The services you use now stay available.`,
  suspend: (on) => `Access to your subscriptions is suspended as of ${on}.`,
  cancel: (on) =>
    `The contract is ended as of ${on}: subscriptions will not be renewed, and those that can be cancelled are cancelled.`,
  hand_over: (on) => `The claim is handed over for collection or legal proceedings as of ${on}.`,
};

/** What a payment in full undoes; nothing where it comes too late for that. */
const undone: Readonly<Record<ConsequenceKind, string>> = {
  block_purchases: ' Purchases are possible again as soon as we have received the full amount.',
  suspend: ' Access is restored as soon as we have received the full amount.',
  cancel: '',
  hand_over: '',
};

function invoices(count: number): string {
  return count === 1 ? 'the invoice below' : `the ${count.toLocaleString('en')} invoices below`;
}

function opening(facts: LetterFacts): readonly string[] {
  const { amountDue, invoiceCount } = facts;
  const which = invoices(invoiceCount);
  const isOne = invoiceCount === 1;
  switch (facts.template) {
    case 'payment_reminder':
      return [
        `Thank you for your business. This is to let you know that ${which}, ${amountDue} in total, ` +
          `${isOne ? 'falls' : 'fall'} due shortly${facts.firstDueOn ? ` (${isOne ? 'on' : 'from'} ${facts.firstDueOn})` : ''}. ` +
          'If payment is already on its way, there is nothing you need to do.',
      ];
    case 'friendly_reminder':
      return [
        `We have not yet been able to find a payment of ${amountDue} for ${which}, which ` +
          `${isOne ? 'is' : 'are'} past the due date. This is easily overlooked; please check, and arrange ` +
          'the payment if it has not been made.',
      ];
    case 'first_reminder':
      return [
        `The due date of ${which} has passed and we have not received your payment. ` +
          `Please pay ${amountDue} without delay.`,
      ];
    case 'final_notice':
      return [
        `The due date of ${which} passed some time ago and ${amountDue} is still unpaid. ` +
          'With this notice we call on you, for the last time, to pay the full amount.',
      ];
    case 'suspension_notice':
      return [
        `${amountDue} is still unpaid for ${which}. This notice ` +
          `${facts.measures.length > 0 ? 'tells you what follows from that' : 'concerns the suspension of your access'}.`,
      ];
    case 'end_of_contract_notice':
      return [
        `${amountDue} is still unpaid for ${which}. We are therefore ending our contract with you.`,
      ];
    case 'hand_over_notice':
      return [
        `${amountDue} is still unpaid for ${which}. We will no longer pursue this claim by reminders alone.`,
      ];
  }
}

function measure({ kind, on, isInForce }: Measure, facts: LetterFacts): string {
  if (isInForce) return `${inForce[kind](on)}${undone[kind]}`;
  return (
    `Unless we have received ${facts.amountDue} before ${on}, we will ${announced[kind](on)}` +
    undone[kind]
  );
}

export const english: LetterWords = {
  title,
  subject: (facts) => {
    const due = facts.template === 'payment_reminder' ? 'falling due' : 'unpaid';
    const then = facts.worstToCome
      ? `, ${measureNames[facts.worstToCome.kind]} on ${facts.worstToCome.onBriefly}`
      : '';
    return `${title[facts.template]}: ${facts.amountDue} ${due}${then} (customer ${facts.customerNumber})`;
  },
  address: (facts) =>
    [facts.customerName, facts.department, facts.personName].filter((line) => line !== null),
  sender: (facts) => [facts.partnerName, facts.writtenOn],
  greeting: (facts) =>
    facts.personName
      ? `Dear ${facts.personName},`
      : `Dear ${facts.department ?? facts.customerName},`,
  opening,
  columns: ['Invoice', 'Issued', 'Due', 'Amount', 'Open'],
  furtherInvoices: (count, open) =>
    `and ${count.toLocaleString('en')} more ${count === 1 ? 'invoice' : 'invoices'}, ${open} open`,
  openTotal: (currency) => `Open in ${currency}`,
  disputed: 'Less disputed amounts, not asked for here',
  credit: 'Less credit on your account',
  amountDue: (template, currency) =>
    template === 'payment_reminder'
      ? `Amount to pay in ${currency}`
      : `Amount unpaid in ${currency}`,
  measure,
  howToPay: (facts) =>
    `How to pay: please transfer the amount and quote your customer number ${facts.customerNumber} and ` +
    'the invoice numbers.',
  bankDetailsTitle: 'Bank details',
  bankDetailsElsewhere: 'Please use the account named on the invoices.',
  objection: (facts) =>
    'If you disagree with an invoice, or need more time, please tell us at once: answer this message' +
    `${facts.replyTo ? ` or write to ${facts.replyTo}` : ''}. We take no measures over an amount while ` +
    'an objection to it is being examined.',
  crossed: 'If your payment has crossed with this message, please disregard it.',
  closing: (facts) => ['Yours sincerely,', facts.partnerName],
};

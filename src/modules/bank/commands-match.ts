import { formatDay, type Day } from '../../kernel/days.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { type Currency, formatDecimal } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import {
  bookingDay,
  recordCreditNote,
  recordPayment,
  reversePayment,
} from '../receivables/index.ts';
import { nameKey } from './decide-names.ts';
import * as store from './store.ts';
import { refuse, type MatchCandidate } from './types.ts';

/** What money is used for, as a person or the matching says. Minor units. */
export interface Use {
  readonly customerId: string;
  readonly allocations: readonly { readonly documentId: string; readonly amount: bigint }[];
  /** Kept back by the bank of the last of them. */
  readonly fee: bigint;
}

interface Incoming {
  readonly id: string;
  readonly bookedOn: Day;
  readonly currency: Currency;
  readonly amount: bigint;
  readonly payer: string;
  readonly text: string;
}

export function stored(candidate: MatchCandidate): JsonObject {
  return {
    customerId: candidate.customerId,
    allocations: candidate.allocations.map((each) => ({
      documentId: each.documentId,
      amount: String(each.amount),
    })),
    fee: String(candidate.fee),
    confidence: candidate.confidence,
    reasons: candidate.reasons.map(({ code, values }) => ({ code, values })),
  };
}

/**
 * Books a movement as a payment, with what it settles; what the bank kept back is credited, so that
 * nobody is reminded of a fee. The reactions to the payment give back what was withheld.
 */
export async function book(
  context: Context,
  line: Incoming,
  use: Use,
  because: string,
): Promise<void> {
  const { customerId, allocations, fee } = use;
  const { currency, bookedOn } = line;
  const reference = [line.payer, line.text].filter((each) => each !== '').join(' · ');
  const { document } = await recordPayment(context, {
    customerId,
    currency,
    amount: line.amount,
    receivedOn: bookedOn,
    reference: reference.slice(0, REFERENCE_MAX),
    ...(allocations.length === 0 ? {} : { allocate: [...allocations] }),
  });
  const last = allocations.at(-1);
  const feeDocument =
    fee === 0n || last === undefined
      ? null
      : await recordCreditNote(context, {
          customerId,
          currency,
          amount: fee,
          number: `FEE-${line.id.slice(-FEE_NUMBER_LETTERS)}`,
          issuedOn: bookedOn,
          reference: document.number,
          allocate: [{ documentId: last.documentId, amount: fee }],
        });
  await store.saveSettled(context, line.id, {
    state: 'matched',
    paymentId: document.id,
    feeDocumentId: feeDocument?.document.id ?? null,
    reversesId: null,
    because,
  });
  const key = nameKey(line.payer);
  if (key !== '') await store.savePayer(context, key, customerId);
  await recordEvents(context, [
    {
      type: 'bank.line_matched',
      subject: { kind: 'bank_line', id: line.id },
      customerId,
      after: {
        because,
        payment: document.number,
        amount: formatDecimal(line.amount, currency),
        fee: formatDecimal(fee, currency),
        bookedOn: formatDay(bookedOn),
      },
    },
  ]);
}

const REFERENCE_MAX = 200;
const FEE_NUMBER_LETTERS = 12;

/**
 * A person says what a movement is for.
 * @throws Refused `bank_line_not_found`, `bank_line_not_open`, `bank_line_not_incoming`,
 *   `bank_line_exceeds_amount`, and the `allocation_…` refusals of receivables
 */
export async function acceptLine(context: Context, id: string, use: Use): Promise<void> {
  const line = await lockOpen(context, id);
  if (line.amount <= 0n) throw refuse('bank_line_not_incoming');
  const used = use.allocations.reduce((sum, each) => sum + each.amount, 0n);
  if (used > line.amount) {
    throw refuse('bank_line_exceeds_amount', {
      used: formatDecimal(used, line.currency),
      amount: formatDecimal(line.amount, line.currency),
      currency: line.currency,
    });
  }
  await book(context, line, use, 'person');
}

/**
 * The bank took back what it had credited: the payment of that movement is reversed, and what it
 * settled is open again.
 * @throws Refused `bank_line_not_found`, `bank_line_not_open`, `bank_line_not_matched`,
 *   `reversal_already_done`
 */
export async function acceptReversal(
  context: Context,
  id: string,
  reversesId: string,
): Promise<void> {
  const line = await lockOpen(context, id);
  const possible = await store.linesToReverse(context, line);
  const reversed = possible.find((each) => each.id === reversesId);
  const paymentId = reversed?.paymentId ?? null;
  if (paymentId === null) throw refuse('bank_line_not_matched');
  await reversePayment(context, {
    documentId: paymentId,
    bookedOn: line.bookedOn,
    reason: line.text === '' ? 'returned by the bank' : line.text.slice(0, REFERENCE_MAX),
  });
  await store.saveSettled(context, id, {
    state: 'matched',
    paymentId: null,
    feeDocumentId: null,
    reversesId,
    because: 'person',
  });
  await recordEvents(context, [
    {
      type: 'bank.line_reversed',
      subject: { kind: 'bank_line', id },
      after: { reverses: reversesId },
    },
  ]);
}

/**
 * A movement that is not for any customer.
 * @throws Refused `bank_line_not_found`, `bank_line_not_open`
 */
export async function ignoreLine(context: Context, id: string, because: string): Promise<void> {
  await lockOpen(context, id);
  await settle(context, id, 'ignored', because);
}

/**
 * Puts a movement back into the queue; the payment that was booked for it is reversed. A fee that
 * was credited stays credited to its invoice.
 * @throws Refused `bank_line_not_found`, `bank_line_not_matched`, `reversal_already_done`
 */
export async function putBack(context: Context, id: string, because: string): Promise<void> {
  const line = await lock(context, id);
  if (line.state === 'open' || line.reversesId !== null) throw refuse('bank_line_not_matched');
  if (line.paymentId !== null) {
    await reversePayment(context, {
      documentId: line.paymentId,
      bookedOn: await bookingDay(context),
      reason: because,
    });
  }
  await settle(context, id, 'open', because);
}

async function settle(
  context: Context,
  id: string,
  state: 'open' | 'ignored',
  because: string,
): Promise<void> {
  await store.saveSettled(context, id, {
    state,
    paymentId: null,
    feeDocumentId: null,
    reversesId: null,
    because: state === 'open' ? null : because,
  });
  await recordEvents(context, [
    {
      type: state === 'open' ? 'bank.line_put_back' : 'bank.line_ignored',
      subject: { kind: 'bank_line', id },
      after: { state, because },
    },
  ]);
}

async function lock(context: Context, id: string): Promise<store.BankLine> {
  const line = await store.lockLine(context, id);
  if (!line) throw refuse('bank_line_not_found');
  return line;
}

async function lockOpen(context: Context, id: string): Promise<store.BankLine> {
  const line = await lock(context, id);
  if (line.state !== 'open') throw refuse('bank_line_not_open', { state: line.state });
  return line;
}

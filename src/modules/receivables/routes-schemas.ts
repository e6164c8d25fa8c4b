import { Type, type Static, type TSchema } from 'typebox';
import { formatDay, parseDay, type Day } from '../../kernel/days.ts';
import {
  formatDecimal,
  parseCurrency,
  parseDecimal,
  scaleOf,
  type Currency,
} from '../../kernel/money.ts';
import type { Customer } from '../customers/index.ts';
import { bucketKeys } from './decide-ageing.ts';
import {
  documentKinds,
  LINES_MAX,
  refuse,
  type Allocation,
  type Dispute,
  type Document,
} from './types.ts';

export const nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

export const DayText = Type.String({ format: 'date' });
export const InstantText = Type.String({ format: 'date-time' });
export const IdText = Type.String({ format: 'uuid' });
export const AmountText = Type.String({
  maxLength: 30,
  description: 'Decimal, in the currency beside it: "1234.50"',
});
export const CurrencyText = Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217' });
export const KindSchema = Type.Enum([...documentKinds]);
export const BasisSchema = Type.Enum(['known_now', 'as_it_stood'], {
  description:
    'known_now ages everything that is recorded today; as_it_stood what was booked by the day',
});

export const IdParams = Type.Object({ id: IdText });

export const DocumentSchema = Type.Object({
  id: Type.String(),
  kind: KindSchema,
  side: Type.Enum(['debit', 'credit']),
  number: Type.String(),
  customerId: Type.String(),
  customerNumber: Type.String(),
  customerName: Type.String(),
  currency: CurrencyText,
  amount: AmountText,
  amountOpen: AmountText,
  issuedOn: DayText,
  bookedOn: DayText,
  dueOn: nullable(DayText),
  dueOnGiven: Type.Boolean({ description: 'The source named the due date; else terms decided it' }),
  daysOverdue: Type.Integer({ description: 'As of the day of the question; 0 when not overdue' }),
  terms: nullable(Type.String()),
  reference: nullable(Type.String()),
  disputedAtSource: Type.Boolean(),
  source: nullable(Type.String({ description: 'Key of the import profile it came through' })),
  recordedAt: InstantText,
});

export const AllocationSchema = Type.Object({
  id: Type.String(),
  creditDocumentId: Type.String(),
  debitDocumentId: Type.String(),
  currency: CurrencyText,
  amount: AmountText,
  bookedOn: DayText,
  undoesId: nullable(Type.String()),
});

export const DisputeSchema = Type.Object({
  id: Type.String(),
  documentId: Type.String(),
  amount: nullable(AmountText),
  reason: Type.String(),
  openedOn: DayText,
  closedOn: nullable(DayText),
  outcome: nullable(Type.Enum(['accepted', 'rejected', 'withdrawn'])),
});

export const LinesSchema = Type.Array(
  Type.Object({
    description: Type.String({ minLength: 1, maxLength: 500 }),
    amount: AmountText,
  }),
  { maxItems: LINES_MAX },
);

export const AllocationRequestSchema = Type.Union([
  Type.Literal('oldest_first'),
  Type.Array(Type.Object({ documentId: IdText, amount: AmountText }), {
    minItems: 1,
    maxItems: 1_000,
  }),
]);

export const AgeingSchema = Type.Object({
  asOf: DayText,
  basis: BasisSchema,
  currencies: Type.Array(
    Type.Object({
      currency: CurrencyText,
      open: AmountText,
      openCount: Type.Integer(),
      customers: Type.Integer(),
      overdue: AmountText,
      overdueCount: Type.Integer(),
      overdueCustomers: Type.Integer(),
      credits: AmountText,
      buckets: Type.Array(
        Type.Object({
          key: Type.Enum([...bucketKeys]),
          count: Type.Integer(),
          amount: AmountText,
        }),
      ),
    }),
  ),
});

export function documentJson(
  document: Document,
  customer: Pick<Customer, 'number' | 'name'>,
  asOf: Day,
): Static<typeof DocumentSchema> {
  const { dueOn, currency } = document;
  const isOverdue = dueOn !== null && document.amountOpen > 0n && dueOn < asOf;
  return {
    id: document.id,
    kind: document.kind,
    side: document.side,
    number: document.number,
    customerId: document.customerId,
    customerNumber: customer.number,
    customerName: customer.name,
    currency,
    amount: formatDecimal(document.amount, currency),
    amountOpen: formatDecimal(document.amountOpen, currency),
    issuedOn: formatDay(document.issuedOn),
    bookedOn: formatDay(document.bookedOn),
    dueOn: dueOn === null ? null : formatDay(dueOn),
    dueOnGiven: document.dueOnGiven,
    daysOverdue: isOverdue ? asOf - dueOn : 0,
    terms: document.terms,
    reference: document.reference,
    disputedAtSource: document.disputedAtSource,
    source: document.source,
    recordedAt: document.recordedAt.toISOString(),
  };
}

export function allocationJson(allocation: Allocation): Static<typeof AllocationSchema> {
  return {
    id: allocation.id,
    creditDocumentId: allocation.creditDocumentId,
    debitDocumentId: allocation.debitDocumentId,
    currency: allocation.currency,
    amount: formatDecimal(allocation.amount, allocation.currency),
    bookedOn: formatDay(allocation.bookedOn),
    undoesId: allocation.undoesId,
  };
}

export function disputeJson(dispute: Dispute, currency: Currency): Static<typeof DisputeSchema> {
  return {
    id: dispute.id,
    documentId: dispute.documentId,
    amount: dispute.amount === null ? null : formatDecimal(dispute.amount, currency),
    reason: dispute.reason,
    openedOn: formatDay(dispute.openedOn),
    closedOn: dispute.closedOn === null ? null : formatDay(dispute.closedOn),
    outcome: dispute.outcome,
  };
}

/** @throws Refused `document_day_invalid` */
export function dayOfText(text: string, field: string): Day {
  const day = parseDay(text);
  if (day === null) throw refuse('document_day_invalid', { day: text }, field);
  return day;
}

/** @throws Refused `document_currency_unknown` */
export function currencyOfText(text: string): Currency {
  const currency = parseCurrency(text);
  if (currency === null) throw refuse('document_currency_unknown', { currency: text }, 'currency');
  return currency;
}

/** @throws Refused `document_amount_invalid` */
export function amountOfText(text: string, currency: Currency, field: string): bigint {
  const amount = parseDecimal(text, scaleOf(currency), 'exact');
  if (typeof amount === 'string') {
    throw refuse('document_amount_invalid', { amount: text, currency }, field);
  }
  return amount;
}

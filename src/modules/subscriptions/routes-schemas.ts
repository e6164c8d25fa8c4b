import { Type, type Static, type TSchema } from 'typebox';
import { formatDecimal, type Currency } from '../../kernel/money.ts';
import type { RestorationRow } from './store-command.ts';
import { BulkWhatSchema } from './routes-schemas-bulk.ts';
import { divideHalfEven } from './decide-charge.ts';
import { monthsOfCycle } from './decide-term.ts';
import {
  billingCycles,
  chargeKinds,
  holdKinds,
  holdScopes,
  holdSources,
  levers,
  offerKinds,
  outlookKinds,
  subscriptionReasons,
  subscriptionStatuses,
  terms,
  type Charge,
  type Hold,
  type MoneyConsequence,
  type Outlook,
  type ProviderCommand,
  type Subscription,
} from './types.ts';

const commandKinds = ['suspend', 'reactivate', 'cancel', 'change'] as const;
const commandStates = [
  'pending',
  'sending',
  'unknown',
  'done',
  'refused',
  'superseded',
] as const satisfies readonly ProviderCommand['state'][];

const nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const closed = { additionalProperties: false };

export const IdText = Type.String({ format: 'uuid' });
const InstantText = Type.String({ format: 'date-time' });
const AmountText = Type.String({ description: 'Decimal, in the currency beside it: "1234.50"' });
const CurrencyText = Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217' });
export const ReasonText = Type.String({ minLength: 1, maxLength: 1_000 });
export const HoldKindSchema = Type.Enum([...holdKinds]);
export const StatusSchema = Type.Enum([...subscriptionStatuses]);

export const SubscriptionParams = Type.Object({ subscriptionId: IdText });
export const HoldParams = Type.Object({ holdId: IdText });

const ScheduledChangeSchema = Type.Object({
  quantity: Type.Optional(Type.Integer()),
  offerId: Type.Optional(Type.String()),
  term: Type.Optional(Type.Enum([...terms])),
  billingCycle: Type.Optional(Type.Enum([...billingCycles])),
});

export const HoldSchema = Type.Object({
  id: IdText,
  customerId: IdText,
  scope: Type.Enum([...holdScopes]),
  subscriptionId: nullable(IdText),
  kind: HoldKindSchema,
  owner: Type.Enum(['partner', 'provider']),
  reason: Type.String(),
  sourceKind: Type.Enum([...holdSources]),
  sourceId: Type.String(),
  placedAt: InstantText,
  placedBy: Type.String(),
  liftedAt: nullable(InstantText),
  liftedBy: nullable(Type.String()),
  liftReason: nullable(Type.String()),
});

const OutlookSchema = Type.Object({
  at: InstantText,
  what: Type.Enum([...outlookKinds]),
  status: StatusSchema,
});

const ReasonSchema = Type.Object({
  code: Type.Enum([...subscriptionReasons]),
  values: Type.Record(Type.String(), Type.Unknown()),
});

export const SubscriptionSchema = Type.Object({
  id: IdText,
  customerId: IdText,
  customerNumber: Type.String(),
  customerName: Type.String(),
  orderId: nullable(IdText),
  offerId: Type.String(),
  offerName: Type.String(),
  friendlyName: Type.String(),
  kind: Type.Enum([...offerKinds]),
  commerce: Type.Enum(['new', 'legacy']),
  billingType: Type.Enum(['license', 'usage']),
  billingCycle: Type.Enum([...billingCycles]),
  term: Type.Enum([...terms]),
  currency: CurrencyText,
  unitPrice: { ...AmountText, description: 'Per seat and billing cycle' },
  monthlyPrice: nullable({
    ...AmountText,
    description: 'What all seats cost a month; null for what is not paid by the month or year',
  }),
  quantity: Type.Integer(),
  parentId: nullable(IdText),
  status: StatusSchema,
  statusSince: InstantText,
  purchasedAt: InstantText,
  termStart: InstantText,
  termEnd: nullable(InstantText),
  cancelUntil: nullable(InstantText),
  autoRenew: Type.Boolean(),
  scheduledChange: nullable(ScheduledChangeSchema),
  atTermEnd: nullable(Type.Enum(['cancel', 'extend'])),
  extendedTerm: Type.Boolean(),
  renewingSince: nullable(InstantText),
  version: Type.Integer(),
  drift: nullable(
    Type.Object({
      seenAt: InstantText,
      expected: Type.Record(Type.String(), Type.Unknown()),
      found: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
  readAt: InstantText,
  createdAt: InstantText,
  holds: Type.Array(HoldSchema, { description: 'The open ones that withhold access' }),
  next: nullable(Type.Object({ at: InstantText, what: Type.Enum([...outlookKinds]) })),
});

export const CommandSchema = Type.Object({
  id: IdText,
  kind: Type.Enum([...commandKinds]),
  change: Type.Record(Type.String(), Type.Unknown()),
  state: Type.Enum([...commandStates]),
  attempts: Type.Integer(),
  refusal: nullable(Type.String()),
  askedBy: Type.String(),
  createdAt: InstantText,
  sentAt: nullable(InstantText),
  finishedAt: nullable(InstantText),
});

const LeversSchema = Type.Array(
  Type.Object({ lever: Type.Enum([...levers]), until: nullable(InstantText) }),
);

const MoneySchema = Type.Object({
  currency: CurrencyText,
  refund: AmountText,
  stillCharged: AmountText,
  saved: AmountText,
  billedUntil: nullable(InstantText),
  reversible: Type.Boolean(),
  needsApproval: Type.Boolean(),
  reasons: Type.Array(ReasonSchema),
  recommended: LeversSchema,
});

export const DetailSchema = Type.Object({
  subscription: SubscriptionSchema,
  access: Type.Object({ isOn: Type.Boolean(), reasons: Type.Array(ReasonSchema) }),
  holds: Type.Array(HoldSchema, { description: 'All that ever bore on it, the latest first' }),
  batches: Type.Array(
    Type.Object({
      id: IdText,
      quantity: Type.Integer(),
      addedAt: InstantText,
      returnableUntil: InstantText,
    }),
  ),
  activeEntitlements: Type.Integer(),
  commands: Type.Array(CommandSchema),
  charges: Type.Array(
    Type.Object({
      kind: Type.Enum([...chargeKinds]),
      quantity: Type.Integer(),
      amount: AmountText,
      periodStart: InstantText,
      periodEnd: nullable(InstantText),
      chargedAt: InstantText,
    }),
  ),
  restoration: nullable(
    Type.Object({
      autoRenew: Type.Boolean(),
      scheduledChange: nullable(ScheduledChangeSchema),
      takenAt: InstantText,
      settledAt: nullable(InstantText),
      outcome: nullable(Type.Enum(['restored', 'nothing_to_restore', 'term_ended', 'cancelled'])),
    }),
  ),
  outlook: Type.Array(OutlookSchema),
  recommended: LeversSchema,
  retentionDays: Type.Integer({ description: 'For which suspended legacy data is kept' }),
});

export const PreviewSchema = Type.Object({
  refusal: nullable(
    Type.Object({
      code: Type.String(),
      values: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
    }),
  ),
  money: nullable(MoneySchema),
  outlookBefore: Type.Array(OutlookSchema),
  outlookAfter: Type.Array(OutlookSchema),
});

/** What can be asked of one subscription: what can be asked of many, and a name. */
export const ActionSchema = Type.Union([
  BulkWhatSchema,
  Type.Object(
    {
      kind: Type.Literal('rename'),
      friendlyName: Type.String({ minLength: 1, maxLength: 200 }),
    },
    closed,
  ),
]);

export function holdJson(hold: Hold): Static<typeof HoldSchema> {
  return {
    ...hold,
    placedAt: hold.placedAt.toISOString(),
    liftedAt: hold.liftedAt?.toISOString() ?? null,
  };
}

export function outlookJson({ at, what, status }: Outlook): Static<typeof OutlookSchema> {
  return { at: at.toISOString(), what, status };
}

export function subscriptionJson(
  subscription: Subscription,
  customer: { readonly number: string; readonly name: string },
  holds: readonly Hold[],
  outlook: readonly Outlook[],
): Static<typeof SubscriptionSchema> {
  const { currency, drift } = subscription;
  const [next] = outlook;
  return {
    id: subscription.id,
    customerId: subscription.customerId,
    customerNumber: customer.number,
    customerName: customer.name,
    orderId: subscription.orderId,
    offerId: subscription.offerId,
    offerName: subscription.offerName,
    friendlyName: subscription.friendlyName,
    kind: subscription.kind,
    commerce: subscription.commerce,
    billingType: subscription.billingType,
    billingCycle: subscription.billingCycle,
    term: subscription.term,
    currency,
    unitPrice: formatDecimal(subscription.unitPrice, currency as Currency),
    monthlyPrice: monthlyPrice(subscription),
    quantity: subscription.quantity,
    parentId: subscription.parentId,
    status: subscription.status,
    statusSince: subscription.statusSince.toISOString(),
    purchasedAt: subscription.purchasedAt.toISOString(),
    termStart: subscription.termStart.toISOString(),
    termEnd: instant(subscription.termEnd),
    cancelUntil: instant(subscription.cancelUntil),
    autoRenew: subscription.autoRenew,
    scheduledChange: subscription.scheduledChange,
    atTermEnd: subscription.atTermEnd,
    extendedTerm: subscription.extendedTerm,
    renewingSince: instant(subscription.renewingSince),
    version: subscription.version,
    drift: drift && { ...drift, expected: { ...drift.expected }, found: { ...drift.found } },
    readAt: subscription.readAt.toISOString(),
    createdAt: subscription.createdAt.toISOString(),
    holds: holds.map(holdJson),
    next: next ? { at: next.at.toISOString(), what: next.what } : null,
  };
}

/** All seats of a month, rounded half to even; a year's price is spread over its months. */
function monthlyPrice({ billingCycle, billingType, unitPrice, quantity, currency }: Subscription) {
  const months = monthsOfCycle(billingCycle);
  if (months === null || billingType === 'usage') return null;
  const price = divideHalfEven(unitPrice * BigInt(quantity), BigInt(months));
  return formatDecimal(price, currency as Currency);
}

export function commandJson(command: ProviderCommand): Static<typeof CommandSchema> {
  const { id, kind, state, attempts, refusal, askedBy } = command;
  return {
    id,
    kind,
    change: { ...command.change },
    state,
    attempts,
    refusal,
    askedBy,
    createdAt: command.createdAt.toISOString(),
    sentAt: instant(command.sentAt),
    finishedAt: instant(command.finishedAt),
  };
}

export function chargeJson(charge: Charge, currency: string) {
  return {
    ...charge,
    amount: formatDecimal(charge.amount, currency as Currency),
    periodStart: charge.periodStart.toISOString(),
    periodEnd: instant(charge.periodEnd),
    chargedAt: charge.chargedAt.toISOString(),
  };
}

export function restorationJson(restoration: RestorationRow) {
  const { autoRenew, scheduledChange, takenAt, settledAt, outcome } = restoration;
  return {
    autoRenew,
    scheduledChange,
    takenAt: takenAt.toISOString(),
    settledAt: instant(settledAt),
    outcome,
  };
}

export function leversJson(recommended: MoneyConsequence['recommended']) {
  return recommended.map(({ lever, until }) => ({ lever, until: instant(until) }));
}

export function moneyJson(money: MoneyConsequence): Static<typeof MoneySchema> {
  const text = (minor: bigint) => formatDecimal(minor, money.currency as Currency);
  return {
    currency: money.currency,
    refund: text(money.refund),
    stillCharged: text(money.stillCharged),
    saved: text(money.saved),
    billedUntil: instant(money.billedUntil),
    reversible: money.reversible,
    needsApproval: money.needsApproval,
    reasons: money.reasons.map(({ code, values }) => ({ code, values: { ...values } })),
    recommended: leversJson(money.recommended),
  };
}

function instant(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}

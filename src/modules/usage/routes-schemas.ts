import { Type, type Static, type TSchema } from 'typebox';
import { formatDay } from '../../kernel/days.ts';
import { formatDecimal } from '../../kernel/money.ts';
import { formatExact, roundToMinor } from './decide-amount.ts';
import { formatMonth } from './decide-month.ts';
import type {
  Budget,
  BudgetNotice,
  BudgetUse,
  ConsumedThing,
  Costs,
  ExactAmount,
  SubAccount,
} from './types.ts';

export const tag = 'usage';

export const CustomerParams = Type.Object({ customerId: Type.String({ format: 'uuid' }) });
export const IdParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
export const MonthText = Type.String({
  pattern: '^\\d{4}-\\d{2}$',
  description: 'A calendar month in UTC, such as 2026-11',
});
export const OptionalMonth = Type.Optional(MonthText);
export const DayText = Type.String({ format: 'date' });
export const InstantText = Type.String({ format: 'date-time' });
export const CurrencyText = Type.String({ pattern: '^[A-Z]{3}$' });
export const AmountText = Type.String({ maxLength: 40, description: 'Decimal text' });

export const nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

const costsFields = {
  currency: CurrencyText,
  cost: Type.String({ description: 'What the provider charges, rounded to the minor unit' }),
  costExact: Type.String({ description: 'The same with every digit that the provider counts' }),
  effectiveCost: Type.String({ description: 'With prepaid commitments spread over their use' }),
  consumed: Type.String({ description: 'Without purchases, taxes, credits and adjustments' }),
  unbilled: Type.String({ description: 'The part that stands on no invoice' }),
  records: Type.Integer(),
  changedAt: InstantText,
};

export const CostsSchema = Type.Object(costsFields);
export const BudgetUseSchema = Type.Object({
  amount: Type.String(),
  percentUsed: Type.Number({ description: 'Two decimals, rounded down; may exceed 100' }),
});

export const CustomerMonthSchema = Type.Object({
  customerId: Type.String(),
  customerNumber: Type.String(),
  customerName: Type.String(),
  month: MonthText,
  ...costsFields,
  budget: nullable(BudgetUseSchema),
});

export const SubscriptionMonthSchema = Type.Object({
  subscriptionId: nullable(Type.String()),
  subscriptionName: nullable(Type.String()),
  ...costsFields,
});

export const DaySchema = Type.Object({
  day: DayText,
  subscriptionId: nullable(Type.String()),
  ...costsFields,
});

export const ThingSchema = Type.Object({
  serviceCategory: Type.String(),
  serviceName: Type.String(),
  id: nullable(Type.String()),
  name: nullable(Type.String()),
  region: nullable(Type.String()),
  unit: nullable(Type.String()),
  quantity: nullable(Type.String()),
  currency: CurrencyText,
  cost: Type.String(),
  costExact: Type.String(),
  lastDay: DayText,
});

export const BudgetSchema = Type.Object({
  amount: Type.String(),
  currency: CurrencyText,
  setAt: InstantText,
});

export const BudgetNoticeSchema = Type.Object({
  month: MonthText,
  threshold: Type.Integer(),
  number: Type.Integer({ description: '1 for the first time in a month' }),
  currency: CurrencyText,
  budget: Type.String(),
  consumed: Type.String(),
  toldAt: InstantText,
});

export const SubAccountSchema = Type.Object({
  id: Type.String(),
  provider: Type.String(),
  externalId: Type.String({ description: 'The provider’s own identifier' }),
  name: nullable(Type.String()),
  customerId: nullable(Type.String()),
  subscriptionId: nullable(Type.String()),
  entitlementId: nullable(Type.String()),
  mappedBy: nullable(Type.String()),
  seenAt: InstantText,
});

export function costsJson(costs: Costs): Static<typeof CostsSchema> {
  const { currency } = costs;
  const shown = (amount: ExactAmount) => formatDecimal(roundToMinor(amount, currency), currency);
  return {
    currency,
    cost: shown(costs.billed),
    costExact: formatExact(costs.billed),
    effectiveCost: shown(costs.effective),
    consumed: shown(costs.consumed),
    unbilled: shown(costs.unbilled),
    records: costs.records,
    changedAt: costs.changedAt.toISOString(),
  };
}

export function budgetUseJson(
  budget: BudgetUse | null,
  currency: Costs['currency'],
): Static<typeof BudgetUseSchema> | null {
  if (budget === null) return null;
  return {
    amount: formatDecimal(budget.amount, currency),
    percentUsed: budget.usedBasisPoints / 100,
  };
}

export function thingJson(thing: ConsumedThing): Static<typeof ThingSchema> {
  const { billed, lastDay, ...rest } = thing;
  return {
    ...rest,
    cost: formatDecimal(roundToMinor(billed, thing.currency), thing.currency),
    costExact: formatExact(billed),
    lastDay: formatDay(lastDay),
  };
}

export function budgetJson(budget: Budget | null): Static<typeof BudgetSchema> | null {
  if (budget === null) return null;
  const { amount, currency, setAt } = budget;
  return { amount: formatDecimal(amount, currency), currency, setAt: setAt.toISOString() };
}

export function noticeJson(notice: BudgetNotice): Static<typeof BudgetNoticeSchema> {
  const { threshold, number, currency } = notice;
  return {
    month: formatMonth(notice.month),
    threshold,
    number,
    currency,
    budget: formatDecimal(notice.budget, currency),
    consumed: formatDecimal(roundToMinor(notice.consumed, currency), currency),
    toldAt: notice.toldAt.toISOString(),
  };
}

export function subAccountJson(account: SubAccount): Static<typeof SubAccountSchema> {
  return { ...account, seenAt: account.seenAt.toISOString() };
}

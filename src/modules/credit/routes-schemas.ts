import { Type, type Static } from 'typebox';
import { formatDay, parseDay, type Day } from '../../kernel/days.ts';
import {
  formatDecimal,
  parseCurrency,
  parseDecimal,
  scaleOf,
  type Currency,
} from '../../kernel/money.ts';
import type { LineStanding } from './commands-check.ts';
import { refuse, riskClasses, ruleFamilies, type LineTerms } from './types.ts';

export const tag = 'credit';
export const nullable = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
export const IdText = Type.String({ format: 'uuid' });
export const DayText = Type.String({ format: 'date' });
export const InstantText = Type.String({ format: 'date-time' });
export const CurrencyText = Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217' });
export const AmountText = Type.String({
  maxLength: 30,
  description: 'Decimal, in the currency beside it: "1234.50"',
});
export const ReasonText = Type.String({ minLength: 1, maxLength: 500 });
export const RiskClassSchema = Type.Enum([...riskClasses]);
export const CustomerParams = Type.Object({ customerId: IdText });

export const LineTermsSchema = Type.Object({
  limit: AmountText,
  depositRequired: AmountText,
  prepayment: Type.Boolean({ description: 'Every order is to be paid before it is bought' }),
  temporary: nullable(Type.Object({ limit: AmountText, from: DayText, until: DayText })),
  expiresOn: nullable({ ...DayText, description: 'The last day on which the limit counts' }),
  reviewOn: nullable(DayText),
  conditions: Type.String({ maxLength: 2000 }),
  unchecked: Type.Boolean({ description: 'Orders of this customer are not checked' }),
});

export const LineSchema = Type.Object({
  customerId: Type.String(),
  customerNumber: Type.String(),
  customerName: Type.String(),
  currency: CurrencyText,
  ...LineTermsSchema.properties,
  decidedBy: Type.String(),
  decidedAt: InstantText,
  reason: Type.String(),
  applicationId: nullable(Type.String()),
  version: Type.Integer(),
  limitToday: AmountText,
  exposure: AmountText,
  available: { ...AmountText, description: 'Limit less exposure; negative when over it' },
  overdue: AmountText,
  overdueDays: Type.Integer(),
  isExpired: Type.Boolean(),
});

export const RuleSchema = Type.Object({
  family: Type.Enum([...ruleFamilies]),
  verdict: Type.Enum(['off', 'wait', 'refuse']),
  threshold: Type.Integer({
    minimum: 0,
    maximum: 10_000,
    description: 'Days (`overdue_days`) or percent of the limit (`limit_used`)',
  }),
  amounts: Type.Record(Type.String({ pattern: '^[A-Z]{3}$' }), AmountText, {
    description: 'By currency (`overdue_amount`, `order_amount`)',
  }),
  riskClasses: Type.Array(RiskClassSchema, { maxItems: 4 }),
  exceptSegments: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 100 }),
  exceptRiskClasses: Type.Array(RiskClassSchema, { maxItems: 4 }),
});

export const SettingsSchema = Type.Object({
  approvalAbove: AmountText,
  currency: CurrencyText,
  orderCounts: Type.Enum(['commitment', 'first_charge']),
  rules: Type.Array(RuleSchema, { maxItems: ruleFamilies.length }),
  version: Type.Integer({ minimum: 0 }),
});

/** @throws Refused `credit_currency_unknown` */
export function currencyFrom(text: string, field = 'currency'): Currency {
  const currency = parseCurrency(text);
  if (currency === null) throw refuse('credit_currency_unknown', { currency: text }, field);
  return currency;
}

/** @throws Refused `credit_amount_invalid` for what is no amount, or negative */
export function minorFrom(text: string, currency: Currency, field: string): bigint {
  const minor = parseDecimal(text, scaleOf(currency), 'exact');
  if (typeof minor !== 'bigint' || minor < 0n || minor > AMOUNT_MAX) {
    throw refuse('credit_amount_invalid', { amount: text }, field);
  }
  return minor;
}

/** As large as one document of the receivables can be. */
const AMOUNT_MAX = 1_000_000_000_000_000n;

/** @throws Refused `credit_day_invalid` */
export function dayFrom(text: string, field: string): Day {
  const day = parseDay(text);
  if (day === null) throw refuse('credit_day_invalid', { day: text }, field);
  return day;
}

/** @throws Refused `credit_amount_invalid`, `credit_day_invalid` */
export function termsFrom(json: Static<typeof LineTermsSchema>, currency: Currency): LineTerms {
  const { temporary, expiresOn, reviewOn, prepayment, conditions, unchecked } = json;
  return {
    limit: minorFrom(json.limit, currency, 'limit'),
    depositRequired: minorFrom(json.depositRequired, currency, 'depositRequired'),
    prepayment,
    temporary: temporary && {
      limit: minorFrom(temporary.limit, currency, 'temporary.limit'),
      from: dayFrom(temporary.from, 'temporary.from'),
      until: dayFrom(temporary.until, 'temporary.until'),
    },
    expiresOn: expiresOn === null ? null : dayFrom(expiresOn, 'expiresOn'),
    reviewOn: reviewOn === null ? null : dayFrom(reviewOn, 'reviewOn'),
    conditions,
    unchecked,
  };
}

export function termsJson(terms: LineTerms, currency: Currency): Static<typeof LineTermsSchema> {
  const { temporary, expiresOn, reviewOn, prepayment, conditions, unchecked } = terms;
  const money = (minor: bigint) => formatDecimal(minor, currency);
  return {
    limit: money(terms.limit),
    depositRequired: money(terms.depositRequired),
    prepayment,
    temporary: temporary && {
      limit: money(temporary.limit),
      from: formatDay(temporary.from),
      until: formatDay(temporary.until),
    },
    expiresOn: expiresOn && formatDay(expiresOn),
    reviewOn: reviewOn && formatDay(reviewOn),
    conditions,
    unchecked,
  };
}

export function lineJson(
  { line, exposure, limitToday, available, isExpired }: LineStanding,
  customer: { readonly number: string; readonly name: string },
): Static<typeof LineSchema> {
  const { customerId, currency, decidedBy, decidedAt, reason, applicationId, version } = line;
  const money = (minor: bigint) => formatDecimal(minor, currency);
  return {
    customerId,
    customerNumber: customer.number,
    customerName: customer.name,
    currency,
    ...termsJson(line, currency),
    decidedBy,
    decidedAt: decidedAt.toISOString(),
    reason,
    applicationId,
    version,
    limitToday: money(limitToday),
    exposure: money(exposure.exposure),
    available: money(available),
    overdue: money(exposure.overdue),
    overdueDays: exposure.overdueDays,
    isExpired,
  };
}

import { Type, type Static, type TSchema } from 'typebox';
import { formatDay, type Day } from '../../kernel/days.ts';
import { formatDecimal, type Currency } from '../../kernel/money.ts';
import {
  components,
  securityKinds,
  type Amounts,
  type Exposure,
  type ExposureRow,
  type Security,
} from './types.ts';

export const tag = 'exposure';
export const nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

export const CustomerParams = Type.Object({ customerId: Type.String({ format: 'uuid' }) });
export const DayText = Type.String({ format: 'date' });
export const InstantText = Type.String({ format: 'date-time' });
export const CurrencyText = Type.String({ pattern: '^[A-Z]{3}$' });
export const AmountText = Type.String({ maxLength: 40, description: 'Decimal text' });
export const ComponentText = Type.Enum([...components]);

/** Every component with its decimal text. */
export const amountFields = {
  unpaid: Type.String({
    description: 'Open debits less open credits, where that is more than zero',
  }),
  unbilledUsage: Type.String({ description: 'Consumed and on no invoice' }),
  expectedUsage: Type.String({ description: 'Expected until usage can be stopped' }),
  commitment: Type.String({ description: 'Cycles of running terms that are not charged yet' }),
  purchases: Type.String({ description: 'Bought and on no invoice yet' }),
  overpayment: Type.String({ description: 'Open credits less open debits, where more than zero' }),
  deposits: Type.String(),
  guarantees: Type.String(),
};

export const ReasonSchema = Type.Object({
  code: Type.String(),
  values: Type.Record(Type.String(), Type.Unknown()),
});

export const ExposureSchema = Type.Object({
  currency: CurrencyText,
  ...amountFields,
  exposure: Type.String({ description: 'All that is at stake less all that covers it' }),
  spareCover: Type.String({ description: 'By how much the cover exceeds what is at stake' }),
  reasons: Type.Array(ReasonSchema),
});

export const ExposureRowSchema = Type.Object({
  currency: CurrencyText,
  component: ComponentText,
  kind: Type.Union([
    Type.Literal('document'),
    Type.Literal('usage'),
    Type.Literal('run_rate'),
    Type.Literal('term'),
    Type.Literal('charge'),
    Type.Literal('order'),
    Type.Literal('security'),
  ]),
  id: nullable(Type.String()),
  label: nullable(Type.String()),
  amount: Type.String(),
  dueOn: nullable(DayText),
  from: nullable(DayText),
  to: nullable(DayText),
  perDay: nullable(Type.String()),
  days: nullable(Type.Integer()),
  cycles: nullable(Type.Integer()),
  until: nullable(InstantText),
  cancelUntil: nullable(InstantText),
  afterWindow: nullable(Type.String()),
});

export const SecuritySchema = Type.Object({
  id: Type.String(),
  customerId: Type.String(),
  kind: Type.Enum([...securityKinds]),
  currency: CurrencyText,
  amount: Type.String(),
  validFrom: DayText,
  validUntil: nullable(DayText),
  reference: Type.String(),
  note: nullable(Type.String()),
  recordedBy: Type.String(),
  recordedAt: InstantText,
  releasedOn: nullable(DayText),
  releaseReason: nullable(Type.String()),
  releasedBy: nullable(Type.String()),
});

export function amountsJson(amounts: Amounts, currency: Currency) {
  const text = (minor: bigint) => formatDecimal(minor, currency);
  return {
    unpaid: text(amounts.unpaid),
    unbilledUsage: text(amounts.unbilledUsage),
    expectedUsage: text(amounts.expectedUsage),
    commitment: text(amounts.commitment),
    purchases: text(amounts.purchases),
    overpayment: text(amounts.overpayment),
    deposits: text(amounts.deposits),
    guarantees: text(amounts.guarantees),
  };
}

export function exposureJson(exposure: Exposure): Static<typeof ExposureSchema> {
  const { currency } = exposure;
  return {
    currency,
    ...amountsJson(exposure, currency),
    exposure: formatDecimal(exposure.exposure, currency),
    spareCover: formatDecimal(exposure.spareCover, currency),
    reasons: exposure.reasons.map(({ code, values }) => ({ code, values: { ...values } })),
  };
}

export function rowJson(row: ExposureRow): Static<typeof ExposureRowSchema> {
  const { currency, component, kind, id, label, amount, detail } = row;
  const money = (minor: bigint | undefined) =>
    minor === undefined ? null : formatDecimal(minor, currency);
  return {
    currency,
    component,
    kind,
    id,
    label,
    amount: formatDecimal(amount, currency),
    dueOn: dayJson(detail.dueOn ?? null),
    from: dayJson(detail.from ?? null),
    to: dayJson(detail.to ?? null),
    perDay: money(detail.perDay),
    days: detail.days ?? null,
    cycles: detail.cycles ?? null,
    until: detail.until?.toISOString() ?? null,
    cancelUntil: detail.cancelUntil?.toISOString() ?? null,
    afterWindow: money(detail.afterWindow),
  };
}

export function securityJson(security: Security): Static<typeof SecuritySchema> {
  return {
    ...security,
    amount: formatDecimal(security.amount, security.currency),
    validFrom: formatDay(security.validFrom),
    validUntil: dayJson(security.validUntil),
    recordedAt: security.recordedAt.toISOString(),
    releasedOn: dayJson(security.releasedOn),
  };
}

export function dayJson(day: Day | null): string | null {
  return day === null ? null : formatDay(day);
}

import { Type, type Static } from 'typebox';
import { formatDecimal, parseCurrency, parseDecimal, scaleOf } from '../../kernel/money.ts';
import { ORDER_LINES_MAX } from './decide-order.ts';
import {
  cartStates,
  orderStates,
  type Cart,
  type NewOrderLine,
  type Order,
} from './types-order.ts';
import { billingCycles, offerKinds, refuse, terms, type Entitlement, type Offer } from './types.ts';

const nullable = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const IdText = Type.String({ format: 'uuid' });
const InstantText = Type.String({ format: 'date-time' });
const AmountText = Type.String({
  maxLength: 30,
  description: 'Decimal, in the currency beside it: "1234.50"',
});
const CurrencyText = Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217' });
const NameText = Type.String({ minLength: 1, maxLength: 200 });
const OfferIdText = Type.String({ minLength: 1, maxLength: 120 });
const PartOfId = Type.String({ minLength: 1, maxLength: 40 });
/** What the database's integer holds. */
const QuantityNumber = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });
export const BillingCycleSchema = Type.Enum([...billingCycles]);

export const CustomerParams = Type.Object({ customerId: IdText });
export const OrderParams = Type.Object({ customerId: IdText, orderId: IdText });
export const CartParams = Type.Object({ customerId: IdText, cartId: IdText });

export const OfferSchema = Type.Object({
  id: Type.String({
    minLength: 1,
    maxLength: 120,
    description: 'In new commerce made of the three ids: product:sku:availability',
  }),
  productId: PartOfId,
  skuId: PartOfId,
  availabilityId: PartOfId,
  names: Type.Object({ en: NameText, ja: NameText }),
  kind: Type.Enum([...offerKinds]),
  commerce: Type.Enum(['new', 'legacy']),
  billingType: Type.Enum(['license', 'usage']),
  term: Type.Enum([...terms]),
  billingCycle: BillingCycleSchema,
  currency: CurrencyText,
  unitPrice: { ...AmountText, description: 'Per seat and billing cycle, in the currency' },
  minimumQuantity: QuantityNumber,
  maximumQuantity: QuantityNumber,
  addonOf: Type.Array(PartOfId, {
    maxItems: 100,
    description: 'Products whose subscriptions can have it as an add-on; empty for a base offer',
  }),
  state: Type.Enum(['available', 'withdrawn']),
});

export const NewOrderLineSchema = Type.Object({
  offerId: OfferIdText,
  quantity: QuantityNumber,
  friendlyName: Type.Optional(NameText),
  parentSubscriptionId: Type.Optional(IdText),
});

export const NewOrderLines = Type.Array(NewOrderLineSchema, { maxItems: ORDER_LINES_MAX });

export const OrderObjectionSchema = Type.Object({
  check: Type.String(),
  verdict: Type.Enum(['wait', 'refuse']),
  reasons: Type.Array(
    Type.Object({
      code: Type.String(),
      values: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
  askedAt: InstantText,
  settledAt: nullable(InstantText),
  settledBy: nullable(Type.String()),
  settledHow: nullable(Type.Enum(['released', 'cleared', 'refused'])),
  settledReason: nullable(Type.String()),
});

export const OrderSchema = Type.Object({
  id: Type.String(),
  customerId: Type.String(),
  state: Type.Enum([...orderStates]),
  billingCycle: BillingCycleSchema,
  currency: CurrencyText,
  total: { ...AmountText, description: 'Charged for the first billing cycle' },
  cartId: nullable(Type.String()),
  createdAt: InstantText,
  lines: Type.Array(
    Type.Object({
      number: Type.Integer(),
      offerId: Type.String(),
      friendlyName: Type.String(),
      quantity: Type.Integer(),
      unitPrice: AmountText,
      subscriptionId: nullable({
        ...Type.String(),
        description: 'Null as long as the order is not completed',
      }),
      parentSubscriptionId: nullable(Type.String()),
    }),
  ),
  objections: Type.Array(OrderObjectionSchema, {
    description: 'What checks had against the order, settled or not',
  }),
});

export const CartSchema = Type.Object({
  id: Type.String(),
  customerId: Type.String(),
  state: Type.Enum([...cartStates]),
  lines: Type.Array(NewOrderLineSchema),
  createdAt: InstantText,
  expiresAt: InstantText,
  version: Type.Integer(),
});

export const EntitlementSchema = Type.Object({
  id: Type.String(),
  subscriptionId: Type.String(),
  friendlyName: Type.String(),
  status: Type.Enum(['active', 'cancelling', 'cancelled', 'reactivating']),
  cancellationReason: nullable(Type.String()),
  effectiveAt: nullable({
    ...InstantText,
    description: 'When the change that is asked for is done',
  }),
  createdAt: InstantText,
});

export function offerJson(offer: Offer): Static<typeof OfferSchema> {
  return {
    ...offer,
    names: { ...offer.names },
    unitPrice: amountText(offer.unitPrice, offer.currency),
    addonOf: [...offer.addonOf],
  };
}

/** @throws Refused `offer_contradictory` for a price or a currency that is none */
export function offerOfJson(json: Static<typeof OfferSchema>, index: number): Offer {
  const currency = parseCurrency(json.currency);
  const unitPrice =
    currency === null ? null : parseDecimal(json.unitPrice, scaleOf(currency), 'exact');
  if (typeof unitPrice !== 'bigint') {
    const problem = `${json.unitPrice} ${json.currency} is no price`;
    throw refuse(
      'offer_contradictory',
      { offerId: json.id, problem },
      `offers[${index}].unitPrice`,
    );
  }
  return { ...json, unitPrice };
}

export function orderJson(order: Order): Static<typeof OrderSchema> {
  const { version: _, total, createdAt, lines, objections, ...rest } = order;
  return {
    ...rest,
    total: amountText(total, order.currency),
    createdAt: createdAt.toISOString(),
    lines: lines.map(({ unitPrice, ...line }) => ({
      ...line,
      unitPrice: amountText(unitPrice, order.currency),
    })),
    objections: objections.map((objection) => ({
      ...objection,
      reasons: objection.reasons.map(({ code, values }) => ({ code, values: { ...values } })),
      askedAt: objection.askedAt.toISOString(),
      settledAt: objection.settledAt?.toISOString() ?? null,
    })),
  };
}

export function cartJson(cart: Cart): Static<typeof CartSchema> {
  return {
    ...cart,
    lines: cart.lines.map((line: NewOrderLine) => ({ ...line })),
    createdAt: cart.createdAt.toISOString(),
    expiresAt: cart.expiresAt.toISOString(),
  };
}

export function entitlementJson(entitlement: Entitlement): Static<typeof EntitlementSchema> {
  return {
    ...entitlement,
    effectiveAt: entitlement.effectiveAt?.toISOString() ?? null,
    createdAt: entitlement.createdAt.toISOString(),
  };
}

/** @throws when the currency is none, which nothing that was saved has */
function amountText(minor: bigint, code: string): string {
  const currency = parseCurrency(code);
  if (currency === null) throw new Error(`${code} is no currency`);
  return formatDecimal(minor, currency);
}

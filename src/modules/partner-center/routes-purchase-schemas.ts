import { Type } from 'typebox';
import { wireCycles } from './decide-legacy.ts';
import { AttributesSchema, LinksSchema, wireEnum } from './routes-schemas.ts';

const text = Type.String();
const shared = { links: LinksSchema, attributes: AttributesSchema };
const optionalText = (maxLength: number) => Type.Optional(Type.String({ maxLength }));
const Quantity = Type.Integer({ minimum: 1, maximum: 10_000_000 });
/** More than any cart that a person fills; a file has its own import. */
const LINES_MAX = 200;

export const OrderInput = Type.Object({
  billingCycle: Type.Optional(wireEnum(wireCycles)),
  lineItems: Type.Array(
    Type.Object({
      lineItemNumber: Type.Optional(Type.Integer({ minimum: 0 })),
      offerId: Type.String({ minLength: 1, maxLength: 120 }),
      quantity: Quantity,
      friendlyName: optionalText(200),
      termDuration: optionalText(10),
      parentSubscriptionId: optionalText(60),
    }),
    { minItems: 1, maxItems: LINES_MAX },
  ),
});

export const OrderPatch = Type.Object({
  billingCycle: Type.Optional(wireEnum(wireCycles)),
  status: Type.Optional(Type.String({ maxLength: 40 })),
  attributes: Type.Optional(Type.Object({ etag: optionalText(500) })),
});

export const OrderSchema = Type.Object({
  id: text,
  alternateId: text,
  referenceCustomerId: text,
  billingCycle: Type.Enum([...wireCycles]),
  currencyCode: text,
  lineItems: Type.Array(
    Type.Object({
      lineItemNumber: Type.Integer(),
      offerId: text,
      /** Absent as long as the order waits. */
      subscriptionId: Type.Optional(text),
      friendlyName: text,
      quantity: Type.Integer(),
      termDuration: text,
      transactionType: text,
      links: LinksSchema,
    }),
  ),
  creationDate: text,
  status: Type.Enum(['pending', 'completed', 'cancelled', 'error']),
  transactionType: text,
  totalPrice: Type.Number(),
  ...shared,
});

export const CartInput = Type.Object({
  lineItems: Type.Array(
    Type.Object({
      catalogItemId: Type.String({ minLength: 1, maxLength: 120 }),
      quantity: Quantity,
      friendlyName: optionalText(200),
      billingCycle: Type.Optional(wireEnum(wireCycles)),
      termDuration: optionalText(10),
      provisioningContext: Type.Optional(Type.Object({ parentSubscriptionId: optionalText(60) })),
    }),
    { maxItems: LINES_MAX },
  ),
});

export const CartSchema = Type.Object({
  id: text,
  creationTimestamp: text,
  expirationTimestamp: text,
  status: text,
  lineItems: Type.Array(
    Type.Object({
      id: Type.Integer(),
      catalogItemId: text,
      friendlyName: Type.Optional(text),
      quantity: Type.Integer(),
      currencyCode: Type.Optional(text),
      billingCycle: Type.Optional(Type.Enum([...wireCycles])),
      termDuration: Type.Optional(text),
      orderGroup: text,
    }),
  ),
  ...shared,
});

export const CheckoutSchema = Type.Object({
  orders: Type.Array(OrderSchema),
  orderErrors: Type.Array(Type.Unknown()),
});

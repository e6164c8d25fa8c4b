import { Type } from 'typebox';
import { wireCycles, wireStatuses } from './decide-legacy.ts';
import { AttributesSchema, LinksSchema, wireEnum } from './routes-schemas.ts';

const text = Type.String();
const optional = Type.Optional(text);
const shared = { links: LinksSchema, attributes: AttributesSchema };

const ProductSchema = Type.Object({
  productId: text,
  skuId: text,
  availabilityId: text,
  billingCycle: Type.Enum([...wireCycles]),
  termDuration: text,
});

export const SubscriptionSchema = Type.Object({
  id: text,
  entitlementId: text,
  offerId: text,
  offerName: text,
  friendlyName: text,
  productType: Type.Object({ id: text, displayName: text }),
  quantity: Type.Integer(),
  unitType: text,
  hasPurchasableAddons: Type.Boolean(),
  parentSubscriptionId: optional,
  creationDate: text,
  effectiveStartDate: text,
  commitmentEndDate: text,
  commitmentEndDateTime: text,
  cancellationAllowedUntilDate: optional,
  billingCycleEndDate: optional,
  billingCycleEndDateTime: optional,
  status: Type.Enum([...wireStatuses]),
  autoRenewEnabled: Type.Boolean(),
  isTrial: Type.Boolean(),
  billingType: Type.Enum(['license', 'usage']),
  billingCycle: Type.Enum([...wireCycles]),
  termDuration: text,
  renewalTermDuration: optional,
  refundOptions: Type.Array(Type.Object({ type: text, expiresAt: text })),
  isMicrosoftProduct: Type.Boolean(),
  attentionNeeded: Type.Boolean(),
  actionTaken: Type.Boolean(),
  suspensionReasons: Type.Array(text),
  contractType: Type.Literal('subscription'),
  refundableQuantity: Type.Optional(
    Type.Object({
      totalQuantity: Type.Integer(),
      details: Type.Array(Type.Object({ quantity: Type.Integer(), allowedUntilDateTime: text })),
    }),
  ),
  scheduledNextTermInstructions: Type.Optional(
    Type.Object({ product: ProductSchema, quantity: Type.Integer() }),
  ),
  orderId: optional,
  actions: Type.Array(text),
  ...shared,
});

/** Whatever of the resource a client sends back; what it cannot change is not even looked at. */
export const SubscriptionInput = Type.Object({
  status: Type.Optional(wireEnum(wireStatuses)),
  quantity: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
  friendlyName: Type.Optional(Type.String({ maxLength: 200 })),
  autoRenewEnabled: Type.Optional(Type.Boolean()),
  billingCycle: Type.Optional(wireEnum(wireCycles)),
  partnerId: Type.Optional(Type.String({ maxLength: 200 })),
  scheduledNextTermInstructions: Type.Optional(
    Type.Object({
      quantity: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000_000 })),
      product: Type.Optional(
        Type.Object({
          productId: Type.Optional(Type.String({ maxLength: 60 })),
          skuId: Type.Optional(Type.String({ maxLength: 60 })),
          availabilityId: Type.Optional(Type.String({ maxLength: 60 })),
          billingCycle: Type.Optional(wireEnum(wireCycles)),
          termDuration: Type.Optional(Type.String({ maxLength: 10 })),
        }),
      ),
    }),
  ),
  attributes: Type.Optional(Type.Object({ etag: Type.Optional(Type.String({ maxLength: 500 })) })),
});

export const EntitlementSchema = Type.Object({
  id: text,
  friendlyName: text,
  status: Type.Enum(['active', 'inactive']),
  subscriptionId: text,
  ...shared,
});

export const ProvisioningSchema = Type.Object({
  skuId: text,
  status: Type.Enum(['success', 'pending', 'failed']),
  quantity: Type.Integer(),
  endDate: text,
  attributes: AttributesSchema,
});

export const SupportContactInput = Type.Object({
  supportTenantId: Type.Optional(Type.String({ maxLength: 100 })),
  supportMpnId: Type.Optional(Type.String({ maxLength: 100 })),
  name: Type.Optional(Type.String({ maxLength: 200 })),
  attributes: Type.Optional(Type.Object({ etag: Type.Optional(Type.String({ maxLength: 500 })) })),
});

export const SupportContactSchema = Type.Object({
  supportTenantId: optional,
  supportMpnId: optional,
  name: optional,
  ...shared,
});

import { Type } from 'typebox';
import { AttributesSchema, LinksSchema } from './routes-schemas.ts';

const BudgetInRecord = Type.Object({
  amount: Type.Optional(Type.Number()),
  attributes: AttributesSchema,
});
const cost = {
  totalCost: Type.Number(),
  currencyLocale: Type.String(),
  currencyCode: Type.String(),
  usdTotalCost: Type.Optional(Type.Number()),
  lastModifiedDate: Type.String(),
};
const billing = { billingStartDate: Type.String(), billingEndDate: Type.String() };
const resource = { resourceId: Type.String(), resourceName: Type.String() };
const named = { ...resource, id: Type.String(), name: Type.String() };

export const SpendingBudgetSchema = Type.Object({
  amount: Type.Optional(Type.Number()),
  usageSpendingBudget: Type.Optional(Type.Number()),
  links: LinksSchema,
  attributes: AttributesSchema,
});

export const CustomerRecordSchema = Type.Object({
  budget: BudgetInRecord,
  percentUsed: Type.Number({ minimum: 0 }),
  isUpgraded: Type.Boolean(),
  ...named,
  ...cost,
  links: LinksSchema,
  attributes: AttributesSchema,
});

export const CustomerSummarySchema = Type.Object({
  budget: BudgetInRecord,
  ...resource,
  ...billing,
  ...cost,
  links: LinksSchema,
  attributes: AttributesSchema,
});

export const SubscriptionRecordSchema = Type.Object({
  status: Type.String(),
  offerId: Type.String(),
  partnerOnRecord: Type.String(),
  isUpgraded: Type.Boolean(),
  ...named,
  ...cost,
  attributes: AttributesSchema,
});

export const SubscriptionSummarySchema = Type.Object({
  ...resource,
  ...billing,
  ...cost,
  links: LinksSchema,
  attributes: AttributesSchema,
});

export const ThingRecordSchema = Type.Object({
  category: Type.String(),
  subcategory: Type.String(),
  ...named,
  resourceRegion: Type.Optional(Type.String()),
  unit: Type.Optional(Type.String()),
  quantityUsed: Type.Optional(Type.Number()),
  ...cost,
  attributes: AttributesSchema,
});

export const DayRecordSchema = Type.Object({
  dateUsed: Type.String(),
  ...resource,
  ...cost,
  attributes: AttributesSchema,
});

export const PartnerSummarySchema = Type.Object({
  emailsToNotify: Type.Array(Type.String()),
  customersOverBudget: Type.Integer(),
  customersTrendingOver: Type.Integer(),
  customersWithUsageBasedSubscription: Type.Integer(),
  ...resource,
  ...billing,
  ...cost,
  links: LinksSchema,
  attributes: AttributesSchema,
});

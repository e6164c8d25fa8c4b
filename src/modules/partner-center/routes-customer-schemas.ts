import { Type } from 'typebox';
import { AttributesSchema, LinksSchema } from './routes-schemas.ts';

const text = (maxLength: number) => Type.String({ maxLength });
const optionalText = (maxLength: number) => Type.Optional(text(maxLength));

const addressFields = {
  firstName: optionalText(100),
  lastName: optionalText(100),
  addressLine1: optionalText(300),
  addressLine2: optionalText(300),
  city: optionalText(100),
  state: optionalText(100),
  region: optionalText(100),
  postalCode: optionalText(30),
  phoneNumber: optionalText(50),
};
const Country = Type.String({ pattern: '^[A-Za-z]{2}$' });
export const AddressInput = Type.Object({ ...addressFields, country: Type.Optional(Country) });

const billingFields = {
  firstName: optionalText(100),
  lastName: optionalText(100),
  email: Type.String({ format: 'email', maxLength: 254 }),
  culture: Type.String({ minLength: 1, maxLength: 20 }),
  language: Type.String({ minLength: 1, maxLength: 20 }),
  companyName: Type.String({ minLength: 1, maxLength: 300, pattern: String.raw`\S` }),
};
const RequiredAddress = Type.Object({
  ...addressFields,
  firstName: text(100),
  lastName: text(100),
  addressLine1: text(300),
  city: text(100),
  country: Country,
});

export const CustomerInput = Type.Object({
  enableGDAPByDefault: Type.Optional(Type.Boolean()),
  associatedPartnerId: optionalText(60),
  companyProfile: Type.Object({
    domain: Type.String({ minLength: 1, maxLength: 100, pattern: '^[^\\s/@]+$' }),
    organizationRegistrationNumber: optionalText(60),
  }),
  billingProfile: Type.Object({ ...billingFields, defaultAddress: RequiredAddress }),
});

/** Replaced as a whole, so what is required of a new one is required again. */
export const BillingInput = Type.Object({
  ...billingFields,
  defaultAddress: AddressInput,
  attributes: Type.Optional(Type.Object({ etag: optionalText(500) })),
});

const shared = { links: LinksSchema, attributes: AttributesSchema };

export const BillingProfileSchema = Type.Object({
  id: Type.String(),
  ...Type.Partial(Type.Object(billingFields)).properties,
  defaultAddress: Type.Optional(AddressInput),
  ...shared,
});

export const CompanyProfileSchema = Type.Object({
  tenantId: Type.String(),
  domain: Type.String(),
  companyName: Type.String(),
  organizationRegistrationNumber: Type.Optional(Type.String()),
  ...shared,
});

export const CustomerSchema = Type.Object({
  id: Type.String(),
  commerceId: Type.String(),
  companyProfile: CompanyProfileSchema,
  billingProfile: Type.Optional(BillingProfileSchema),
  relationshipToPartner: Type.Enum(['reseller', 'none']),
  allowDelegatedAccess: Type.Boolean(),
  userCredentials: Type.Optional(Type.Object({ userName: Type.String(), password: Type.String() })),
  customDomains: Type.Array(Type.String()),
  associatedPartnerId: Type.Optional(Type.String()),
  ...shared,
});

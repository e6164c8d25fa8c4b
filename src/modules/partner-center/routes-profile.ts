import { Type, type Static } from 'typebox';
import type { JsonObject } from '../../kernel/json.ts';
import { getPartner, type Partner } from '../../people/index.ts';
import { recordEvents } from '../../platform/events.ts';
import { wireRoute, type AnyWireRoute, type WireCall } from '../../platform/wire-route.ts';
import { attributesOf, etagOf, linkTo } from './decide-envelope.ts';
import { checkEtag } from './decide-etag.ts';
import { AddressInput } from './routes-customer-schemas.ts';
import { AttributesSchema, LinksSchema, wireEnum } from './routes-schemas.ts';
import { findPartnerProfile, savePartnerProfile } from './store-profile.ts';

const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }));
const shared = { links: LinksSchema, attributes: AttributesSchema };
const etag = { attributes: Type.Optional(Type.Object({ etag: text(500) })) };

const ContactInput = Type.Object({
  firstName: text(100),
  lastName: text(100),
  email: text(254),
  phoneNumber: text(50),
});
const billing = {
  companyName: text(300),
  address: Type.Optional(AddressInput),
  primaryContact: Type.Optional(ContactInput),
  purchaseOrderNumber: text(100),
  taxId: text(100),
  billingDay: Type.Optional(Type.Integer({ minimum: 0, maximum: 31 })),
  billingCurrency: text(3),
};
const support = {
  email: text(254),
  telephone: text(50),
  website: text(300),
};
const BillingBody = Type.Object({ ...billing, ...etag });
const BillingSchema = Type.Object({ ...billing, ...shared });
const SupportBody = Type.Object({ ...support, ...etag });
const SupportSchema = Type.Object({ ...support, ...shared });

const base = { tag: 'partner', callers: 'user' } as const;
const read = { ...base, method: 'GET', permission: 'partner.read' } as const;
const write = { ...base, method: 'PUT', permission: 'partner.write' } as const;

/** What nobody writes through the API. */
const fixedProfileRoutes: readonly AnyWireRoute[] = [
  wireRoute({
    ...read,
    path: '/v1/profiles/legalbusiness',
    name: 'getPartnerLegalBusinessProfile',
    summary: 'What company the partner is; vetted by being registered here.',
    query: Type.Object({
      vettingVersion: Type.Optional(wireEnum(['none', 'current', 'lastFinalized'])),
    }),
    output: Type.Object({
      companyName: Type.String(),
      address: AddressInput,
      primaryContact: Type.Optional(ContactInput),
      companyApproverAddress: AddressInput,
      companyApproverEmail: text(254),
      vettingStatus: Type.Enum(['none', 'pending', 'authorized', 'rejected']),
      vettingSubStatus: Type.String(),
      profileType: Type.String(),
      ...shared,
    }),
    handle: async (call) => {
      const partner = await getPartner(call);
      const { content } = await billingOf(call);
      return {
        body: {
          companyName: content.companyName ?? partner.name,
          address: content.address ?? { country: partner.country },
          primaryContact: content.primaryContact,
          companyApproverAddress: content.address ?? { country: partner.country },
          companyApproverEmail: call.user?.email,
          vettingStatus: 'authorized' as const,
          vettingSubStatus: 'none',
          profileType: 'legal_business_profile',
          ...marks('legalbusiness', 'PartnerLegalBusinessProfile'),
        },
      };
    },
  }),
  wireRoute({
    ...read,
    path: '/v1/profiles/organization',
    name: 'getOrganizationProfile',
    summary: 'The partner as a tenant.',
    output: Type.Object({
      id: Type.String(),
      tenantId: Type.String(),
      companyName: Type.String(),
      domain: Type.String(),
      email: text(254),
      language: Type.String(),
      culture: Type.String(),
      defaultAddress: AddressInput,
      profileType: Type.String(),
      ...shared,
    }),
    handle: async (call) => {
      const { id, name, language, country } = await getPartner(call);
      return {
        body: {
          id,
          tenantId: id,
          companyName: name,
          domain: `${id}.partner.invalid`,
          email: call.user?.email,
          language,
          culture: language === 'ja' ? 'ja-JP' : 'en-US',
          defaultAddress: { country },
          profileType: 'organization_profile',
          ...marks('organization', 'OrganizationProfile'),
        },
      };
    },
  }),
  wireRoute({
    ...read,
    path: '/v1/profiles/mpn',
    name: 'getPartnerNetworkProfile',
    summary: 'The number under which a partner is known; here its tenant.',
    query: Type.Object({ mpnId: Type.Optional(Type.String({ maxLength: 60 })) }),
    output: Type.Object({
      mpnId: Type.String(),
      partnerName: Type.String(),
      profileType: Type.String(),
      ...shared,
    }),
    handle: async (call, { query }) => {
      const { id, name } = await getPartner(call);
      return {
        body: {
          mpnId: query.mpnId ?? id,
          partnerName: name,
          profileType: 'mpn_profile',
          ...marks('mpn', 'MpnProfile'),
        },
      };
    },
  }),
  wireRoute({
    ...read,
    callers: 'app_or_user',
    path: '/v1/compliance/csp/agreementstatus',
    name: 'getPartnerAgreementStatus',
    summary: 'Whether a partner signed its agreement: all that are registered here did.',
    query: Type.Object({
      mpnId: Type.Optional(Type.String({ maxLength: 60 })),
      tenantId: Type.Optional(Type.String({ maxLength: 60 })),
    }),
    output: Type.Object({ isAgreementSigned: Type.Boolean() }),
    handle: (call, { query }) => {
      const asked = query.tenantId ?? query.mpnId ?? call.partnerId;
      const isAgreementSigned = asked.toLowerCase() === call.partnerId;
      return Promise.resolve({ body: { isAgreementSigned } });
    },
  }),
];

export const profileWireRoutes: readonly AnyWireRoute[] = [
  wireRoute({
    ...read,
    path: '/v1/profiles/billing',
    name: 'getPartnerBillingProfile',
    summary: 'How the partner itself is billed.',
    output: BillingSchema,
    handle: async (call) => ({ body: shown('billing', call, await billingOf(call)) }),
  }),
  wireRoute({
    ...write,
    path: '/v1/profiles/billing',
    name: 'updatePartnerBillingProfile',
    summary: 'Replaces it, if its etag is still the newest.',
    body: BillingBody,
    output: BillingSchema,
    handle: async (call, { body: { attributes, ...content } }) => {
      const known = await billingOf(call);
      checkEtag(call, attributes?.etag, call.partnerId, known.version);
      return { body: shown('billing', call, await replaced(call, 'billing', content)) };
    },
  }),
  wireRoute({
    ...read,
    path: '/v1/profiles/support',
    name: 'getPartnerSupportProfile',
    summary: 'Where the partner helps its customers.',
    output: SupportSchema,
    handle: async (call) => ({ body: shown('support', call, await supportOf(call)) }),
  }),
  wireRoute({
    ...write,
    path: '/v1/profiles/support',
    name: 'updatePartnerSupportProfile',
    summary: 'Replaces it, if its etag is still the newest.',
    body: SupportBody,
    output: SupportSchema,
    handle: async (call, { body: { attributes, ...content } }) => {
      const known = await supportOf(call);
      checkEtag(call, attributes?.etag, call.partnerId, known.version);
      return { body: shown('support', call, await replaced(call, 'support', content)) };
    },
  }),
  ...fixedProfileRoutes,
];

interface Profile<Content> {
  readonly content: Content;
  readonly version: number;
}

/** What was written last; before that, what is known of the partner anyway. */
async function billingOf(
  call: WireCall,
): Promise<Profile<Omit<Static<typeof BillingBody>, 'attributes'>>> {
  const kept = await findPartnerProfile(call, 'billing');
  if (kept) return kept;
  const { name, country, currency }: Partner = await getPartner(call);
  return {
    content: { companyName: name, address: { country }, billingCurrency: currency },
    version: 0,
  };
}

async function supportOf(
  call: WireCall,
): Promise<Profile<Omit<Static<typeof SupportBody>, 'attributes'>>> {
  return (await findPartnerProfile(call, 'support')) ?? { content: {}, version: 0 };
}

async function replaced(call: WireCall, kind: 'billing' | 'support', content: JsonObject) {
  const kept = await savePartnerProfile(call, kind, content);
  await recordEvents(call, [
    {
      type: 'partner_center.partner_profile_changed',
      subject: { kind: 'partner_profile', id: kind },
      after: content,
    },
  ]);
  return kept;
}

function shown<Content extends object>(
  kind: 'billing' | 'support',
  call: WireCall,
  { content, version }: Profile<Content>,
) {
  const type = kind === 'billing' ? 'PartnerBillingProfile' : 'SupportProfile';
  return { ...content, ...marks(kind, type, etagOf(call.partnerId, version)) };
}

function marks(kind: string, objectType: string, tag?: string) {
  return {
    links: { self: linkTo(`/profiles/${kind}`) },
    attributes: attributesOf(objectType, tag),
  };
}

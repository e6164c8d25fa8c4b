import { Type } from 'typebox';
import { newId } from '../../kernel/ids.ts';
import { recordEvents } from '../../platform/events.ts';
import { wireRoute, type AnyWireRoute, type WireCall } from '../../platform/wire-route.ts';
import { findCustomer } from './commands-customer.ts';
import { readAuditDate } from './decide-audit-date.ts';
import { wireCustomerId } from './decide-customer.ts';
import { attributesOf, collectionOf } from './decide-envelope.ts';
import { AttributesSchema, collectionSchema, wireEnum } from './routes-schemas.ts';
import { agreementsOf, insertAgreement } from './store-agreement.ts';
import { AGREEMENT_TYPE, TEMPLATE_ID, type Agreement } from './types-agreement.ts';
import { refuseService } from './types-service.ts';

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const contactFields = {
  firstName: text(100),
  lastName: text(100),
  email: text(254),
  phoneNumber: Type.Optional(Type.String({ maxLength: 50 })),
};
const AgreementSchema = Type.Object({
  userId: Type.String(),
  primaryContact: Type.Object(contactFields),
  templateId: Type.String(),
  dateAgreed: Type.String(),
  type: Type.String(),
  attributes: AttributesSchema,
});
const SignedSchema = Type.Object({ isSigned: Type.Boolean(), attributes: AttributesSchema });

const ofCustomers = {
  tag: 'agreements',
  callers: 'user',
  feature: 'customer_agreements',
} as const;
const PATH = '/v1/customers/{customerId}/agreements';

export const agreementWireRoutes: readonly AnyWireRoute[] = [
  wireRoute({
    ...ofCustomers,
    method: 'GET',
    path: PATH,
    name: 'getCustomerAgreements',
    summary: 'Who agreed to the provider’s terms for a customer, and when; newest first.',
    permission: 'customers.read',
    query: Type.Object({ agreementType: Type.Optional(wireEnum([AGREEMENT_TYPE])) }),
    output: collectionSchema(AgreementSchema),
    handle: async (call, { params }) => {
      const { customer } = await findCustomer(call, params.customerId);
      const items = (await agreementsOf(call, customer.id)).map(shown);
      const uri = `/customers/${wireCustomerId(customer)}/agreements`;
      return { body: collectionOf(items, uri) };
    },
  }),
  wireRoute({
    ...ofCustomers,
    method: 'POST',
    path: PATH,
    name: 'createCustomerAgreement',
    summary: 'Confirms that a customer agreed to the provider’s terms.',
    permission: 'customers.write',
    body: Type.Object({
      primaryContact: Type.Object(contactFields),
      templateId: Type.Optional(text(100)),
      dateAgreed: Type.Optional(text(60)),
      type: wireEnum([AGREEMENT_TYPE]),
    }),
    output: AgreementSchema,
    status: 201,
    handle: async (call, { params, body }) => {
      const { customer } = await findCustomer(call, params.customerId);
      const agreement: Agreement = {
        id: newId(call.now.getTime()),
        customerId: customer.id,
        type: AGREEMENT_TYPE,
        templateId: body.templateId ?? TEMPLATE_ID,
        contact: body.primaryContact,
        agreedAt: agreedAt(call, body.dateAgreed),
        recordedBy: call.actor.name,
      };
      await insertAgreement(call, agreement);
      await recordEvents(call, [
        {
          type: 'partner_center.agreement_recorded',
          subject: { kind: 'agreement', id: agreement.id },
          customerId: customer.id,
          after: {
            templateId: agreement.templateId,
            type: agreement.type,
            dateAgreed: agreement.agreedAt.toISOString(),
          },
        },
      ]);
      return { body: shown(agreement) };
    },
  }),
  wireRoute({
    ...ofCustomers,
    method: 'GET',
    path: `${PATH}/MicrosoftCustomerAgreement/directSignedMicrosoftCustomerAgreementStatus`,
    name: 'getDirectSignedAgreementStatus',
    summary: 'Whether the customer itself signed the terms with the provider; here it never does.',
    permission: 'customers.read',
    output: SignedSchema,
    handle: async (call, { params }) => {
      await findCustomer(call, params.customerId);
      const attributes = attributesOf('DirectSignedCustomerAgreementStatus');
      return { body: { isSigned: false, attributes } };
    },
  }),
  wireRoute({
    ...ofCustomers,
    method: 'GET',
    path: '/v1/agreements',
    name: 'getAgreementMetadata',
    summary: 'The terms that customers agree to.',
    permission: 'partner.read',
    query: Type.Object({ agreementType: Type.Optional(wireEnum([AGREEMENT_TYPE])) }),
    output: collectionSchema(
      Type.Object({
        templateId: Type.String(),
        agreementType: Type.String(),
        versionRank: Type.Integer(),
        attributes: AttributesSchema,
      }),
    ),
    handle: () => {
      const present = {
        templateId: TEMPLATE_ID,
        agreementType: AGREEMENT_TYPE,
        versionRank: 0,
        attributes: attributesOf('AgreementMetaData'),
      };
      return Promise.resolve({ body: collectionOf([present], '/agreements') });
    },
  }),
];

/** @throws Refused `audit_date_invalid`, `agreement_date_invalid` */
function agreedAt(call: WireCall, date: string | undefined): Date {
  if (date === undefined) return call.now;
  const { at } = readAuditDate(date);
  if (at > call.now) throw refuseService('agreement_date_invalid', {}, 'dateAgreed');
  return at;
}

function shown({ recordedBy, contact, templateId, agreedAt: at, type }: Agreement) {
  return {
    userId: recordedBy,
    primaryContact: contact,
    templateId,
    dateAgreed: at.toISOString(),
    type,
    attributes: attributesOf('Agreement'),
  };
}

import { Type } from 'typebox';
import { foldForSearch } from '../../kernel/text.ts';
import {
  cutPage,
  pageOf,
  PAGE_LIMIT_DEFAULT,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { addContact, changeCustomer, createCustomer, removeContact } from './commands.ts';
import * as store from './store.ts';
import { refuse } from './types.ts';

const LanguageSchema = Type.Union([Type.Literal('en'), Type.Literal('ja')]);
const RiskClassSchema = Type.Union([
  Type.Literal('A'),
  Type.Literal('B'),
  Type.Literal('C'),
  Type.Literal('D'),
]);
const ShiftSchema = Type.Union([
  Type.Literal('following'),
  Type.Literal('preceding'),
  Type.Literal('none'),
]);

const customerFields = {
  number: Type.String({ minLength: 1, maxLength: 100 }),
  name: Type.String({ minLength: 1, maxLength: 300 }),
  tenantId: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
  country: Type.String({ pattern: '^[A-Z]{2}$' }),
  timeZone: Type.String({ maxLength: 60 }),
  language: LanguageSchema,
  calendarId: Type.String({ maxLength: 20 }),
  dueDateShift: ShiftSchema,
  paymentTerms: Type.String({ maxLength: 40 }),
  segment: Type.String({ minLength: 1, maxLength: 60 }),
  riskClass: RiskClassSchema,
};

const CustomerSchema = Type.Object({
  id: Type.String(),
  ...customerFields,
  version: Type.Integer(),
});
const CustomerChangeSchema = Type.Partial(Type.Object(customerFields));

const contactFields = {
  name: Type.String({ minLength: 1, maxLength: 200 }),
  email: Type.String({ format: 'email', maxLength: 254 }),
  department: Type.Union([Type.String({ maxLength: 200 }), Type.Null()]),
  language: LanguageSchema,
  role: Type.Union([
    Type.Literal('billing'),
    Type.Literal('management'),
    Type.Literal('technical'),
  ]),
};
const ContactSchema = Type.Object({
  id: Type.String(),
  customerId: Type.String(),
  ...contactFields,
});

const CustomerParams = Type.Object({ customerId: Type.String({ format: 'uuid' }) });
const tag = 'customers';

function isNameCursor(values: readonly unknown[]): values is [string, string] {
  return values.length === 2 && values.every((value) => typeof value === 'string');
}

export const customersRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/customers',
    name: 'listCustomers',
    summary: 'Customers by name; `q` looks in numbers and all names.',
    tag,
    permission: 'customers.read',
    query: Type.Object({
      ...PageQuery,
      q: Type.Optional(Type.String({ maxLength: 200 })),
      segment: Type.Optional(Type.String({ maxLength: 60 })),
      riskClass: Type.Optional(RiskClassSchema),
    }),
    output: pageOf(CustomerSchema),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const cursor = query.cursor ? readCursor(query.cursor, isNameCursor) : null;
      const rows = await store.pageOfCustomers(context, {
        after: cursor ? { name: cursor[0], id: cursor[1] } : null,
        limit: limit + 1,
        ...(query.q ? { search: foldForSearch(query.q) } : {}),
        ...(query.segment ? { segment: query.segment } : {}),
        ...(query.riskClass ? { riskClass: query.riskClass } : {}),
      });
      const page = cutPage(rows, limit, (row) => [row.name, row.id]);
      const unfiltered = !query.q && !query.segment && !query.riskClass;
      return unfiltered ? { ...page, total: await store.countOfCustomers(context) } : page;
    },
  }),
  route({
    method: 'POST',
    path: '/api/customers',
    name: 'createCustomer',
    summary: 'Adds a customer; what is left out follows the partner.',
    tag,
    permission: 'customers.write',
    body: Type.Intersect([
      Type.Object({ number: customerFields.number, name: customerFields.name }),
      CustomerChangeSchema,
    ]),
    output: CustomerSchema,
    refusals: ['customer_number_taken', 'customer_time_zone_unknown', 'customer_terms_unknown'],
    handle: (context, { body }) => createCustomer(context, body),
  }),
  route({
    method: 'GET',
    path: '/api/customers/{customerId}',
    name: 'getCustomer',
    summary: 'One customer with its contacts and other names.',
    tag,
    permission: 'customers.read',
    params: CustomerParams,
    output: Type.Object({
      customer: CustomerSchema,
      contacts: Type.Array(ContactSchema),
      otherNames: Type.Array(Type.String()),
    }),
    refusals: ['customer_not_found'],
    handle: async (context, { params }) => {
      const customer = await store.findCustomer(context, params.customerId);
      if (!customer) throw refuse('customer_not_found', { customerId: params.customerId });
      return {
        customer,
        contacts: await store.contactsByCustomers(context, [customer.id]),
        otherNames: await store.aliasesOf(context, customer.id),
      };
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/customers/{customerId}',
    name: 'changeCustomer',
    summary: 'Changes a customer, if `version` is still the newest.',
    tag,
    permission: 'customers.write',
    params: CustomerParams,
    body: Type.Object({ version: Type.Integer(), change: CustomerChangeSchema }),
    output: CustomerSchema,
    refusals: ['customer_not_found', 'customer_version_stale', 'customer_number_taken'],
    handle: (context, { params, body }) =>
      changeCustomer(context, params.customerId, body.version, body.change),
  }),
  route({
    method: 'POST',
    path: '/api/customers/{customerId}/contacts',
    name: 'addContact',
    summary: 'Adds a contact person.',
    tag,
    permission: 'customers.write',
    params: CustomerParams,
    body: Type.Object(contactFields),
    output: ContactSchema,
    refusals: ['customer_not_found', 'contact_duplicate'],
    handle: (context, { params, body }) => addContact(context, params.customerId, body),
  }),
  route({
    method: 'DELETE',
    path: '/api/customers/{customerId}/contacts/{contactId}',
    name: 'removeContact',
    summary: 'Removes a contact person.',
    tag,
    permission: 'customers.write',
    params: Type.Object({
      customerId: Type.String({ format: 'uuid' }),
      contactId: Type.String({ format: 'uuid' }),
    }),
    output: Type.Object({}),
    refusals: ['contact_not_found'],
    handle: async (context, { params }) => {
      await removeContact(context, params.customerId, params.contactId);
      return {};
    },
  }),
];

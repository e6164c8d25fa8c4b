import { randomBytes } from 'node:crypto';
import { Type } from 'typebox';
import { Refused } from '../../kernel/refusal.ts';
import { readCursor, writeCursor } from '../../platform/paging.ts';
import { wireRoute, type AnyWireRoute, type WireCall } from '../../platform/wire-route.ts';
import { pageOfCustomers, type Customer, type CustomerPage } from '../customers/index.ts';
import { openHolds } from '../subscriptions/index.ts';
import {
  changeRelationship,
  findCustomer,
  makeCustomer,
  replaceBilling,
  type KnownCustomer,
} from './commands-customer.ts';
import {
  billingProfileOf,
  companyProfileOf,
  defaultProfile,
  wireCustomer,
} from './decide-customer.ts';
import { seekCollectionOf } from './decide-envelope.ts';
import { readFilter, sameWord } from './decide-filter.ts';
import {
  BillingInput,
  BillingProfileSchema,
  CompanyProfileSchema,
  CustomerInput,
  CustomerSchema,
} from './routes-customer-schemas.ts';
import { collectionSchema, wireEnum } from './routes-schemas.ts';
import { customersOfDomain, profilesOf } from './store-profile.ts';
import { qualifications, refuse } from './types.ts';

/** What one answer can hold; clients that ask for everything get the rest by continuation. */
const LIST_MAX = 50_000;
const PAGE_MAX = 500;

const shared = { tag: 'customers', callers: 'app_or_user', counted: true } as const;
const read = { ...shared, method: 'GET', permission: 'customers.read' } as const;

export const customerWireRoutes: readonly AnyWireRoute[] = [
  wireRoute({
    ...read,
    path: '/v1/customers',
    name: 'getCustomers',
    summary: 'Customers by name; all of them unless `size` or a filter says otherwise.',
    query: Type.Object({
      size: Type.Optional(Type.Integer({ minimum: 0 })),
      filter: Type.Optional(Type.String()),
      seekOperation: Type.Optional(wireEnum(['next', 'first', 'previous', 'last', 'pageindex'])),
    }),
    output: collectionSchema(CustomerSchema),
    handle: async (call, { query }) => ({ body: await listed(call, query) }),
  }),
  wireRoute({
    ...shared,
    method: 'POST',
    path: '/v1/customers',
    name: 'createCustomer',
    summary: 'Creates a customer; repeated with its MS-RequestId it gives the first answer again.',
    permission: 'customers.write',
    body: CustomerInput,
    output: CustomerSchema,
    status: 201,
    handle: async (call, { body }) => {
      const known = await makeCustomer(call, body);
      // The built-in provider has no tenants to sign in to: the account opens nothing, clients
      // only expect it to be there.
      const password = randomBytes(9).toString('base64url');
      const userCredentials = { userName: 'admin', password };
      return { body: { ...whole(known), userCredentials } };
    },
  }),
  wireRoute({
    ...read,
    path: '/v1/customers/{customerId}',
    name: 'getCustomer',
    summary: 'One customer with its profiles.',
    output: CustomerSchema,
    handle: async (call, { params }) => ({
      body: whole(await findCustomer(call, params.customerId)),
    }),
  }),
  wireRoute({
    ...shared,
    method: 'PATCH',
    path: '/v1/customers/{customerId}',
    name: 'updateCustomer',
    summary: 'Ends delegated access or, with nothing active, the reseller relationship.',
    permission: 'customers.write',
    body: Type.Object({
      relationshipToPartner: Type.Optional(
        wireEnum(['unknown', 'reseller', 'advisor', 'syndication', 'microsoft_support', 'none']),
      ),
      allowDelegatedAccess: Type.Optional(Type.Boolean()),
    }),
    output: CustomerSchema,
    handle: async (call, { params, body }) => ({
      body: whole(await changeRelationship(call, params.customerId, body)),
    }),
  }),
  wireRoute({
    ...shared,
    method: 'DELETE',
    path: '/v1/customers/{customerId}',
    name: 'deleteCustomer',
    summary: 'Refused: it is for sandboxes.',
    permission: 'customers.write',
    output: Type.Null(),
    status: 204,
    handle: async (call, { params }) => {
      await findCustomer(call, params.customerId);
      throw refuse('api_sandbox_only');
    },
  }),
  ...profileRoutes(),
  ...standingRoutes(),
];

function profileRoutes(): readonly AnyWireRoute[] {
  return [
    wireRoute({
      ...read,
      path: '/v1/customers/{customerId}/profiles/billing',
      name: 'getCustomerBillingProfile',
      summary: 'How a customer is billed.',
      output: BillingProfileSchema,
      handle: async (call, { params }) => {
        const { customer, profile } = await findCustomer(call, params.customerId);
        return { body: billingProfileOf(customer, profile) };
      },
    }),
    wireRoute({
      ...shared,
      method: 'PUT',
      path: '/v1/customers/{customerId}/profiles/billing',
      name: 'updateCustomerBillingProfile',
      summary: 'Replaces the billing profile as a whole, if its etag is still the newest.',
      permission: 'customers.write',
      body: BillingInput,
      output: BillingProfileSchema,
      handle: async (call, { params, body: { attributes, ...billing } }) => {
        const etag = attributes?.etag;
        const changed = await replaceBilling(call, params.customerId, billing, etag);
        return { body: billingProfileOf(changed.customer, changed.profile) };
      },
    }),
    wireRoute({
      ...read,
      path: '/v1/customers/{customerId}/profiles/company',
      name: 'getCustomerCompanyProfile',
      summary: 'What company a customer is.',
      output: CompanyProfileSchema,
      handle: async (call, { params }) => {
        const { customer, profile } = await findCustomer(call, params.customerId);
        return { body: companyProfileOf(customer, profile) };
      },
    }),
  ];
}

function standingRoutes(): readonly AnyWireRoute[] {
  return [
    wireRoute({
      ...read,
      path: '/v1/customers/{customerId}/qualifications',
      name: 'getCustomerQualifications',
      summary: 'What kinds of offers a customer qualifies for; empty for the ordinary ones.',
      feature: 'validation_status',
      output: Type.Array(Type.Object({ qualification: Type.Enum([...qualifications]) })),
      handle: async (call, { params }) => {
        const { qualification } = (await findCustomer(call, params.customerId)).profile;
        return { body: qualification === 'none' ? [] : [{ qualification }] };
      },
    }),
    wireRoute({
      ...read,
      path: '/v1/customers/{customerId}/qualification',
      name: 'getCustomerQualification',
      summary: 'The same as one word, for old clients.',
      feature: 'validation_status',
      output: Type.Enum([...qualifications]),
      handle: async (call, { params }) => ({
        body: (await findCustomer(call, params.customerId)).profile.qualification,
      }),
    }),
    wireRoute({
      ...read,
      callers: 'user',
      path: '/v1/customers/{customerId}/validationStatus',
      name: 'getCustomerValidationStatus',
      summary: 'Whether purchases for a customer are allowed, as far as that was looked at.',
      feature: 'validation_status',
      query: Type.Object({ type: wireEnum(['account']) }),
      output: Type.Object({
        type: Type.Literal('account'),
        status: Type.Enum(['UnderReview', 'Allowed', 'NotAllowed']),
        lastUpdateDateTime: Type.String(),
      }),
      handle: async (call, { params }) => ({
        body: await validationStatusOf(call, await findCustomer(call, params.customerId)),
      }),
    }),
    wireRoute({
      ...read,
      path: '/v1/customers/relationshiprequests',
      name: 'getRelationshipRequest',
      summary: 'The address to send to somebody who is to become a customer.',
      feature: 'relationship_requests',
      output: Type.Object({ url: Type.String() }),
      handle: (call) =>
        Promise.resolve({ body: { url: `${call.baseUrl}/?partner=${call.partnerId}` } }),
    }),
  ];
}

function whole({ customer, profile }: KnownCustomer) {
  return {
    ...wireCustomer(customer, profile),
    billingProfile: billingProfileOf(customer, profile),
  };
}

/** Purchases are held, or somebody looks into it, or the API knows nothing against them. */
async function validationStatusOf(call: WireCall, { customer, since }: KnownCustomer) {
  const holds = (await openHolds(call, customer.id)).filter(
    ({ scope }) => scope !== 'subscription',
  );
  const newest = holds.map(({ placedAt }) => placedAt).toSorted((a, b) => +b - +a)[0] ?? since;
  if (newest === null) throw refuse('api_customer_status_absent');
  const barred = holds.some(({ kind }) => kind !== 'investigation');
  const status = barred ? 'NotAllowed' : holds.length > 0 ? 'UnderReview' : 'Allowed';
  return { type: 'account', status, lastUpdateDateTime: newest.toISOString() } as const;
}

async function listed(
  call: WireCall,
  query: { readonly size?: number; readonly filter?: string; readonly seekOperation?: string },
) {
  const limit = query.size ? Math.min(query.size, PAGE_MAX) : LIST_MAX;
  const page = await pageOf(call, query.filter);
  const rows = page === null ? [] : await pageOfCustomers(call, { ...page, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const profiles = await profilesOf(
    call,
    shown.map(({ id }) => id),
  );
  const items = shown.map((customer) =>
    wireCustomer(customer, profiles.get(customer.id) ?? defaultProfile(customer)),
  );
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const uri = query.size ? `/customers?size=${query.size}` : '/customers';
  return seekCollectionOf(items, uri, last ? continuationAfter(last) : null);
}

function continuationAfter(customer: Customer): string {
  return writeCursor([customer.name, customer.id]);
}

/** @returns null where the filter can match nothing */
async function pageOf(
  call: WireCall,
  filterText: string | undefined,
): Promise<Omit<CustomerPage, 'limit'> | null> {
  const after = placeAfter(call);
  const filter = readFilter(filterText);
  if (filter === null) return { after };
  if (filter.operator !== 'starts_with') throw refuse('api_filter_invalid', {}, 'filter');
  if (sameWord(filter.field, 'CompanyName')) return { after, nameStartsWith: filter.value };
  if (sameWord(filter.field, 'Domain')) {
    return { after, ids: await customersOfDomain(call, filter.value, LIST_MAX) };
  }
  // Partners of this installation sell directly: there is nobody in between.
  const indirect = ['IndirectReseller', 'IndirectCloudSolutionProvider'];
  if (indirect.some((field) => sameWord(filter.field, field))) return null;
  throw refuse('api_filter_invalid', {}, 'filter');
}

/** The place comes in a header from some clients, as a query parameter from others. */
function placeAfter(call: WireCall): CustomerPage['after'] {
  const seek = call.queryValue('seekOperation');
  if (seek !== undefined && !sameWord(seek, 'next') && !sameWord(seek, 'first')) {
    throw refuse('api_continuation_invalid', {}, 'seekOperation');
  }
  const token = call.headers['ms-continuationtoken'] ?? call.queryValue('MS-ContinuationToken');
  if (!token || (seek !== undefined && sameWord(seek, 'first'))) return null;
  try {
    const [name, id] = readCursor(token, isPlace);
    return { name, id };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw refuse('api_continuation_invalid', {}, 'MS-ContinuationToken');
  }
}

function isPlace(values: readonly unknown[]): values is [string, string] {
  return values.length === 2 && values.every((value) => typeof value === 'string');
}

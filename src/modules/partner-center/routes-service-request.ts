import { Type } from 'typebox';
import { getPartner } from '../../people/index.ts';
import { wireRoute, type AnyWireRoute, type WireCall } from '../../platform/wire-route.ts';
import { customersOf } from '../customers/index.ts';
import {
  changeTicket,
  getTicketByNumber,
  notesOfTicket,
  openTicket,
  supportTopics,
  ticketSeverities,
  ticketsFrom,
  ticketStatuses,
  topicOf,
  type Ticket,
  type TicketNote,
} from '../tickets/index.ts';
import { checkedId, findCustomer } from './commands-customer.ts';
import { wireCustomerId } from './decide-customer.ts';
import { collectionOf, linkTo, type Collection } from './decide-envelope.ts';
import { readFilter, sameWord } from './decide-filter.ts';
import {
  changeOf,
  serviceRequestOf,
  supportTopicOf,
  type ServiceRequestOwner,
} from './decide-service-request.ts';
import { AttributesSchema, collectionSchema, wireEnum } from './routes-schemas.ts';
import { refuse } from './types.ts';

const SIZE_DEFAULT = 1_000;
const SeveritySchema = wireEnum(['unknown', ...ticketSeverities]);
const StatusSchema = wireEnum(['none', 'open', 'closed', 'attention_needed']);

const OwnerSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  phoneNumber: Type.Optional(Type.String()),
});
const ServiceRequestSchema = Type.Object({
  title: Type.String(),
  description: Type.String(),
  severity: SeveritySchema,
  supportTopicId: Type.String(),
  supportTopicName: Type.String(),
  id: Type.String({ pattern: '^\\d{15}$' }),
  status: StatusSchema,
  organization: OwnerSchema,
  primaryContact: Type.Object({
    organization: OwnerSchema,
    contactId: Type.String(),
    lastName: Type.String(),
    firstName: Type.String(),
    email: Type.String(),
    phoneNumber: Type.String(),
  }),
  lastUpdatedBy: Type.String(),
  createdDate: Type.String(),
  lastModifiedDate: Type.String(),
  lastClosedDate: Type.String(),
  fileLinks: Type.Array(Type.Object({})),
  notes: Type.Array(
    Type.Object({
      createdByName: Type.String(),
      createdDate: Type.String(),
      text: Type.String(),
    }),
  ),
  countryCode: Type.String(),
  attributes: AttributesSchema,
});
const TopicSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  description: Type.String(),
  attributes: AttributesSchema,
});

const ListQuery = Type.Object({
  size: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000 })),
  offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  filter: Type.Optional(Type.String()),
});
const PatchBody = Type.Object({
  title: Type.Optional(Type.String({ maxLength: 200 })),
  description: Type.Optional(Type.String({ maxLength: 8_000 })),
  severity: Type.Optional(SeveritySchema),
  status: Type.Optional(StatusSchema),
  newNote: Type.Optional(Type.Object({ text: Type.Optional(Type.String({ maxLength: 8_000 })) })),
});

const shared = { tag: 'service requests', callers: 'user', feature: 'service_requests' } as const;

export const serviceRequestRoutes: readonly AnyWireRoute[] = [
  wireRoute({
    ...shared,
    method: 'GET',
    path: '/v1/servicerequests/supporttopics',
    name: 'getSupportTopics',
    summary: 'What a service request can be about.',
    permission: 'tickets.read',
    output: collectionSchema(TopicSchema),
    handle: (call) => {
      const isJapanese = /^ja\b/i.test(call.headers['x-locale'] ?? '');
      const items = supportTopics.map((topic) => supportTopicOf(topic, isJapanese));
      return Promise.resolve({ body: collectionOf(items, '/servicerequests/supporttopics') });
    },
  }),
  wireRoute({
    ...shared,
    method: 'GET',
    path: '/v1/servicerequests',
    name: 'getServiceRequests',
    summary: 'Service requests of the partner, newest first.',
    permission: 'tickets.read',
    query: ListQuery,
    output: collectionSchema(ServiceRequestSchema),
    handle: async (call, { query }) => ({ body: await list(call, '/servicerequests', query) }),
  }),
  wireRoute({
    ...shared,
    method: 'POST',
    path: '/v1/servicerequests/{agentLocale}',
    name: 'createServiceRequest',
    summary: 'Files a service request; the agent answers in the named language.',
    permission: 'tickets.write',
    body: Type.Object({
      title: Type.String({ minLength: 1, maxLength: 200 }),
      description: Type.String({ minLength: 1, maxLength: 8_000 }),
      severity: Type.Optional(SeveritySchema),
      supportTopicId: Type.String({ maxLength: 20 }),
      organization: Type.Optional(Type.Object({ id: Type.Optional(Type.String()) })),
      primaryContact: Type.Optional(
        Type.Object({
          firstName: Type.Optional(Type.String({ maxLength: 100 })),
          lastName: Type.Optional(Type.String({ maxLength: 100 })),
          email: Type.Optional(Type.String({ maxLength: 254 })),
          phoneNumber: Type.Optional(Type.String({ maxLength: 50 })),
        }),
      ),
    }),
    output: ServiceRequestSchema,
    status: 201,
    handle: async (call, { params, body }) => {
      const { title, description, severity, supportTopicId: topicId } = body;
      const customerId = await customerIdOf(call, body.organization?.id);
      const ticket = await openTicket(call, {
        title,
        description,
        topicId,
        severity: severity === undefined || severity === 'unknown' ? 'minimal' : severity,
        agentLocale: localeOf(params.agentLocale),
        contact: contactOf(call, body.primaryContact ?? {}),
        ...(customerId === null ? {} : { customerId }),
      });
      return { body: await detail(call, ticket) };
    },
  }),
  wireRoute({
    ...shared,
    method: 'GET',
    path: '/v1/servicerequests/{serviceRequestId}',
    name: 'getServiceRequest',
    summary: 'One service request with its notes.',
    permission: 'tickets.read',
    output: ServiceRequestSchema,
    handle: async (call, { params }) => ({
      body: await detail(call, await getTicketByNumber(call, params.serviceRequestId)),
    }),
  }),
  wireRoute({
    ...shared,
    method: 'PATCH',
    path: '/v1/servicerequests/{serviceRequestId}',
    name: 'updateServiceRequest',
    summary: 'Changes a service request or adds a note; neutral values change nothing.',
    permission: 'tickets.write',
    body: PatchBody,
    output: ServiceRequestSchema,
    handle: async (call, { params, body }) => {
      const { id } = await getTicketByNumber(call, params.serviceRequestId);
      return { body: await detail(call, await changeTicket(call, id, changeOf(body))) };
    },
  }),
  wireRoute({
    ...shared,
    method: 'GET',
    path: '/v1/customers/{customerId}/servicerequests',
    name: 'getServiceRequestsOfCustomer',
    summary: 'Service requests on behalf of a customer, newest first.',
    permission: 'tickets.read',
    query: ListQuery,
    output: collectionSchema(ServiceRequestSchema),
    handle: async (call, { params, query }) => {
      const { customer } = await findCustomer(call, params.customerId);
      const uri = `/customers/${wireCustomerId(customer)}/servicerequests`;
      return { body: await list(call, uri, query, customer.id) };
    },
  }),
  wireRoute({
    ...shared,
    method: 'GET',
    path: '/v1/customers/{customerId}/servicerequests/{serviceRequestId}',
    name: 'getServiceRequestOfCustomer',
    summary: 'One service request on behalf of a customer.',
    permission: 'tickets.read',
    output: ServiceRequestSchema,
    handle: async (call, { params }) => ({
      body: await detail(call, await ticketOfCustomer(call, params)),
    }),
  }),
  wireRoute({
    ...shared,
    method: 'PATCH',
    path: '/v1/customers/{customerId}/servicerequests/{serviceRequestId}',
    name: 'updateServiceRequestOfCustomer',
    summary: 'Changes a service request on behalf of a customer, or adds a note.',
    permission: 'tickets.write',
    body: PatchBody,
    output: ServiceRequestSchema,
    handle: async (call, { params, body }) => {
      const { id } = await ticketOfCustomer(call, params);
      return { body: await detail(call, await changeTicket(call, id, changeOf(body))) };
    },
  }),
];

async function ticketOfCustomer(
  call: WireCall,
  params: { readonly customerId: string; readonly serviceRequestId: string },
): Promise<Ticket> {
  const { customer } = await findCustomer(call, params.customerId);
  const ticket = await getTicketByNumber(call, params.serviceRequestId);
  if (ticket.customerId === customer.id) return ticket;
  // Of another customer, it is not to be found here.
  return getTicketByNumber(call, '');
}

async function list(
  call: WireCall,
  uri: string,
  query: { readonly size?: number; readonly offset?: number; readonly filter?: string },
  customerId?: string,
): Promise<Collection<ReturnType<typeof serviceRequestOf>>> {
  const limit = query.size || SIZE_DEFAULT;
  const offset = query.offset ?? 0;
  const status = statusOf(query.filter);
  const filter = { ...(customerId ? { customerId } : {}), ...(status ? { status } : {}) };
  const { tickets, total } = await ticketsFrom(call, filter, { offset, limit });
  const owners = await ownersOf(call, tickets);
  const items = tickets.map((ticket) => shown(ticket, [], owners(ticket)));
  const page = collectionOf(items, uri);
  const next = offset + items.length;
  if (next >= total) return page;
  return { ...page, links: { ...page.links, next: linkTo(`${uri}?size=${limit}&offset=${next}`) } };
}

/** @throws Refused `api_filter_invalid` for anything but a status */
function statusOf(text: string | undefined): Ticket['status'] | null {
  const filter = readFilter(text);
  if (filter === null) return null;
  const status = ticketStatuses.find((each) => sameWord(each, filter.value));
  if (!sameWord(filter.field, 'Status') || filter.operator !== 'equals' || !status) {
    throw refuse('api_filter_invalid', {}, 'filter');
  }
  return status;
}

async function detail(call: WireCall, ticket: Ticket) {
  const owners = await ownersOf(call, [ticket]);
  return shown(ticket, await notesOfTicket(call, ticket.id), owners(ticket));
}

function shown(ticket: Ticket, notes: readonly TicketNote[], owner: ServiceRequestOwner) {
  const topicName = topicOf(ticket.topicId)?.name.en ?? '';
  return serviceRequestOf(ticket, notes, { owner, topicName });
}

async function ownersOf(
  call: WireCall,
  tickets: readonly Ticket[],
): Promise<(ticket: Ticket) => ServiceRequestOwner> {
  const ids = new Set(tickets.flatMap((ticket) => ticket.customerId ?? []));
  const customers = await customersOf(call, [...ids]);
  const { id, name } = await getPartner(call);
  const byId = new Map(customers.map((customer) => [customer.id, customer]));
  return ({ customerId }) => {
    const customer = customerId === null ? undefined : byId.get(customerId);
    return customer ? { id: wireCustomerId(customer), name: customer.name } : { id, name };
  };
}

/** Clients name the partner itself, nobody, or the customer on whose behalf they ask. */
async function customerIdOf(
  call: WireCall,
  organisation: string | undefined,
): Promise<string | null> {
  if (!organisation || checkedId(organisation) === call.partnerId) return null;
  return (await findCustomer(call, organisation)).customer.id;
}

/** `en-us` and `EN` as `en-US` and `en`; what is no locale is refused with the languages. */
function localeOf(text: string): string {
  const [language = '', region] = text.split(/[-_]/);
  const known = /^[a-z]{2,3}$/.test(language.toLowerCase()) ? language.toLowerCase() : 'zz';
  return region !== undefined && /^[a-z]{2}$/i.test(region)
    ? `${known}-${region.toUpperCase()}`
    : known;
}

/** Whoever asks is answered, unless the request names somebody else. */
function contactOf(
  call: WireCall,
  given: { firstName?: string; lastName?: string; email?: string; phoneNumber?: string },
) {
  const [first = '', ...rest] = (call.user?.name ?? '').split(' ');
  return {
    firstName: given.firstName || first,
    lastName: given.lastName || rest.join(' '),
    email: given.email || (call.user?.email ?? ''),
    phoneNumber: given.phoneNumber ?? '',
  };
}

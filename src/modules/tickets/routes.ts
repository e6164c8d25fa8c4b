import { Type } from 'typebox';
import {
  cutPage,
  pageOf,
  PAGE_LIMIT_DEFAULT,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { changeTicket, openTicket, setWatchers } from './commands.ts';
import * as schemas from './routes-schemas.ts';
import * as store from './store.ts';
import { supportTopics } from './types-topic.ts';
import type { TicketChange } from './types.ts';

const tag = 'tickets';

export const ticketsRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/tickets',
    name: 'listTickets',
    summary: 'Service requests to the provider, newest first.',
    tag,
    permission: 'tickets.read',
    query: Type.Object({
      ...PageQuery,
      ...schemas.FilterQuery,
      customerId: Type.Optional(Type.String({ format: 'uuid' })),
      linkedTo: Type.Optional(Type.String({ format: 'uuid' })),
    }),
    output: pageOf(schemas.TicketSchema),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const { limit = PAGE_LIMIT_DEFAULT, cursor, customerId, linkedTo } = query;
      const filter = {
        ...(await schemas.filterOf(context, query)),
        ...(customerId ? { customerId } : {}),
        ...(linkedTo ? { linkedTo } : {}),
      };
      const beforeId = cursor === undefined ? null : readCursor(cursor, schemas.isIdCursor)[0];
      const rows = await store.pageOfTickets(context, filter, { beforeId, limit: limit + 1 });
      const page = cutPage(rows, limit, (row) => [row.id]);
      const total = await store.countTickets(context, filter);
      return {
        ...page,
        items: page.items.map((each) => schemas.ticketText(each, context.now)),
        total,
      };
    },
  }),
  route({
    method: 'GET',
    path: '/api/ticket-topics',
    name: 'listTicketTopics',
    summary: 'What a service request can be about.',
    tag,
    permission: 'tickets.read',
    output: Type.Object({ items: Type.Array(schemas.TopicSchema) }),
    handle: () => Promise.resolve({ items: [...supportTopics] }),
  }),
  route({
    method: 'POST',
    path: '/api/tickets',
    name: 'openTicket',
    summary: 'Files a service request with the provider, on behalf of a customer or not.',
    tag,
    permission: 'tickets.write',
    body: Type.Object({
      ...schemas.fields,
      customerId: Type.Optional(Type.String({ format: 'uuid' })),
      topicId: Type.String({ maxLength: 20 }),
      agentLocale: Type.String({ pattern: '^[a-z]{2,3}(-[A-Z]{2})?$' }),
      links: Type.Optional(Type.Array(schemas.LinkSchema, { maxItems: 50 })),
      watchers: Type.Optional(schemas.WatchersSchema),
    }),
    output: schemas.TicketDetailSchema,
    refusals: [
      'cloud_lacks_feature',
      'ticket_topic_unknown',
      'ticket_language_unknown',
      'customer_not_found',
      'subscription_not_found',
    ],
    handle: async (context, { body }) => {
      const { customerId, ...rest } = body;
      const ticket = await openTicket(context, { ...rest, ...(customerId ? { customerId } : {}) });
      return schemas.ticketDetail(context, ticket.id, 'partner');
    },
  }),
  route({
    method: 'GET',
    path: '/api/tickets/{ticketId}',
    name: 'getTicket',
    summary: 'One service request with what was said about it.',
    tag,
    permission: 'tickets.read',
    params: schemas.TicketParams,
    output: schemas.TicketDetailSchema,
    refusals: ['ticket_not_found'],
    handle: (context, { params }) => schemas.ticketDetail(context, params.ticketId, 'partner'),
  }),
  route({
    method: 'PATCH',
    path: '/api/tickets/{ticketId}',
    name: 'changeTicket',
    summary: 'Changes a service request, closes or reopens it, adds a note.',
    tag,
    permission: 'tickets.write',
    params: schemas.TicketParams,
    body: Type.Object({
      ...Type.Partial(Type.Object(schemas.fields)).properties,
      status: Type.Optional(schemas.StatusSchema),
      note: Type.Optional(Type.String({ minLength: 1, maxLength: 8_000, pattern: '\\S' })),
      internal: Type.Optional(
        Type.Boolean({ description: 'the note is for your own people, not for the provider' }),
      ),
      version: Type.Integer({ description: 'the version that was seen' }),
    }),
    output: schemas.TicketDetailSchema,
    refusals: ['ticket_not_found', 'ticket_version_stale', 'ticket_closed'],
    handle: async (context, { params, body }) => {
      const { version, ...change } = body;
      await changeTicket(context, params.ticketId, change as TicketChange, version);
      return schemas.ticketDetail(context, params.ticketId, 'partner');
    },
  }),
  route({
    method: 'PUT',
    path: '/api/tickets/{ticketId}/watchers',
    name: 'setTicketWatchers',
    summary: 'Says who is written to besides the contact.',
    tag,
    permission: 'tickets.write',
    params: schemas.TicketParams,
    body: Type.Object({ watchers: schemas.WatchersSchema }),
    output: schemas.TicketDetailSchema,
    refusals: ['ticket_not_found'],
    handle: async (context, { params, body }) => {
      await setWatchers(context, params.ticketId, body.watchers);
      return schemas.ticketDetail(context, params.ticketId, 'partner');
    },
  }),
];

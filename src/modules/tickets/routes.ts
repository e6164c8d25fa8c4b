import { Type } from 'typebox';
import { isUuid } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import {
  cutPage,
  pageOf,
  PAGE_LIMIT_DEFAULT,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { changeTicket, openTicket } from './commands.ts';
import * as store from './store.ts';
import { supportTopics } from './types-topic.ts';
import {
  refuse,
  ticketSeverities,
  ticketStatuses,
  type Ticket,
  type TicketChange,
} from './types.ts';

const SeveritySchema = Type.Enum(ticketSeverities);
const StatusSchema = Type.Enum(ticketStatuses);
const OptionalId = Type.Union([Type.String({ format: 'uuid' }), Type.Null()]);
const Instant = Type.String({ format: 'date-time' });
const Words = Type.Object({ en: Type.String(), ja: Type.String() });

const ContactSchema = Type.Object({
  firstName: Type.String({ maxLength: 100 }),
  lastName: Type.String({ maxLength: 100 }),
  email: Type.String({ format: 'email', maxLength: 254 }),
  phoneNumber: Type.String({ maxLength: 50 }),
});

const fields = {
  title: Type.String({ minLength: 1, maxLength: 200 }),
  description: Type.String({ minLength: 1, maxLength: 8_000 }),
  severity: SeveritySchema,
  contact: ContactSchema,
};

const TicketSchema = Type.Object({
  id: Type.String(),
  number: Type.String(),
  customerId: OptionalId,
  ...fields,
  status: StatusSchema,
  topicId: Type.String(),
  agentLocale: Type.String(),
  createdBy: Type.String(),
  changedBy: Type.String(),
  createdAt: Instant,
  changedAt: Instant,
  closedAt: Type.Union([Instant, Type.Null()]),
  version: Type.Integer(),
});

const TicketDetailSchema = Type.Object({
  ticket: TicketSchema,
  notes: Type.Array(
    Type.Object({
      id: Type.String(),
      text: Type.String(),
      author: Type.String(),
      createdAt: Instant,
    }),
  ),
});

const TopicSchema = Type.Object({ id: Type.String(), name: Words, description: Words });
const TicketParams = Type.Object({ ticketId: Type.String({ format: 'uuid' }) });
const tag = 'tickets';

function isIdCursor(values: readonly unknown[]): values is [string] {
  return values.length === 1 && typeof values[0] === 'string' && isUuid(values[0]);
}

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
      status: Type.Optional(StatusSchema),
      customerId: Type.Optional(Type.String({ format: 'uuid' })),
    }),
    output: pageOf(TicketSchema),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const { limit = PAGE_LIMIT_DEFAULT, cursor, status, customerId } = query;
      const filter = { ...(status ? { status } : {}), ...(customerId ? { customerId } : {}) };
      const beforeId = cursor === undefined ? null : readCursor(cursor, isIdCursor)[0];
      const rows = await store.pageOfTickets(context, { ...filter, beforeId, limit: limit + 1 });
      const page = cutPage(rows, limit, (row) => [row.id]);
      const total = await store.countTickets(context, filter);
      return { ...page, items: page.items.map(shown), total };
    },
  }),
  route({
    method: 'GET',
    path: '/api/ticket-topics',
    name: 'listTicketTopics',
    summary: 'What a service request can be about.',
    tag,
    permission: 'tickets.read',
    output: Type.Object({ items: Type.Array(TopicSchema) }),
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
      ...fields,
      customerId: Type.Optional(Type.String({ format: 'uuid' })),
      topicId: Type.String({ maxLength: 20 }),
      agentLocale: Type.String({ pattern: '^[a-z]{2,3}(-[A-Z]{2})?$' }),
    }),
    output: TicketDetailSchema,
    refusals: [
      'cloud_lacks_feature',
      'ticket_topic_unknown',
      'ticket_language_unknown',
      'customer_not_found',
    ],
    handle: async (context, { body }) => {
      const { customerId, ...rest } = body;
      const ticket = await openTicket(context, { ...rest, ...(customerId ? { customerId } : {}) });
      return { ticket: shown(ticket), notes: [] };
    },
  }),
  route({
    method: 'GET',
    path: '/api/tickets/{ticketId}',
    name: 'getTicket',
    summary: 'One service request with what was said about it.',
    tag,
    permission: 'tickets.read',
    params: TicketParams,
    output: TicketDetailSchema,
    refusals: ['ticket_not_found'],
    handle: (context, { params }) => detailOf(context, params.ticketId),
  }),
  route({
    method: 'PATCH',
    path: '/api/tickets/{ticketId}',
    name: 'changeTicket',
    summary: 'Changes a service request, closes or reopens it, adds a note.',
    tag,
    permission: 'tickets.write',
    params: TicketParams,
    body: Type.Object({
      ...Type.Partial(Type.Object(fields)).properties,
      status: Type.Optional(StatusSchema),
      note: Type.Optional(Type.String({ minLength: 1, maxLength: 8_000 })),
      version: Type.Integer({ description: 'the version that was seen' }),
    }),
    output: TicketDetailSchema,
    refusals: ['ticket_not_found', 'ticket_version_stale', 'ticket_closed'],
    handle: async (context, { params, body }) => {
      const { version, ...change } = body;
      await changeTicket(context, params.ticketId, change as TicketChange, version);
      return detailOf(context, params.ticketId);
    },
  }),
];

async function detailOf(context: Context, ticketId: string) {
  const ticket = await store.findTicket(context, ticketId);
  if (!ticket) throw refuse('ticket_not_found', { ticket: ticketId });
  const notes = await store.notesOf(context, ticketId);
  return {
    ticket: shown(ticket),
    notes: notes.map(({ id, text, author, createdAt }) => ({
      id,
      text,
      author,
      createdAt: createdAt.toISOString(),
    })),
  };
}

function shown(ticket: Ticket) {
  return {
    ...ticket,
    createdAt: ticket.createdAt.toISOString(),
    changedAt: ticket.changedAt.toISOString(),
    closedAt: ticket.closedAt?.toISOString() ?? null,
  };
}

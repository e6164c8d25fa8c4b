import { Type } from 'typebox';
import { isUuid } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { searchCustomerIds } from '../customers/index.ts';
import { clockOf } from './decide-clock.ts';
import { findTicket, type TicketFilter } from './store.ts';
import * as thread from './store-thread.ts';
import {
  refuse,
  ticketLinkKinds,
  ticketSeverities,
  ticketStatuses,
  type Ticket,
  type TicketSide,
} from './types.ts';

/** More customers than a search means. */
const CUSTOMERS_MAX = 200;

export const SeveritySchema = Type.Enum(ticketSeverities);
export const StatusSchema = Type.Enum(ticketStatuses);
const OptionalId = Type.Union([Type.String({ format: 'uuid' }), Type.Null()]);
const Instant = Type.String({ format: 'date-time' });
const MaybeInstant = Type.Union([Instant, Type.Null()]);
const Words = Type.Object({ en: Type.String(), ja: Type.String() });

const ContactSchema = Type.Object({
  firstName: Type.String({ maxLength: 100 }),
  lastName: Type.String({ maxLength: 100 }),
  email: Type.String({ format: 'email', maxLength: 254 }),
  phoneNumber: Type.String({ maxLength: 50 }),
});

export const fields = {
  title: Type.String({ minLength: 1, maxLength: 200 }),
  description: Type.String({ minLength: 1, maxLength: 8_000 }),
  severity: SeveritySchema,
  contact: ContactSchema,
};

export const TicketSchema = Type.Object({
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
  closedAt: MaybeInstant,
  firstResponseDueAt: MaybeInstant,
  firstRespondedAt: MaybeInstant,
  clock: Type.Enum(['none', 'running', 'soon', 'late', 'met', 'met_late', 'not_needed'], {
    description: 'how the clock of the first response stands',
  }),
  mergedInto: OptionalId,
  version: Type.Integer(),
});

export const LinkSchema = Type.Object({
  kind: Type.Enum(ticketLinkKinds),
  targetId: Type.String({ format: 'uuid' }),
});
export const WatchersSchema = Type.Array(Type.String({ format: 'email', maxLength: 254 }), {
  maxItems: 20,
});

export const TicketDetailSchema = Type.Object({
  ticket: TicketSchema,
  links: Type.Array(LinkSchema),
  watchers: Type.Array(Type.String()),
  notes: Type.Array(
    Type.Object({
      id: Type.String(),
      text: Type.String(),
      author: Type.String(),
      side: Type.Enum(['partner', 'provider']),
      internal: Type.Boolean({ description: 'seen by the side that wrote it alone' }),
      createdAt: Instant,
    }),
  ),
});

export const TopicSchema = Type.Object({ id: Type.String(), name: Words, description: Words });
export const TicketParams = Type.Object({ ticketId: Type.String({ format: 'uuid' }) });

export function isIdCursor(values: readonly unknown[]): values is [string] {
  return values.length === 1 && typeof values[0] === 'string' && isUuid(values[0]);
}

/** What lists of service requests can be narrowed to. */
export const FilterQuery = {
  status: Type.Optional(StatusSchema),
  severity: Type.Optional(SeveritySchema),
  late: Type.Optional(Type.Boolean({ description: 'nobody has answered in time' })),
  q: Type.Optional(Type.String({ maxLength: 200 })),
};

export async function filterOf(
  context: Context,
  query: {
    readonly status?: Ticket['status'];
    readonly severity?: Ticket['severity'];
    readonly late?: boolean;
    readonly q?: string;
  },
): Promise<TicketFilter> {
  const { status, severity, late, q } = query;
  const words = q?.trim() ?? '';
  const customerIds = words === '' ? [] : await searchCustomerIds(context, words, CUSTOMERS_MAX);
  return {
    ...(status ? { status } : {}),
    ...(severity ? { severity } : {}),
    ...(late ? { late } : {}),
    ...(words === '' ? {} : { search: { words, customerIds } }),
  };
}

/** @param side whose internal notes are shown @throws Refused `ticket_not_found` */
export async function ticketDetail(context: Context, ticketId: string, side: TicketSide) {
  const ticket = await findTicket(context, ticketId);
  if (!ticket) throw refuse('ticket_not_found', { ticket: ticketId });
  const notes = await thread.notesOf(context, ticketId, side);
  return {
    ticket: ticketText(ticket, context.now),
    links: await thread.linksOf(context, ticketId),
    watchers: await thread.watchersOf(context, ticketId),
    notes: notes.map(({ id, text, author, internal, createdAt, side: from }) => ({
      id,
      text,
      author,
      side: from,
      internal,
      createdAt: createdAt.toISOString(),
    })),
  };
}

export function ticketText(ticket: Ticket, now: Date) {
  return {
    ...ticket,
    createdAt: ticket.createdAt.toISOString(),
    changedAt: ticket.changedAt.toISOString(),
    closedAt: ticket.closedAt?.toISOString() ?? null,
    firstResponseDueAt: ticket.firstResponseDueAt?.toISOString() ?? null,
    firstRespondedAt: ticket.firstRespondedAt?.toISOString() ?? null,
    clock: clockOf(ticket, now),
  };
}

import { sql, type ColumnType, type Kysely } from 'kysely';
import { tables, type Context } from '../../platform/context.ts';
import type { Ticket, TicketContact, TicketNote, TicketSeverity, TicketStatus } from './types.ts';

interface TicketTable {
  partner_id: string;
  id: string;
  number: string;
  customer_id: string | null;
  title: string;
  description: string;
  severity: TicketSeverity;
  status: TicketStatus;
  topic_id: string;
  agent_locale: string;
  contact: ColumnType<TicketContact, string, string>;
  created_by: string;
  changed_by: string;
  created_at: Date;
  changed_at: Date;
  closed_at: Date | null;
  version: number;
}

interface NoteTable {
  partner_id: string;
  id: string;
  ticket_id: string;
  text: string;
  author: string;
  created_at: Date;
}

interface TicketsTables {
  'tickets.ticket': TicketTable;
  'tickets.note': NoteTable;
}

function db(context: Context): Kysely<TicketsTables> {
  return tables<TicketsTables>(context);
}

const columns = [
  'id',
  'number',
  'customer_id as customerId',
  'title',
  'description',
  'severity',
  'status',
  'topic_id as topicId',
  'agent_locale as agentLocale',
  'contact',
  'created_by as createdBy',
  'changed_by as changedBy',
  'created_at as createdAt',
  'changed_at as changedAt',
  'closed_at as closedAt',
  'version',
] as const;

export async function nextNumber(context: Context): Promise<string> {
  const result = await sql<{ number: string }>`
    select nextval('tickets.ticket_number')::text as number
  `.execute(context.tx);
  return result.rows[0]!.number;
}

export async function insertTicket(context: Context, ticket: Ticket): Promise<void> {
  await db(context)
    .insertInto('tickets.ticket')
    .values({
      partner_id: context.partnerId,
      id: ticket.id,
      number: ticket.number,
      customer_id: ticket.customerId,
      title: ticket.title,
      description: ticket.description,
      severity: ticket.severity,
      status: ticket.status,
      topic_id: ticket.topicId,
      agent_locale: ticket.agentLocale,
      contact: JSON.stringify(ticket.contact),
      created_by: ticket.createdBy,
      changed_by: ticket.changedBy,
      created_at: ticket.createdAt,
      changed_at: ticket.changedAt,
      closed_at: ticket.closedAt,
      version: ticket.version,
    })
    .execute();
}

export async function updateTicket(context: Context, ticket: Ticket): Promise<void> {
  await db(context)
    .updateTable('tickets.ticket')
    .set({
      title: ticket.title,
      description: ticket.description,
      severity: ticket.severity,
      status: ticket.status,
      contact: JSON.stringify(ticket.contact),
      changed_by: ticket.changedBy,
      changed_at: ticket.changedAt,
      closed_at: ticket.closedAt,
      version: ticket.version,
    })
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', ticket.id)
    .execute();
}

export async function findTicket(context: Context, id: string): Promise<Ticket | undefined> {
  return db(context)
    .selectFrom('tickets.ticket')
    .select(columns)
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function findTicketByNumber(
  context: Context,
  number: string,
): Promise<Ticket | undefined> {
  return db(context)
    .selectFrom('tickets.ticket')
    .select(columns)
    .where('partner_id', '=', context.partnerId)
    .where('number', '=', number)
    .executeTakeFirst();
}

export async function lockTicket(context: Context, id: string): Promise<Ticket | undefined> {
  return db(context)
    .selectFrom('tickets.ticket')
    .select(columns)
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export interface TicketFilter {
  readonly customerId?: string;
  readonly status?: TicketStatus;
}

/** Newest first. */
export async function pageOfTickets(
  context: Context,
  page: TicketFilter & {
    readonly beforeId?: string | null;
    readonly offset?: number;
    readonly limit: number;
  },
): Promise<Ticket[]> {
  let query = db(context)
    .selectFrom('tickets.ticket')
    .select(columns)
    .where('partner_id', '=', context.partnerId)
    .orderBy('id', 'desc')
    .limit(page.limit)
    .offset(page.offset ?? 0);
  if (page.beforeId) query = query.where('id', '<', page.beforeId);
  if (page.customerId) query = query.where('customer_id', '=', page.customerId);
  if (page.status) query = query.where('status', '=', page.status);
  return query.execute();
}

export async function countTickets(context: Context, filter: TicketFilter): Promise<number> {
  let query = db(context)
    .selectFrom('tickets.ticket')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('partner_id', '=', context.partnerId);
  if (filter.customerId) query = query.where('customer_id', '=', filter.customerId);
  if (filter.status) query = query.where('status', '=', filter.status);
  return (await query.executeTakeFirstOrThrow()).count;
}

export async function insertNote(context: Context, note: TicketNote): Promise<void> {
  await db(context)
    .insertInto('tickets.note')
    .values({
      partner_id: context.partnerId,
      id: note.id,
      ticket_id: note.ticketId,
      text: note.text,
      author: note.author,
      created_at: note.createdAt,
    })
    .execute();
}

/** In the order in which they were written. */
export async function notesOf(context: Context, ticketId: string): Promise<TicketNote[]> {
  return db(context)
    .selectFrom('tickets.note')
    .select(['id', 'ticket_id as ticketId', 'text', 'author', 'created_at as createdAt'])
    .where('partner_id', '=', context.partnerId)
    .where('ticket_id', '=', ticketId)
    .orderBy('id')
    .execute();
}

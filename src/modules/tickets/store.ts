import { sql, type ColumnType, type Kysely } from 'kysely';
import { tables, type Context } from '../../platform/context.ts';
import type {
  Ticket,
  TicketContact,
  TicketLink,
  TicketSeverity,
  TicketSide,
  TicketStatus,
} from './types.ts';

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
  first_response_due_at: Date | null;
  first_responded_at: Date | null;
  raised_at: Date | null;
  merged_into: string | null;
  version: number;
}

interface NoteTable {
  partner_id: string;
  id: string;
  ticket_id: string;
  text: string;
  author: string;
  side: TicketSide;
  internal: boolean;
  created_at: Date;
}

interface LinkTable {
  partner_id: string;
  ticket_id: string;
  kind: TicketLink['kind'];
  target_id: string;
}

interface WatcherTable {
  partner_id: string;
  ticket_id: string;
  email: string;
}

interface TicketsTables {
  'tickets.ticket': TicketTable;
  'tickets.note': NoteTable;
  'tickets.link': LinkTable;
  'tickets.watcher': WatcherTable;
}

export function db(context: Context): Kysely<TicketsTables> {
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
  'first_response_due_at as firstResponseDueAt',
  'first_responded_at as firstRespondedAt',
  'raised_at as raisedAt',
  'merged_into as mergedInto',
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
      first_response_due_at: ticket.firstResponseDueAt,
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
      first_response_due_at: ticket.firstResponseDueAt,
      first_responded_at: ticket.firstRespondedAt,
      merged_into: ticket.mergedInto,
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

/** Locks several in the order of their ids. */
export async function lockTicketsInOrder(context: Context, ids: readonly string[]): Promise<void> {
  await db(context)
    .selectFrom('tickets.ticket')
    .select('id')
    .where('partner_id', '=', context.partnerId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute();
}

export interface TicketFilter {
  readonly customerId?: string;
  readonly status?: TicketStatus;
  readonly severity?: TicketSeverity;
  /** Not closed, and nobody has answered by the time that was promised. */
  readonly late?: boolean;
  /** Words in the title or the text, the beginning of the number, or one of these customers. */
  readonly search?: { readonly words: string; readonly customerIds: readonly string[] };
  readonly linkedTo?: string;
}

type Order = 'newest' | 'clock';

export interface TicketPage {
  readonly beforeId?: string | null;
  readonly offset?: number;
  readonly limit: number;
  readonly order?: Order;
}

/** Newest first; or open ones first, by the clock that runs out next. */
export async function pageOfTickets(
  context: Context,
  filter: TicketFilter,
  { beforeId, offset = 0, limit, order = 'newest' }: TicketPage,
): Promise<Ticket[]> {
  let query = db(context)
    .selectFrom('tickets.ticket')
    .select(columns)
    .where(chosen(context, filter))
    .limit(limit)
    .offset(offset);
  query =
    order === 'newest'
      ? query.orderBy('id', 'desc')
      : query
          .orderBy(sql`status = 'closed'`)
          .orderBy(sql`case when first_responded_at is null then first_response_due_at end`)
          .orderBy('created_at')
          .orderBy('id');
  if (beforeId) query = query.where('id', '<', beforeId);
  return query.execute();
}

export async function countTickets(context: Context, filter: TicketFilter): Promise<number> {
  const counted = await db(context)
    .selectFrom('tickets.ticket')
    .select(sql<number>`count(*)::int`.as('count'))
    .where(chosen(context, filter))
    .executeTakeFirstOrThrow();
  return counted.count;
}

function chosen(context: Context, filter: TicketFilter) {
  const parts = [sql<boolean>`partner_id = ${context.partnerId}`];
  const { customerId, status, severity, late, search, linkedTo } = filter;
  if (customerId) parts.push(sql<boolean>`customer_id = ${customerId}`);
  if (status) parts.push(sql<boolean>`status = ${status}`);
  if (severity) parts.push(sql<boolean>`severity = ${severity}`);
  if (late) parts.push(isLate(context));
  if (linkedTo) {
    parts.push(sql<boolean>`exists (select from tickets.link l
      where l.partner_id = ticket.partner_id and l.ticket_id = ticket.id
        and l.target_id = ${linkedTo})`);
  }
  if (search) {
    const like = `%${search.words.replaceAll(/[\\%_]/g, '\\$&')}%`;
    parts.push(sql<boolean>`(title ilike ${like} or description ilike ${like}
      or starts_with(number, ${search.words})
      or customer_id = any(${[...search.customerIds]}::uuid[]))`);
  }
  return sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

function isLate({ now }: Context) {
  return sql<boolean>`(status <> 'closed' and first_responded_at is null
    and first_response_due_at < ${now})`;
}

/** Marks those that nobody answered in time and that nobody was told of. @returns what they are */
export async function raiseLate(context: Context, limit: number): Promise<Ticket[]> {
  const late = await db(context)
    .selectFrom('tickets.ticket')
    .select(columns)
    .where('partner_id', '=', context.partnerId)
    .where(isLate(context))
    .where('raised_at', 'is', null)
    .orderBy('first_response_due_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  if (late.length === 0) return late;
  await db(context)
    .updateTable('tickets.ticket')
    .set({ raised_at: context.now })
    .where('partner_id', '=', context.partnerId)
    .where(
      'id',
      'in',
      late.map(({ id }) => id),
    )
    .execute();
  return late;
}

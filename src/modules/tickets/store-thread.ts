import type { Context } from '../../platform/context.ts';
import { db } from './store.ts';
import type { TicketLink, TicketNote, TicketSide } from './types.ts';

export async function insertNote(context: Context, note: TicketNote): Promise<void> {
  const { ticketId, createdAt, ...rest } = note;
  await db(context)
    .insertInto('tickets.note')
    .values({
      ...rest,
      partner_id: context.partnerId,
      ticket_id: ticketId,
      created_at: createdAt,
    })
    .execute();
}

/**
 * In the order in which they were written.
 * @param seenBy whose internal notes are among them; without it nobody's are
 */
export async function notesOf(
  context: Context,
  ticketId: string,
  seenBy?: TicketSide,
): Promise<TicketNote[]> {
  const rows = await db(context)
    .selectFrom('tickets.note')
    .select([
      'id',
      'ticket_id as ticketId',
      'text',
      'author',
      'side',
      'internal',
      'created_at as createdAt',
    ])
    .where('partner_id', '=', context.partnerId)
    .where('ticket_id', '=', ticketId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.filter(({ internal, side }) => !internal || side === seenBy);
}

export async function insertLinks(
  context: Context,
  ticketId: string,
  links: readonly TicketLink[],
): Promise<void> {
  if (links.length === 0) return;
  await db(context)
    .insertInto('tickets.link')
    .values(
      links.map(({ kind, targetId }) => ({
        partner_id: context.partnerId,
        ticket_id: ticketId,
        kind,
        target_id: targetId,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function linksOf(context: Context, ticketId: string): Promise<TicketLink[]> {
  return db(context)
    .selectFrom('tickets.link')
    .select(['kind', 'target_id as targetId'])
    .where('partner_id', '=', context.partnerId)
    .where('ticket_id', '=', ticketId)
    .orderBy('kind')
    .orderBy('target_id')
    .execute();
}

/** Leaves those who watch already as they are. */
export async function insertWatchers(
  context: Context,
  ticketId: string,
  emails: readonly string[],
): Promise<void> {
  if (emails.length === 0) return;
  await db(context)
    .insertInto('tickets.watcher')
    .values(emails.map((email) => ({ partner_id: context.partnerId, ticket_id: ticketId, email })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function removeWatchers(context: Context, ticketId: string): Promise<void> {
  await db(context)
    .deleteFrom('tickets.watcher')
    .where('partner_id', '=', context.partnerId)
    .where('ticket_id', '=', ticketId)
    .execute();
}

export async function watchersOf(context: Context, ticketId: string): Promise<string[]> {
  const rows = await db(context)
    .selectFrom('tickets.watcher')
    .select('email')
    .where('partner_id', '=', context.partnerId)
    .where('ticket_id', '=', ticketId)
    .orderBy('email')
    .execute();
  return rows.map(({ email }) => email);
}

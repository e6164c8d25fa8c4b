import type { Context } from '../../platform/context.ts';
import * as store from './store.ts';
import * as thread from './store-thread.ts';
import { refuse, type Ticket, type TicketNote } from './types.ts';

export { changeTicket, openTicket, setWatchers } from './commands.ts';
export { actOnTicket, mergeTicket, type DeskPlace } from './commands-desk.ts';
export { mailAbout, type TicketMail } from './commands-mail.ts';
export { raiseLateTickets } from './jobs.ts';
export { ticketsRoutes } from './routes.ts';
export { deskTicketsRoutes } from './routes-desk.ts';
export { supportTopics, topicOf, type SupportTopic } from './types-topic.ts';
export {
  ticketSeverities,
  ticketStatuses,
  type NewTicket,
  type Ticket,
  type TicketChange,
  type TicketContact,
  type TicketLink,
  type TicketNote,
  type TicketSeverity,
  type TicketSide,
  type TicketsRefusal,
  type TicketStatus,
} from './types.ts';
export type { TicketFilter } from './store.ts';

/** @throws Refused `ticket_not_found` */
export async function getTicketByNumber(context: Context, number: string): Promise<Ticket> {
  const ticket = await store.findTicketByNumber(context, number);
  if (!ticket) throw refuse('ticket_not_found', { ticket: number });
  return ticket;
}

/** Service requests, newest first, and how many there are in all. */
export async function ticketsFrom(
  context: Context,
  filter: store.TicketFilter,
  range: { readonly offset: number; readonly limit: number },
): Promise<{ tickets: Ticket[]; total: number }> {
  const tickets = await store.pageOfTickets(context, filter, range);
  return { tickets, total: await store.countTickets(context, filter) };
}

/** What both sides said about a service request, in order; what either keeps to itself is not. */
export function notesOfTicket(context: Context, ticketId: string): Promise<TicketNote[]> {
  return thread.notesOf(context, ticketId);
}

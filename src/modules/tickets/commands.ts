import { cloudTable } from '../../kernel/clouds.ts';
import { newId } from '../../kernel/ids.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { getCustomer } from '../customers/index.ts';
import { checkCloud } from '../subscriptions/index.ts';
import { decideTicketChange } from './decide.ts';
import * as store from './store.ts';
import { topicOf } from './types-topic.ts';
import { refuse, type NewTicket, type Ticket, type TicketChange } from './types.ts';

/**
 * Files a service request with the provider.
 * @throws Refused `cloud_closed`, `cloud_lacks_feature`, `ticket_topic_unknown`,
 *   `ticket_language_unknown`, `customer_not_found`
 */
export async function openTicket(context: Context, input: NewTicket): Promise<Ticket> {
  const { cloud } = await getPartner(context);
  checkCloud(cloud, 'service_requests');
  if (!topicOf(input.topicId)) {
    throw refuse('ticket_topic_unknown', { topicId: input.topicId }, 'topicId');
  }
  const languages = cloudTable[cloud].supportLanguages;
  const language = input.agentLocale.split('-')[0]!;
  if (!languages.includes(language)) {
    const values = { language, languages: languages.join(', ') };
    throw refuse('ticket_language_unknown', values, 'agentLocale');
  }
  if (input.customerId) await getCustomer(context, input.customerId);
  const ticket: Ticket = {
    ...input,
    id: newId(context.now.getTime()),
    number: await store.nextNumber(context),
    customerId: input.customerId ?? null,
    status: 'open',
    createdBy: context.actor.name,
    changedBy: context.actor.name,
    createdAt: context.now,
    changedAt: context.now,
    closedAt: null,
    version: 1,
  };
  await store.insertTicket(context, ticket);
  const { number, title, severity, topicId } = ticket;
  await recordEvents(context, [
    {
      type: 'tickets.ticket_opened',
      ...about(ticket),
      after: { number, title, severity, topicId },
    },
  ]);
  return ticket;
}

/**
 * Changes a service request, and adds a note where one is given.
 * @param version the one that was seen; without it whatever is newest
 * @throws Refused `ticket_not_found`, `ticket_version_stale`, `ticket_closed`
 */
export async function changeTicket(
  context: Context,
  ticketId: string,
  change: TicketChange,
  version?: number,
): Promise<Ticket> {
  const ticket = await store.lockTicket(context, ticketId);
  if (!ticket) throw refuse('ticket_not_found', { ticket: ticketId });
  if (version !== undefined && version !== ticket.version) {
    throw refuse('ticket_version_stale', { version, current: ticket.version });
  }
  const by = { name: context.actor.name, now: context.now };
  const decided = decideTicketChange(ticket, change, by);
  if (!decided) return ticket;
  await store.updateTicket(context, decided.ticket);
  if (decided.note !== null) {
    const id = newId(context.now.getTime());
    const note = { id, ticketId, text: decided.note, author: by.name, createdAt: by.now };
    await store.insertNote(context, note);
  }
  const { before } = decided;
  const after = decided.note === null ? decided.after : { ...decided.after, note: decided.note };
  await recordEvents(context, [
    { type: 'tickets.ticket_changed', ...about(ticket), before, after },
  ]);
  return decided.ticket;
}

function about({ id, customerId }: Ticket) {
  return { subject: { kind: 'ticket', id }, ...(customerId === null ? {} : { customerId }) };
}

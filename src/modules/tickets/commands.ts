import { cloudTable } from '../../kernel/clouds.ts';
import { newId } from '../../kernel/ids.ts';
import { Refused } from '../../kernel/refusal.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { getCustomer } from '../customers/index.ts';
import { checkCloud, subscriptionsByIds } from '../subscriptions/index.ts';
import { responseHours } from './commands-hours.ts';
import { firstResponseDue } from './decide-clock.ts';
import { decideTicketChange } from './decide.ts';
import * as store from './store.ts';
import * as thread from './store-thread.ts';
import { topicOf } from './types-topic.ts';
import {
  refuse,
  type NewTicket,
  type Ticket,
  type TicketChange,
  type TicketNote,
} from './types.ts';

/**
 * Files a service request with the provider.
 * @throws Refused `cloud_closed`, `cloud_lacks_feature`, `ticket_topic_unknown`,
 *   `ticket_language_unknown`, `customer_not_found`, `subscription_not_found`
 */
export async function openTicket(context: Context, input: NewTicket): Promise<Ticket> {
  const partner = await getPartner(context);
  const { cloud } = partner;
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
  const { links = [], watchers = [], ...asked } = input;
  if (asked.customerId) await getCustomer(context, asked.customerId);
  await checkSubscriptions(context, input);
  const ticket: Ticket = {
    ...asked,
    id: newId(context.now.getTime()),
    number: await store.nextNumber(context),
    customerId: input.customerId ?? null,
    status: 'open',
    createdBy: context.actor.name,
    changedBy: context.actor.name,
    createdAt: context.now,
    changedAt: context.now,
    closedAt: null,
    firstResponseDueAt: firstResponseDue(
      { ...asked, createdAt: context.now },
      responseHours(partner, context.now),
    ),
    firstRespondedAt: null,
    raisedAt: null,
    mergedInto: null,
    version: 1,
  };
  await store.insertTicket(context, ticket);
  await thread.insertLinks(context, ticket.id, links);
  await watch(context, ticket.id, watchers);
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
  const hours = responseHours(await getPartner(context), context.now);
  const by = { name: context.actor.name, now: context.now, hours };
  const decided = decideTicketChange(ticket, change, by);
  if (!decided) return ticket;
  const isInternal = change.internal === true;
  await store.updateTicket(context, decided.ticket);
  if (decided.note !== null) {
    const { note: text } = decided;
    await addNote(context, { ticketId, text, side: 'partner', internal: isInternal });
  }
  const { before } = decided;
  const said = decided.note === null || isInternal ? {} : { note: decided.note };
  const after = { ...decided.after, ...said };
  await recordEvents(context, [
    { type: 'tickets.ticket_changed', ...about(ticket), before, after },
  ]);
  return decided.ticket;
}

/** Adds to what was said. @returns the note's id */
export async function addNote(
  context: Context,
  note: Pick<TicketNote, 'ticketId' | 'text' | 'side' | 'internal'>,
): Promise<string> {
  const id = newId(context.now.getTime());
  const { name: author } = context.actor;
  await thread.insertNote(context, { ...note, id, author, createdAt: context.now });
  return id;
}

/**
 * Says who is written to besides the contact, in place of those before.
 * @throws Refused `ticket_not_found`
 */
export async function setWatchers(
  context: Context,
  ticketId: string,
  emails: readonly string[],
): Promise<void> {
  const ticket = await store.lockTicket(context, ticketId);
  if (!ticket) throw refuse('ticket_not_found', { ticket: ticketId });
  const before = await thread.watchersOf(context, ticketId);
  await thread.removeWatchers(context, ticketId);
  await watch(context, ticketId, emails);
  await recordEvents(context, [
    {
      type: 'tickets.watchers_changed',
      ...about(ticket),
      before: { watchers: before },
      after: { watchers: await thread.watchersOf(context, ticketId) },
    },
  ]);
}

function watch(context: Context, ticketId: string, emails: readonly string[]): Promise<void> {
  const normal = emails.map((email) => email.trim().toLowerCase()).filter((email) => email !== '');
  return thread.insertWatchers(context, ticketId, [...new Set(normal)]);
}

/** Only what belongs to the customer may be named. */
async function checkSubscriptions(context: Context, { customerId, links = [] }: NewTicket) {
  const named = links.filter(({ kind }) => kind === 'subscription');
  const found = await subscriptionsByIds(
    context,
    named.map(({ targetId }) => targetId),
  );
  for (const { targetId: subscriptionId } of named) {
    const owner = found.find(({ id }) => id === subscriptionId)?.customerId;
    if (owner === undefined || owner !== customerId) {
      throw new Refused('subscription_not_found', { subscriptionId }, 'links');
    }
  }
}

/** What events about a service request say of whom they are about. */
export function about({ id, customerId }: Ticket) {
  return { subject: { kind: 'ticket', id }, ...(customerId === null ? {} : { customerId }) };
}

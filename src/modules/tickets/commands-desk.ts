import { forReseller, getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { about, addNote } from './commands.ts';
import { responseHours } from './commands-hours.ts';
import { decideDeskAct, decideMerge, type Acting } from './decide.ts';
import * as store from './store.ts';
import * as thread from './store-thread.ts';
import { refuse, type DeskAct, type Ticket } from './types.ts';

/** A service request as the provider's desk names it. */
export interface DeskPlace {
  readonly partnerId: string;
  readonly ticketId: string;
  /** The version that was seen. */
  readonly version: number;
}

/**
 * The provider's desk answers, asks, escalates, closes, or notes something for itself.
 * @param context of the provider
 * @throws Refused `provider_needed`, `partner_not_found`, `ticket_not_found`,
 *   `ticket_version_stale`, `ticket_closed`
 */
export function actOnTicket(context: Context, place: DeskPlace, act: DeskAct): Promise<void> {
  return forReseller(context, place.partnerId, async (inner) => {
    const ticket = await lock(inner, place);
    const decided = decideDeskAct(ticket, act, await acting(inner));
    await store.updateTicket(inner, decided);
    const internal = act.kind === 'internal';
    const { id: ticketId } = ticket;
    const noteId = await addNote(inner, { ticketId, text: act.text, side: 'provider', internal });
    // The partner reads its own log: what the desk notes for itself is not in it.
    if (internal) return;
    await answered(inner, { ticket, decided, noteId, text: act.text });
  });
}

/**
 * Ends a service request because it goes on in another one of the same customer, and says so in
 * both. Whoever watched the one watches the other.
 * @throws Refused those of `actOnTicket`, `ticket_merge_refused`
 */
export function mergeTicket(context: Context, place: DeskPlace, intoNumber: string): Promise<void> {
  return forReseller(context, place.partnerId, async (inner) => {
    const found = await store.findTicketByNumber(inner, intoNumber);
    if (!found) throw refuse('ticket_not_found', { ticket: intoNumber }, 'into');
    // One order for everybody, so that two who merge crosswise never wait for each other.
    await store.lockTicketsInOrder(inner, [place.ticketId, found.id]);
    const ticket = await lock(inner, place);
    const into = (await store.findTicket(inner, found.id)) ?? found;
    const decided = decideMerge(ticket, into, await acting(inner));
    await store.updateTicket(inner, decided);
    await thread.insertWatchers(inner, into.id, await thread.watchersOf(inner, ticket.id));
    await thread.insertLinks(inner, into.id, await thread.linksOf(inner, ticket.id));
    for (const [one, other] of [
      [ticket, into],
      [into, ticket],
    ] as const) {
      const text = mergeNote(one, other, one === ticket);
      const note = { ticketId: one.id, text, side: 'provider', internal: false } as const;
      const noteId = await addNote(inner, note);
      if (one === ticket) await answered(inner, { ticket, decided, noteId, text });
    }
  });
}

function mergeNote({ agentLocale }: Ticket, { number }: Ticket, isEnded: boolean): string {
  if (agentLocale.startsWith('ja')) {
    return isEnded
      ? `このリクエストは ${number} に統合されました。`
      : `リクエスト ${number} がここに統合されました。`;
  }
  return isEnded
    ? `This request goes on in ${number}.`
    : `Request ${number} was merged into this one.`;
}

async function lock(inner: Context, { ticketId, version }: DeskPlace): Promise<Ticket> {
  const ticket = await store.lockTicket(inner, ticketId);
  if (!ticket) throw refuse('ticket_not_found', { ticket: ticketId });
  if (version !== ticket.version) {
    throw refuse('ticket_version_stale', { version, current: ticket.version });
  }
  return ticket;
}

async function acting(inner: Context): Promise<Acting> {
  const hours = responseHours(await getPartner(inner), inner.now);
  return { name: inner.actor.name, now: inner.now, hours };
}

interface Said {
  readonly ticket: Ticket;
  readonly decided: Ticket;
  readonly noteId: string;
  readonly text: string;
}

async function answered(inner: Context, { ticket, decided, noteId, text }: Said): Promise<void> {
  const { status, severity } = ticket;
  await recordEvents(inner, [
    {
      type: 'tickets.provider_answered',
      ...about(ticket),
      before: { status, severity },
      after: { status: decided.status, severity: decided.severity, noteId, note: text },
    },
  ]);
}

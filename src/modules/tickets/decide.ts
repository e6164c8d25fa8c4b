import type { JsonObject } from '../../kernel/json.ts';
import { firstResponseDue, type ResponseHours } from './decide-clock.ts';
import { refuse, type DeskAct, type Ticket, type TicketChange } from './types.ts';

/** Who acts, when, and the hours in which the provider answers. */
export interface Acting {
  readonly name: string;
  readonly now: Date;
  readonly hours: ResponseHours;
}

export interface DecidedTicketChange {
  readonly ticket: Ticket;
  readonly note: string | null;
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/**
 * Applies the partner's change to a service request; null when nothing differs. What is closed can
 * be opened again, and nothing else is done to it. A note that the provider sees answers what the
 * provider asked.
 * @throws Refused `ticket_closed`
 */
export function decideTicketChange(
  ticket: Ticket,
  change: TicketChange,
  by: Acting,
): DecidedTicketChange | null {
  const { note = null, internal = false, ...named } = change;
  const isAnswer = note !== null && !internal && ticket.status === 'attention_needed';
  const members = isAnswer && named.status === undefined ? { ...named, status: 'open' } : named;
  const before: Record<string, JsonObject[string]> = {};
  const after: Record<string, JsonObject[string]> = {};
  for (const key of Object.keys(members) as (keyof typeof members)[]) {
    const value = members[key];
    if (value === undefined || JSON.stringify(value) === JSON.stringify(ticket[key])) continue;
    before[key] = ticket[key] as JsonObject[string];
    after[key] = value as JsonObject[string];
  }
  if (Object.keys(after).length === 0 && note === null) return null;
  const status = (members.status ?? ticket.status) as Ticket['status'];
  if (ticket.status === 'closed' && status === 'closed') {
    throw refuse('ticket_closed', { number: ticket.number });
  }
  return {
    ticket: withClock(
      {
        ...ticket,
        ...(after as Partial<Ticket>),
        status,
        closedAt: status === 'closed' ? by.now : null,
        mergedInto: status === 'closed' ? ticket.mergedInto : null,
        changedBy: by.name,
        changedAt: by.now,
        version: ticket.version + 1,
      },
      by.hours,
    ),
    note,
    before,
    after,
  };
}

/** Until somebody answers, the clock follows the severity. */
function withClock(ticket: Ticket, hours: ResponseHours): Ticket {
  if (ticket.firstRespondedAt !== null || ticket.firstResponseDueAt === null) return ticket;
  return { ...ticket, firstResponseDueAt: firstResponseDue(ticket, hours) };
}

/**
 * What the provider's desk does. Whatever the partner gets to read counts as a response; a note to
 * the desk itself does not.
 * @throws Refused `ticket_closed`
 */
export function decideDeskAct(ticket: Ticket, act: DeskAct, by: Acting): Ticket {
  if (ticket.status === 'closed') throw refuse('ticket_closed', { number: ticket.number });
  const touched = {
    ...ticket,
    changedBy: by.name,
    changedAt: by.now,
    version: ticket.version + 1,
  };
  if (act.kind === 'internal') return touched;
  if (act.kind === 'escalate') {
    return withClock({ ...touched, severity: act.severity }, by.hours);
  }
  const responded = { ...touched, firstRespondedAt: ticket.firstRespondedAt ?? by.now };
  if (act.kind === 'close') return { ...responded, status: 'closed', closedAt: by.now };
  return { ...responded, status: act.kind === 'ask' ? 'attention_needed' : 'open' };
}

/**
 * Ends a service request that goes on in another one of the same customer.
 * @throws Refused `ticket_closed`, `ticket_merge_refused`
 */
export function decideMerge(ticket: Ticket, into: Ticket, by: Acting): Ticket {
  const isSame = ticket.customerId === into.customerId && ticket.id !== into.id;
  if (!isSame || into.status === 'closed') {
    throw refuse('ticket_merge_refused', { number: ticket.number, into: into.number }, 'into');
  }
  return { ...decideDeskAct(ticket, { kind: 'close', text: '' }, by), mergedInto: into.id };
}

import type { JsonObject } from '../../kernel/json.ts';
import { refuse, type Ticket, type TicketChange } from './types.ts';

export interface DecidedTicketChange {
  readonly ticket: Ticket;
  readonly note: string | null;
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/**
 * Applies a change to a service request; null when nothing differs. What is closed can be opened
 * again, and nothing else is done to it.
 * @throws Refused `ticket_closed`
 */
export function decideTicketChange(
  ticket: Ticket,
  change: TicketChange,
  by: { readonly name: string; readonly now: Date },
): DecidedTicketChange | null {
  const { note = null, ...members } = change;
  const before: Record<string, JsonObject[string]> = {};
  const after: Record<string, JsonObject[string]> = {};
  for (const key of Object.keys(members) as (keyof typeof members)[]) {
    const value = members[key];
    if (value === undefined || JSON.stringify(value) === JSON.stringify(ticket[key])) continue;
    before[key] = ticket[key] as JsonObject[string];
    after[key] = value as JsonObject[string];
  }
  if (Object.keys(after).length === 0 && note === null) return null;
  const status = members.status ?? ticket.status;
  if (ticket.status === 'closed' && status === 'closed') {
    throw refuse('ticket_closed', { number: ticket.number });
  }
  return {
    ticket: {
      ...ticket,
      ...(after as Partial<Ticket>),
      status,
      closedAt: status === 'closed' ? by.now : null,
      changedBy: by.name,
      changedAt: by.now,
      version: ticket.version + 1,
    },
    note,
    before,
    after,
  };
}

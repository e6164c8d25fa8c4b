import { refusalsOf } from '../../kernel/refusal.ts';

export const ticketSeverities = ['critical', 'moderate', 'minimal'] as const;
export type TicketSeverity = (typeof ticketSeverities)[number];

/** `attention_needed`: the provider waits for the partner's answer. */
export const ticketStatuses = ['open', 'attention_needed', 'closed'] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

/** Whom the provider answers. */
export interface TicketContact {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber: string;
}

/** A service request to the provider. */
export interface Ticket {
  readonly id: string;
  /** Fifteen digits, by which people and the provider's own API know it. */
  readonly number: string;
  /** On whose behalf; null for the partner's own affairs. */
  readonly customerId: string | null;
  readonly title: string;
  readonly description: string;
  readonly severity: TicketSeverity;
  readonly status: TicketStatus;
  readonly topicId: string;
  /** The language in which the agent answers: `en-US`. */
  readonly agentLocale: string;
  readonly contact: TicketContact;
  readonly createdBy: string;
  readonly changedBy: string;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly closedAt: Date | null;
  readonly version: number;
}

export interface TicketNote {
  readonly id: string;
  readonly ticketId: string;
  readonly text: string;
  readonly author: string;
  readonly createdAt: Date;
}

/** What a person asks for. */
export interface NewTicket {
  readonly customerId?: string;
  readonly title: string;
  readonly description: string;
  readonly severity: TicketSeverity;
  readonly topicId: string;
  readonly agentLocale: string;
  readonly contact: TicketContact;
}

/** What changes; what is left out stays. */
export interface TicketChange {
  readonly title?: string;
  readonly description?: string;
  readonly severity?: TicketSeverity;
  readonly status?: TicketStatus;
  readonly contact?: TicketContact;
  /** Is added to what was said before. */
  readonly note?: string;
}

/** Every expected "no" of this module; its sentences are in `src/app/refusals-tickets.ts`. */
export type TicketsRefusal =
  | 'ticket_not_found'
  | 'ticket_topic_unknown'
  | 'ticket_language_unknown'
  | 'ticket_version_stale'
  | 'ticket_closed';

export const refuse = refusalsOf<TicketsRefusal>();

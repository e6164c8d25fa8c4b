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
  /** By when the provider answers first; null for requests from before there were clocks. */
  readonly firstResponseDueAt: Date | null;
  readonly firstRespondedAt: Date | null;
  /** When it was raised that nobody had answered in time. */
  readonly raisedAt: Date | null;
  /** The service request in which this one goes on. */
  readonly mergedInto: string | null;
  readonly version: number;
}

/** Who wrote something: the partner's people, or the provider's desk. */
export type TicketSide = 'partner' | 'provider';

export const ticketLinkKinds = [
  'subscription',
  'case',
  'fraud_event',
  'measure',
  'invoice',
] as const;

/** What a service request is about, besides the customer. */
export interface TicketLink {
  readonly kind: (typeof ticketLinkKinds)[number];
  readonly targetId: string;
}

export interface TicketNote {
  readonly id: string;
  readonly ticketId: string;
  readonly text: string;
  readonly author: string;
  readonly side: TicketSide;
  /** Seen by the side that wrote it, never by the other. */
  readonly internal: boolean;
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
  readonly links?: readonly TicketLink[];
  /** E-mail addresses of those who are written to besides the contact. */
  readonly watchers?: readonly string[];
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
  /** The note is for the partner's own people. */
  readonly internal?: boolean;
}

/** What the provider's desk does with a service request; everything is said in a note. */
export type DeskAct =
  | { readonly kind: 'answer' | 'ask' | 'internal' | 'close'; readonly text: string }
  | { readonly kind: 'escalate'; readonly severity: TicketSeverity; readonly text: string };

/** Every expected "no" of this module; its sentences are in `src/app/refusals-tickets.ts`. */
export type TicketsRefusal =
  | 'ticket_not_found'
  | 'ticket_topic_unknown'
  | 'ticket_language_unknown'
  | 'ticket_version_stale'
  | 'ticket_closed'
  | 'ticket_merge_refused';

export const refuse = refusalsOf<TicketsRefusal>();

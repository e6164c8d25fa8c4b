import type { SupportTopic, Ticket, TicketChange, TicketNote } from '../tickets/index.ts';
import { attributesOf, NOT_YET } from './decide-envelope.ts';

export interface ServiceRequestOwner {
  readonly id: string;
  readonly name: string;
}

/**
 * A ticket as a service request of the API.
 * @param owner the customer, or the partner where the ticket is about nobody else
 */
export function serviceRequestOf(
  ticket: Ticket,
  notes: readonly TicketNote[],
  { owner, topicName }: { readonly owner: ServiceRequestOwner; readonly topicName: string },
) {
  const { contact } = ticket;
  return {
    title: ticket.title,
    description: ticket.description,
    severity: ticket.severity,
    supportTopicId: ticket.topicId,
    supportTopicName: topicName,
    id: ticket.number,
    status: ticket.status,
    organization: { id: owner.id, name: owner.name, phoneNumber: contact.phoneNumber },
    primaryContact: {
      organization: owner,
      contactId: ticket.id,
      lastName: contact.lastName,
      firstName: contact.firstName,
      email: contact.email,
      phoneNumber: contact.phoneNumber,
    },
    lastUpdatedBy: ticket.changedBy,
    createdDate: ticket.createdAt.toISOString(),
    lastModifiedDate: ticket.changedAt.toISOString(),
    lastClosedDate: ticket.closedAt?.toISOString() ?? NOT_YET,
    fileLinks: [],
    notes: notes.map(({ author, createdAt, text }) => ({
      createdByName: author,
      createdDate: createdAt.toISOString(),
      text,
    })),
    countryCode: ticket.agentLocale.split('-')[1] ?? '',
    attributes: attributesOf('ServiceRequest'),
  };
}

export function supportTopicOf({ id, name, description }: SupportTopic, isJapanese: boolean) {
  const language = isJapanese ? 'ja' : 'en';
  return {
    id,
    name: name[language],
    description: description[language],
    attributes: attributesOf('SupportTopic'),
  };
}

/** What a client sends to change a service request; whole resources come back with old values. */
export interface ServiceRequestPatch {
  readonly title?: string;
  readonly description?: string;
  readonly severity?: 'unknown' | Ticket['severity'];
  readonly status?: 'none' | Ticket['status'];
  readonly newNote?: { readonly text?: string };
}

/**
 * The change that a patch asks for. Neutral values (`unknown`, `none`, an empty text) are what
 * clients send for "unchanged".
 */
export function changeOf(patch: ServiceRequestPatch): TicketChange {
  const { severity, status } = patch;
  const note = patch.newNote?.text?.trim();
  return {
    ...(patch.title ? { title: patch.title } : {}),
    ...(patch.description ? { description: patch.description } : {}),
    ...(severity && severity !== 'unknown' ? { severity } : {}),
    ...(status && status !== 'none' ? { status } : {}),
    ...(note ? { note } : {}),
  };
}

import type { RowOf } from '../../api/queries.ts';
import type { Tone } from '../../parts/StatusBadge.tsx';

export type Ticket = RowOf<'listTickets'>;
export type FraudEvent = RowOf<'listFraudEvents'>;

export const ticketTones: Readonly<Record<Ticket['status'], Tone>> = {
  open: 'information',
  attention_needed: 'warning',
  closed: 'neutral',
};

export const severityTones: Readonly<Record<Ticket['severity'], Tone>> = {
  critical: 'danger',
  moderate: 'warning',
  minimal: 'neutral',
};

export const clockTones: Readonly<Record<Ticket['clock'], Tone>> = {
  none: 'neutral',
  running: 'information',
  soon: 'warning',
  late: 'danger',
  met: 'success',
  met_late: 'warning',
  not_needed: 'neutral',
};

export const fraudTones: Readonly<Record<FraudEvent['status'], Tone>> = {
  active: 'danger',
  investigating: 'warning',
  resolved: 'success',
};

export const levelTones: Readonly<Record<FraudEvent['severity'], Tone>> = {
  high: 'danger',
  medium: 'warning',
  low: 'neutral',
};

export function isTicketStatus(text: string): text is Ticket['status'] {
  return text in ticketTones;
}

export function isSeverity(text: string): text is Ticket['severity'] {
  return text in severityTones;
}

export function isFraudStatus(text: string): text is FraudEvent['status'] {
  return text in fraudTones;
}

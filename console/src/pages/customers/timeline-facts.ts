import type { RowOf } from '../../api/queries.ts';
import type { Tone } from '../../parts/StatusBadge.tsx';
import { type Path, paths } from '../../paths.ts';
import { customersWords } from '../../words/customers.ts';
import { wordFor } from '../../words/family.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { noticesWords } from '../../words/notices.ts';
import { receivablesWords } from '../../words/receivables.ts';
import { useStages } from '../collections/stages.ts';

export type EventRow = RowOf<'listEvents'>;
type Values = EventRow['after'];

const documentKinds: readonly string[] = [
  'invoice',
  'credit_note',
  'payment',
  'write_off',
  'reversal',
];

const tones: Readonly<Record<string, Tone>> = {
  'receivables.payment_recorded': 'success',
  'receivables.payment_reversed': 'danger',
  'receivables.written_off': 'danger',
  'receivables.dispute_opened': 'warning',
  'notices.bounced': 'danger',
  'notices.failed': 'danger',
  'notices.unknown': 'warning',
  'collections.stage_changed': 'warning',
  'collections.proposal_carried_out': 'danger',
};

export function toneOfEvent({ type }: EventRow): Tone {
  return tones[type] ?? 'neutral';
}

/** The page that shows what an event is about; undefined where there is none. */
export function pathOfEvent({ subjectKind, subjectId, after, before }: EventRow): Path | undefined {
  if (documentKinds.includes(subjectKind)) return paths.document(subjectId);
  const values = after ?? before;
  const messageId = textOf(values, 'messageId');
  if (messageId !== undefined) return paths.notice(messageId);
  const documentId = textOf(values, 'documentId') ?? textOf(values, 'debitDocumentId');
  return documentId === undefined ? undefined : paths.document(documentId);
}

/** The number of the document that an event is about. */
export function numberOfEvent({ after }: EventRow): string | undefined {
  return textOf(after, 'number') ?? textOf(after, 'documentNumber');
}

/**
 * What an event says besides its kind: an amount, a reason, what was changed, from which stage to
 * which.
 */
export function useEventFacts(): (event: EventRow) => string | undefined {
  const changesOf = useChanges();
  const stageOf = useStageFacts();
  const noticeOf = useNoticeFacts();
  const { outcomes } = useWords(receivablesWords).words.dispute;
  const format = useFormat();
  return (event) => {
    const { type, before, after } = event;
    if (type === 'customers.customer_changed') return changesOf(before, after);
    if (type.startsWith('collections.')) return stageOf(before, after);
    if (type.startsWith('notices.')) return noticeOf(after);
    const values = after ?? before;
    const amount = textOf(values, 'amount');
    const currency = textOf(values, 'currency');
    const outcome = textOf(values, 'outcome');
    const isContact = type.startsWith('customers.contact');
    return joined([
      amount === undefined || currency === undefined ? undefined : format.money(amount, currency),
      textOf(values, 'reason'),
      outcome === undefined ? undefined : wordFor(outcomes, outcome),
      isContact ? textOf(values, 'name') : undefined,
      isContact ? textOf(values, 'email') : undefined,
    ]);
  };
}

function useChanges() {
  const { words, say } = useWords(customersWords);
  const fields: Readonly<Record<string, string>> = {
    name: words.name,
    number: words.number,
    country: words.country,
    language: words.language,
    timeZone: words.timeZone,
    calendarId: words.calendar,
    dueDateShift: words.shift,
    paymentTerms: words.terms,
    segment: words.segment,
    riskClass: words.risk,
    tenantId: words.tenantId,
  };
  return (before: Values, after: Values) =>
    joined(
      Object.keys(after ?? {}).map((field) =>
        say(words.timeline.changed, {
          field: fields[field] ?? field,
          before: textOf(before, field) ?? '—',
          after: textOf(after, field) ?? '—',
        }),
      ),
    );
}

function useStageFacts() {
  const stages = useStages();
  return (before: Values, after: Values) => {
    const was = textOf(before, 'stage');
    const is = textOf(after, 'stage');
    if (is === undefined) return undefined;
    return was === undefined || was === is
      ? stages.name(is)
      : `${stages.name(was)} → ${stages.name(is)}`;
  };
}

function useNoticeFacts() {
  const { words } = useWords(noticesWords);
  const format = useFormat();
  return (after: Values) => {
    const template = textOf(after, 'template');
    const amount = textOf(after, 'amountDue');
    const currency = textOf(after, 'currency');
    const reason = textOf(after, 'reason');
    return joined([
      template === undefined ? undefined : wordFor(words.templates, template),
      amount === undefined || currency === undefined ? undefined : format.money(amount, currency),
      textOf(after, 'recipient'),
      reason === undefined ? undefined : wordFor(words.reasons, reason),
      textOf(after, 'detail'),
    ]);
  };
}

function joined(facts: readonly (string | undefined)[]): string | undefined {
  const present = facts.filter((fact) => fact !== undefined && fact !== '');
  return present.length === 0 ? undefined : present.join(' · ');
}

function textOf(values: Values, name: string): string | undefined {
  const value = values?.[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

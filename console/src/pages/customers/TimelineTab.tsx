import { type RowOf, useRows } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { AppLink } from '../../parts/AppLink.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { TextSkeleton } from '../../parts/Skeletons.tsx';
import { Timeline } from '../../parts/Timeline.tsx';
import { type Path, paths } from '../../paths.ts';
import { customersWords } from '../../words/customers.ts';
import { wordFor } from '../../words/family.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { recordsWords } from '../../words/records.ts';
import { receivablesWords } from '../../words/receivables.ts';

type EventRow = RowOf<'listEvents'>;
type Values = EventRow['after'];

const documentKinds: readonly string[] = [
  'invoice',
  'credit_note',
  'payment',
  'write_off',
  'reversal',
];

/** Everything that ever happened with a customer, newest first, with who did it. */
export function TimelineTab({ customerId }: { readonly customerId: string }) {
  const { words } = useWords(customersWords);
  const events = useWords(recordsWords).words.events;
  const list = useRows('listEvents', { query: { customerId } });
  const factsOf = useEventFacts();
  if (list.problem !== null && list.rows.length === 0) {
    return <ErrorState problem={list.problem} retry={list.retry} />;
  }
  if (list.loading) return <TextSkeleton lines={8} />;
  if (list.rows.length === 0) return <p className="quiet">{words.timeline.empty}</p>;
  return (
    <Timeline
      entries={list.rows.map((event) => ({
        id: event.id,
        at: event.occurredAt,
        title: <EventTitle event={event} title={wordFor(events, event.type)} />,
        actor: event.actorKind === 'system' ? '' : event.actorName,
        reason: factsOf(event),
      }))}
      more={
        list.complete ? null : (
          <ActionButton busy={list.loadingMore} onClick={list.loadMore}>
            {words.timeline.older}
          </ActionButton>
        )
      }
    />
  );
}

function EventTitle({ event, title }: { readonly event: EventRow; readonly title: string }) {
  const to = documentPath(event);
  const number = textOf(event.after, 'number') ?? textOf(event.after, 'documentNumber');
  const label = number === undefined ? title : `${title}: ${number}`;
  return to === undefined ? <span>{label}</span> : <AppLink to={to}>{label}</AppLink>;
}

function documentPath({ subjectKind, subjectId, after, before }: EventRow): Path | undefined {
  if (documentKinds.includes(subjectKind)) return paths.document(subjectId);
  const documentId =
    textOf(after ?? before, 'documentId') ?? textOf(after ?? before, 'debitDocumentId');
  return documentId === undefined ? undefined : paths.document(documentId);
}

/** What an event says besides its kind: an amount, a reason, or what was changed. */
function useEventFacts(): (event: EventRow) => string | undefined {
  const { words, say } = useWords(customersWords);
  const outcomes = useWords(receivablesWords).words.dispute.outcomes;
  const format = useFormat();
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
  return ({ type, before, after }) => {
    if (type === 'customers.customer_changed') {
      return Object.keys(after ?? {})
        .map((field) =>
          say(words.timeline.changed, {
            field: fields[field] ?? field,
            before: textOf(before, field) ?? '—',
            after: textOf(after, field) ?? '—',
          }),
        )
        .join(' · ');
    }
    const values = after ?? before;
    const amount = textOf(values, 'amount');
    const currency = textOf(values, 'currency');
    const outcome = textOf(values, 'outcome');
    const facts = [
      amount !== undefined && currency !== undefined ? format.money(amount, currency) : undefined,
      textOf(values, 'reason'),
      type === 'receivables.dispute_closed' && outcome !== undefined
        ? wordFor(outcomes, outcome)
        : undefined,
      type.startsWith('customers.contact') ? textOf(values, 'name') : undefined,
      type.startsWith('customers.contact') ? textOf(values, 'email') : undefined,
    ].filter((fact) => fact !== undefined);
    return facts.length === 0 ? undefined : facts.join(' · ');
  };
}

function textOf(values: Values, name: string): string | undefined {
  const value = values?.[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

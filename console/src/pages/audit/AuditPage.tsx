import { type RowOf, useRows } from '../../api/queries.ts';
import { useSearchState } from '../../app/search-state.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import { type Column, instantColumn, textColumn } from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import type { Filter } from '../../parts/table/filters.tsx';
import { useTableView } from '../../parts/table/view.ts';
import type { Path } from '../../paths.ts';
import { wordFor } from '../../words/family.ts';
import { useWords } from '../../words/language.tsx';
import { recordsWords } from '../../words/records.ts';
import { EventPanel } from './EventPanel.tsx';
import { SealCheck } from './SealCheck.tsx';

type EventRow = RowOf<'listEvents'>;

/** Every change of the partner's data, newest first; narrowed by kind, subject or request. */
export function AuditPage() {
  const { words } = useWords(recordsWords);
  const { audit } = words;
  const view = useTableView();
  const [search, patch] = useSearchState();
  const rows = useRows('listEvents', {
    query: {
      type: view.filter('type') || undefined,
      subjectId: view.filter('subjectId') || undefined,
      requestId: view.filter('requestId') || undefined,
    },
  });
  const filters: readonly Filter[] = [
    { kind: 'text', id: 'type', title: audit.code },
    { kind: 'text', id: 'subjectId', title: audit.subjectId },
    { kind: 'text', id: 'requestId', title: audit.request },
  ];
  const columns: readonly Column<EventRow>[] = [
    instantColumn({ id: 'when', title: audit.when, instant: (event) => event.occurredAt }),
    textColumn({
      id: 'what',
      title: audit.what,
      text: (event) => wordFor(words.events, event.type),
      cell: (event) => <strong>{wordFor(words.events, event.type)}</strong>,
    }),
    textColumn({
      id: 'who',
      title: audit.who,
      width: 200,
      text: (event) => event.actorName,
      cell: (event) =>
        event.actorKind === 'api_key' ? (
          <>
            {event.actorName} <span className="quiet">{audit.actorKinds.api_key}</span>
          </>
        ) : (
          event.actorName
        ),
    }),
    textColumn({
      id: 'subject',
      title: audit.subject,
      width: 320,
      text: (event) => `${event.subjectKind} ${event.subjectId}`,
      cell: (event) => (
        <span title={event.subjectId}>
          {event.subjectKind.replaceAll('_', ' ')} <code className="quiet">{event.subjectId}</code>
        </span>
      ),
    }),
    textColumn({
      id: 'code',
      title: audit.code,
      width: 240,
      hiddenAtFirst: true,
      text: (event) => event.type,
      cell: (event) => <code>{event.type}</code>,
    }),
    textColumn({
      id: 'request',
      title: audit.request,
      width: 320,
      hiddenAtFirst: true,
      text: (event) => event.requestId,
      cell: (event) => <code>{event.requestId}</code>,
    }),
  ];
  const opened = rows.rows.find((event) => event.id === search.get('event'));
  return (
    <Page title={audit.title} lead={audit.lead} actions={<SealCheck />} fill>
      <DataTable
        label={audit.title}
        columns={columns}
        rows={rows}
        view={view}
        filters={filters}
        rowKey={(event) => event.id}
        open={(event) => withEvent(search, event.id)}
        empty={<EmptyState title={audit.empty}>{audit.emptyText}</EmptyState>}
      />
      {opened === undefined ? null : (
        <EventPanel event={opened} close={() => patch({ event: null })} />
      )}
    </Page>
  );
}

/** The same view with one event open. */
function withEvent(search: URLSearchParams, eventId: string): Path {
  const next = new URLSearchParams(search);
  next.set('event', eventId);
  return `/audit?${next.toString()}`;
}

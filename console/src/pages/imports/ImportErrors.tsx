import { useMemo } from 'react';
import { hrefOf } from '../../api/client.ts';
import { Icon } from '../../parts/Icon.tsx';
import { Section } from '../../parts/Page.tsx';
import { type Column, textColumn } from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useLocalRows } from '../../parts/table/local-rows.ts';
import { useTableView } from '../../parts/table/view.ts';
import { importsWords } from '../../words/imports.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { isWorking } from './import-state.ts';
import type { ImportReport } from './ImportPage.tsx';

type RowError = ImportReport['errors'][number];

/** Rows that were not taken, or had changed: line, column and the reason in words. */
export function ImportErrors({ found }: { readonly found: ImportReport }) {
  const { words, say, language } = useWords(importsWords);
  const format = useFormat();
  const { one } = words;
  const view = useTableView();
  const columns = useColumns();
  const { errors } = found;
  const rows = useLocalRows(errors, view, columns);
  const all = found.rejected + found.changed;
  if (isWorking(found) || found.state === 'failed') return null;
  return (
    <Section
      title={one.errors}
      lead={
        errors.length === 0
          ? undefined
          : errors.length < all
            ? say(one.errorsShown, { count: format.count(errors.length) })
            : one.errorsLead
      }
      actions={
        errors.length === 0 ? undefined : (
          <a
            className="row"
            href={hrefOf('downloadImportErrors', { params: { id: found.id }, query: { language } })}
            download
          >
            <Icon name="download" size={14} />
            {one.download}
          </a>
        )
      }
    >
      <DataTable
        label={one.errors}
        columns={columns}
        rows={rows}
        view={view}
        search={one.searchErrors}
        rowKey={(error) => `${error.line} ${error.column ?? ''} ${error.code}`}
        empty={<p className="quiet">{one.noErrors}</p>}
      />
    </Section>
  );
}

function useColumns(): readonly Column<RowError>[] {
  const { one } = useWords(importsWords).words;
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'line',
        title: one.line,
        width: 90,
        align: 'end',
        sortable: true,
        text: (error) => String(error.line),
        cell: (error) => format.count(error.line),
        compare: (left, right) => left.line - right.line,
      },
      textColumn<RowError>({
        id: 'column',
        title: one.column,
        width: 200,
        sortable: true,
        text: (error) => error.column ?? '',
        cell: (error) => (error.column === null ? '—' : <code>{error.column}</code>),
      }),
      textColumn<RowError>({
        id: 'reason',
        title: one.reason,
        text: (error) => error.message,
        cell: (error) => <span title={error.message}>{error.message}</span>,
      }),
      textColumn<RowError>({
        id: 'code',
        title: one.code,
        width: 220,
        hiddenAtFirst: true,
        text: (error) => error.code,
      }),
    ],
    [one, format],
  );
}

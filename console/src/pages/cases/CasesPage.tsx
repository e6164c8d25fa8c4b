import { useState } from 'react';
import { useRows, type RowOf } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import { type Column, instantColumn, moneyColumn, textColumn } from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { paths } from '../../paths.ts';
import { casesWords } from '../../words/cases.ts';
import { useWords } from '../../words/language.tsx';
import { OpenCaseDialog } from './OpenCaseDialog.tsx';

/** Investigations in the order of work. */
export function CasesPage() {
  const { words } = useWords(casesWords);
  const view = useTableView();
  const [opening, setOpening] = useState(false);
  const state = view.filter('state') === 'resolved' ? 'resolved' : 'open';
  const rows = useRows('listCases', { query: { state } });
  const columns = useColumns();
  return (
    <Page
      title={words.title}
      lead={words.lead}
      fill
      actions={
        <ActionButton kind="primary" permission="cases.write" onClick={() => setOpening(true)}>
          {words.open}
        </ActionButton>
      }
    >
      <DataTable
        label={words.title}
        columns={columns}
        rows={rows}
        view={view}
        rowKey={(row) => row.id}
        open={(row) => paths.case(row.id)}
        filters={[
          {
            kind: 'one',
            id: 'state',
            title: words.state,
            options: Object.entries(words.states).map(([value, label]) => ({ value, label })),
          },
        ]}
        empty={<EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>}
      />
      {opening ? <OpenCaseDialog close={() => setOpening(false)} /> : null}
    </Page>
  );
}

function useColumns(): readonly Column<RowOf<'listCases'>>[] {
  const { words } = useWords(casesWords);
  return [
    textColumn({
      id: 'case',
      title: words.case,
      text: (row) => `${row.number} ${row.title}`,
    }),
    textColumn({ id: 'customer', title: words.customer, text: (row) => row.customerName }),
    textColumn({ id: 'kind', title: words.kind, text: (row) => words.kinds[row.kind] }),
    moneyColumn({
      id: 'loss',
      title: words.loss,
      currencyTitle: words.currency,
      money: (row) => row.lossPerHour[0] ?? null,
    }),
    moneyColumn({
      id: 'atStake',
      title: words.atStake,
      currencyTitle: words.currency,
      money: (row) => row.atStake[0] ?? null,
    }),
    instantColumn({ id: 'due', title: words.due, instant: (row) => row.nextDueAt }),
    textColumn({
      id: 'assignee',
      title: words.assignee,
      text: (row) => row.assigneeName ?? words.none,
    }),
  ];
}

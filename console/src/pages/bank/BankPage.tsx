import { useState } from 'react';
import { useRows } from '../../api/queries.ts';
import { useSearchState, withOpen } from '../../app/search-state.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Icon } from '../../parts/Icon.tsx';
import {
  type Column,
  dayColumn,
  moneyColumn,
  statusColumn,
  textColumn,
} from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { paths } from '../../paths.ts';
import { bankWords } from '../../words/bank.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { ReceivablesFrame } from '../receivables/ReceivablesFrame.tsx';
import { type BankLine, isLineState, lineTones } from './bank-state.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { LineDialog } from './LineDialog.tsx';

/** What came in and waits for a decision; with a filter also what was decided. */
export function BankPage() {
  const { words } = useWords(bankWords);
  const view = useTableView();
  const [search, patch] = useSearchState();
  const [importing, setImporting] = useState(false);
  const chosen = view.filter('state');
  const open = search.get('open');
  const rows = useRows('listBankLines', {
    query: {
      state: isLineState(chosen) ? chosen : open === null ? 'open' : undefined,
      q: view.search || undefined,
    },
  });
  const columns = useColumns();
  const opened = rows.rows.find((row) => row.id === open);
  return (
    <ReceivablesFrame
      title={words.title}
      lead={words.lead}
      fill
      actions={
        <ActionButton
          kind="primary"
          icon={<Icon name="plus" size={14} />}
          permission="receivables.write"
          onClick={() => setImporting(true)}
        >
          {words.import.open}
        </ActionButton>
      }
    >
      <DataTable
        label={words.title}
        columns={columns}
        rows={rows}
        view={view}
        rowKey={(row) => row.id}
        open={(row) => {
          const shown = new URLSearchParams(search);
          if (!shown.has('state')) shown.set('state', 'open');
          return withOpen(paths.bankLines(), shown, row.id);
        }}
        search={words.search}
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
      {importing ? <ImportDialog close={() => setImporting(false)} /> : null}
      {opened === undefined ? null : (
        <LineDialog key={opened.id} line={opened} close={() => patch({ open: null })} />
      )}
    </ReceivablesFrame>
  );
}

function useColumns(): readonly Column<BankLine>[] {
  const { words } = useWords(bankWords);
  const format = useFormat();
  return [
    dayColumn({ id: 'bookedOn', title: words.bookedOn, day: (row) => row.bookedOn }),
    moneyColumn({
      id: 'amount',
      title: words.amount,
      currencyTitle: words.currency,
      money: ({ amount, currency }) => ({ amount, currency }),
    }),
    textColumn({ id: 'payer', title: words.payer, width: 208, text: (row) => row.payer }),
    textColumn({ id: 'text', title: words.text, text: (row) => row.text }),
    textColumn({
      id: 'suggestion',
      title: words.suggestion,
      width: 240,
      text: (row) =>
        row.isReversal ? words.takenBack : (row.candidates[0]?.customerName ?? words.none),
    }),
    textColumn({
      id: 'confidence',
      title: words.confidence,
      width: 104,
      text: (row) => (row.confidence === null ? '' : format.share(row.confidence / 10_000)),
    }),
    statusColumn({
      id: 'state',
      title: words.state,
      width: 144,
      status: ({ state }) => ({ text: words.states[state], tone: lineTones[state] }),
    }),
    textColumn({
      id: 'account',
      title: words.account,
      width: 200,
      hiddenAtFirst: true,
      text: (row) => row.account,
    }),
    textColumn({
      id: 'reference',
      title: words.reference,
      width: 160,
      hiddenAtFirst: true,
      text: (row) => row.bankReference,
    }),
  ];
}

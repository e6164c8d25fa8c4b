import { useMemo } from 'react';
import { ActionButton } from '../../parts/ActionButton.tsx';
import type { Tone } from '../../parts/StatusBadge.tsx';
import { dayColumn, moneyColumn, statusColumn, textColumn } from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import type { Filter } from '../../parts/table/filters.tsx';
import { useLocalRows } from '../../parts/table/local-rows.ts';
import { useTableView } from '../../parts/table/view.ts';
import { toast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { uiWords } from '../../words/ui.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly stage: 'none' | 'reminder' | 'final' | 'hold';
  readonly amount: string;
  readonly currency: string;
  readonly due: string;
}

const rowCount = 100_000;
const stages = ['none', 'reminder', 'final', 'hold'] as const;
const tones: Record<Row['stage'], Tone> = {
  none: 'success',
  reminder: 'warning',
  final: 'danger',
  hold: 'information',
};
const names = [
  'Contoso Ltd.',
  '株式会社アオイ商事',
  'Fabrikam GmbH',
  '有限会社みどり製作所',
  '=SUM(A1)',
];

function sampleRow(at: number): Row {
  const cents = String((at * 7919) % 100).padStart(2, '0');
  const yen = at % 5 === 1;
  return {
    id: String(at),
    name: `${names[at % names.length] ?? ''} ${at}`,
    stage: stages[(at * 31) % stages.length] ?? 'none',
    amount: `${(at * 104_729) % 900_000}${yen ? '' : `.${cents}`}`,
    currency: yen ? 'JPY' : 'USD',
    due: new Date(Date.UTC(2026, 0, 1 + (at % 330))).toISOString().slice(0, 10),
  };
}

/** A table at the size that the product promises to draw smoothly. */
export function PartsTable() {
  const { words } = useWords(uiWords);
  const { currency } = useWords(partsWords).words.table;
  const view = useTableView();
  const all = useMemo(() => Array.from({ length: rowCount }, (_, at) => sampleRow(at)), []);
  const stage = view.filter('stage');
  const matching = useMemo(
    () => (stage === '' ? all : all.filter((row) => stage.split(',').includes(row.stage))),
    [all, stage],
  );
  const columns = useMemo(
    () => [
      textColumn<Row>({
        id: 'name',
        title: words.customer,
        sortable: true,
        text: (row) => row.name,
      }),
      statusColumn<Row>({
        id: 'stage',
        title: words.stage,
        status: (row) => ({ text: words.stages[row.stage], tone: tones[row.stage] }),
      }),
      moneyColumn<Row>({
        id: 'overdue',
        title: words.overdue,
        sortable: true,
        currencyTitle: currency,
        money: (row) => row,
      }),
      dayColumn<Row>({ id: 'due', title: words.due, sortable: true, day: (row) => row.due }),
    ],
    [words, currency],
  );
  const filters: readonly Filter[] = [
    {
      kind: 'choice',
      id: 'stage',
      title: words.stage,
      options: stages.map((value) => ({ value, label: words.stages[value] })),
    },
    { kind: 'days', id: 'due', title: words.due },
    { kind: 'amounts', id: 'amount', title: words.overdue },
  ];
  const rows = useLocalRows(matching, view, columns);
  return (
    <DataTable
      label={words.table}
      columns={columns}
      rows={rows}
      view={view}
      filters={filters}
      search={words.search}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      open={() => paths.ui()}
      bulk={(selection) => (
        <ActionButton kind="primary" onClick={() => toast(String(selection.rows.size))}>
          {words.primary}
        </ActionButton>
      )}
      empty={null}
    />
  );
}

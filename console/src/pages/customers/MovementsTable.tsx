import { useMemo } from 'react';
import { useFixedRows } from '../../api/queries.ts';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { type Column, dayColumn, moneyColumn, textColumn } from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { paths } from '../../paths.ts';
import { customersWords } from '../../words/customers.ts';
import { signOf } from '../../words/decimal.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { receivablesWords } from '../../words/receivables.ts';
import { minus } from '../receivables/allocation-plan.ts';
import type { Statement } from './StatementTab.tsx';

type Movements = Statement['currencies'][number];
type Movement = Movements['lines'][number];

/** The movements in booking order, each with the balance after it. */
export function MovementsTable({ movements }: { readonly movements: Movements }) {
  const { statement: text } = useWords(customersWords).words;
  const view = useTableView({ prefix: 'lines' });
  const columns = useColumns(movements.currency);
  return (
    <DataTable
      label={text.movements}
      columns={columns}
      rows={useFixedRows(movements.lines)}
      view={view}
      rowKey={(line) => line.documentId}
      open={(line) => paths.document(line.documentId)}
      empty={<p className="quiet">{text.noMovements}</p>}
    />
  );
}

function useColumns(currency: string): readonly Column<Movement>[] {
  const { statement: text } = useWords(customersWords).words;
  const { words } = useWords(receivablesWords);
  const currencyTitle = useWords(partsWords).words.table.currency;
  return useMemo(() => {
    const side = (id: 'debit' | 'credit', sign: number) =>
      moneyColumn<Movement>({
        id,
        title: text[id],
        currencyTitle,
        money: ({ amount }) => {
          if (signOf(amount) !== sign) return null;
          return { amount: sign < 0 ? minus(amount) : amount, currency };
        },
      });
    return [
      dayColumn<Movement>({ id: 'bookedOn', title: words.bookedOn, day: (line) => line.bookedOn }),
      textColumn<Movement>({
        id: 'kind',
        title: words.kind,
        width: 140,
        text: (line) => words.kinds[line.kind],
      }),
      textColumn<Movement>({ id: 'number', title: words.number, text: (line) => line.number }),
      textColumn<Movement>({
        id: 'reference',
        title: words.reference,
        text: (line) => line.reference ?? '',
      }),
      dayColumn<Movement>({
        id: 'dueOn',
        title: words.dueOn,
        hiddenAtFirst: true,
        day: (line) => line.dueOn,
      }),
      side('debit', 1),
      side('credit', -1),
      // Balances are not added up, so this is no money column.
      {
        id: 'balance',
        title: text.balance,
        width: 148,
        align: 'end',
        text: (line) => line.balance,
        cell: (line) => <MoneyText amount={line.balance} currency={currency} />,
      },
    ];
  }, [currency, words, text, currencyTitle]);
}

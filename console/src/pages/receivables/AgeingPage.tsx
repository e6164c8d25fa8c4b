import { Radio } from '@mantine/core';
import { useRead } from '../../api/queries.ts';
import { useSession } from '../../api/session.tsx';
import { todayIn } from '../../app/clock.ts';
import { useSearchState } from '../../app/search-state.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { DayField, isDay } from '../../parts/DayField.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { csvText, saveFile } from '../../parts/table/csv.ts';
import { textColumn } from '../../parts/table/columns.tsx';
import { paths } from '../../paths.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { receivablesWords } from '../../words/receivables.ts';
import { type AgeingOfCurrency, CurrencyAgeing } from './CurrencyAgeing.tsx';
import { ReceivablesFrame } from './ReceivablesFrame.tsx';

const bases = ['known_now', 'as_it_stood'] as const;
type Basis = (typeof bases)[number];

/**
 * What is owed per currency by how late it is, on any day, in either reading. The question is in
 * the address.
 */
export function AgeingPage() {
  const { words } = useWords(receivablesWords);
  const { ageing } = words;
  const { timeZone } = useFormat();
  const [search, patch] = useSearchState();
  const today = todayIn(timeZone);
  const wanted = search.get('asOf') ?? today;
  const asOf = isDay(wanted) ? wanted : today;
  const basis: Basis = search.get('basis') === 'as_it_stood' ? 'as_it_stood' : 'known_now';
  const read = useRead('getAgeing', { query: { asOf, basis } });
  const { currency: own } = useSession().partner;
  // The partner's own currency first.
  const currencies = (read.data?.currencies ?? []).toSorted(
    (left, right) => Number(right.currency === own) - Number(left.currency === own),
  );
  // The list of documents knows today only.
  const overdueTo = asOf === today ? paths.documents({ state: 'overdue' }) : undefined;
  const saveCsv = useSaveAgeing(asOf, currencies);

  return (
    <ReceivablesFrame
      title={ageing.title}
      lead={ageing.lead}
      actions={
        currencies.length === 0 ? undefined : (
          <ActionButton icon={<Icon name="download" size={14} />} onClick={saveCsv}>
            {ageing.saveCsv}
          </ActionButton>
        )
      }
    >
      <div className="AgeingQuestion">
        <DayField
          name="asOf"
          label={ageing.asOf}
          value={wanted}
          onValue={(day) => patch({ asOf: day === today ? null : day })}
          error={undefined}
          register={() => undefined}
        />
        <Radio.Group
          label={ageing.basis}
          value={basis}
          onChange={(value) => patch({ basis: value === 'known_now' ? null : value })}
        >
          <div className="AgeingQuestion-bases">
            {bases.map((each) => (
              <Radio
                key={each}
                value={each}
                label={ageing.bases[each]}
                description={ageing.basisHelp[each]}
              />
            ))}
          </div>
        </Radio.Group>
      </div>
      <Loaded read={read} skeleton={<TextSkeleton lines={9} />}>
        {() =>
          currencies.length === 0 ? (
            <EmptyState title={ageing.emptyTitle}>{ageing.emptyText}</EmptyState>
          ) : (
            currencies.map((each) => (
              <CurrencyAgeing key={each.currency} ageing={each} overdueTo={overdueTo} />
            ))
          )
        }
      </Loaded>
    </ReceivablesFrame>
  );
}

function useSaveAgeing(asOf: string, currencies: readonly AgeingOfCurrency[]): () => void {
  const { words } = useWords(receivablesWords);
  const parts = useWords(partsWords).words.ageing;
  return () => {
    const rows = currencies.flatMap(({ currency, buckets }) =>
      buckets.map((bucket) => ({ ...bucket, currency })),
    );
    type Row = (typeof rows)[number];
    const columns = [
      textColumn<Row>({ id: 'currency', title: words.currency, text: (row) => row.currency }),
      textColumn<Row>({
        id: 'age',
        title: parts.age,
        text: (row) => words.ageing.buckets[row.key],
      }),
      textColumn<Row>({ id: 'count', title: parts.count, text: (row) => String(row.count) }),
      textColumn<Row>({ id: 'amount', title: parts.amount, text: (row) => row.amount }),
    ];
    saveFile(`${words.ageing.title} ${asOf}.csv`, csvText(columns, rows));
  };
}

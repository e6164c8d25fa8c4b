import type { Output } from '../../api/client.ts';
import { useRead } from '../../api/queries.ts';
import { useSession } from '../../api/session.tsx';
import { useSearchState } from '../../app/search-state.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { BarChart } from '../../parts/BarChart.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { csvText, saveFile } from '../../parts/table/csv.ts';
import { textColumn } from '../../parts/table/columns.tsx';
import { figuresWords } from '../../words/figures.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { receivablesWords } from '../../words/receivables.ts';
import { CashForecast } from './CashForecast.tsx';
import { CurrencyChoice } from './CurrencyChoice.tsx';
import { ReceivablesFrame } from './ReceivablesFrame.tsx';
import { WorkTable } from './WorkTable.tsx';

type Figures = Output<'getFigures'>;
export type MonthOfMoney = Figures['currencies'][number]['months'][number];

/** How well the money comes in and how the work goes, month by month, with every definition. */
export function FiguresPage() {
  const { words } = useWords(figuresWords);
  const read = useRead('getFigures', { query: {} });
  const { currency: own } = useSession().partner;
  const [search, patch] = useSearchState();
  const currencies = (read.data?.currencies ?? []).toSorted(
    (left, right) => Number(right.currency === own) - Number(left.currency === own),
  );
  const shown =
    currencies.find((each) => each.currency === search.get('currency')) ?? currencies[0];
  const saveCsv = useSaveFigures();
  return (
    <ReceivablesFrame
      title={words.title}
      lead={words.lead}
      actions={
        shown === undefined ? undefined : (
          <ActionButton icon={<Icon name="download" size={14} />} onClick={() => saveCsv(shown)}>
            {words.saveCsv}
          </ActionButton>
        )
      }
    >
      <Loaded read={read} skeleton={<TextSkeleton lines={12} />}>
        {({ work }) =>
          shown === undefined ? (
            <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>
          ) : (
            <div className="stack">
              <CurrencyChoice
                label={words.currency}
                currencies={currencies.map((each) => each.currency)}
                chosen={shown.currency}
                choose={(currency) => patch({ currency })}
              />
              <Newest month={shown.months.at(-1)!} currency={shown.currency} />
              <Months months={shown.months} currency={shown.currency} />
              <CashForecast currency={shown.currency} />
              <Rolls month={shown.months.at(-1)!} currency={shown.currency} />
              <WorkTable months={work} />
              <Definitions />
            </div>
          )
        }
      </Loaded>
    </ReceivablesFrame>
  );
}

function Newest({ month, currency }: { readonly month: MonthOfMoney; readonly currency: string }) {
  const { words, say } = useWords(figuresWords);
  const days = (value: string | null) =>
    value === null ? words.none : say(words.days, { days: value });
  return (
    <Facts
      layout="strip"
      label={words.title}
      items={[
        {
          label: words.money.receivables,
          value: <MoneyText amount={month.receivables} currency={currency} />,
        },
        { label: words.money.daysSalesOutstanding, value: days(month.daysSalesOutstanding) },
        { label: words.money.bestPossible, value: days(month.bestPossible) },
        { label: words.money.averageDelinquent, value: days(month.averageDelinquent) },
        {
          label: words.money.effectiveness,
          value:
            month.effectiveness === null
              ? words.none
              : say(words.percent, { percent: month.effectiveness }),
        },
      ]}
    />
  );
}

function Months({
  months,
  currency,
}: {
  readonly months: readonly MonthOfMoney[];
  readonly currency: string;
}) {
  const { words } = useWords(figuresWords);
  const format = useFormat();
  const { money } = words;
  return (
    <section className="stack" aria-label={money.title}>
      <h2>{money.title}</h2>
      <BarChart
        label={money.chart}
        currency={currency}
        bars={months.map((month) => ({
          key: month.through,
          label: format.month(month.through.slice(0, 7)),
          mark: month.through.slice(5, 7),
          amount: month.receivables,
        }))}
        titles={{ bar: words.month, amount: money.receivables }}
      />
      <table className="PlainTable">
        <thead>
          <tr>
            <th>{words.month}</th>
            <th>{money.receivables}</th>
            <th>{money.current}</th>
            <th>{money.sales}</th>
            <th>{money.daysSalesOutstanding}</th>
            <th>{money.bestPossible}</th>
            <th>{money.averageDelinquent}</th>
            <th>{money.effectiveness}</th>
          </tr>
        </thead>
        <tbody>
          {months.toReversed().map((month) => (
            <tr key={month.through}>
              <td>{format.month(month.through.slice(0, 7))}</td>
              <td>
                <MoneyText amount={month.receivables} currency={currency} />
              </td>
              <td>
                <MoneyText amount={month.current} currency={currency} />
              </td>
              <td>
                <MoneyText amount={month.sales} currency={currency} />
              </td>
              <td>{month.daysSalesOutstanding ?? words.none}</td>
              <td>{month.bestPossible ?? words.none}</td>
              <td>{month.averageDelinquent ?? words.none}</td>
              <td>{month.effectiveness ?? words.none}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Rolls({ month, currency }: { readonly month: MonthOfMoney; readonly currency: string }) {
  const { words, say } = useWords(figuresWords);
  const { words: receivables } = useWords(receivablesWords);
  const buckets: Readonly<Record<string, string>> = receivables.ageing.buckets;
  const rolls = new Map(month.rolls.map((each) => [each.bucket, each.percent]));
  return (
    <section className="stack" aria-label={words.ageing.title}>
      <h2>{words.ageing.title}</h2>
      <table className="PlainTable">
        <thead>
          <tr>
            <th>{words.ageing.bucket}</th>
            <th>{words.ageing.amount}</th>
            <th>{words.ageing.roll}</th>
          </tr>
        </thead>
        <tbody>
          {month.buckets.map(({ bucket, amount }) => {
            const percent = rolls.get(bucket) ?? null;
            return (
              <tr key={bucket}>
                <td>{buckets[bucket] ?? bucket}</td>
                <td>
                  <MoneyText amount={amount} currency={currency} />
                </td>
                <td>{percent === null ? words.none : say(words.percent, { percent })}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Definitions() {
  const { words } = useWords(figuresWords);
  const { title, ...definitions } = words.definitions;
  return (
    <section className="stack" aria-label={title}>
      <h2>{title}</h2>
      <ul className="quiet">
        {Object.values(definitions).map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </section>
  );
}

/** The months of one currency as a file. */
function useSaveFigures() {
  const { words } = useWords(figuresWords);
  const { money } = words;
  return ({ currency, months }: Figures['currencies'][number]) => {
    const columns = [
      textColumn({ id: 'month', title: words.month, text: (row: MonthOfMoney) => row.through }),
      textColumn({ id: 'currency', title: words.currency, text: () => currency }),
      ...(
        [
          'receivables',
          'current',
          'sales',
          'daysSalesOutstanding',
          'bestPossible',
          'averageDelinquent',
          'effectiveness',
        ] as const
      ).map((id) =>
        textColumn({ id, title: money[id], text: (row: MonthOfMoney) => row[id] ?? '' }),
      ),
    ];
    saveFile(`figures-${currency}.csv`, csvText(columns, months));
  };
}

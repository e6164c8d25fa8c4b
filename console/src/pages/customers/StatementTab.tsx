import { useMemo } from 'react';
import type { Output } from '../../api/client.ts';
import { hrefOf } from '../../api/client.ts';
import { useRead } from '../../api/queries.ts';
import { todayIn } from '../../app/clock.ts';
import { useSearchState } from '../../app/search-state.ts';
import { DayField, isDay } from '../../parts/DayField.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { SelectField } from '../../parts/fields.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { Section } from '../../parts/Page.tsx';
import { Loaded, TableSkeleton } from '../../parts/Skeletons.tsx';
import { sumDecimals } from '../../words/decimal.ts';
import { customersWords } from '../../words/customers.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { MovementsTable } from './MovementsTable.tsx';
import { OpenItemsTable } from './OpenItemsTable.tsx';

export type Statement = Output<'getStatement'>;

/**
 * What a customer owed at the end of a day, and every movement up to it, one currency at a time.
 */
export function StatementTab({ customerId }: { readonly customerId: string }) {
  const { words } = useWords(customersWords);
  const { statement: text } = words;
  const { timeZone } = useFormat();
  const [search, patch] = useSearchState();
  const today = todayIn(timeZone);
  const wantedDay = search.get('asOf') ?? today;
  const wantedFrom = search.get('from') ?? '';
  const asOf = isDay(wantedDay) ? wantedDay : today;
  const from = isDay(wantedFrom) ? wantedFrom : undefined;
  const backwards = from !== undefined && from > asOf;
  const query = { asOf, ...(from === undefined || backwards ? {} : { from }) };
  const read = useRead('getStatement', { params: { customerId }, query });
  const currencies = useMemo(() => currenciesOf(read.data), [read.data]);
  const currency = currencies.find((each) => each === search.get('currency')) ?? currencies[0];
  const unbound = { register: () => undefined };
  return (
    <div className="stack">
      <div className="StatementQuestion">
        <DayField
          {...unbound}
          name="asOf"
          label={text.asOf}
          value={wantedDay}
          error={undefined}
          onValue={(day) => patch({ asOf: day === today ? null : day })}
        />
        <DayField
          {...unbound}
          name="from"
          label={text.from}
          value={wantedFrom}
          error={backwards ? text.badPeriod : undefined}
          onValue={(day) => patch({ from: day })}
          required={false}
        />
        {currencies.length < 2 ? null : (
          <SelectField
            {...unbound}
            name="currency"
            label={text.currency}
            value={currency ?? ''}
            error={undefined}
            onValue={(value) => patch({ currency: value === currencies[0] ? null : value })}
            choices={currencies.map((value) => ({ value, label: value }))}
          />
        )}
        <a
          className="StatementQuestion-download"
          href={hrefOf('downloadStatement', { params: { customerId }, query })}
          download
        >
          <Icon name="download" size={14} />
          {text.download}
        </a>
      </div>
      <Loaded read={read} skeleton={<TableSkeleton rows={10} />}>
        {(statement) =>
          currency === undefined ? (
            <EmptyState title={text.emptyTitle}>{text.emptyText}</EmptyState>
          ) : (
            <OfCurrency statement={statement} currency={currency} />
          )
        }
      </Loaded>
    </div>
  );
}

function currenciesOf(statement: Statement | undefined): readonly string[] {
  return (statement?.currencies ?? []).map((each) => each.currency);
}

function OfCurrency({
  statement,
  currency,
}: {
  readonly statement: Statement;
  readonly currency: string;
}) {
  const { words, say, count } = useWords(customersWords);
  const { statement: text } = words;
  const format = useFormat();
  const movements = statement.currencies.find((each) => each.currency === currency);
  const items = useMemo(
    () => statement.openItems.filter((each) => each.currency === currency),
    [statement.openItems, currency],
  );
  if (movements === undefined) return null;
  const debits = items.filter((item) => item.side === 'debit');
  const credits = items.filter((item) => item.side === 'credit');
  const sum = (of: typeof items) => sumDecimals(['0', ...of.map((item) => item.open)]);
  return (
    <>
      <Facts
        layout="strip"
        items={[
          {
            label: text.openTotal,
            value: <MoneyText amount={sum(debits)} currency={currency} />,
            note: count(words.facts.invoices, debits.length),
          },
          ...(credits.length === 0
            ? []
            : [
                {
                  label: text.openCredits,
                  value: <MoneyText amount={sum(credits)} currency={currency} />,
                },
              ]),
          ...(statement.from === null && movements.leftOut === 0
            ? []
            : [
                {
                  label: text.opening,
                  value: <MoneyText amount={movements.opening} currency={currency} />,
                  note: statement.from === null ? undefined : format.day(statement.from),
                },
              ]),
          {
            label: text.closing,
            value: <MoneyText amount={movements.closing} currency={currency} />,
            note: format.day(statement.asOf),
          },
        ]}
      />
      <Section
        title={text.openItems}
        lead={say(text.openItemsLead, { day: format.day(statement.asOf, 'long') })}
      >
        <OpenItemsTable items={items} />
      </Section>
      <Section
        title={text.movements}
        lead={movements.leftOut === 0 ? text.movementsLead : count(text.leftOut, movements.leftOut)}
      >
        <MovementsTable movements={movements} />
      </Section>
    </>
  );
}

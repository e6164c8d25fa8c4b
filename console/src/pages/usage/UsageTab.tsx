import '../subscriptions/subscriptions.css';
import type { ReactNode } from 'react';
import type { Output } from '../../api/client.ts';
import { useRead } from '../../api/queries.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { BarChart } from '../../parts/BarChart.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { Section } from '../../parts/Page.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { paths } from '../../paths.ts';
import { sharePerMyriad, sumDecimals } from '../../words/decimal.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { usageWords } from '../../words/usage.ts';
import { BudgetPart } from './BudgetPart.tsx';
import { MonthPicker, useMonth } from './MonthPicker.tsx';
import { dailyPart, daysOfMonth } from './months.ts';

type CustomerUsage = Output<'getCustomerUsage'>;
type CurrencyMonth = CustomerUsage['currencies'][number];

/** A customer's month: its budget, what each day cost, and what caused it. */
export function UsageTab({
  customerId,
  customerName,
}: {
  readonly customerId: string;
  readonly customerName: string;
}) {
  const { words } = useWords(usageWords);
  const month = useMonth();
  const read = useRead('getCustomerUsage', { params: { customerId }, query: { month } });
  return (
    <div className="stack">
      <BudgetPart
        customerId={customerId}
        customerName={customerName}
        currency={read.data?.currencies[0]?.currency}
      />
      <Section title={words.month} actions={<MonthPicker />}>
        <Loaded read={read} skeleton={<TextSkeleton lines={8} />}>
          {(usage) =>
            usage.currencies.length === 0 ? (
              <p className="quiet">{words.emptyOfCustomer}</p>
            ) : (
              usage.currencies.map((each) => (
                <CurrencyUsage key={each.currency} account={each} usage={usage} />
              ))
            )
          }
        </Loaded>
      </Section>
    </div>
  );
}

function CurrencyUsage({
  account,
  usage,
}: {
  readonly account: CurrencyMonth;
  readonly usage: CustomerUsage;
}) {
  const { words, say } = useWords(usageWords);
  const format = useFormat();
  const { currency, budget } = account;
  const days = daysOfMonth(usage.month);
  const costs = Map.groupBy(
    usage.days.filter((day) => day.currency === currency),
    (day) => day.day,
  );
  const bars = days.map((day) => ({
    key: day,
    label: format.day(day, 'long'),
    mark: String(Number(day.slice(-2))),
    amount: sumDecimals((costs.get(day) ?? []).map((each) => each.cost)),
  }));
  const money = (amount: string) => <MoneyText amount={amount} currency={currency} />;
  return (
    <div className="stack">
      <Facts
        layout="strip"
        items={[
          { label: words.soFar, value: money(account.cost) },
          { label: words.consumed, value: money(account.consumed) },
          { label: words.unbilled, value: money(account.unbilled) },
        ]}
      />
      <div>
        <h3>{words.byDay}</h3>
        <BarChart
          label={say(words.byDayLead, { currency })}
          bars={bars}
          currency={currency}
          titles={{ bar: words.day, amount: words.cost }}
          line={
            budget === null
              ? undefined
              : { label: words.budgetADay, amount: dailyPart(budget.amount, days.length) }
          }
        />
      </div>
      <div className="UsageTables">
        <CostTable
          title={words.bySubscription}
          total={account.cost}
          currency={currency}
          rows={usage.subscriptions
            .filter((each) => each.currency === currency)
            .map((each) => ({
              key: each.subscriptionId ?? '',
              name:
                each.subscriptionId === null ? (
                  words.noSubscription
                ) : (
                  <AppLink to={paths.subscription(each.subscriptionId)}>
                    {each.subscriptionName ?? each.subscriptionId}
                  </AppLink>
                ),
              amount: each.cost,
            }))}
        />
        <CostTable
          title={words.byService}
          total={account.cost}
          currency={currency}
          rows={usage.services
            .filter((each) => each.currency === currency)
            .map((each) => ({
              key: `${each.serviceCategory} ${each.serviceName}`,
              name: each.serviceName,
              amount: each.cost,
            }))}
        />
      </div>
    </div>
  );
}

interface CostRow {
  readonly key: string;
  readonly name: ReactNode;
  readonly amount: string;
}

function CostTable({
  title,
  rows,
  total,
  currency,
}: {
  readonly title: string;
  readonly rows: readonly CostRow[];
  readonly total: string;
  readonly currency: string;
}) {
  const { words } = useWords(usageWords);
  const format = useFormat();
  if (rows.length === 0) return null;
  return (
    <div className="AgeingBar-scroll">
      <table className="PlainTable" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col" data-align="end">
              {words.cost}
            </th>
            <th scope="col" data-align="end">
              {words.share}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              <td data-align="end">
                <MoneyText amount={row.amount} currency={currency} quietZero />
              </td>
              <td data-align="end" className="quiet">
                {format.share(sharePerMyriad(row.amount, total) / 10_000)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

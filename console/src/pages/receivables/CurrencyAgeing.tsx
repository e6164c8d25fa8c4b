import './receivables.css';
import type { Output } from '../../api/client.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { AgeingBar } from '../../parts/AgeingBar.tsx';
import { type Fact, Facts } from '../../parts/Facts.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { Section } from '../../parts/Page.tsx';
import { sharePerMyriad, signOf } from '../../words/decimal.ts';
import type { Path } from '../../paths.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { receivablesWords } from '../../words/receivables.ts';

export type AgeingOfCurrency = Output<'getAgeing'>['currencies'][number];

const myriad = 10_000;

/** One currency of an ageing: how much is open and late, and the buckets as a bar and a table. */
export function CurrencyAgeing({
  ageing,
  overdueTo,
}: {
  readonly ageing: AgeingOfCurrency;
  /** The documents behind what is overdue, where the list shows the same day. */
  readonly overdueTo: Path | undefined;
}) {
  const { words, say, count } = useWords(receivablesWords);
  const format = useFormat();
  const text = words.ageing;
  const { currency } = ageing;
  const share = format.share(sharePerMyriad(ageing.overdue, ageing.open) / myriad);
  const credits: readonly Fact[] =
    signOf(ageing.credits) === 0
      ? []
      : [
          {
            label: text.credits,
            value: <MoneyText amount={ageing.credits} currency={currency} />,
            note: text.creditsNote,
          },
        ];
  return (
    <Section title={currency}>
      <Facts
        layout="strip"
        items={[
          {
            label: text.open,
            value: <MoneyText amount={ageing.open} currency={currency} />,
            note: [
              count(text.invoices, ageing.openCount),
              count(text.customers, ageing.customers),
            ].join(' · '),
          },
          {
            label: text.overdue,
            value:
              overdueTo === undefined || ageing.overdueCount === 0 ? (
                <MoneyText amount={ageing.overdue} currency={currency} />
              ) : (
                <AppLink to={overdueTo} title={text.seeDocuments}>
                  <MoneyText amount={ageing.overdue} currency={currency} />
                </AppLink>
              ),
            note: [
              count(text.invoices, ageing.overdueCount),
              count(text.customers, ageing.overdueCustomers),
              say(text.overdueShare, { share }),
            ].join(' · '),
          },
          ...credits,
        ]}
      />
      <AgeingBar
        currency={currency}
        label={say(text.label, { currency })}
        buckets={ageing.buckets.map((bucket) => ({ ...bucket, label: text.buckets[bucket.key] }))}
      />
    </Section>
  );
}

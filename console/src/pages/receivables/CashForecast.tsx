import { useRead } from '../../api/queries.ts';
import { BarChart } from '../../parts/BarChart.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { figuresWords } from '../../words/figures.ts';
import { useFormat, useWords } from '../../words/language.tsx';

/** What should come in of one currency, week by week, and what should have come already. */
export function CashForecast({ currency }: { readonly currency: string }) {
  const { words, say } = useWords(figuresWords);
  const format = useFormat();
  const { forecast } = words;
  const read = useRead('getCashForecast', {});
  return (
    <section className="stack" aria-label={forecast.title}>
      <h2>{forecast.title}</h2>
      <Loaded read={read} skeleton={<TextSkeleton lines={6} />}>
        {({ currencies }) => {
          const shown = currencies.find((each) => each.currency === currency);
          if (shown === undefined) return <p className="quiet">{forecast.nothing}</p>;
          return (
            <>
              <BarChart
                label={forecast.chart}
                currency={currency}
                bars={shown.weeks.map(({ from, amount }) => ({
                  key: from,
                  label: format.day(from),
                  mark: `${from.slice(5, 7)}/${from.slice(8)}`,
                  amount,
                }))}
                titles={{ bar: forecast.week, amount: forecast.amount }}
              />
              <Facts
                layout="strip"
                items={[
                  {
                    label: forecast.beyondHabit,
                    value: <MoneyText amount={shown.beyondHabit} currency={currency} />,
                  },
                  {
                    label: say(forecast.later, { weeks: String(shown.weeks.length) }),
                    value: <MoneyText amount={shown.later} currency={currency} />,
                  },
                ]}
              />
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

import { useRead } from '../../api/queries.ts';
import { Facts } from '../../parts/Facts.tsx';
import { Meter } from '../../parts/Meter.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { Section } from '../../parts/Page.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { exposureWords } from '../../words/exposure.ts';
import { useFormat, useWords } from '../../words/language.tsx';

/** How much of the provider's limit is used, and how late its invoices are. */
export function ProviderPosition() {
  const { words } = useWords(exposureWords);
  const format = useFormat();
  const read = useRead('getProviderPosition', {});
  return (
    <Section title={words.position} lead={words.positionLead}>
      <Loaded read={read} skeleton={<TextSkeleton lines={3} />}>
        {({ positions }) =>
          positions.length === 0 ? (
            <p className="quiet">{words.positionEmpty}</p>
          ) : (
            positions.map(({ currency, limit, used, available, percentUsed, daysOverdue }) => (
              <Facts
                key={currency}
                layout="strip"
                label={currency}
                items={[
                  {
                    label: words.limit,
                    value:
                      limit === null ? (
                        words.noLimit
                      ) : (
                        <MoneyText amount={limit} currency={currency} />
                      ),
                  },
                  {
                    label: words.used,
                    value: (
                      <>
                        <MoneyText amount={used} currency={currency} />{' '}
                        {percentUsed === null ? null : (
                          <Meter share={percentUsed / 100} label={words.used} />
                        )}
                      </>
                    ),
                  },
                  ...(available === null
                    ? []
                    : [
                        {
                          label: words.available,
                          value: <MoneyText amount={available} currency={currency} />,
                        },
                      ]),
                  { label: words.overdue, value: format.count(daysOverdue) },
                ]}
              />
            ))
          )
        }
      </Loaded>
    </Section>
  );
}

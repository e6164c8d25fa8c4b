import type { Output } from '../../api/client.ts';
import { useRead } from '../../api/queries.ts';
import { useSession } from '../../api/session.tsx';
import { useSearchState } from '../../app/search-state.ts';
import { BarChart } from '../../parts/BarChart.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { Section } from '../../parts/Page.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { signOf } from '../../words/decimal.ts';
import { exposureWords } from '../../words/exposure.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { CurrencyChoice } from '../receivables/CurrencyChoice.tsx';
import { ReceivablesFrame } from '../receivables/ReceivablesFrame.tsx';
import { Concentration } from './Concentration.tsx';
import { NextChanges } from './NextChanges.tsx';
import { covers, risks } from './parts-of-exposure.ts';
import { ProviderPosition } from './ProviderPosition.tsx';

type Total = Output<'getExposure'>['totals'][number];

const HISTORY_DAYS = 60;

/** What is at stake with all customers, where it is, what changes it, and the provider's view. */
export function ExposurePage() {
  const { words, say } = useWords(exposureWords);
  const format = useFormat();
  const read = useRead('getExposure', {});
  const { currency: own } = useSession().partner;
  const [search, patch] = useSearchState();
  const totals = (read.data?.totals ?? []).toSorted(
    (left, right) => Number(right.currency === own) - Number(left.currency === own),
  );
  const shown = totals.find((each) => each.currency === search.get('currency')) ?? totals[0];
  return (
    <ReceivablesFrame title={words.title} lead={words.lead}>
      <Loaded read={read} skeleton={<TextSkeleton lines={10} />}>
        {({ day, customers }) =>
          shown === undefined || day === null ? (
            <div className="stack">
              <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>
              <ProviderPosition />
            </div>
          ) : (
            <div className="stack">
              <CurrencyChoice
                label={words.currency}
                currencies={totals.map((each) => each.currency)}
                chosen={shown.currency}
                choose={(currency) => patch({ currency })}
              />
              <p className="quiet">
                {say(words.asOf, { day: format.day(day), customers: format.count(customers) })}
              </p>
              <Parts total={shown} />
              <History currency={shown.currency} />
              <Concentration currency={shown.currency} />
              <NextChanges currency={shown.currency} />
              <ProviderPosition />
            </div>
          )
        }
      </Loaded>
    </ReceivablesFrame>
  );
}

function Parts({ total }: { readonly total: Total }) {
  const { words } = useWords(exposureWords);
  const { currency } = total;
  const money = (amount: string) => <MoneyText amount={amount} currency={currency} />;
  return (
    <Facts
      layout="strip"
      label={words.exposure}
      items={[
        { label: words.exposure, value: money(total.exposure) },
        ...risks.map((each) => ({ label: words.components[each], value: money(total[each]) })),
        ...covers
          .filter((each) => signOf(total[each]) !== 0)
          .map((each) => ({ label: words.components[each], value: money(`-${total[each]}`) })),
      ]}
    />
  );
}

function History({ currency }: { readonly currency: string }) {
  const { words } = useWords(exposureWords);
  const format = useFormat();
  const read = useRead('getExposureHistory', { query: { days: HISTORY_DAYS } });
  return (
    <Section title={words.history}>
      <Loaded read={read} skeleton={<TextSkeleton lines={5} />}>
        {({ items }) => (
          <BarChart
            label={words.history}
            currency={currency}
            bars={items
              .filter((each) => each.currency === currency)
              .map(({ day, exposure }) => ({ key: day, label: format.day(day), amount: exposure }))}
            titles={{ bar: words.day, amount: words.exposure }}
          />
        )}
      </Loaded>
    </Section>
  );
}

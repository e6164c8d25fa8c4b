import type { Output } from '../../api/client.ts';
import { useRead } from '../../api/queries.ts';
import { AgeingBar } from '../../parts/AgeingBar.tsx';
import { AppLink } from '../../parts/AppLink.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { Section } from '../../parts/Page.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { paths } from '../../paths.ts';
import { collectionsWords } from '../../words/collections.ts';
import { homeWords } from '../../words/home.ts';
import { useFormat, useWords } from '../../words/language.tsx';

type CurrencyAgeing = Output<'getAgeing'>['currencies'][number];

/** What is owed and how late it is, currency by currency. */
export function AtStake() {
  const { words } = useWords(homeWords);
  const read = useRead('getAgeing', { query: {} });
  return (
    <Section
      title={words.stake}
      lead={words.stakeLead}
      actions={
        <>
          <AppLink to={paths.ageing()}>{words.toAgeing}</AppLink>
          <AppLink to={paths.worklist()}>{words.toWorklist}</AppLink>
        </>
      }
    >
      <Loaded read={read} skeleton={<TextSkeleton lines={7} />}>
        {({ currencies }) =>
          currencies.length === 0 ? (
            <p className="quiet">{words.nothingOpen}</p>
          ) : (
            <>
              <Overdue currencies={currencies} />
              {currencies.map((each) => (
                <OneCurrency key={each.currency} ageing={each} />
              ))}
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

function Overdue({ currencies }: { readonly currencies: readonly CurrencyAgeing[] }) {
  const { words, say, count } = useWords(homeWords);
  const format = useFormat();
  return (
    <Facts
      layout="strip"
      items={currencies.map((each) => ({
        label: say(words.overdueIn, { currency: each.currency }),
        value: <MoneyText amount={each.overdue} currency={each.currency} />,
        note: count(words.overdueNote, each.overdueCustomers, {
          open: format.money(each.open, each.currency),
        }),
      }))}
    />
  );
}

function OneCurrency({ ageing }: { readonly ageing: CurrencyAgeing }) {
  const { words, say } = useWords(homeWords);
  const { buckets } = useWords(collectionsWords).words;
  const label = say(words.stakeOf, { currency: ageing.currency });
  return (
    <div className="stack">
      <h3>{label}</h3>
      <AgeingBar
        currency={ageing.currency}
        label={label}
        buckets={ageing.buckets.map((bucket) => ({ ...bucket, label: buckets[bucket.key] }))}
      />
    </div>
  );
}

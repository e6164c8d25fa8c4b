import type { Output } from '../../api/client.ts';
import { useRead } from '../../api/queries.ts';
import { useSession } from '../../api/session.tsx';
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

/** The partner's own currency first: it is where most of the money is. */
function useOrdered(): (currencies: readonly CurrencyAgeing[]) => readonly CurrencyAgeing[] {
  const { partner } = useSession();
  return (currencies) =>
    currencies.toSorted(
      (left, right) =>
        Number(right.currency === partner.currency) - Number(left.currency === partner.currency),
    );
}

/** What is overdue now, a figure a currency. */
export function Overdue() {
  const { words, say, count } = useWords(homeWords);
  const format = useFormat();
  const ordered = useOrdered();
  const read = useRead('getAgeing', { query: {} });
  return (
    <Loaded read={read} skeleton={<TextSkeleton lines={3} />}>
      {({ currencies }) =>
        currencies.length === 0 ? null : (
          <Facts
            layout="strip"
            label={words.stake}
            items={ordered(currencies).map((each) => ({
              label: say(words.overdueIn, { currency: each.currency }),
              value: <MoneyText amount={each.overdue} currency={each.currency} />,
              note: count(words.overdueNote, each.overdueCustomers, {
                open: format.money(each.open, each.currency),
              }),
            }))}
          />
        )
      }
    </Loaded>
  );
}

/** What is owed by how late it is, currency by currency. */
export function Ageing() {
  const { words } = useWords(homeWords);
  const ordered = useOrdered();
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
            ordered(currencies).map((each) => <OneCurrency key={each.currency} ageing={each} />)
          )
        }
      </Loaded>
    </Section>
  );
}

function OneCurrency({ ageing }: { readonly ageing: CurrencyAgeing }) {
  const { words, say } = useWords(homeWords);
  const { buckets } = useWords(collectionsWords).words;
  const label = say(words.stakeOf, { currency: ageing.currency });
  return (
    <div className="stack Home-currency">
      <h3>{label}</h3>
      <AgeingBar
        currency={ageing.currency}
        label={label}
        buckets={ageing.buckets.map((bucket) => ({ ...bucket, label: buckets[bucket.key] }))}
      />
    </div>
  );
}

import { useRead } from '../../api/queries.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { DayText } from '../../parts/DayText.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { Section } from '../../parts/Page.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { paths } from '../../paths.ts';
import { exposureWords } from '../../words/exposure.ts';
import { wordFor } from '../../words/family.ts';
import { useWords } from '../../words/language.tsx';

const DAYS = 60;
const SHOWN_MAX = 100;

/** Windows that close, renewals, ends and days due, in their order. */
export function NextChanges({ currency }: { readonly currency: string }) {
  const { words } = useWords(exposureWords);
  const read = useRead('listExposureChanges', { query: { days: DAYS } });
  return (
    <Section title={words.next}>
      <Loaded read={read} skeleton={<TextSkeleton lines={5} />}>
        {({ items }) => {
          const own = items.filter((each) => each.currency === currency).slice(0, SHOWN_MAX);
          return own.length === 0 ? (
            <p className="quiet">{words.nextEmpty}</p>
          ) : (
            <table className="PlainTable">
              <thead>
                <tr>
                  <th scope="col">{words.when}</th>
                  <th scope="col">{words.what}</th>
                  <th scope="col">{words.customer}</th>
                  <th scope="col">{words.amount}</th>
                </tr>
              </thead>
              <tbody>
                {own.map((each) => (
                  <tr key={[each.on, each.kind, each.customerId, each.subscriptionId].join(' ')}>
                    <td>
                      <DayText day={each.on} />
                    </td>
                    <td>{wordFor(words.nextKinds, each.kind)}</td>
                    <td>
                      {each.customerId === null ? null : (
                        <AppLink to={paths.customer(each.customerId)}>
                          {each.customerName ?? ''}
                        </AppLink>
                      )}
                    </td>
                    <td>
                      <MoneyText amount={each.amount} currency={currency} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          );
        }}
      </Loaded>
    </Section>
  );
}

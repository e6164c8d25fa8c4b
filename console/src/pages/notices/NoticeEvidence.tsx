import { DayText } from '../../parts/DayText.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { Section } from '../../parts/Page.tsx';
import { signOf } from '../../words/decimal.ts';
import { useWords } from '../../words/language.tsx';
import { noticesWords } from '../../words/notices.ts';
import { namedFacts } from './named-facts.ts';
import type { NoticeDetail } from './NoticePage.tsx';

/** What the letter names: the invoices, what was taken off, and what it announces. */
export function NoticeEvidence({ notice }: { readonly notice: NoticeDetail }) {
  const { words } = useWords(noticesWords);
  const { one } = words;
  return (
    <div className="stack">
      <Section title={one.items}>
        <NamedItems notice={notice} />
      </Section>
      <Section title={one.announces}>
        {notice.announces.length === 0 ? (
          <p className="quiet">{one.announcesNothing}</p>
        ) : (
          <Facts
            items={notice.announces.map((each) => ({
              label: words.announced[each.kind],
              value: <DayText day={each.on} form="long" />,
            }))}
          />
        )}
      </Section>
      <Section title={one.evidence}>
        <Facts
          items={[
            { label: words.list.asOf, value: <DayText day={notice.asOf} form="long" /> },
            { label: words.list.subject, value: notice.subject },
            { label: one.stage, value: <code>{notice.stageKey}</code> },
            { label: one.key, value: <code>{notice.noticeKey}</code> },
          ]}
        />
      </Section>
    </div>
  );
}

function NamedItems({ notice }: { readonly notice: NoticeDetail }) {
  const { words, count } = useWords(noticesWords);
  const { one } = words;
  const { items, further, credit } = namedFacts(notice.facts);
  const money = (amount: string) => (
    <MoneyText amount={amount} currency={notice.currency} quietZero />
  );
  if (items.length === 0) return <p className="quiet">{one.noItems}</p>;
  return (
    <div className="AgeingBar-scroll">
      <table className="PlainTable">
        <caption className="unseen">{one.items}</caption>
        <thead>
          <tr>
            <th scope="col">{one.invoice}</th>
            <th scope="col">{one.issued}</th>
            <th scope="col">{one.due}</th>
            <th scope="col" data-align="end">
              {one.itemAmount}
            </th>
            <th scope="col" data-align="end">
              {one.open}
            </th>
            <th scope="col" data-align="end">
              {one.disputed}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.number}>
              <th scope="row">{item.number}</th>
              <td>
                <DayText day={item.issuedOn} />
              </td>
              <td>
                <DayText day={item.dueOn} />
              </td>
              <td data-align="end">{money(item.amount)}</td>
              <td data-align="end">{money(item.open)}</td>
              <td data-align="end">{money(item.disputed)}</td>
            </tr>
          ))}
          {further === null ? null : (
            <tr>
              <th scope="row" colSpan={4}>
                {count(one.further, further.count)}
              </th>
              <td data-align="end">{money(further.open)}</td>
              <td data-align="end">{money(further.disputed)}</td>
            </tr>
          )}
          {signOf(credit) === 0 ? null : (
            <tr>
              <th scope="row" colSpan={4}>
                {one.credit}
              </th>
              <td data-align="end">{money(`-${credit}`)}</td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={4}>
              {one.amount}
            </th>
            <td data-align="end">{money(notice.amountDue)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

import { InstantText } from '../../parts/InstantText.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { subscriptionsWords } from '../../words/subscriptions.ts';
import type { SubscriptionDetail } from './subscription-rows.ts';

/** What the provider charged for it, and gave back. */
export function ChargesPart({
  charges,
  currency,
}: {
  readonly charges: SubscriptionDetail['charges'];
  readonly currency: string;
}) {
  const { charges: text } = useWords(subscriptionsWords).words;
  const { tabs } = useWords(subscriptionsWords).words;
  const format = useFormat();
  if (charges.length === 0) return <p className="quiet">{text.none}</p>;
  return (
    <div className="AgeingBar-scroll">
      <table className="PlainTable" aria-label={tabs.charges}>
        <thead>
          <tr>
            <th scope="col">{text.kind}</th>
            <th scope="col" data-align="end">
              {text.seats}
            </th>
            <th scope="col" data-align="end">
              {text.amount}
            </th>
            <th scope="col">{text.from}</th>
            <th scope="col">{text.to}</th>
            <th scope="col">{text.at}</th>
          </tr>
        </thead>
        <tbody>
          {charges.map((charge, at) => (
            <tr key={`${charge.chargedAt} ${at}`}>
              <th scope="row">{text.kinds[charge.kind]}</th>
              <td data-align="end">{format.count(charge.quantity)}</td>
              <td data-align="end">
                <MoneyText amount={charge.amount} currency={currency} />
              </td>
              <td>
                <InstantText instant={charge.periodStart} />
              </td>
              <td>
                <InstantText instant={charge.periodEnd} />
              </td>
              <td>
                <InstantText instant={charge.chargedAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

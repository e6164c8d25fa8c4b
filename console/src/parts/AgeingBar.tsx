import { useFormat, useWords } from '../words/language.tsx';
import { sharePerMyriad, sumDecimals } from '../words/decimal.ts';
import { partsWords } from '../words/parts.ts';
import type { Path } from '../paths.ts';
import { AppLink } from './AppLink.tsx';
import { MoneyText } from './MoneyText.tsx';

export interface AgeingBucket {
  readonly key: string;
  readonly label: string;
  readonly amount: string;
  readonly count: number;
  /** The rows behind the bucket. */
  readonly to?: Path;
}

/** Wide enough to be seen and pointed at. */
const shareShownMin = 0.004;

/**
 * What is owed in one currency by how late it is: one stacked bar, not due first, and the table it
 * is drawn from. Negative buckets (credits) are in the table only.
 */
export function AgeingBar({
  currency,
  buckets,
  label,
}: {
  readonly currency: string;
  readonly buckets: readonly AgeingBucket[];
  readonly label: string;
}) {
  const { words } = useWords(partsWords);
  const format = useFormat();
  const owed = buckets.filter((bucket) => !bucket.amount.startsWith('-'));
  const total = sumDecimals(buckets.map((bucket) => bucket.amount));
  const drawn = sumDecimals(owed.map((bucket) => bucket.amount));
  const share = (amount: string) => sharePerMyriad(amount, drawn) / 10_000;

  return (
    <figure className="AgeingBar">
      <div className="AgeingBar-bar" aria-hidden="true">
        {buckets.map((bucket, at) => {
          const width = bucket.amount.startsWith('-') ? 0 : share(bucket.amount);
          if (width === 0) return null;
          return (
            <div
              key={bucket.key}
              className="AgeingBar-part"
              data-age={Math.min(at, 5)}
              style={{ flexGrow: Math.max(width, shareShownMin) }}
              title={`${bucket.label}: ${format.money(bucket.amount, currency)}`}
            />
          );
        })}
      </div>
      <div className="AgeingBar-scroll">
        <table className="PlainTable">
          <caption className="unseen">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{words.ageing.age}</th>
              <th scope="col" data-align="end">
                {words.ageing.count}
              </th>
              <th scope="col" data-align="end">
                {words.ageing.amount}
              </th>
              <th scope="col" data-align="end">
                {words.ageing.share}
              </th>
            </tr>
          </thead>
          <tbody>
            {buckets.map((bucket, at) => (
              <tr key={bucket.key}>
                <th scope="row">
                  <span className="AgeingBar-key" data-age={Math.min(at, 5)} aria-hidden="true" />
                  {bucket.to === undefined ? (
                    bucket.label
                  ) : (
                    <AppLink to={bucket.to}>{bucket.label}</AppLink>
                  )}
                </th>
                <td data-align="end">{format.count(bucket.count)}</td>
                <td data-align="end">
                  <MoneyText amount={bucket.amount} currency={currency} quietZero />
                </td>
                <td data-align="end" className="quiet">
                  {bucket.amount.startsWith('-') ? '—' : format.share(share(bucket.amount))}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words.ageing.total}</th>
              <td data-align="end">
                {format.count(buckets.reduce((sum, bucket) => sum + bucket.count, 0))}
              </td>
              <td data-align="end">
                <MoneyText amount={total} currency={currency} />
              </td>
              <td data-align="end">{format.share(1)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </figure>
  );
}

import { useId } from 'react';
import { compareDecimals, sharePerMyriad } from '../words/decimal.ts';
import { useFormat, useWords } from '../words/language.tsx';
import { partsWords } from '../words/parts.ts';
import { MoneyText } from './MoneyText.tsx';

export interface Bar {
  readonly key: string;
  /** Its name in the table. */
  readonly label: string;
  /** A short name under the bar; left out where bars stand too close. */
  readonly mark?: string;
  /** Decimal string. */
  readonly amount: string;
}

const height = 148;
const barWidth = 20;
const barGap = 6;
const axis = 22;
const top = 16;

/** Amounts of one currency side by side, with a line to compare to, and the table behind them. */
export function BarChart({
  label,
  bars,
  currency,
  line,
  titles,
}: {
  readonly label: string;
  readonly bars: readonly Bar[];
  readonly currency: string;
  /** An amount that the bars are seen against. */
  readonly line?: { readonly amount: string; readonly label: string } | undefined;
  readonly titles: { readonly bar: string; readonly amount: string };
}) {
  const { words } = useWords(partsWords);
  const format = useFormat();
  const id = useId();
  const most = [...bars.map((bar) => bar.amount), line?.amount ?? '0'].reduce(
    (left, right) => (compareDecimals(left, right) >= 0 ? left : right),
    '0',
  );
  const width = Math.max(160, bars.length * (barWidth + barGap));
  const room = height - axis - top;
  const heightOf = (amount: string) =>
    compareDecimals(amount, '0') <= 0 ? 0 : (sharePerMyriad(amount, most) / 10_000) * room;
  const base = height - axis;
  const lineAt = line === undefined ? 0 : base - heightOf(line.amount);
  return (
    <figure className="BarChart">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="BarChart-scroll" tabIndex={0} aria-label={label}>
        <svg
          // An inline drawing has no element of its own.
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="img"
          aria-labelledby={`${id}-label`}
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
        >
          <title id={`${id}-label`}>{label}</title>
          {bars.map((bar, at) => {
            const tall = heightOf(bar.amount);
            const x = at * (barWidth + barGap);
            return (
              <g key={bar.key} className="BarChart-bar">
                <title>{`${bar.label}: ${format.money(bar.amount, currency)}`}</title>
                <rect className="BarChart-room" x={x} y={top} width={barWidth} height={room} />
                <rect
                  x={x}
                  y={base - Math.max(tall, compareDecimals(bar.amount, '0') > 0 ? 1 : 0)}
                  width={barWidth}
                  height={Math.max(tall, compareDecimals(bar.amount, '0') > 0 ? 1 : 0)}
                  rx={1}
                />
                {bar.mark === undefined ? null : (
                  <text x={x + barWidth / 2} y={height - 7} textAnchor="middle">
                    {bar.mark}
                  </text>
                )}
              </g>
            );
          })}
          <path className="BarChart-base" d={`M0 ${base}H${width}`} />
          {line === undefined ? null : (
            <g className="BarChart-line">
              <path d={`M0 ${lineAt}H${width}`} />
              <text x={width} y={lineAt - 5} textAnchor="end">
                {line.label} {format.moneyShort(line.amount, currency)}
              </text>
            </g>
          )}
        </svg>
      </section>
      <details>
        <summary className="small">{words.asTable}</summary>
        <table className="PlainTable BarChart-table">
          <caption className="unseen">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{titles.bar}</th>
              <th scope="col" data-align="end">
                {titles.amount}
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.key}>
                <th scope="row">{bar.label}</th>
                <td data-align="end">
                  <MoneyText amount={bar.amount} currency={currency} quietZero />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

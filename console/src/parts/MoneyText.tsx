import { useFormat } from '../words/language.tsx';
import { signOf } from '../words/decimal.ts';

export interface Money {
  /** Decimal string as on the wire. */
  readonly amount: string;
  readonly currency: string;
}

/** An amount with its currency in tabular figures. `quietZero` greys out nothing owed. */
export function MoneyText({
  amount,
  currency,
  quietZero = false,
  strong = false,
}: Money & { readonly quietZero?: boolean; readonly strong?: boolean }) {
  const format = useFormat();
  const quiet = quietZero && signOf(amount) === 0;
  const weight = strong ? ' MoneyText-strong' : '';
  return (
    <span className={`nowrap${quiet ? ' quiet' : ''}${weight}`}>
      {format.money(amount, currency)}
    </span>
  );
}

/** Amounts of several currencies under each other; they are never added up. */
export function MoneyList({
  amounts,
  empty = '—',
}: {
  readonly amounts: readonly Money[];
  readonly empty?: string;
}) {
  if (amounts.length === 0) return <span className="quiet">{empty}</span>;
  return (
    <span className="MoneyList">
      {amounts.map((money) => (
        <MoneyText key={money.currency} {...money} />
      ))}
    </span>
  );
}

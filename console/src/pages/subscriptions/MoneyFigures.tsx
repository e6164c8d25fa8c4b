import './subscriptions.css';
import type { ReactNode } from 'react';
import { InstantText } from '../../parts/InstantText.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { enforcementWords } from '../../words/enforcement.ts';
import { useWords } from '../../words/language.tsx';

export interface MoneySums {
  readonly currency: string;
  readonly refund: string;
  readonly stillCharged: string;
  readonly saved: string;
  /** Up to when it is charged anyway. */
  readonly billedUntil?: string | null;
}

/** What is given back, what is charged anyway, and what is saved, in one currency. */
export function MoneyFigures({ sums }: { readonly sums: MoneySums }) {
  const { words } = useWords(enforcementWords);
  const { money } = words;
  const { currency, billedUntil } = sums;
  return (
    <dl className="MoneyPanel-figures">
      <Figure label={money.refund}>
        <MoneyText amount={sums.refund} currency={currency} quietZero />
      </Figure>
      <Figure
        label={money.still}
        note={
          billedUntil ? (
            <Until>
              <InstantText instant={billedUntil} />
            </Until>
          ) : null
        }
      >
        <MoneyText amount={sums.stillCharged} currency={currency} quietZero />
      </Figure>
      <Figure label={money.saved} note={money.savedNote}>
        <MoneyText amount={sums.saved} currency={currency} quietZero />
      </Figure>
    </dl>
  );
}

/** The word for "until" around an instant, in the order of the language. */
function Until({ children }: { readonly children: ReactNode }) {
  const { words } = useWords(enforcementWords);
  const [before = '', after = ''] = words.money.until.split('{day}');
  return (
    <>
      {before}
      {children}
      {after}
    </>
  );
}

function Figure({
  label,
  note,
  children,
}: {
  readonly label: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {children}
        {note === undefined || note === null ? null : <div className="MoneyPanel-note">{note}</div>}
      </dd>
    </div>
  );
}

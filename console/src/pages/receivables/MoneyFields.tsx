import { useMemo } from 'react';
import { MoneyField, SelectField } from '../../parts/fields.tsx';
import type { Bound } from '../../parts/form-state.ts';
import { useWords } from '../../words/language.tsx';
import { currencies } from '../../words/places.ts';
import { receivablesWords } from '../../words/receivables.ts';

/** An amount and its currency side by side; the currencies in use come first. */
export function MoneyFields({
  amount,
  currency,
  label,
  first,
}: {
  readonly amount: Bound<string>;
  readonly currency: Bound<string>;
  readonly label?: string;
  readonly first: readonly string[];
}) {
  const { words, language } = useWords(receivablesWords);
  const choices = useMemo(() => {
    const all = currencies(language);
    const leading = first.flatMap((code) => all.filter(({ value }) => value === code));
    return [...leading, ...all.filter(({ value }) => !first.includes(value))];
  }, [language, first]);
  return (
    <div className="MoneyFields">
      <MoneyField {...amount} label={label ?? words.amount} currency={currency.value} />
      <SelectField {...currency} label={words.currency} choices={choices} searchable />
    </div>
  );
}

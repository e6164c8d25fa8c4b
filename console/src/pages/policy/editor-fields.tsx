import { useState } from 'react';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { type FieldProps, MoneyField, SelectField, TextField } from '../../parts/fields.tsx';
import type { Bound } from '../../parts/form-state.ts';
import { useWords } from '../../words/language.tsx';
import { currencies } from '../../words/places.ts';
import { policyWords } from '../../words/policy.ts';
import { type Fault, faultAt, faultOf } from './faults.ts';

/** Binds a field to its place in the policy: `stages.2.gate.approval`. */
export interface Bind {
  <Value>(path: string, value: Value, onValue: (value: Value) => void): Bound<Value>;
  /** What is wrong with a place whose parts have fields of their own. */
  readonly faultOf: (path: string) => string | undefined;
}

export function binder(faults: readonly Fault[]): Bind {
  const bind = <Value,>(
    path: string,
    value: Value,
    onValue: (value: Value) => void,
  ): Bound<Value> => ({
    name: path,
    value,
    onValue,
    error: faultAt(faults, path),
    register: () => undefined,
  });
  return Object.assign(bind, { faultOf: (path: string) => faultOf(faults, path) });
}

const integer = /^[-−]?\d{1,7}$/;

/** A whole number; what is none yet stays in the field and says so. */
export function IntegerField(field: FieldProps<number>) {
  const { editor } = useWords(policyWords).words;
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && !integer.test(typed.trim());
  return (
    <TextField
      {...field}
      inputMode="numeric"
      value={typed ?? String(field.value)}
      error={wrong ? editor.integer : field.error}
      onValue={(text) => {
        const plain = text.normalize('NFKC').trim();
        setTyped(plain);
        if (integer.test(plain)) {
          field.onValue(Number(plain.replace('−', '-')));
          setTyped(null);
        }
      }}
    />
  );
}

type Amounts = Readonly<Record<string, string>>;

/** An amount per currency; a currency is added by choosing it. */
export function AmountsField({
  path,
  bind,
  amounts,
  change,
}: {
  readonly path: string;
  readonly bind: Bind;
  readonly amounts: Amounts;
  readonly change: (amounts: Record<string, string>) => void;
}) {
  const { words, say, language } = useWords(policyWords);
  const [adding, setAdding] = useState(false);
  const others = currencies(language).filter(({ value }) => amounts[value] === undefined);
  return (
    <div className="stack">
      <div className="Editor-amounts">
        {Object.entries(amounts).map(([currency, amount]) => (
          <div key={currency}>
            <MoneyField
              {...bind(`${path}.${currency}`, amount, (next) =>
                change({ ...amounts, [currency]: next }),
              )}
              label={currency}
              currency={currency}
            />
            <button
              type="button"
              className="LinkButton small"
              aria-label={say(words.removeCurrency, { currency })}
              onClick={() => {
                const { [currency]: _removed, ...rest } = amounts;
                change(rest);
              }}
            >
              {words.remove}
            </button>
          </div>
        ))}
      </div>
      {adding ? (
        <SelectField
          {...bind(`${path}.new`, '', (currency) => {
            setAdding(false);
            if (currency !== '') change({ ...amounts, [currency]: '0' });
          })}
          label={words.currency}
          choices={others}
          searchable
        />
      ) : (
        <div>
          <ActionButton onClick={() => setAdding(true)}>{words.addCurrency}</ActionButton>
        </div>
      )}
    </div>
  );
}

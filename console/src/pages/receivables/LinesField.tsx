import { TextInput } from '@mantine/core';
import { useEffect } from 'react';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { readAmount } from '../../parts/amount.ts';
import { useFieldId } from '../../parts/field-scope.ts';
import type { Bound } from '../../parts/form-state.ts';
import { Icon } from '../../parts/Icon.tsx';
import { compareDecimals, sumDecimals } from '../../words/decimal.ts';
import type { receivablesEn } from '../../words/en/receivables.ts';
import type { SameShape } from '../../words/family.ts';
import { currencyDecimals } from '../../words/format.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { receivablesWords } from '../../words/receivables.ts';
import { positiveAmount } from './allocation-form.ts';

export interface Line {
  readonly description: string;
  readonly amount: string;
}

export function linesOf(lines: readonly Line[], currency: string) {
  return lines.map(({ description, amount }) => ({
    description: description.trim(),
    amount: readAmount(amount, currencyDecimals(currency)) ?? '',
  }));
}

/** Why the lines cannot stand; undefined when there are none or they add up. */
export function faultOfLines(
  lines: readonly Line[],
  whole: { readonly amount: string; readonly currency: string },
  words: SameShape<typeof receivablesEn>['form'],
  say: (sentence: string, values: Readonly<Record<string, string>>) => string,
  money: (amount: string) => string,
): string | undefined {
  if (lines.length === 0) return undefined;
  const read = linesOf(lines, whole.currency);
  if (read.some(({ description, amount }) => description === '' || amount === '')) {
    return words.lineIncomplete;
  }
  const amount = positiveAmount(whole.amount, whole.currency);
  const sum = sumDecimals(read.map((line) => line.amount));
  if (amount === null || compareDecimals(sum, amount) === 0) return undefined;
  return say(words.linesDiffer, { sum: money(sum), amount: money(amount) });
}

/** What an invoice is made of, line by line. */
export function LinesField({
  bound,
  currency,
}: {
  readonly bound: Bound<readonly Line[]>;
  readonly currency: string;
}) {
  const { words, say } = useWords(receivablesWords);
  const { optional } = useWords(partsWords).words.form;
  const { value: lines, onValue, error, register } = bound;
  const fieldId = useFieldId();
  useEffect(() => register(words.form.lines));
  const change = (at: number, changes: Partial<Line>) =>
    onValue(lines.map((line, each) => (each === at ? { ...line, ...changes } : line)));
  return (
    <fieldset className="Lines" id={fieldId(bound.name)} tabIndex={-1}>
      <legend>
        {words.form.lines} {optional}
      </legend>
      <p className="small quiet">{words.form.linesHelp}</p>
      {lines.map((line, at) => (
        <div className="Lines-line" key={at}>
          <TextInput
            size="xs"
            aria-label={`${words.form.description} ${at + 1}`}
            placeholder={words.form.description}
            value={line.description}
            onChange={(event) => change(at, { description: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            className="MoneyField"
            inputMode="decimal"
            aria-label={`${words.amount} ${at + 1}`}
            placeholder={currency}
            value={line.amount}
            onChange={(event) => change(at, { amount: event.currentTarget.value })}
          />
          <button
            type="button"
            className="IconButton"
            aria-label={say(words.form.removeLine, { number: at + 1 })}
            onClick={() => onValue(lines.filter((_, each) => each !== at))}
          >
            <Icon name="close" size={14} />
          </button>
        </div>
      ))}
      {error === undefined ? null : (
        <p className="Lines-error small" role="alert">
          {error}
        </p>
      )}
      <div>
        <ActionButton
          icon={<Icon name="plus" size={14} />}
          onClick={() => onValue([...lines, { description: '', amount: '' }])}
        >
          {words.form.addLine}
        </ActionButton>
      </div>
    </fieldset>
  );
}

import { wordFor } from '../../words/family.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { ordersWords } from '../../words/orders.ts';

export interface ObjectionReason {
  readonly code: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Values of a reason that are amounts of money; its `currency` says of which. */
const moneyNames = ['amount', 'limit', 'exposure', 'available', 'order', 'missing'];

/** A check's reason in words, with amounts, days and counts in the reader's formats. */
export function useObjectionText(): (reason: ObjectionReason) => string {
  const { words, language } = useWords(ordersWords);
  const { reasons } = words;
  const sentences: Readonly<Record<string, string>> = reasons;
  const format = useFormat();
  return ({ code, values }) => {
    const { currency } = values;
    const shown = (name: string): string | undefined => {
      // What was named in both languages is said in the reader's.
      const value = language === 'ja' ? (values[`${name}Ja`] ?? values[name]) : values[name];
      if (name === 'code') return code;
      if (typeof value === 'number') return format.count(value);
      if (typeof value !== 'string') return undefined;
      if (moneyNames.includes(name) && typeof currency === 'string') {
        return format.money(value, currency);
      }
      return /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.day(value) : value;
    };
    const sentence = sentences[code] ?? reasons.unknown;
    return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => shown(name) ?? whole);
  };
}

/** Who has a say, in words; a check that has none goes by its own name. */
export function useCheckName(): (check: string) => string {
  const { checks } = useWords(ordersWords).words;
  return (check) => wordFor(checks, check);
}

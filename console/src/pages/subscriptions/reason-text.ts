import { enforcementWords } from '../../words/enforcement.ts';
import { useFormat, useWords } from '../../words/language.tsx';

export interface ReasonData {
  readonly code: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A reason of a decision in words, with its instants and amounts in the reader's formats. */
export function useReasonText(): (reason: ReasonData) => string {
  const { reasons } = useWords(enforcementWords).words;
  const sentences: Readonly<Record<string, string>> = reasons;
  const format = useFormat();
  return ({ code, values }) => {
    const shown: Readonly<Record<string, string>> = {
      until: typeof values['until'] === 'string' ? format.instant(values['until']) : '—',
      seats: format.count(Number(values['seats'] ?? 0)),
      amount:
        typeof values['amount'] === 'string' && typeof values['currency'] === 'string'
          ? format.money(values['amount'], values['currency'])
          : '—',
    };
    const sentence = sentences[code] ?? code;
    return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => shown[name] ?? whole);
  };
}

import type { Json, JsonObject } from './json.ts';

/** What a person reads, in both languages; `{name}` stands for a value. */
export interface Sentence {
  readonly en: string;
  readonly ja: string;
}

/** The sentence in one language with its values filled in; a missing value reads as a dash. */
export function fillSentence(
  sentence: Sentence,
  values: JsonObject,
  language: keyof Sentence,
): string {
  return sentence[language].replaceAll(/\{(\w+)\}/g, (_, name: string) => textOf(values[name]));
}

function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What is wrong with a record of a CSV file before anybody looks at its cells. */
export const csvRecordSentences = {
  fieldsMissing: {
    en: 'The line has {found} fields instead of {expected}. If it is the last one, the file may be cut off.',
    ja: 'この行の項目数は{found}で、{expected}必要です。最終行の場合、ファイルが途中で切れている可能性があります。',
  },
  fieldsSurplus: {
    en: 'The line has {found} fields instead of {expected}. A field that holds the delimiter needs quotes.',
    ja: 'この行の項目数は{found}で、{expected}のはずです。区切り文字を含む項目は引用符で囲んでください。',
  },
  quoteUnclosed: {
    en: 'A quote is opened on this line and never closed. The file may be cut off.',
    ja: 'この行で開いた引用符が閉じられていません。ファイルが途中で切れている可能性があります。',
  },
  quoteMisplaced: {
    en: 'Text follows the closing quote of a field. Quotes inside a quoted field are doubled.',
    ja: '閉じ引用符の後に文字があります。項目内の引用符は二重にしてください。',
  },
} as const satisfies Record<string, Sentence>;

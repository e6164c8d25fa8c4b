import { fillSentence } from '../../kernel/sentences.ts';
import type { LineProblem, LineProblemCode } from './types.ts';

const sentences: Readonly<Record<LineProblemCode, { readonly en: string; readonly ja: string }>> = {
  bank_record_length: {
    en: 'The record has {bytes} bytes; every record has 200.',
    ja: 'レコードが {bytes} バイトです。すべてのレコードは 200 バイトです。',
  },
  bank_record_unknown: {
    en: 'There is no kind of record “{mark}”.',
    ja: 'データ区分「{mark}」は存在しません。',
  },
  bank_day_invalid: {
    en: '“{value}” is no day that can be told without guessing.',
    ja: '「{value}」を日付として読み取れません。',
  },
  bank_amount_invalid: {
    en: '“{value}” is no amount of this currency.',
    ja: '「{value}」をこの通貨の金額として読み取れません。',
  },
  bank_currency_unknown: {
    en: '“{value}” is no currency.',
    ja: '「{value}」は通貨ではありません。',
  },
  bank_columns_differ: {
    en: 'The quotes of this row do not close.',
    ja: 'この行の引用符が閉じていません。',
  },
  bank_field_missing: {
    en: 'The field {field} is missing.',
    ja: '項目 {field} がありません。',
  },
};

/** What is wrong with a movement, for people. */
export function describeLineProblem(problem: LineProblem, language: 'en' | 'ja'): string {
  return fillSentence(sentences[problem.code], problem.values, language);
}

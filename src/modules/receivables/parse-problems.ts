import type { JsonObject } from '../../kernel/json.ts';
import { csvRecordSentences, fillSentence, type Sentence } from '../../kernel/sentences.ts';
import type { RowProblemCode } from './types-import.ts';

/** What a person reads about a row, per code; `{name}` stands for a value. */
export const rowSentences: Readonly<Record<RowProblemCode, Sentence>> = {
  import_cell_empty: {
    en: 'The cell is empty, but a value is needed.',
    ja: 'セルが空です。値が必要です。',
  },
  import_text_too_long: {
    en: 'The text is longer than {max} characters.',
    ja: '文字数が上限（{max}文字）を超えています。',
  },
  import_text_unusable: {
    en: 'The text "{value}" has characters that are no text. Perhaps the encoding is another one.',
    ja: '「{value}」に文字として扱えないものが含まれています。文字コードの指定をご確認ください。',
  },
  import_day_impossible: {
    en: '"{value}" is no day in the format {format}.',
    ja: '「{value}」は{format}形式の日付ではありません。',
  },
  import_amount_not_a_number: {
    en: '"{value}" is not an amount.',
    ja: '「{value}」は金額ではありません。',
  },
  import_amount_exponent: {
    en: '"{value}" is written with an exponent. Export the column as a plain number.',
    ja: '「{value}」は指数表記です。通常の数値として書き出してください。',
  },
  import_amount_grouping: {
    en: '"{value}" does not follow the number format of the profile.',
    ja: '「{value}」はプロファイルの数値形式に合っていません。',
  },
  import_amount_too_large: {
    en: '"{value}" is larger than any amount that is accepted.',
    ja: '「{value}」は受け付けられる金額の上限を超えています。',
  },
  import_amount_too_precise: {
    en: '"{value}" has more decimals than {currency} has.',
    ja: '「{value}」の小数桁数が{currency}の桁数を超えています。',
  },
  import_amount_zero: {
    en: 'The amount is zero.',
    ja: '金額がゼロです。',
  },
  import_amount_negative: {
    en: 'The amount "{value}" is negative; this kind of file has positive amounts only.',
    ja: '金額「{value}」が負の値です。この種類のファイルでは正の金額のみ使えます。',
  },
  import_currency_unknown: {
    en: '"{value}" is no ISO 4217 currency code, such as USD or JPY.',
    ja: '「{value}」はISO 4217の通貨コード（USD、JPYなど）ではありません。',
  },
  import_flag_unknown: {
    en: '"{value}" is neither yes nor no.',
    ja: '「{value}」は「はい」「いいえ」のどちらでもありません。',
  },
  import_settled_before_booked: {
    en: 'The day of payment is before the invoice was booked ({bookedOn}).',
    ja: '入金日が請求の計上日（{bookedOn}）より前です。',
  },
  import_key_duplicate: {
    en: 'The key "{key}" is already on line {firstLine} of this file.',
    ja: 'キー「{key}」はこのファイルの{firstLine}行目にもあります。',
  },
  import_fields_missing: csvRecordSentences.fieldsMissing,
  import_fields_surplus: csvRecordSentences.fieldsSurplus,
  import_quote_unclosed: csvRecordSentences.quoteUnclosed,
  import_quote_misplaced: csvRecordSentences.quoteMisplaced,
  import_row_changed: {
    en: 'The row was imported before and now differs: "{before}" became "{after}". It was left as it is.',
    ja: 'この行は取り込み済みで、内容が「{before}」から「{after}」に変わっています。既存の内容は変更していません。',
  },
};

/** The sentence of a row's problem with its values filled in. */
export function describeProblem(
  code: RowProblemCode,
  values: JsonObject,
  language: 'en' | 'ja',
): string {
  return fillSentence(rowSentences[code], values, language);
}

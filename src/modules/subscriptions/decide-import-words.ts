import type { JsonObject } from '../../kernel/json.ts';
import { csvRecordSentences, fillSentence, type Sentence } from '../../kernel/sentences.ts';
import type { RowProblemCode } from './types-import.ts';

/** What a person reads about a row; `{name}` stands for a value. */
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
    en: 'The text "{value}" has characters that are no text.',
    ja: '「{value}」に文字として扱えないものが含まれています。',
  },
  import_day_impossible: {
    en: '"{value}" is neither a day such as 2026-03-01 nor an instant such as 2026-03-01T09:00:00Z.',
    ja: '「{value}」は日付（2026-03-01）でも日時（2026-03-01T09:00:00Z）でもありません。',
  },
  import_amount_not_a_number: {
    en: '"{value}" is no price in {currency}.',
    ja: '「{value}」は{currency}の価格ではありません。',
  },
  import_amount_negative: {
    en: 'The price "{value}" is negative.',
    ja: '価格「{value}」が負の値です。',
  },
  import_currency_unknown: {
    en: '"{value}" is no ISO 4217 currency code, such as USD or JPY.',
    ja: '「{value}」はISO 4217の通貨コード（USD、JPYなど）ではありません。',
  },
  import_flag_unknown: {
    en: '"{value}" is neither yes nor no.',
    ja: '「{value}」は「はい」「いいえ」のどちらでもありません。',
  },
  import_value_unknown: {
    en: '"{value}" is none of {allowed}.',
    ja: '「{value}」は{allowed}のいずれでもありません。',
  },
  import_quantity_impossible: {
    en: '"{value}" is no number of seats from 1 upwards; a plan has exactly 1.',
    ja: '「{value}」は1以上のシート数ではありません（プランは常に1です）。',
  },
  import_end_before_start: {
    en: 'The term ends on {end}, which is not after its start {start}.',
    ja: '契約期間の終了（{end}）が開始（{start}）より後ではありません。',
  },
  import_renewal_impossible: {
    en: 'A subscription that is {status}, or that has no term, cannot renew by itself.',
    ja: '状態が{status}の、または契約期間のないサブスクリプションは自動更新できません。',
  },
  import_kind_contradictory: {
    en: 'The kind {kind} does not go with the term {term} and the billing cycle {billingCycle}.',
    ja: '種類{kind}は契約期間{term}・請求サイクル{billingCycle}と両立しません。',
  },
  import_customer_unknown: {
    en: 'There is no customer {number}. Name it in the column customer_name to create it.',
    ja: '顧客{number}は登録されていません。customer_name列に名前を入れると登録されます。',
  },
  import_parent_unknown: {
    en: 'The subscription {parent} is neither in this file nor imported, or belongs to another customer, or is an add-on itself.',
    ja: 'サブスクリプション{parent}がこのファイルにも取り込み済みのデータにもないか、別の顧客のもの、またはアドオンです。',
  },
  import_key_duplicate: {
    en: 'The id "{key}" is already on line {firstLine} of this file.',
    ja: 'ID「{key}」はこのファイルの{firstLine}行目にもあります。',
  },
  import_fields_missing: csvRecordSentences.fieldsMissing,
  import_fields_surplus: csvRecordSentences.fieldsSurplus,
  import_quote_unclosed: csvRecordSentences.quoteUnclosed,
  import_quote_misplaced: csvRecordSentences.quoteMisplaced,
  import_row_changed: {
    en: 'The row was imported before and says something else now. The subscription was left as it is.',
    ja: 'この行は取り込み済みで、内容が変わっています。既存のサブスクリプションは変更していません。',
  },
};

export function describeProblem(
  code: RowProblemCode,
  values: JsonObject,
  language: 'en' | 'ja',
): string {
  return fillSentence(rowSentences[code], values, language);
}

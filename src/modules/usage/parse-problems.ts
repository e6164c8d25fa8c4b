import type { JsonObject } from '../../kernel/json.ts';
import { csvRecordSentences, fillSentence, type Sentence } from '../../kernel/sentences.ts';
import type { UsageRowProblemCode } from './types-import.ts';

/** What a person reads about a row of a usage file, per code; `{name}` stands for a value. */
export const usageRowSentences: Readonly<Record<UsageRowProblemCode, Sentence>> = {
  usage_cell_empty: {
    en: 'The cell is empty, but a value is needed.',
    ja: 'セルが空です。値が必要です。',
  },
  usage_text_too_long: {
    en: 'The text is longer than {max} characters.',
    ja: '文字数が上限({max} 文字)を超えています。',
  },
  usage_text_unusable: {
    en: 'The text "{value}" has characters that are no text.',
    ja: '「{value}」に文字として扱えないものが含まれています。',
  },
  usage_amount_not_a_number: {
    en: '"{value}" is not a number of the FOCUS format (1234.5 or 35.2E-7).',
    ja: '「{value}」は FOCUS 形式の数値(1234.5、35.2E-7 など)ではありません。',
  },
  usage_amount_too_large: {
    en: '"{value}" is larger than any amount that is accepted.',
    ja: '「{value}」は受け付けられる金額の上限を超えています。',
  },
  usage_currency_unknown: {
    en: '"{value}" is no ISO 4217 currency code, such as USD or JPY.',
    ja: '「{value}」は ISO 4217 の通貨コード(USD、JPY など)ではありません。',
  },
  usage_instant_impossible: {
    en: '"{value}" is no time of the FOCUS format, such as 2026-11-23T00:00:00Z.',
    ja: '「{value}」は FOCUS 形式の日時(2026-11-23T00:00:00Z など)ではありません。',
  },
  usage_period_backwards: {
    en: 'The charge period ends before it begins.',
    ja: '課金期間の終了が開始より前です。',
  },
  usage_category_unknown: {
    en: '"{value}" is no charge category: Usage, Purchase, Tax, Credit or Adjustment.',
    ja: '「{value}」は課金区分(Usage、Purchase、Tax、Credit、Adjustment)ではありません。',
  },
  usage_fields_missing: csvRecordSentences.fieldsMissing,
  usage_fields_surplus: csvRecordSentences.fieldsSurplus,
  usage_quote_unclosed: csvRecordSentences.quoteUnclosed,
  usage_quote_misplaced: csvRecordSentences.quoteMisplaced,
  usage_sub_account_missing: {
    en: 'The charge names no sub account, so it belongs to no customer.',
    ja: 'サブアカウントの記載がないため、どの顧客の料金か判別できません。',
  },
  usage_sub_account_unknown: {
    en: 'Nobody has said whose sub account {subAccount} ({name}) is. Assign it to a customer and import again.',
    ja: 'サブアカウント {subAccount}({name})の顧客が未設定です。顧客を割り当ててから、もう一度取り込んでください。',
  },
  usage_row_billed: {
    en: 'The charge is on invoice {invoice} and now differs: {before} became {after}. It was left as it is.',
    ja: 'この料金は請求書 {invoice} で請求済みですが、内容が {before} から {after} に変わっています。既存の内容は変更していません。',
  },
};

/** The sentence of a row's problem with its values filled in. */
export function describeUsageProblem(
  code: UsageRowProblemCode,
  values: JsonObject,
  language: 'en' | 'ja',
): string {
  return fillSentence(usageRowSentences[code], values, language);
}

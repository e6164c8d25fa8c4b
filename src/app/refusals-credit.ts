import type { RefusalEntry } from '../http/types.ts';
import type { CreditRefusal } from '../modules/credit/index.ts';

export const creditRefusals = {
  credit_line_not_found: {
    status: 404,
    en: 'The customer has no credit line in {currency}.',
    ja: 'この顧客には {currency} の与信枠がありません。',
  },
  credit_line_stale: {
    status: 409,
    en: 'Somebody changed the credit line meanwhile. Look at it again and repeat your change.',
    ja: 'この間に与信枠が変更されました。最新の内容を確認してから、もう一度変更してください。',
  },
  credit_line_needs_approval: {
    status: 409,
    en: 'A limit of {limit} {currency} needs a second person. Open a credit application for it.',
    ja: '限度額 {limit} {currency} には 2 人目の承認が必要です。与信申請を作成してください。',
  },
  credit_currency_unknown: {
    status: 400,
    en: '“{currency}” is no ISO 4217 currency code, such as USD or JPY.',
    ja: '「{currency}」は ISO 4217 の通貨コード(USD、JPY など)ではありません。',
  },
  credit_amount_invalid: {
    status: 400,
    en: '“{amount}” is no amount of money here. Write it as 1234.50, not below zero.',
    ja: '「{amount}」は金額として読み取れません。0 以上の値を 1234.50 のように入力してください。',
  },
  credit_day_invalid: {
    status: 400,
    en: '“{day}” is no day. Write it as 2026-03-31.',
    ja: '「{day}」は日付として読み取れません。2026-03-31 のように入力してください。',
  },
  credit_days_reversed: {
    status: 400,
    en: 'The last day of the temporary limit is before its first.',
    ja: '一時限度額の終了日が開始日より前になっています。',
  },
  credit_rules_incomplete: {
    status: 400,
    en: 'Each family of rules needs exactly one rule; {family} has none or several.',
    ja: 'ルールは種類ごとに 1 つずつ必要です（{family} が不足または重複しています）。',
  },
  credit_settings_stale: {
    status: 409,
    en: 'Somebody changed the credit settings meanwhile. Look at them again and repeat your change.',
    ja: 'この間に与信の設定が変更されました。最新の内容を確認してから、もう一度変更してください。',
  },
  credit_application_not_found: {
    status: 404,
    en: 'There is no such credit application.',
    ja: '該当する与信申請はありません。',
  },
  credit_application_open: {
    status: 409,
    en: 'Credit application {number} in {currency} is open for this customer. Decide or withdraw it first.',
    ja: 'この顧客には {currency} の与信申請 {number} が未決定のまま残っています。先に決定するか取り下げてください。',
  },
  credit_application_closed: {
    status: 409,
    en: 'Credit application {number} is not waiting for this any more ({state}).',
    ja: '与信申請 {number} は現在の状態({state})ではこの操作ができません。',
  },
  credit_application_stale: {
    status: 409,
    en: 'Somebody changed the credit application meanwhile. Look at it again and repeat your change.',
    ja: 'この間に与信申請が変更されました。最新の内容を確認してから、もう一度操作してください。',
  },
  credit_application_needs_other: {
    status: 403,
    en: 'Whoever decided a credit application cannot also confirm it. Ask somebody else.',
    ja: '与信申請を決定した本人は確認できません。別の担当者に依頼してください。',
  },
  credit_scorecard_invalid: {
    status: 400,
    en: 'The scorecard cannot be used: {problem} at {place}.',
    ja: 'このスコアカードは使用できません(位置: {place}、理由: {problem})。',
  },
  credit_scorecard_not_found: {
    status: 404,
    en: 'There is no such version of the scorecard, or it is not a draft.',
    ja: '該当するスコアカードの版がないか、下書きではありません。',
  },
  credit_scorecard_needs_other: {
    status: 403,
    en: 'Whoever drafted a scorecard cannot also put it into force. Ask somebody else.',
    ja: 'スコアカードの作成者は公開できません。別の担当者に依頼してください。',
  },
} as const satisfies Record<CreditRefusal, RefusalEntry>;

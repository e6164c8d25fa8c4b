import { fillSentence } from '../../kernel/sentences.ts';
import type { PolicyProblem, PolicyProblemCode, Titles } from './types-policy.ts';

/**
 * What keeps a policy from being published, for people; `{stage}` and the like stand for the
 * problem's values.
 */
const problemSentences: Readonly<Record<PolicyProblemCode, Titles>> = {
  no_stage: { en: 'The policy has no stage.', ja: '段階がありません。' },
  key_duplicate: { en: 'Two stages are called “{key}”.', ja: '段階「{key}」が重複しています。' },
  key_reserved: {
    en: '“{key}” is the name of a built-in stage; choose another.',
    ja: '「{key}」は組み込みの段階名です。別の名前にしてください。',
  },
  currency_unknown: {
    en: '“{currency}” is no ISO 4217 currency code.',
    ja: '「{currency}」は ISO 4217 の通貨コードではありません。',
  },
  amount_invalid: {
    en: '“{amount}” is no amount in {currency}.',
    ja: '「{amount}」は {currency} の金額ではありません。',
  },
  calendar_unknown: {
    en: 'There is no calendar “{calendar}”.',
    ja: 'カレンダー「{calendar}」はありません。',
  },
  range_invalid: {
    en: '“{from}” to “{to}” are no days of a year; write MM-DD.',
    ja: '「{from}」〜「{to}」は年内の日付ではありません。MM-DD で指定してください。',
  },
  always_quiet: {
    en: 'The quiet days leave less than a month of the year.',
    ja: '送付しない日が多すぎて、年に1か月分も残りません。',
  },
  never_a_consequence_day: {
    en: 'No weekday is left for consequences.',
    ja: '措置を行える曜日がありません。',
  },
  pre_due_after_overdue: {
    en: '“{stage}” begins before the due day and must stand before “{other}”.',
    ja: '「{stage}」は期日前の段階のため、「{other}」より前に置いてください。',
  },
  triggers_out_of_order: {
    en: '“{stage}” begins before “{other}”, which stands above it.',
    ja: '「{stage}」は、上にある「{other}」より先に始まります。',
  },
  triggers_overlap: {
    en: '“{stage}” and “{other}” begin at the same time for the same customers.',
    ja: '「{stage}」と「{other}」は、同じお客様に対して同時に始まります。',
  },
  trigger_stage_unknown: {
    en: '“{stage}” counts from “{other}”, which does not exist.',
    ja: '「{stage}」の起点「{other}」は存在しません。',
  },
  trigger_stage_not_earlier: {
    en: '“{stage}” counts from “{other}”, which does not stand before it.',
    ja: '「{stage}」の起点「{other}」が前にありません。',
  },
  trigger_stage_without_notice: {
    en: '“{stage}” counts from the notice of “{other}”, which has none.',
    ja: '「{stage}」の起点「{other}」には通知がありません。',
  },
  trigger_stage_without_consequence: {
    en: '“{stage}” counts from the consequence of “{other}”, which has none.',
    ja: '「{stage}」の起点「{other}」には措置がありません。',
  },
  trigger_days_negative: {
    en: '“{stage}” cannot begin before what it counts from.',
    ja: '「{stage}」は起点より前に始めることはできません。',
  },
  gate_stage_unknown: {
    en: '“{stage}” needs the notice of “{other}”, which does not exist.',
    ja: '「{stage}」が必要とする「{other}」は存在しません。',
  },
  gate_stage_not_earlier: {
    en: '“{stage}” needs the notice of “{other}”, which does not stand before it.',
    ja: '「{stage}」が必要とする「{other}」が前にありません。',
  },
  gate_stage_without_notice: {
    en: '“{stage}” needs the notice of “{other}”, which sends none.',
    ja: '「{stage}」が必要とする「{other}」には通知がありません。',
  },
  gate_stage_pre_due: {
    en: '“{stage}” needs the notice of “{other}”, which goes out before the debt is overdue and proves nothing.',
    ja: '「{stage}」が必要とする「{other}」は期日前の通知のため、証拠になりません。',
  },
  gate_stage_not_for_all: {
    en: '“{stage}” needs the notice of “{other}”, which some of its customers never get.',
    ja: '「{stage}」が必要とする「{other}」の通知は、一部のお客様に送られません。',
  },
  harmful_before_due: {
    en: '“{stage}” begins before the due day and can only write or open a task.',
    ja: '「{stage}」は期日前の段階のため、通知と作業だけを設定できます。',
  },
  harmful_without_notice: {
    en: '“{stage}” takes something away and needs a delivered notice at least one business day before.',
    ja: '「{stage}」の措置には、1営業日以上前に届いた通知が必要です。',
  },
  harmful_before_notice_allows: {
    en: '“{stage}” begins before the notice of “{other}” and its waiting time can be over.',
    ja: '「{stage}」は「{other}」の通知と待機期間が終わる前に始まります。',
  },
  write_off_without_approval: {
    en: '“{stage}” writes off and needs an approval.',
    ja: '「{stage}」の貸倒処理には承認が必要です。',
  },
  consequence_duplicate: {
    en: '“{stage}” has the same consequence twice for the same customers.',
    ja: '「{stage}」に、同じお客様への同じ措置が重複しています。',
  },
  task_without_title: {
    en: 'The task of “{stage}” does not say what to do.',
    ja: '「{stage}」の作業内容が記載されていません。',
  },
  scope_without_subscriptions: {
    en: '“{stage}” names subscriptions for a consequence that concerns none; only suspending and cancelling do.',
    ja: '「{stage}」で契約の範囲を指定できるのは、利用停止と解約だけです。',
  },
  notice_never_carried_out: {
    en: 'The notice of “{stage}” waits for a consequence that the stage does not have.',
    ja: '「{stage}」の通知は、設定されていない措置の実施を待っています。',
  },
};

/** A problem as a sentence in each language. */
export function problemText({ code, values }: PolicyProblem): Titles {
  const sentence = problemSentences[code];
  return {
    en: fillSentence(sentence, values, 'en'),
    ja: fillSentence(sentence, values, 'ja'),
  };
}

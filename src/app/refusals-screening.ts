import type { RefusalEntry } from '../http/types.ts';
import type { ScreeningRefusal } from '../modules/screening/index.ts';

/** Screening: rules, lists and decisions. */
export const screeningRefusals = {
  rule_set_not_found: {
    status: 404,
    en: 'There is no such set of screening rules.',
    ja: '該当する審査ルールの版はありません。',
  },
  rule_set_not_draft: {
    status: 409,
    en: 'Only a draft can be changed, tried or published. Make a new draft.',
    ja: '変更・試行・公開できるのは下書きだけです。新しい下書きを作成してください。',
  },
  rule_set_draft_exists: {
    status: 409,
    en: 'There is a draft already. Go on with that one.',
    ja: '既に下書きがあります。その下書きを編集してください。',
  },
  rule_set_revision_stale: {
    status: 409,
    en: 'Somebody changed the draft meanwhile. Load it again and repeat your change.',
    ja: '下書きが他の人によって変更されました。再読み込みしてからもう一度変更してください。',
  },
  rule_set_invalid: {
    status: 422,
    en: 'Rule “{rule}” cannot be used: {detail}',
    ja: 'ルール「{rule}」は使用できません: {detail}',
  },
  rule_set_needs_second_person: {
    status: 403,
    en: 'You changed these rules: another person must put them into force.',
    ja: 'このルールはあなたが変更したため、別の人が公開する必要があります。',
  },
  rule_set_alone_needs_reason: {
    status: 422,
    en: 'Nobody else may publish rules. Say why you publish your own change.',
    ja: '公開できる人が他にいません。自分の変更を公開する理由を入力してください。',
  },
  screening_decision_not_found: {
    status: 404,
    en: 'There is no such decision.',
    ja: '該当する判断はありません。',
  },
  list_entry_not_found: {
    status: 404,
    en: 'This value is not on the list.',
    ja: 'この値はリストにありません。',
  },
  rule_not_stopped: {
    status: 409,
    en: 'Rule “{rule}” is not stopped.',
    ja: 'ルール「{rule}」は停止されていません。',
  },
} as const satisfies Record<ScreeningRefusal, RefusalEntry>;

import type { RefusalEntry } from '../http/types.ts';
import type { CasesRefusal } from '../modules/cases/index.ts';

/** Cases: work on them, suspension, how they end. */
export const casesRefusals = {
  case_not_found: {
    status: 404,
    en: 'There is no such case.',
    ja: '該当する調査案件はありません。',
  },
  case_not_open: {
    status: 409,
    en: 'Case {number} is resolved. Reopen it first.',
    ja: '調査案件{number}は解決済みです。先に再開してください。',
  },
  case_is_open: {
    status: 409,
    en: 'Case {number} is open already.',
    ja: '調査案件{number}は既に調査中です。',
  },
  case_locked: {
    status: 409,
    en: '{by} is working on this case until {until}.',
    ja: '{by}さんが{until}までこの案件を作業中です。',
  },
  case_is_test: {
    status: 409,
    en: 'Case {number} comes from a test: nothing is suspended on its account.',
    ja: '調査案件{number}はテスト用のため、利用停止は行えません。',
  },
  case_worker_unknown: {
    status: 422,
    en: 'This person may not work on cases.',
    ja: 'この人は調査案件を担当できません。',
  },
  case_step_unknown: {
    status: 404,
    en: 'This checklist has no step “{step}”.',
    ja: 'チェックリストに手順「{step}」はありません。',
  },
  case_link_itself: {
    status: 422,
    en: 'A case cannot be linked to itself.',
    ja: '調査案件を自分自身に関連付けることはできません。',
  },
  case_link_not_found: {
    status: 404,
    en: 'These cases are not linked.',
    ja: 'これらの調査案件は関連付けられていません。',
  },
  case_nothing_to_suspend: {
    status: 422,
    en: 'Nothing of what was chosen can be suspended.',
    ja: '選択した対象に停止できるものがありません。',
  },
  case_preview_stale: {
    status: 409,
    en: 'Since you looked, the number of subscriptions changed from {seen} to {now}. Look again.',
    ja: '確認後にサブスクリプション数が{seen}から{now}に変わりました。もう一度確認してください。',
  },
  case_duplicate_unnamed: {
    status: 422,
    en: 'Name the other case of which this one is a duplicate.',
    ja: '重複元となる別の調査案件を指定してください。',
  },
  case_duplicate_in_circle: {
    status: 422,
    en: 'Case {number} is a duplicate itself. Name the original.',
    ja: '調査案件{number}自体が重複です。元の案件を指定してください。',
  },
  case_loss_invalid: {
    status: 422,
    en: 'Each currency once; what came back is at most what was lost.',
    ja: '通貨は1つずつ、回収額は損失額以下で入力してください。',
  },
} as const satisfies Record<CasesRefusal, RefusalEntry>;

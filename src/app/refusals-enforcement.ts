import type { RefusalEntry } from '../http/types.ts';
import type { EnforcementRefusal } from '../modules/enforcement/index.ts';

/** Enforcement: reports, matters of the provider's desk, measures, appeals. */
export const enforcementRefusals = {
  report_invalid: {
    status: 422,
    en: 'This is no X-ARF version 4 report. {problems}',
    ja: 'X-ARF バージョン 4 の報告ではありません。{problems}',
  },
  report_not_found: {
    status: 404,
    en: 'There is no such report.',
    ja: '該当する報告はありません。',
  },
  matter_not_found: {
    status: 404,
    en: 'There is no such matter.',
    ja: '該当する案件はありません。',
  },
  matter_closed: {
    status: 409,
    en: 'Matter {number} is closed. A new report opens another.',
    ja: '案件 {number} は終了しています。新しい報告があれば別の案件になります。',
  },
  matter_version_stale: {
    status: 409,
    en: 'Matter {number} changed meanwhile. Load it again and repeat what you wanted.',
    ja: '案件 {number} は変更されています。再読み込みしてからもう一度操作してください。',
  },
  matter_subject_unknown: {
    status: 422,
    en: '“{identifier}” names no subscription, customer or partner. Give the id of one.',
    ja: '「{identifier}」に該当するサブスクリプション・顧客・パートナーはありません。ID を指定してください。',
  },
  matter_subject_fixed: {
    status: 409,
    en: 'Whom matter {number} is about is known already.',
    ja: '案件 {number} の対象は既に確定しています。',
  },
  matter_has_measures: {
    status: 409,
    en: '{count} measures are in force. Lift them first.',
    ja: '実施中の措置が {count} 件あります。先に解除してください。',
  },
  measure_not_allowed: {
    status: 409,
    en: 'This measure is not allowed while matter {number} is {assessment} about a {subject}.',
    ja: '案件 {number} の現在の判断 ({assessment}) と対象 ({subject}) では、この措置はとれません。',
  },
  measure_in_force: {
    status: 409,
    en: 'The same measure is in force in matter {number}.',
    ja: '案件 {number} では同じ措置が既に実施中です。',
  },
  measure_not_found: {
    status: 404,
    en: 'There is no such measure.',
    ja: '該当する措置はありません。',
  },
  measure_ended: {
    status: 409,
    en: 'The measure of matter {number} has ended.',
    ja: '案件 {number} の措置は終了しています。',
  },
  measure_expiry_past: {
    status: 422,
    en: 'The end of a measure lies in the future.',
    ja: '措置の終了日時には未来の日時を指定してください。',
  },
  proposal_waiting: {
    status: 409,
    en: 'Something waits for a second person in matter {number}. Decide that first.',
    ja: '案件 {number} には承認待ちの提案があります。先にそちらを決定してください。',
  },
  proposal_not_found_here: {
    status: 404,
    en: 'Nothing like that waits for a second person.',
    ja: '該当する承認待ちの提案はありません。',
  },
  second_person_needed: {
    status: 403,
    en: '{name} asked for it: somebody else must agree.',
    ja: '{name} さんが提案したため、別の人の承認が必要です。',
  },
  appeal_too_late: {
    status: 409,
    en: 'Appeals in matter {number} were possible until {until}.',
    ja: '案件 {number} の異議申し立ての期限は {until} でした。',
  },
  appeal_open_already: {
    status: 409,
    en: 'An appeal in matter {number} waits for its decision.',
    ja: '案件 {number} の異議申し立ては審査中です。',
  },
  appeal_not_found: {
    status: 404,
    en: 'No appeal waits in matter {number}.',
    ja: '案件 {number} に審査中の異議申し立てはありません。',
  },
  appeal_needs_other_person: {
    status: 403,
    en: '{name} had a hand in the measure: somebody else must decide the appeal.',
    ja: '{name} さんは措置に関わっているため、別の人が異議申し立てを判断する必要があります。',
  },
} as const satisfies Record<EnforcementRefusal, RefusalEntry>;

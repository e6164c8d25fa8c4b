import { type Day, formatDay, parseDay } from '../../kernel/days.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import type { Reason } from '../../kernel/reasons.ts';
import { CLEAR, GRACE } from './decide-plan.ts';
import type { ConsequenceKind, PolicyContent, Titles } from './types-policy.ts';
import type { Blocker, BlockerCode, NextStep, ReasonCode, WithdrawalCode } from './types.ts';

export type Language = keyof Titles;

/**
 * Turns the parts of a decision into sentences of one language, with the names of one policy's
 * stages.
 */
export interface Speaker {
  readonly language: Language;
  readonly stage: (key: string) => string;
  readonly reason: (reason: Reason<ReasonCode>) => string;
  readonly blocker: (blocker: Blocker) => string;
  readonly next: (next: NextStep) => string;
}

type Sentence = (value: (name: string) => string) => string;

const builtInStages: Readonly<Record<string, Titles>> = {
  [CLEAR]: { en: 'Clear', ja: '問題なし' },
  [GRACE]: { en: 'Overdue, in grace', ja: '期日経過（猶予中）' },
};

export const consequenceNames: Readonly<Record<ConsequenceKind, Titles>> = {
  task: { en: 'task for a person', ja: '担当者の作業' },
  block_purchases: { en: 'block new purchases', ja: '新規購入の停止' },
  suspend: { en: 'suspend the service', ja: '利用停止' },
  cancel: { en: 'cancel the subscription', ja: '契約の解約' },
  hand_over: { en: 'hand the debt over for collection', ja: '債権回収の委託' },
  write_off: { en: 'write the debt off', ja: '貸倒処理' },
};

const reasonSentences: Readonly<Record<ReasonCode, { en: Sentence; ja: Sentence }>> = {
  nothing_open: {
    en: () => 'Nothing is open after credits and disputes.',
    ja: () => '入金・クレジットと異議のある分を除くと、未払いはありません。',
  },
  within_tolerance: {
    en: (v) => `${v('net')} is open; up to ${v('tolerance')} is left alone.`,
    ja: (v) => `未払いは${v('net')}で、許容額${v('tolerance')}以内です。`,
  },
  clock_started: {
    en: (v) =>
      `${v('overdue')} is overdue; the oldest debt above the tolerance of ${v('tolerance')} was due on ${v('dueOn')}.`,
    ja: (v) =>
      `${v('overdue')}が期日を過ぎています。許容額${v('tolerance')}を超える最も古い期日は${v('dueOn')}です。`,
  },
  not_yet_due: {
    en: (v) => `The next debt is due on ${v('dueOn')}.`,
    ja: (v) => `次のお支払期日は${v('dueOn')}です。`,
  },
  past_due: {
    en: (v) => `${v('days')} days past due, ${v('businessDays')} of them business days.`,
    ja: (v) => `期日から${v('days')}日（うち営業日${v('businessDays')}日）経過しています。`,
  },
  credits_deducted: {
    en: (v) =>
      `Of ${v('gross')} open, credits of ${v('credits')} were taken off: ${v('net')} remains.`,
    ja: (v) =>
      `未払総額${v('gross')}から入金・クレジット${v('credits')}を差し引き、残りは${v('net')}です。`,
  },
  disputed_excluded: {
    en: (v) => `${v('disputed')} is disputed and does not count.`,
    ja: (v) => `${v('disputed')}には異議があるため対象外です。`,
  },
  deferred_excluded: {
    en: (v) => `${v('deferred')} of ${v('gross')} is put off by a promise or a pause.`,
    ja: (v) => `${v('gross')}のうち${v('deferred')}は、支払約束または猶予により保留中です。`,
  },
  stage_reached: {
    en: (v) => `Stage “${v('stage')}” since ${v('since')}.`,
    ja: (v) => `${v('since')}から「${v('stage')}」の段階です。`,
  },
  gate_open: {
    en: (v) =>
      `The notice “${v('noticeStage')}” was delivered on ${v('deliveredOn')}, at least ${v('businessDays')} business days ago.`,
    ja: (v) =>
      `「${v('noticeStage')}」の通知は${v('deliveredOn')}に届き、${v('businessDays')}営業日以上が経過しました。`,
  },
  quiet_day: {
    en: (v) => `Nothing goes out today; it continues on ${v('on')}.`,
    ja: (v) => `本日は送付しない日です。${v('on')}に再開します。`,
  },
  notice_too_soon: {
    en: (v) => `The last notice was only recently; the next one goes out on ${v('on')}.`,
    ja: (v) => `前回の通知から間もないため、次の通知は${v('on')}に送ります。`,
  },
  not_a_consequence_day: {
    en: (v) => `Nothing harmful happens on a day like today; the next such day is ${v('on')}.`,
    ja: (v) => `本日は措置を行わない日です。次に行える日は${v('on')}です。`,
  },
};

type BlockerSentence = (waitsFor: string, since: string | null) => string;

const blockerSentences: Readonly<
  Record<BlockerCode, { en: BlockerSentence; ja: BlockerSentence }>
> = {
  notice_not_sent: {
    en: (stage) => `The notice “${stage}” has not been sent yet.`,
    ja: (stage) => `「${stage}」の通知がまだ送られていません。`,
  },
  notice_not_delivered_yet: {
    en: (stage) => `The notice “${stage}” is sent, but does not count as delivered yet.`,
    ja: (stage) => `「${stage}」の通知は送信済みですが、まだ配達済みとみなされません。`,
  },
  notice_too_recent: {
    en: (stage, since) =>
      `The notice “${stage}” was delivered${since ? ` on ${since}` : ''}; the waiting time or the day it named is not over.`,
    ja: (stage, since) =>
      `「${stage}」の通知は${since ? `${since}に` : ''}届きましたが、待機期間または予告日が過ぎていません。`,
  },
  notice_undelivered: {
    en: (stage) => `The notice “${stage}” did not arrive; a person has to see to it.`,
    ja: (stage) => `「${stage}」の通知が届きませんでした。担当者の対応が必要です。`,
  },
  notice_did_not_announce: {
    en: (stage) => `The notice “${stage}” did not name what this stage does, or no day for it.`,
    ja: (stage) => `「${stage}」の通知に、この段階の措置とその日付が記載されていません。`,
  },
  task_open: {
    en: (stage) => `Somebody has to do the task of “${stage}” first.`,
    ja: (stage) => `「${stage}」の作業を先に行う必要があります。`,
  },
  decision_waiting: {
    en: (stage) => `The consequence of “${stage}” waits for a person's decision.`,
    ja: (stage) => `「${stage}」の措置は承認待ちです。`,
  },
  consequence_declined: {
    en: (stage) => `A person declined the consequence of “${stage}”.`,
    ja: (stage) => `「${stage}」の措置は却下されました。`,
  },
  consequence_not_carried_out: {
    en: (stage) => `The consequence of “${stage}” is approved but not carried out yet.`,
    ja: (stage) => `「${stage}」の措置は承認済みですが、まだ実施されていません。`,
  },
};

export const withdrawalNames: Readonly<Record<WithdrawalCode, Titles>> = {
  no_longer_overdue: { en: 'nothing is overdue any more', ja: '期日を過ぎた債権がなくなりました' },
  paused: { en: 'what it was about is put off', ja: '対象の債権は支払いが猶予されています' },
  debt_settled: { en: 'the debt it was about is settled', ja: '対象の債権は支払われました' },
  stage_no_longer_reached: {
    en: 'its stage no longer holds',
    ja: 'その段階に該当しなくなりました',
  },
  announced_day_too_near: {
    en: 'the day it names has come too near',
    ja: '予告した日が近すぎます',
  },
  announcement_incomplete: {
    en: 'it lacks a step that the policy needs announced',
    ja: '督促方針で予告が必要な措置が記載されていません',
  },
  run_stopped: { en: 'the run was stopped', ja: '実行が中止されました' },
  no_policy_in_force: { en: 'no policy is in force', ja: '公開中の督促方針がありません' },
  not_decided_now: { en: 'it was settled otherwise', ja: '別途処理されました' },
};

/** Values that are amounts of the reason's currency. */
const AMOUNTS = new Set([
  'net',
  'gross',
  'credits',
  'disputed',
  'deferred',
  'overdue',
  'tolerance',
]);
const DAYS = new Set(['dueOn', 'since', 'on', 'deliveredOn', 'namedOn']);
const STAGES = new Set(['stage', 'noticeStage']);

/** @param content of the policy whose stages are named */
export function speaker(content: PolicyContent, language: Language): Speaker {
  const stage = (key: string): string =>
    builtInStages[key]?.[language] ??
    content.stages.find((each) => each.key === key)?.names[language] ??
    key;
  return {
    language,
    stage,
    reason: ({ code, values }) =>
      reasonSentences[code][language]((name) => valueText(name, values, language, stage)),
    blocker: ({ code, waitsFor, since }) =>
      blockerSentences[code][language](
        stage(waitsFor),
        since === null ? null : dayText(formatDay(since), language),
      ),
    next: (next) => nextSentence(next, language, stage),
  };
}

function nextSentence(next: NextStep, language: Language, stage: (key: string) => string): string {
  const on = dayText(formatDay(next.on), language);
  const name = stage(next.stage);
  const isEnglish = language === 'en';
  if (next.kind === 'notice') {
    return isEnglish ? `Notice “${name}” on ${on}.` : `${on}に「${name}」の通知を送ります。`;
  }
  if (next.kind === 'stage') {
    return isEnglish ? `Stage “${name}” from ${on}.` : `${on}から「${name}」の段階になります。`;
  }
  const what = consequenceNames[next.consequence][language];
  return isEnglish ? `Proposal to ${what} on ${on}.` : `${on}に「${what}」を提案します。`;
}

function valueText(
  name: string,
  values: JsonObject,
  language: Language,
  stage: (key: string) => string,
): string {
  const value = plain(values[name]);
  if (AMOUNTS.has(name)) return amountText(value, plain(values['currency']), language);
  if (DAYS.has(name)) return dayText(value, language);
  return STAGES.has(name) ? stage(value) : value;
}

function plain(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const amountFormats = new Map<string, Intl.NumberFormat>();

/** @param amount a decimal; it is formatted digit by digit, never as a float */
export function amountText(amount: string, currency: string, language: Language): string {
  const key = `${language} ${currency}`;
  const format =
    amountFormats.get(key) ?? new Intl.NumberFormat(language, { style: 'currency', currency });
  amountFormats.set(key, format);
  // Japanese Intl writes a full-width yen sign; business figures use the half-width one.
  return format.format(amount as Intl.StringNumericLiteral).replaceAll('\uFFE5', '\u00A5');
}

const dayFormats = {
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
  ja: new Intl.DateTimeFormat('ja-JP', {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    timeZone: 'UTC',
  }),
};

const MS_PER_DAY = 86_400_000;

/** @param text `YYYY-MM-DD` */
export function dayText(text: string, language: Language): string {
  const day: Day | null = parseDay(text);
  return day === null ? text : dayFormats[language].format(day * MS_PER_DAY);
}

import { plainMailHtml } from '../../kernel/plain-mail.ts';
import type { Statement } from './decide-statement.ts';
import type { MeasureKind, WordKind } from './types.ts';

type Language = 'en' | 'ja';

/** A letter to somebody at the reseller, made from the record. */
export interface LetterFacts {
  readonly language: Language;
  readonly recipientName: string;
  readonly timeZone: string;
  readonly statement: Statement;
  readonly kind: Extract<WordKind, 'told' | 'ended' | 'updated' | 'appeal_decided'>;
  /** What the desk said; empty where the statement says all. */
  readonly said: string;
  /** Nobody has acknowledged it. */
  readonly isReminder: boolean;
  readonly link: string;
}

export interface WrittenLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const WHAT: Readonly<Record<Language, Readonly<Record<MeasureKind, string>>>> = {
  en: {
    warn: 'A warning; nothing is switched off.',
    limit_purchases: 'New purchases are blocked for this customer. What runs goes on.',
    suspend_subscription: 'This subscription is suspended.',
    suspend_customer: 'All subscriptions of this customer are suspended.',
    suspend_partner: 'You cannot make new sales. Existing services of your customers go on.',
    terminate: 'The services of this customer have been ended for good.',
  },
  ja: {
    warn: '警告です。利用の停止はありません。',
    limit_purchases: 'このお客様の新規購入を停止しました。利用中のサービスは継続します。',
    suspend_subscription: 'このサブスクリプションを停止しました。',
    suspend_customer: 'このお客様のすべてのサブスクリプションを停止しました。',
    suspend_partner: '新規の販売を停止しました。お客様が利用中のサービスは継続します。',
    terminate: 'このお客様へのサービス提供を恒久的に終了しました。',
  },
};

export function measureWords(kind: MeasureKind, language: Language): string {
  return WHAT[language][kind];
}

/** The letter in the reader's language. Every line comes from the record. */
export function writeLetter(facts: LetterFacts): WrittenLetter {
  const lines = facts.language === 'ja' ? japanese(facts) : english(facts);
  const { subject, greeting, button } = headOf(facts);
  const body = [greeting, ...lines];
  return {
    subject,
    text: `${[...body, facts.link].join('\n\n')}\n`,
    html: plainMailHtml({
      language: facts.language,
      subject,
      lines: body,
      button: { text: button, link: facts.link },
    }),
  };
}

function headOf({ language, recipientName, statement, kind, isReminder }: LetterFacts) {
  const { number, subject } = statement;
  if (language === 'ja') {
    const what = {
      told: '利用規約に基づく措置',
      ended: '措置の終了',
      updated: '状況のお知らせ',
      appeal_decided: '異議申し立ての結果',
    }[kind];
    const mark = isReminder ? '【未確認】' : '';
    return {
      subject: `${mark}${what}: ${subject} (${number})`,
      greeting: `${recipientName} 様`,
      button: '内容を表示',
    };
  }
  const what = {
    told: 'Measure under the acceptable-use policy',
    ended: 'Measure ended',
    updated: 'Update',
    appeal_decided: 'Your appeal has been decided',
  }[kind];
  const mark = isReminder ? 'Not acknowledged yet: ' : '';
  return {
    subject: `${mark}${what}: ${subject} (${number})`,
    greeting: `Hello ${recipientName},`,
    button: 'Show it',
  };
}

function english(facts: LetterFacts): string[] {
  const { statement, kind, said, isReminder } = facts;
  const when = whenIn('en', facts.timeZone);
  const about = `${statement.subject}, matter ${statement.number}.`;
  if (kind === 'ended') {
    return [about, 'The measure has ended. Access and settings are restored as they were.', said];
  }
  if (kind === 'updated') return [about, said];
  if (kind === 'appeal_decided') return [about, `The decision on your appeal: ${said}`];
  return [
    ...(isReminder ? ['Nobody at your company has acknowledged this measure yet.'] : []),
    `What: ${measureWords(statement.what, 'en')} (${about})`,
    `Why: ${statement.clause}. ${stateWords(statement, 'en')} ${statement.facts}`,
    `How it came about: ${howWords(statement, 'en')}`,
    `From ${when(statement.from)} ` +
      (statement.until === null ? 'until it is lifted.' : `until ${when(statement.until)}.`),
    ...(statement.subscriptions.length > 0
      ? [`Concerned: ${statement.subscriptions.join(', ')}.`]
      : []),
    `What you must do: acknowledge this, and say by ${when(statement.answerBy)} which measures ` +
      'you took.',
    `If you think this is wrong, you can appeal until ${when(statement.appealUntil)} in Surety, ` +
      'free of charge. Somebody who had no hand in the decision decides.',
  ];
}

function japanese(facts: LetterFacts): string[] {
  const { statement, kind, said, isReminder } = facts;
  const when = whenIn('ja', facts.timeZone);
  const about = `対象: ${statement.subject} (案件 ${statement.number})`;
  if (kind === 'ended') {
    return [about, '措置は終了しました。利用と設定は措置の前の状態に戻っています。', said];
  }
  if (kind === 'updated') return [about, said];
  if (kind === 'appeal_decided') return [about, `異議申し立ての結果: ${said}`];
  return [
    ...(isReminder ? ['この措置は、まだどなたにも確認されていません。'] : []),
    about,
    `内容: ${measureWords(statement.what, 'ja')}`,
    `理由: ${statement.clause} ${stateWords(statement, 'ja')} ${statement.facts}`,
    `経緯: ${howWords(statement, 'ja')}`,
    `期間: ${when(statement.from)} から` +
      (statement.until === null ? '解除されるまで' : `${when(statement.until)} まで`),
    ...(statement.subscriptions.length > 0
      ? [`対象サブスクリプション: ${statement.subscriptions.join('、')}`]
      : []),
    `お願い: この通知を確認し、${when(statement.answerBy)} までに実施した対応をお知らせください。`,
    `誤りと思われる場合は、${when(statement.appealUntil)} まで Surety から無料で異議を申し立てることができます。` +
      '決定に関わっていない担当者が判断します。',
  ];
}

function stateWords({ assessment }: Statement, language: Language): string {
  if (language === 'ja') {
    return assessment === 'confirmed' ? '違反が確認されました。' : '違反の疑いがあります。';
  }
  return assessment === 'confirmed' ? 'The violation is confirmed.' : 'A violation is suspected.';
}

function howWords({ automatedDetection }: Statement, language: Language): string {
  if (language === 'ja') {
    return automatedDetection
      ? '自動検知により判明し、担当者が決定しました。'
      : '報告を受け、担当者が決定しました。';
  }
  return automatedDetection
    ? 'found automatically, decided by a person.'
    : 'reported to us, decided by a person.';
}

function whenIn(language: Language, timeZone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  });
  return (at) => `${format.format(at)} (${timeZone})`;
}

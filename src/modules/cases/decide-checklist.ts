import type { CaseKind } from './types.ts';

/** A step of a checklist: what to do, in both languages. */
export interface Step {
  readonly key: string;
  readonly en: string;
  readonly ja: string;
}

const first: readonly Step[] = [
  {
    key: 'reach_customer',
    en: 'Reach the customer by a way that was known before, not by one from the order',
    ja: '注文に書かれた連絡先ではなく、以前から把握している手段で顧客に連絡する',
  },
  {
    key: 'keep_evidence',
    en: 'Keep evidence: sign-ins, orders, use, messages',
    ja: 'サインイン記録・注文・使用量・連絡内容などの証拠を保存する',
  },
];

const last: readonly Step[] = [
  {
    key: 'tell_provider',
    en: 'Answer the provider’s alert or request',
    ja: 'プロバイダーからの警告や依頼に回答する',
  },
];

const takenOver: readonly Step[] = [
  {
    key: 'reset_credentials',
    en: 'Have passwords reset, sessions ended and multi-factor sign-in required of every admin',
    ja: 'すべての管理者のパスワード再設定・セッション無効化・多要素認証の必須化を依頼する',
  },
  {
    key: 'remove_strangers',
    en: 'Have unknown accounts, applications, roles and forwarding rules removed',
    ja: '不明なアカウント・アプリ・権限・転送ルールを削除してもらう',
  },
];

const stopUse: readonly Step[] = [
  {
    key: 'stop_resources',
    en: 'Stop what runs without need, in all regions; keep disks as evidence',
    ja: '全リージョンで不要なリソースを停止する(ディスクは証拠として保存)',
  },
  {
    key: 'lower_quotas',
    en: 'Lower quotas and budgets',
    ja: 'クォータと予算を引き下げる',
  },
];

const refund: readonly Step[] = [
  {
    key: 'ask_refund',
    en: 'Ask the provider for a refund within 60 days of the first fraudulent use',
    ja: '最初の不正使用から60日以内にプロバイダーへ返金を申請する',
  },
];

const ofKind: Readonly<Record<CaseKind, readonly Step[]>> = {
  compromise: [...takenOver, ...stopUse, ...refund],
  mining: [...stopUse, ...takenOver, ...refund],
  spam: [
    {
      key: 'block_sending',
      en: 'Block sending for the accounts that send',
      ja: '送信元アカウントの送信を停止する',
    },
    ...takenOver,
  ],
  card_fraud: [
    {
      key: 'check_payment',
      en: 'Check the payment: name, country, card and company against each other',
      ja: '名義・国・カード・会社の情報が一致するか支払いを確認する',
    },
    {
      key: 'cancel_in_window',
      en: 'Cancel what can still be cancelled before its window closes',
      ja: '解約可能期間内の注文を解約する',
    },
    {
      key: 'look_for_others',
      en: 'Look for other customers with the same domain, address or contact',
      ja: '同じドメイン・住所・連絡先の顧客が他にいないか調べる',
    },
  ],
  non_payment_by_intent: [
    {
      key: 'check_company',
      en: 'Check that the company exists and who acts for it',
      ja: '会社の実在と代表者を確認する',
    },
    {
      key: 'cancel_in_window',
      en: 'Cancel what can still be cancelled before its window closes',
      ja: '解約可能期間内の注文を解約する',
    },
    {
      key: 'hand_to_collections',
      en: 'Tell collections and, above the limit of the house, a lawyer or the police',
      ja: '債権回収担当に引き継ぎ、社内基準を超える場合は弁護士または警察に相談する',
    },
  ],
  other: [],
};

/** What is to be done about a case of a kind, in order. */
export function checklistOf(kind: CaseKind): readonly Step[] {
  return [...first, ...ofKind[kind], ...last];
}

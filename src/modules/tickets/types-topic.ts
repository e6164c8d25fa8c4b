/** What a service request can be about; the provider sends it to the right people by this. */
export interface SupportTopic {
  readonly id: string;
  readonly name: { readonly en: string; readonly ja: string };
  readonly description: { readonly en: string; readonly ja: string };
}

export const supportTopics: readonly SupportTopic[] = [
  {
    id: '4001',
    name: { en: 'Suspicious activity or fraud', ja: '不審な操作・不正利用' },
    description: {
      en: "Unexpected usage, sign-ins or purchases in a customer's tenant.",
      ja: '顧客テナントでの予期しない使用量、サインイン、購入。',
    },
  },
  {
    id: '4002',
    name: { en: 'Abuse report or enforcement', ja: '不正使用の報告・措置' },
    description: {
      en: 'Questions about a report, a suspension by the provider, or an appeal.',
      ja: '報告、プロバイダーによる停止、異議申し立てに関する質問。',
    },
  },
  {
    id: '4003',
    name: { en: 'Account was taken over', ja: 'アカウントの乗っ取り' },
    description: {
      en: 'An administrator lost control of the tenant or of a user.',
      ja: '管理者がテナントまたはユーザーを管理できなくなった場合。',
    },
  },
  {
    id: '4010',
    name: { en: 'Subscriptions and licences', ja: 'サブスクリプションとライセンス' },
    description: {
      en: 'Suspending, reactivating, cancelling, seats and renewals.',
      ja: '利用停止、再開、解約、シート数、更新。',
    },
  },
  {
    id: '4011',
    name: { en: 'Orders and purchases', ja: '注文と購入' },
    description: {
      en: 'Orders that fail, are under review or were placed by mistake.',
      ja: '失敗した注文、審査中の注文、誤った注文。',
    },
  },
  {
    id: '4020',
    name: { en: 'Invoices, credit and payment', ja: '請求書、クレジット、支払い' },
    description: {
      en: 'The balance between partner and provider, credits and refunds.',
      ja: 'パートナーとプロバイダーの残高、クレジット、返金。',
    },
  },
  {
    id: '4030',
    name: { en: 'Usage and budgets', ja: '使用量と予算' },
    description: {
      en: 'Metered usage, its cost, and budgets that customers exceed.',
      ja: '従量課金の使用量、その費用、顧客の予算超過。',
    },
  },
  {
    id: '4040',
    name: { en: 'Partner account and access', ja: 'パートナーアカウントとアクセス' },
    description: {
      en: 'Roles, agreements, relationships with customers, programs that use the API.',
      ja: 'ロール、契約、顧客との関係、API を使うプログラム。',
    },
  },
];

export function topicOf(id: string): SupportTopic | undefined {
  return supportTopics.find((topic) => topic.id === id);
}

import type { standingEn } from '../en/standing.ts';
import type { SameShape } from '../family.ts';

export const standingJa = {
  amounts: '金額',
  gross: '未決済残高(総額)',
  disputed: '異議',
  credits: '貸方残高',
  net: '純額',
  overdue: '延滞額(純額)',
  tolerance: '許容額',
  published: '公開中の督促方針',
  defaultPolicy: 'Surety の初期設定の督促方針(公開中の方針がまだないため)',
  emptyTitle: '未決済の明細はありません',
  emptyText: '未決済の明細がない顧客に段階はありません。最初の請求書が登録されると判定されます。',
  history: 'これまでの判定',
  historyLead: '督促処理のたびに、その日の事実から判定し直します。新しい順に表示しています。',
  noHistory: 'この顧客に対する督促処理の判定はまだありません。',
  asOf: '基準日',
  stage: '段階',
  currency: '通貨',
  decidedAt: '判定日時',
  stages: { clear: '延滞なし', grace: '延滞(猶予中)' },
} satisfies SameShape<typeof standingEn>;

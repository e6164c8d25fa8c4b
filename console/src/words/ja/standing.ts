import type { standingEn } from '../en/standing.ts';
import type { SameShape } from '../family.ts';

export const standingJa = {
  emptyTitle: '未決済の明細はありません',
  emptyText: '未決済の明細がない顧客に段階はありません。最初の請求書が登録されると判定されます。',
  notices: '送達の証拠となる通知',
  bring: {
    act: '到達を記録',
    title: '担当者が通知を届けました',
    lead: '記載の金額と日付が伝わっていれば、この日に到達したものとして扱われ、措置の前提となる証拠になります。',
    how: '方法',
    ways: { letter: '郵送', telephone: '電話', in_person: '手渡し' },
    on: '到達日',
    evidence: '証拠',
    evidenceHelp: '追跡番号、話した相手と内容など。',
    recorded: '到達を記録しました',
  },
  history: 'これまでの判定',
  historyLead: '督促処理のたびに、その日の事実から判定し直します。新しい順に表示しています。',
  noHistory: 'この顧客に対する督促処理の判定はまだありません。',
  asOf: '基準日',
  stage: '段階',
  currency: '通貨',
  decidedAt: '判定日時',
} satisfies SameShape<typeof standingEn>;

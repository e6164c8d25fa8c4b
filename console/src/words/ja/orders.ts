import type { ordersEn } from '../en/orders.ts';
import type { SameShape } from '../family.ts';

export const ordersJa = {
  title: '注文',
  lead: 'すべての顧客の注文です。確認で問題が見つかった注文は、判断されるまでここで保留されます。',
  emptyTitle: '保留中の注文はありません',
  empty: '与信などの確認で問題が見つかった注文がここに表示されます。',
  customer: '顧客',
  state: '状態',
  lines: '明細',
  total: '初回請求額',
  created: '注文日時',
  why: '理由',
  who: '保留の元',
  checks: { credit: '与信', screening: '審査' },
  verdicts: { wait: '保留', refuse: '却下' },
  settled: {
    released: '{when} に {who} が解除しました: {reason}',
    cleared: '{when} に支障がなくなりました',
    refused: '{when} に {who} が却下しました: {reason}',
  },
  release: '解除',
  releaseTitle: '{name} の注文を解除',
  releaseText:
    '注文時の価格ですぐに購入され、契約期間は今から始まります。解約可能な期間を過ぎると、契約期間全体の料金をプロバイダーに支払う義務が生じます。',
  released: '注文の保留を解除しました。',
  refuse: '却下',
  refuseTitle: '{name} の注文を却下',
  refuseText: '何も購入されず、請求も発生しません。後から購入するには、新しい注文が必要です。',
  refused: '注文を却下しました。',
  reconsider: 'もう一度確認',
  reconsidered: 'もう一度確認しました。',
  reason: '理由',
  reasonHelp: 'あなたの名前とともに注文に記録されます。',
  noReason: '理由なし',
  reasons: {
    credit_over_limit:
      'この注文で限度額を {missing} 超過します（限度額 {limit}、信用リスク額 {exposure}、注文 {order}）。',
    credit_limit_used:
      '限度額 {limit} の {threshold} % を超えて使用することになります（信用リスク額 {exposure}、注文 {order}）。',
    credit_limit_expired: '与信限度額は {day} に期限切れとなりました。',
    credit_overdue_days: '支払いが {days} 日遅れています（許容は {threshold} 日まで）。',
    credit_overdue_amount: '延滞額は {amount} です（許容は {limit} まで）。',
    credit_order_amount: '注文額 {order} が {limit} を超えています。',
    credit_risk_class: 'リスククラスは {riskClass} です。',
    credit_prepayment: '前払いの顧客です（{order}）。',
    credit_no_line: 'この顧客には {currency} の与信枠がありません。',
    screening_rule: '審査ルール「{title}」に該当しました。',
    screening_rule_unknown: '審査ルール「{title}」は判断できず、確認が必要です。',
    unknown: 'その他の理由: {code}',
  },
} satisfies SameShape<typeof ordersEn>;

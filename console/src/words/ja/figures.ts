import type { figuresEn } from '../en/figures.ts';

export const figuresJa: typeof figuresEn = {
  title: '指標',
  lead: '月ごとの回収状況と今後の入金予測です。各指標の計算方法も表示します。',
  saveCsv: 'CSV で保存',
  currency: '通貨',
  month: '月',
  none: '—',
  days: '{days} 日',
  percent: '{percent} %',
  money: {
    title: '月別',
    chart: '月末の売掛金残高',
    receivables: '売掛金',
    current: '期日前',
    sales: '売上',
    daysSalesOutstanding: '売掛金回転日数 (DSO)',
    bestPossible: '理論最短 DSO',
    averageDelinquent: '平均延滞日数',
    effectiveness: '回収効率 (CEI)',
  },
  definitions: {
    title: '計算方法',
    daysSalesOutstanding:
      'DSO: 月末の売掛金 ÷ 直近 3 か月の売上 × その日数。売上の増減で動くため、ほかの二つと合わせて見てください。未充当の入金は差し引きません。',
    bestPossible: '理論最短 DSO: 期日前の売掛金だけで計算した DSO。',
    averageDelinquent: '平均延滞日数: 二つの差。',
    effectiveness:
      '回収効率: (月初残高 + 売上 − 月末残高) ÷ (月初残高 + 売上 − 月末の期日前残高)。80 % 以上は良好、50 % 未満は低水準です。',
    rolls: '繰越率: 月初に各区分にあった金額のうち、月末により古い区分で未払いだった割合。',
    forecast:
      '入金予測: 未払いの請求書を、期日に顧客の通常の遅れ(直近 12 件の決済の中央値)を加えた週に置きます。',
    arrived: '到達率: 受け付けられ、戻らなかった通知 ÷ 送った通知。',
    withoutNotice:
      '予告なしの停止: 停止を知らせる通知が受け付けられる前に実施された停止。必ず 0 でなければなりません。',
    restore: '再開までの時間: 最後の入金の記録から利用再開まで。中央値と最長。',
  },
  ageing: { title: '年齢区分と繰越率', bucket: '延滞日数', amount: '未払額', roll: '繰越率' },
  forecast: {
    title: '入金予測',
    chart: '週ごとの入金見込み',
    week: '週の始まり',
    amount: '見込み額',
    later: '{weeks} 週より後',
    beyondHabit: '通常ならすでに入金されているはずの額',
    nothing: 'この通貨の未決済はありません。',
  },
  work: {
    title: '業務の状況',
    noticesSent: '送った通知',
    deliveryRate: '到達率',
    disputes: '異議申立て(受付/解決)',
    disputeDays: '異議の解決日数',
    suspensions: '停止',
    withoutNotice: '予告なし',
    restorations: '再開',
    restore: '再開までの時間(中央値/最長)',
  },
  emptyTitle: '指標はまだありません',
  empty: '最初の請求書から計算を始めます。',
};

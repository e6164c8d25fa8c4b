/** Words of the figures: how well money comes in and how the work goes. */
export const figuresEn = {
  title: 'Figures',
  lead: 'How well the money comes in, month by month, and when it should come. Each figure says how it is reckoned.',
  saveCsv: 'Save as CSV',
  currency: 'Currency',
  month: 'Month',
  none: '—',
  days: '{days} days',
  percent: '{percent} %',
  money: {
    title: 'By month',
    chart: 'Receivables at the end of each month',
    receivables: 'Receivables',
    current: 'Not overdue',
    sales: 'Sales',
    daysSalesOutstanding: 'DSO',
    bestPossible: 'Best possible DSO',
    averageDelinquent: 'Average days delinquent',
    effectiveness: 'Collection effectiveness',
  },
  definitions: {
    title: 'How it is reckoned',
    daysSalesOutstanding:
      'DSO: receivables at the end of the month ÷ sales of its last three months × their days. It moves with sales, so read it beside the other two. Payments that are not allocated yet are not deducted.',
    bestPossible: 'Best possible DSO: the same with what was not overdue.',
    averageDelinquent: 'Average days delinquent: the difference of the two.',
    effectiveness:
      'Collection effectiveness: (opening + sales − closing) ÷ (opening + sales − closing not overdue). 80 % and more is good, below 50 % is low.',
    rolls:
      'Roll rate: of what stood in an ageing bucket when the month began, how much was open in a later one at its end.',
    forecast:
      'Forecast: each open invoice in the week of its due day plus the usual delay of its customer (the middle of the last twelve settled invoices).',
    arrived: 'Delivery rate: letters that were accepted and did not come back ÷ letters sent.',
    withoutNotice:
      'Suspended without notice: carried out although no earlier letter that named it was accepted. It must be 0.',
    restore:
      'Time to restore: from the newest payment that was recorded to the access that it gave back; the middle one and the slowest.',
  },
  ageing: {
    title: 'Ageing and roll rates',
    bucket: 'Days overdue',
    amount: 'Open',
    roll: 'Rolled on',
  },
  forecast: {
    title: 'Cash forecast',
    chart: 'Expected by week',
    week: 'Week from',
    amount: 'Expected',
    later: 'Later than {weeks} weeks',
    beyondHabit: 'Should have come already, by the customers’ habit',
    nothing: 'Nothing is open in this currency.',
  },
  work: {
    title: 'How the work goes',
    noticesSent: 'Letters sent',
    deliveryRate: 'Delivery rate',
    disputes: 'Disputes opened / closed',
    disputeDays: 'Days to close a dispute',
    suspensions: 'Suspensions',
    withoutNotice: 'Without notice',
    restorations: 'Restored',
    restore: 'Time to restore, middle / slowest',
  },
  emptyTitle: 'No figures yet',
  empty: 'Figures begin with the first invoice.',
};

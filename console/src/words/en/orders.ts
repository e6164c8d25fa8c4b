/** Words of orders that wait, are released or are refused, and why. */
export const ordersEn = {
  title: 'Orders',
  lead: 'Orders of all customers. One that a check minds waits here until somebody decides.',
  emptyTitle: 'No order waits',
  empty: 'Orders that credit or another check has something against appear here.',
  customer: 'Customer',
  state: 'State',
  lines: 'Lines',
  total: 'First charge',
  created: 'Ordered',
  why: 'Why',
  who: 'Stopped by',
  checks: { credit: 'Credit', screening: 'Screening' },
  verdicts: { wait: 'Waits', refuse: 'Refused' },
  settled: {
    released: 'Released by {who}, {when}: {reason}',
    cleared: 'No longer stands in the way since {when}',
    refused: 'Refused by {who}, {when}: {reason}',
  },
  release: 'Release',
  releaseTitle: 'Release the order of {name}',
  releaseText:
    'It is bought at once, with the prices it was placed with, and its term begins now. After the cancellation window the whole term is owed to the provider.',
  released: 'The order was released.',
  refuse: 'Refuse',
  refuseTitle: 'Refuse the order of {name}',
  refuseText: 'Nothing is bought and nothing is charged. A new order is needed to buy it later.',
  refused: 'The order was refused.',
  reconsider: 'Ask again',
  reconsidered: 'Asked again.',
  reason: 'Reason',
  reasonHelp: 'Kept with the order, with your name.',
  noReason: 'No reason given',
  /** A check's reasons; `{amount}`, `{limit}`, `{available}` are money. */
  reasons: {
    credit_over_limit:
      'With this order {missing} would be over the limit: limit {limit}, exposure {exposure}, order {order}.',
    credit_limit_used:
      'More than {threshold} % of the limit of {limit} would be used: exposure {exposure}, order {order}.',
    credit_limit_expired: 'The credit limit expired on {day}.',
    credit_overdue_days:
      'The customer is {days} days overdue; more than {threshold} are not allowed.',
    credit_overdue_amount: '{amount} are overdue; more than {limit} is not allowed.',
    credit_order_amount: 'The order of {order} is above {limit}.',
    credit_risk_class: 'The customer is in risk class {riskClass}.',
    credit_prepayment: 'The customer pays before it buys: {order}.',
    credit_no_line: 'The customer has no credit line in {currency}.',
    screening_rule: 'Screening rule “{title}” fired.',
    screening_rule_unknown: 'Screening rule “{title}” could not tell and asks for a look.',
    unknown: 'Another reason: {code}',
  },
} as const;

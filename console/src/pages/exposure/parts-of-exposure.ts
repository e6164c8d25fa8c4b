/** What counts in full, in the order in which it is shown. */
export const risks = [
  'unpaid',
  'unbilledUsage',
  'expectedUsage',
  'commitment',
  'purchases',
] as const;

/** What covers it. */
export const covers = ['overpayment', 'deposits', 'guarantees'] as const;

import { describe, expect, it } from 'vitest';
import { instalmentsOf } from './instalments.ts';

describe('instalments', () => {
  it('add up to the total, the odd units first', () => {
    expect(instalmentsOf('100.00', 3, '2026-01-05', 'week')).toEqual([
      { dueOn: '2026-01-05', amount: '33.34' },
      { dueOn: '2026-01-12', amount: '33.33' },
      { dueOn: '2026-01-19', amount: '33.33' },
    ]);
    expect(instalmentsOf('1000', 3, '2026-01-05', 'week').map((each) => each.amount)).toEqual([
      '334',
      '333',
      '333',
    ]);
    expect(instalmentsOf('0.05', 1, '2026-01-05', 'month')[0]!.amount).toBe('0.05');
  });

  it('fall on the last day of shorter months', () => {
    const days = instalmentsOf('4.00', 4, '2026-01-31', 'month').map((each) => each.dueOn);
    expect(days).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']);
  });
});

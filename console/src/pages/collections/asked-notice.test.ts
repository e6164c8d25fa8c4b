import { describe, expect, it } from 'vitest';
import { askedNotices } from './asked-notice.ts';

describe('notices of a standing', () => {
  it('are read with their days, and entries of another form are left out', () => {
    const notice = {
      key: 'k',
      currency: 'USD',
      stage: 'final_notice',
      state: 'delivered',
      amount: '12.00',
      askedOn: '2026-11-01',
      sentOn: '2026-11-02',
      outcomeOn: null,
      template: 'final_notice',
    };
    expect(askedNotices([notice, null, 'x', { key: 'k' }])).toEqual([
      {
        key: 'k',
        currency: 'USD',
        stage: 'final_notice',
        state: 'delivered',
        amount: '12.00',
        sentOn: '2026-11-02',
        outcomeOn: null,
      },
    ]);
  });
});

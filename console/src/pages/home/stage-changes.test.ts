import { describe, expect, it } from 'vitest';
import { gotWorse } from './stage-changes.ts';

const order = ['clear', 'friendly', 'first', 'final'];
const rank = (stage: string) => order.indexOf(stage);
const since = new Date('2026-11-23T00:00:00Z');

function change(customerId: string, occurredAt: string, from: string, to: string) {
  return {
    id: `${customerId} ${occurredAt}`,
    type: 'collections.stage_changed',
    subjectKind: 'customer',
    subjectId: customerId,
    customerId,
    actorKind: 'system' as const,
    actorName: 'Surety',
    requestId: '',
    occurredAt,
    before: { stage: from },
    after: { stage: to, accounts: [{ currency: 'USD', stage: to, overdue: '12.00' }] },
  };
}

describe('who got worse', () => {
  it('names the most severe first, with what is overdue', () => {
    const events = [
      change('b', '2026-11-24T06:00:00Z', 'clear', 'friendly'),
      change('a', '2026-11-23T06:00:00Z', 'first', 'final'),
    ];
    expect(gotWorse(events, since, rank)).toEqual([
      expect.objectContaining({ customerId: 'a', from: 'first', to: 'final' }),
      expect.objectContaining({
        customerId: 'b',
        amounts: [{ currency: 'USD', amount: '12.00' }],
      }),
    ]);
  });

  it('compares the first stage of the time with the last', () => {
    const events = [
      change('back', '2026-11-24T06:00:00Z', 'first', 'clear'),
      change('back', '2026-11-23T06:00:00Z', 'clear', 'first'),
      change('twice', '2026-11-24T06:00:00Z', 'friendly', 'first'),
      change('twice', '2026-11-23T06:00:00Z', 'clear', 'friendly'),
    ];
    expect(gotWorse(events, since, rank)).toEqual([
      expect.objectContaining({ customerId: 'twice', from: 'clear', to: 'first' }),
    ]);
  });

  it('leaves out who got better, and what is older', () => {
    const events = [
      change('better', '2026-11-24T06:00:00Z', 'final', 'clear'),
      change('older', '2026-11-22T23:59:59Z', 'clear', 'final'),
    ];
    expect(gotWorse(events, since, rank)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { type OpenDebit, oldestFirst, planChosen, planOldestFirst } from './allocation-plan.ts';

function debit(id: string, amountOpen: string, dueOn: string | null = '2026-10-31'): OpenDebit {
  return { id, number: `INV-${id}`, dueOn, bookedOn: '2026-10-01', amountOpen };
}

const amounts = ({ settles }: { settles: readonly { documentId: string; amount: string }[] }) =>
  settles.map(({ documentId, amount }) => [documentId, amount]);

describe('the order in which debits are settled', () => {
  it('is by due day, then id; debits without one come last', () => {
    const debits = [debit('3', '1', null), debit('2', '1', '2026-11-30'), debit('1', '1')];
    expect(oldestFirst(debits).map(({ id }) => id)).toEqual(['1', '2', '3']);
  });
});

describe('an amount over the oldest debits', () => {
  it('settles as far as it reaches, the last one in part', () => {
    const plan = planOldestFirst([debit('1', '760.00'), debit('2', '760.00')], '1000.00');
    expect(amounts(plan)).toEqual([
      ['1', '760.00'],
      ['2', '240.00'],
    ]);
    expect(plan.left).toBe('0.00');
    expect(plan.allocated).toBe('1000.00');
  });

  it('leaves what nobody owes', () => {
    const plan = planOldestFirst([debit('1', '300')], '1000');
    expect(plan).toMatchObject({ left: '700', allocated: '300' });
  });

  it('is exact where floats are not', () => {
    const tenths = ['1', '2', '3'].map((id) => debit(id, '0.10'));
    expect(planOldestFirst(tenths, '0.30').left).toBe('0.00');
  });
});

describe('chosen debits', () => {
  it('says what is left to allocate, below zero when too much was chosen', () => {
    const debits = [debit('1', '760.00'), debit('2', '760.00')];
    expect(planChosen(debits, '1000.00', { '1': '760.00', '2': '240.00' }).left).toBe('0.00');
    expect(planChosen(debits, '1000.00', { '1': '760.00', '2': '900.00' }).left).toBe('-660.00');
  });

  it('leaves out what cannot be read and what is not there', () => {
    const plan = planChosen([debit('1', '760.00')], '100.00', { '1': null, '9': '50.00' });
    expect(plan).toMatchObject({ settles: [], left: '100.00' });
  });
});

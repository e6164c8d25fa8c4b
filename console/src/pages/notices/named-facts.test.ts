import { describe, expect, it } from 'vitest';
import { namedFacts } from './named-facts.ts';

describe('what a letter names', () => {
  it('is read as it was kept', () => {
    const item = {
      number: 'INV-1',
      issuedOn: '2026-10-01',
      dueOn: '2026-10-31',
      amount: '10.00',
      open: '4.00',
      disputed: '0.00',
    };
    const further = { count: 3, open: '9.00', disputed: '1.00' };
    expect(namedFacts({ items: [item], further, credit: '2.00' })).toEqual({
      items: [item],
      further,
      credit: '2.00',
    });
  });

  it('of an older record lacks what was not kept then', () => {
    expect(namedFacts({})).toEqual({ items: [], further: null, credit: '0' });
    expect(namedFacts({ items: ['?'], further: null, credit: 5 })).toEqual({
      items: [{ number: '', issuedOn: '', dueOn: '', amount: '0', open: '0', disputed: '0' }],
      further: null,
      credit: '0',
    });
  });
});

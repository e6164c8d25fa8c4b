import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideAfterFailure,
  decideRecipients,
  holdMs,
  outcomeOf,
  RECIPIENTS_MAX,
} from './decide-delivery.ts';
import { aNoticeContact } from './fixtures.ts';
import { messageStates } from './types.ts';

describe('who is written to', () => {
  const billing = aNoticeContact({ email: 'ap@x.example' });
  const management = aNoticeContact({ email: 'ceo@x.example', role: 'management' });
  const technical = aNoticeContact({ email: 'it@x.example', role: 'technical' });

  it('is billing', () => {
    expect(decideRecipients([technical, management, billing])).toEqual([billing]);
  });

  it('is the management where there is no billing contact', () => {
    expect(decideRecipients([technical, management])).toEqual([management]);
  });

  it('is nobody else', () => {
    expect(decideRecipients([technical])).toEqual([]);
    expect(decideRecipients([])).toEqual([]);
  });

  it('is one address once, the first contact that has it', () => {
    const twin = aNoticeContact({ email: 'AP@x.example', name: 'Twin' });
    expect(decideRecipients([billing, twin])).toEqual([billing]);
  });

  it('is not a whole address book', () => {
    const many = Array.from({ length: 100 }, (_, index) =>
      aNoticeContact({ email: `p${index}@x.example` }),
    );
    expect(decideRecipients(many)).toEqual(many.slice(0, RECIPIENTS_MAX));
  });
});

describe('after a failure', () => {
  const detail = '451 later';

  it('another attempt follows, ever later, until it is given up after two days', () => {
    const all = Array.from({ length: 12 }, (_, failures) =>
      decideAfterFailure({ kind: 'temporary', about: 'server', detail }, failures),
    );
    const waits = all.flatMap((after) => (after.state === 'queued' ? [after.waitMs] : []));
    const givenUp = { state: 'failed', reason: 'gave_up', detail };
    expect(all.slice(waits.length)).toEqual([givenUp, givenUp]);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    const hours = waits.reduce((sum, waitMs) => sum + waitMs, 0) / 3_600_000;
    expect(hours).toBeGreaterThan(48);
    expect(hours).toBeLessThan(72);
  });

  it('a refusal is a bounce at once', () => {
    expect(decideAfterFailure({ kind: 'refused', about: 'recipient', detail }, 0)).toEqual({
      state: 'bounced',
      reason: 'refused_by_server',
      detail,
    });
  });

  it('an unknown outcome is never another attempt', () => {
    for (const failures of [0, 1, 50]) {
      const after = decideAfterFailure({ kind: 'unknown', detail }, failures);
      expect(after).toEqual({ state: 'unknown', reason: 'connection_lost', detail });
    }
  });
});

describe('all mail of a partner', () => {
  it('waits longer the longer its server is away, at most a quarter of an hour', () => {
    expect([1, 2, 3, 6, 100].map(holdMs)).toEqual([30_000, 60_000, 120_000, 900_000, 900_000]);
  });
});

describe('the outcome of a notice', () => {
  it.each([
    [['accepted', 'bounced', 'queued'], 'accepted'],
    [['bounced', 'queued'], 'pending'],
    [['unknown', 'handing_over'], 'pending'],
    [['unknown', 'bounced'], 'unknown'],
    [['bounced', 'failed'], 'bounced'],
    [['failed', 'withdrawn'], 'failed'],
    [['withdrawn'], 'withdrawn'],
  ] as const)('%j together are %s', (states, expected) => {
    expect(outcomeOf(states)).toBe(expected);
  });

  it('does not depend on the order of the letters', () => {
    const states = fc.array(fc.constantFrom(...messageStates), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(states, (given) => {
        expect(outcomeOf(given.toReversed())).toBe(outcomeOf(given));
        expect(outcomeOf([...given, 'accepted'])).toBe('accepted');
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slidingWindow, type WindowValue } from './decide-windows.ts';

interface Event {
  readonly entity: string;
  readonly atMs: number;
  readonly thing: string;
  readonly amount: number;
}

const event: fc.Arbitrary<Event> = fc.record({
  entity: fc.constantFrom('a', 'b', 'c'),
  atMs: fc.integer({ min: 0, max: 60 }),
  thing: fc.constantFrom('x', 'y', 'z'),
  amount: fc.integer({ min: -5, max: 50 }),
});

/** What anybody would reckon by hand from the whole list. */
function bruteForce(all: readonly Event[], asked: Event, lengthMs: number): WindowValue {
  const seen = all.filter(
    (each) =>
      each.entity === asked.entity && each.atMs < asked.atMs && each.atMs >= asked.atMs - lengthMs,
  );
  return {
    count: seen.length,
    distinct: new Set(seen.map((each) => each.thing)).size,
    sum: seen.reduce((sum, each) => sum + each.amount, 0),
  };
}

describe('a sliding window', () => {
  it('says at every event what brute force over the whole past says', () => {
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 60 }),
        fc.constantFrom(0, 1, 10, 30, Number.POSITIVE_INFINITY),
        (events, lengthMs) => {
          const inOrder = events.toSorted((a, b) => a.atMs - b.atMs);
          const window = slidingWindow(lengthMs);
          for (const each of inOrder) {
            expect(window.at(each.entity, each.atMs)).toEqual(bruteForce(inOrder, each, lengthMs));
            window.add(each.entity, each.atMs, each.thing, each.amount);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

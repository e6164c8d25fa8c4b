import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INSTALLATION_ID, isUuid, newId } from './ids.ts';

const anyInstantMs = fc.integer({ min: 0, max: Date.UTC(2200, 0, 1) });

describe('newId', () => {
  it('makes a UUID of version 7 and the standard variant that carries its instant', () => {
    fc.assert(
      fc.property(anyInstantMs, (ms) => {
        const id = newId(ms);
        expect(isUuid(id)).toBe(true);
        expect(id[14]).toBe('7');
        expect('89ab').toContain(id[19]);
        expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(ms);
      }),
    );
  });

  it('sorts by instant', () => {
    fc.assert(
      fc.property(anyInstantMs, anyInstantMs, (a, b) => {
        fc.pre(a !== b);
        expect(newId(a) < newId(b)).toBe(a < b);
      }),
    );
  });

  it('counts up within a millisecond', () => {
    const ids = Array.from({ length: 1_000 }, () => newId(1_700_000_000_000));
    expect(ids).toEqual(ids.toSorted());
  });

  it('never repeats within a millisecond', () => {
    const ids = new Set(Array.from({ length: 10_000 }, () => newId(1_700_000_000_000)));
    expect(ids.size).toBe(10_000);
  });
});

describe('isUuid', () => {
  it('knows the id of the installation', () => {
    expect(isUuid(INSTALLATION_ID)).toBe(true);
  });

  it.each([
    '',
    'abc',
    `${INSTALLATION_ID}0`,
    INSTALLATION_ID.slice(1),
    INSTALLATION_ID.replaceAll('-', ''),
    INSTALLATION_ID.replace('0', 'g'),
    INSTALLATION_ID.replace('0', 'A'),
    `${INSTALLATION_ID}\n`,
  ])('refuses %j', (text) => {
    expect(isUuid(text)).toBe(false);
  });
});

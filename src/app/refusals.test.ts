import { describe, expect, it } from 'vitest';
import { refusalCatalogue, refusalSections } from './refusals.ts';

const entries = Object.entries(refusalCatalogue);
const placesOf = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(String).toSorted();

describe('refusals', () => {
  it('are each claimed by one section', () => {
    const codes = Object.values(refusalSections).flatMap((section) => Object.keys(section));
    expect(codes.length).toBeGreaterThan(50);
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
    expect(entries).toHaveLength(codes.length);
  });

  it.each(entries)(
    '%s has a status of an error and a sentence in both languages',
    (code, entry) => {
      expect(code).toMatch(/^[a-z]+(_[a-z]+)+$/);
      expect([400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503, 507]).toContain(
        entry.status,
      );
      expect(entry.en).toMatch(/[.?}]$/);
      expect(entry.ja).toMatch(/[。})]$/);
    },
  );

  it.each(entries)('%s names the same values in both languages', (_code, { en, ja }) => {
    // A language may leave a value out where its sentence does not need it, but never invent one.
    for (const place of placesOf(ja)) expect(placesOf(en)).toContain(place);
  });
});

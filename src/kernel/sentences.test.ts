import { describe, expect, it } from 'vitest';
import { csvRecordSentences, fillSentence } from './sentences.ts';

describe('fillSentence', () => {
  it('puts values into the sentence of the language', () => {
    const values = { found: 3, expected: 4 };
    expect(fillSentence(csvRecordSentences.fieldsMissing, values, 'en')).toMatch(
      /^The line has 3 fields instead of 4\./,
    );
    expect(fillSentence(csvRecordSentences.fieldsMissing, values, 'ja')).toContain('3で、4必要');
  });

  it('shows a missing value as a dash and a list as it is', () => {
    const sentence = { en: '{a} and {b}', ja: '{a}と{b}' };
    expect(fillSentence(sentence, { b: ['x'] }, 'en')).toBe('– and ["x"]');
  });
});

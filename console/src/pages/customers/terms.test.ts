import { describe, expect, it } from 'vitest';
import { faultOfTerms, readTerms, writeTerms } from './terms.ts';

describe('payment terms as the API writes them', () => {
  it.each(['net-0', 'net-30', 'eom+10', 'close-31-pay-1m-31', 'close-20-pay-2m-10'])(
    '%s is taken apart and put together again',
    (text) => {
      const parts = readTerms(text);
      expect(parts).not.toBeNull();
      expect(writeTerms(parts!)).toBe(text);
    },
  );

  it.each(['', 'NET30', 'net-1000', 'net--3', 'close-31-pay-31'])('%s is none', (text) => {
    expect(readTerms(text)).toBeNull();
    expect(faultOfTerms(text)).toBe('days');
  });

  it('refuses a due day before the closing of the same month', () => {
    expect(faultOfTerms('close-20-pay-0m-10')).toBe('payDay');
    expect(faultOfTerms('close-20-pay-0m-25')).toBeNull();
    expect(faultOfTerms('close-20-pay-1m-10')).toBeNull();
  });

  it('refuses more days than any trade grants', () => {
    expect(faultOfTerms('net-730')).toBeNull();
    expect(faultOfTerms('net-731')).toBe('days');
  });
});

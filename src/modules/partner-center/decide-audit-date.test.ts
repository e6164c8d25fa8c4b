import { describe, expect, it } from 'vitest';
import { auditSpan, readAuditDate } from './decide-audit-date.ts';

const HOUR_MS = 3_600_000;

describe('days as clients write them', () => {
  it.each([
    ['2026-10-02', '2026-10-02'],
    ['2026-10-275', '2026-10-02'],
    ['2026-02-40', '2026-02-09'],
    ['2028-02-60', '2028-02-29'],
    ['2026-12-365', '2026-12-31'],
    ['10/02/2026 00:00:00', '2026-10-02'],
    ['6/1/2017 12:00:00 AM', '2017-06-01'],
    ['06/01/2017', '2017-06-01'],
    ['2026-10-02T00:00:00', '2026-10-02'],
  ])('%s is the whole of %s', (text, day) => {
    const { at, after } = readAuditDate(text);
    expect(at.toISOString()).toBe(`${day}T00:00:00.000Z`);
    expect(after.getTime() - at.getTime()).toBe(24 * HOUR_MS);
  });

  it.each([
    ['6/1/2017 1:05:09 PM', '2017-06-01T13:05:09.000Z'],
    ['06/01/2017 13:05:09', '2017-06-01T13:05:09.000Z'],
    ['2026-10-02T10:00:00Z', '2026-10-02T10:00:00.000Z'],
    ['2026-10-02T10:00:00', '2026-10-02T10:00:00.000Z'],
    ['2026-10-02T10:00:00.1234567+09:00', '2026-10-02T01:00:00.123Z'],
  ])('%s is a moment', (text, moment) => {
    const { at, after } = readAuditDate(text);
    expect(at.toISOString()).toBe(moment);
    expect(after.getTime() - at.getTime()).toBe(1);
  });

  it.each([
    '',
    'yesterday',
    '2026-13-01',
    '2026-10-276 ',
    '2026-02-30x',
    '2026-10-12-1',
    '13/40/2026',
  ])('refuses “%s” unless it is a day', (text) => {
    const isDay = text.trim() === '2026-10-276';
    const read = () => readAuditDate(text).at.toISOString();
    expect(isDay ? read() : caught(read)).toBe(
      isDay ? '2026-10-03T00:00:00.000Z' : 'audit_date_invalid',
    );
  });

  it('refuses a day of the year that falls into another month than the named one', () => {
    expect(caught(() => readAuditDate('2028-03-59'))).toBe('audit_date_invalid');
  });
});

describe('the span of a list', () => {
  const now = new Date('2026-03-31T15:00:00Z');
  const span = (startDate?: string, endDate?: string) => {
    const given = { ...(startDate ? { startDate } : {}), ...(endDate ? { endDate } : {}) };
    const { from, until } = auditSpan(given, now);
    return [from.toISOString().slice(0, 10), until.toISOString().slice(0, 10)];
  };

  it('is the last thirty days and today', () => {
    expect(span()).toEqual(['2026-03-01', '2026-04-01']);
  });
  it('includes its last day', () => {
    expect(span('2026-03-02', '2026-03-02')).toEqual(['2026-03-02', '2026-03-03']);
  });
  it('begins ninety days ago at the earliest', () => {
    expect(span('2025-12-31')).toEqual(['2025-12-31', '2026-04-01']);
    expect(caught(() => span('2025-12-30'))).toBe('audit_start_too_old');
  });
});

function caught(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
}

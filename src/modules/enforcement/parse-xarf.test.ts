import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aReport } from './fixtures.ts';
import { reportTypes } from './parse-xarf-types.ts';
import { parseXarf } from './parse-xarf.ts';

function problemsOf(body: unknown): string[] {
  const parsed = parseXarf(body);
  return parsed.ok ? [] : parsed.problems.map((each) => each.field);
}

const everyType = Object.entries(reportTypes).flatMap(([category, types]) =>
  Object.keys(types).map((type) => [category, type] as const),
);

describe('reading a report', () => {
  test('given a report of spam, it is reduced to what every report has', () => {
    expect(parseXarf(aReport())).toMatchObject({
      ok: true,
      report: {
        class: 'messaging/spam',
        sourceIdentifier: '192.0.2.7',
        reporterOrg: 'Example CERT',
        confidence: 0.9,
        occurredAt: new Date('2026-03-01T08:00:00Z'),
      },
    });
  });

  test.each(everyType)('given %s/%s with what it needs, it is taken', (category, type) => {
    expect(problemsOf(aReport(category, type))).toEqual([]);
  });

  test.each(everyType)(
    'given %s/%s without one thing it needs, that is named',
    (category, type) => {
      for (const field of reportTypes[category]![type]!.required) {
        const { [field]: _, ...rest } = aReport(category, type);
        expect(problemsOf(rest)).toContain(field);
      }
    },
  );

  test.each([
    ['xarf_version', '3.0.0'],
    ['report_id', 'no uuid'],
    ['timestamp', 'yesterday'],
    ['confidence', 2],
    ['source_port', 0],
    ['tags', ['Not Namespaced']],
    ['category', 'gossip'],
    ['type', 'gossip'],
  ])('given a wrong %s, that field is named', (field, value) => {
    expect(problemsOf({ ...aReport(), [field]: value })[0]).toMatch(new RegExp(`^${field}`));
  });

  test('given a member of evidence that is missing, its place is named', () => {
    const evidence = [{ content_type: 'text/plain', payload: 'eA==' }, { content_type: 'x' }];
    expect(problemsOf({ ...aReport(), evidence })).toContain('evidence.1.payload');
  });

  test('given an address without its port, the port is asked for', () => {
    const { source_port: _, ...scan } = aReport('connection', 'port_scan');
    expect(problemsOf(scan)).toEqual(['source_port']);
    expect(problemsOf({ ...scan, source_identifier: 'example.com' })).toEqual([]);
  });

  test('whatever comes in, there is an answer and never an exception', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        const parsed = parseXarf(body);
        expect(parsed.ok || parsed.problems.length > 0).toBe(true);
      }),
    );
  });
});

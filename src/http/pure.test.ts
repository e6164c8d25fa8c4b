import { describe, expect, it } from 'vitest';
import { refusalOfDatabaseError } from './database-faults.ts';
import { languageOf } from './language.ts';
import { filled } from './problems.ts';
import { requestIdOf, traceOf } from './request.ts';

const NOW = new Date('2026-03-02T09:00:00Z');

describe('the language of an answer', () => {
  it.each([
    ['ja,en;q=0.5', null, 'ja'],
    ['en-GB,ja;q=0.9', null, 'en'],
    ['de, ja;q=0.2, en;q=0.8', null, 'en'],
    ['ja;q=0, en', null, 'en'],
    ['fr', 'ja', 'ja'],
    [undefined, 'ja', 'ja'],
    [undefined, null, 'en'],
    ['en', 'ja', 'en'],
    ['ja;q=much', null, 'en'],
  ] as const)('%s, own %s → %s', (header, own, expected) => {
    expect(languageOf(header, own)).toBe(expected);
  });
});

describe('a request id', () => {
  it('is the given one only when it can stand in a log', () => {
    expect(requestIdOf('abc-123', NOW)).toBe('abc-123');
    for (const bad of ['', 'a b', 'x'.repeat(129), 'a\nb', ['a', 'b'], undefined]) {
      expect(requestIdOf(bad, NOW)).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('comes with the trace of a sane traceparent', () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    expect(traceOf(`00-${trace}-00f067aa0ba902b7-01`)).toEqual({
      traceId: trace,
      parentSpanId: '00f067aa0ba902b7',
    });
    expect(traceOf('00-xyz-1-01')).toBeNull();
  });
});

describe('an error of the database', () => {
  const withCode = (code: string, extra: object = {}) =>
    Object.assign(new Error('x'), { code, ...extra });
  it.each([
    [withCode('57P01'), 'database_unreachable'],
    [withCode('08006'), 'database_unreachable'],
    [withCode('ECONNREFUSED', { syscall: 'connect' }), 'database_unreachable'],
    [withCode('ENOENT', { syscall: 'connect' }), 'database_unreachable'],
    [new Error('Connection terminated unexpectedly'), 'database_unreachable'],
    [
      new AggregateError([withCode('ECONNREFUSED', { syscall: 'connect' })]),
      'database_unreachable',
    ],
    [withCode('40P01'), 'database_busy'],
    [withCode('53100'), 'database_full'],
    [withCode('23505'), 'change_conflicts'],
    [withCode('22P02'), 'value_not_storable'],
    [withCode('ENOENT', { syscall: 'open' }), undefined],
    [withCode('42P01'), undefined],
    [new Error('anything else'), undefined],
  ])('%#', (error, code) => {
    expect(refusalOfDatabaseError(error)?.code).toBe(code);
  });
});

it('a sentence shows the values it has, and the places it has none for', () => {
  expect(filled('{a} of {b}', { a: 1 })).toBe('1 of {b}');
});

import { describe, expect, it } from 'vitest';
import { Type, type TSchema } from 'typebox';
import { inputCheck } from './input.ts';
import { InvalidInput } from './problems.ts';

function problemsOf(schema: TSchema, given: unknown, text = false): string[] {
  try {
    inputCheck(schema, text)(given);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return error.errors.map(({ field, message }) => `${field}: ${message.en}`);
  }
  return [];
}

const Trigger = Type.Union([
  Type.Object({ kind: Type.Literal('days'), days: Type.Integer() }),
  Type.Object({ kind: Type.Literal('never') }),
]);
const Nullable = Type.Union([Type.String({ maxLength: 3 }), Type.Null()]);

describe('the check of a body', () => {
  it('takes what fits, without changing it', () => {
    const schema = Type.Object({ a: Type.Array(Trigger), b: Type.Optional(Nullable) });
    const given = { a: [{ kind: 'days', days: 1 }, { kind: 'never' }], b: null };
    expect(inputCheck(schema, false)(given)).toBe(given);
  });

  it('speaks of the variant that was meant', () => {
    const schema = Type.Object({ stages: Type.Array(Trigger) });
    expect(problemsOf(schema, { stages: [{ kind: 'days', days: 'x', hours: 2 }] })).toEqual([
      'stages[0].hours: is not known here; check its spelling',
      'stages[0].days: must be a whole number',
    ]);
    expect(problemsOf(schema, { stages: [{ kind: 'never' }, { kind: 'never', days: 1 }] })).toEqual(
      ['stages[1].days: is not known here; check its spelling'],
    );
  });

  it('says what is possible where a choice of values is meant', () => {
    const Size = Type.Union([Type.Literal('S'), Type.Literal('M'), Type.Null()]);
    expect(problemsOf(Type.Object({ size: Size }), { size: 'L' })).toEqual([
      'size: must be one of "S", "M", null',
    ]);
    expect(problemsOf(Type.Object({ size: Type.Enum(['S', 'M']) }), { size: 'L' })).toEqual([
      'size: must be one of "S", "M"',
    ]);
  });

  it('of a nullable value speaks of the value', () => {
    expect(problemsOf(Type.Object({ a: Nullable }), { a: 'long' })).toEqual([
      'a: must be at most 3 characters',
    ]);
  });

  it('refuses unknown members of combined objects too', () => {
    const schema = Type.Intersect([
      Type.Object({ a: Type.String() }),
      Type.Partial(Type.Object({ b: Type.Integer() })),
    ]);
    expect(problemsOf(schema, { a: 'x', b: 1 })).toEqual([]);
    expect(problemsOf(schema, { a: 'x', b: '1', c: 2 })).toEqual([
      'c: is not known here; check its spelling',
      'b: must be a whole number',
    ]);
  });

  it('lets open records be open', () => {
    const schema = Type.Object({ labels: Type.Record(Type.String(), Type.String()) });
    expect(problemsOf(schema, { labels: { any: 'thing' } })).toEqual([]);
    expect(problemsOf(schema, { labels: { any: 1 } })).toEqual(['labels.any: must be a text']);
  });

  it('takes no text and no depth that cannot be kept', () => {
    const schema = Type.Object({ any: Type.Unknown() });
    expect(problemsOf(schema, { any: [{ text: 'a\0b' }] })).toEqual([
      'any[0].text: contains the character U+0000, which cannot be stored',
    ]);
    const deep = `${'['.repeat(300_000)}${']'.repeat(300_000)}`;
    expect(problemsOf(schema, { any: JSON.parse(deep) as unknown })).toEqual([
      ': is nested too deeply',
    ]);
    expect(problemsOf(schema, JSON.parse(deep))).toEqual([': must be an object']);
  });

  it('shows no more than twenty errors', () => {
    const schema = Type.Object({ list: Type.Array(Type.Integer()) });
    expect(problemsOf(schema, { list: Array(1_000).fill('x') })).toHaveLength(20);
  });

  it.each([['0x10'], ['1e3'], [''], [' 1'], ['12a']])('takes %j for no number', (text) => {
    expect(problemsOf(Type.Object({ n: Type.Number() }), { n: text }, true)).toEqual([
      'n: must be a number',
    ]);
  });

  it('reads numbers, booleans and lists out of text', () => {
    const schema = Type.Object({
      n: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
      f: Type.Number(),
      b: Type.Boolean(),
      l: Type.Array(Type.Integer()),
      s: Type.String(),
    });
    const given = { n: '-7', f: '2.5', b: 'false', l: '3', s: '42' };
    expect(inputCheck(schema, true)(given)).toEqual({ n: -7, f: 2.5, b: false, l: [3], s: '42' });
  });
});

import { describe, expect, test } from 'vitest';
import { fill, fillPlural, wordFor } from './family.ts';

type Tree = { readonly [key: string]: string | Tree };

const sources = import.meta.glob<Record<string, Tree>>('./en/*.ts', { eager: true });
const translations = import.meta.glob<Record<string, Tree>>('./ja/*.ts', { eager: true });

/** Path and sentence of every leaf; the forms of a plural are one leaf each. */
function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] satisfies [string, string]]
      : leaves(value, `${path}${key}.`),
  );
}

function wordsOf(module: Record<string, Tree> | undefined): [string, string][] {
  return Object.values(module ?? {}).flatMap((tree) => leaves(tree));
}

const parameters = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).toSorted().join(' ');

describe('the catalogues', () => {
  test('there are some, and every English family has its Japanese one', () => {
    const names = Object.keys(sources).map((file) => file.replace('./en/', './ja/'));
    expect(names.length).toBeGreaterThan(4);
    expect(Object.keys(translations).toSorted()).toEqual(names.toSorted());
  });

  test.each(Object.keys(sources))('%s: both languages name the same parameters', (file) => {
    const japanese = new Map(wordsOf(translations[file.replace('./en/', './ja/')]));
    const wrong = wordsOf(sources[file]).filter(([path, sentence]) => {
      const other = japanese.get(path);
      // Japanese has no singular form of its own.
      if (other === undefined) return !path.endsWith('.one');
      return parameters(other) !== parameters(sentence);
    });
    expect(wrong).toEqual([]);
  });

  test.each(Object.keys(sources))('%s: a sentence is missing in no language', (file) => {
    const japanese = new Map(wordsOf(translations[file.replace('./en/', './ja/')]));
    const isEmpty = (sentence: string | undefined) => sentence?.trim() === '';
    const wrong = wordsOf(sources[file]).filter(
      ([path, sentence]) => isEmpty(sentence) !== isEmpty(japanese.get(path)),
    );
    expect(wrong).toEqual([]);
  });
});

describe('sentences', () => {
  test('parameters are filled, each as often as it stands there', () => {
    expect(fill('{name} owes {name}’s {amount}', { name: 'Ada', amount: 3 })).toBe(
      'Ada owes Ada’s 3',
    );
  });

  test('a value that looks like a parameter is not filled again', () => {
    expect(fill('{first} {second}', { first: '{second}', second: 'x' })).toBe('{second} x');
  });

  test('the plural follows the language, the number its grouping', () => {
    const forms = { one: '{count} row', other: '{count} rows' };
    expect(fillPlural('en', forms, 1)).toBe('1 row');
    expect(fillPlural('en', forms, 0)).toBe('0 rows');
    expect(fillPlural('en', forms, 12_345)).toBe('12,345 rows');
    expect(fillPlural('ja', { other: '{count} 件' }, 1)).toBe('1 件');
  });

  test('a value without a word shows as it is', () => {
    expect(wordFor({ open: 'Open' }, 'open')).toBe('Open');
    expect(wordFor({ open: 'Open' }, 'half_open')).toBe('half_open');
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const folder = new URL('./', import.meta.url);
const tokens = readFileSync(new URL('tokens.css', folder), 'utf8');

function valuesOf(selector: string): Map<string, string> {
  const from = tokens.indexOf(`${selector} {`);
  const block = tokens.slice(from, tokens.indexOf('\n}', from));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [match[1]!, match[2]!]),
  );
}

/** Contrast of two colours by WCAG 2. */
function contrast(left: string, right: string): number {
  const [light, dark] = [luminance(left), luminance(right)].toSorted((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

const textPairs = ['canvas', 'chrome', 'raised', 'hover', 'pressed'].flatMap((ground) => [
  ['text', ground],
  ['quiet', ground],
]);
const pairs = [
  ...textPairs,
  ['accent-text', 'canvas'],
  ['accent-text', 'chrome'],
  ['accent-text', 'accent-wash'],
  ['text', 'accent-wash'],
  ['quiet', 'accent-wash'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-accent', 'danger-fill'],
  ['on-accent', 'danger-fill-hover'],
  ['quiet', 'neutral-wash'],
  ...['danger', 'warning', 'success', 'information'].flatMap((tone) => [
    [tone, `${tone}-wash`],
    [tone, 'canvas'],
    ['text', `${tone}-wash`],
    ['quiet', `${tone}-wash`],
  ]),
];

describe.each(['light', 'dark'])('%s', (theme) => {
  const values = valuesOf(`:root[data-mantine-color-scheme='${theme}']`);

  test.each(pairs)('%s on %s can be read (AA, 4.5)', (text, ground) => {
    expect(contrast(values.get(text!)!, values.get(ground!)!)).toBeGreaterThanOrEqual(4.5);
  });

  test('frames of fields can be seen (AA, 3)', () => {
    expect(contrast(values.get('line-strong')!, values.get('canvas')!)).toBeGreaterThanOrEqual(3);
  });
});

test('the name of the cloud can be read on its colour', () => {
  const clouds = [...tokens.matchAll(/--cloud: (#\w{6});/g)].map((match) => match[1]!);
  expect(clouds).toHaveLength(4);
  for (const colour of clouds) expect(contrast('#ffffff', colour)).toBeGreaterThanOrEqual(4.5);
});

/** They write style elements into the page, which the content security policy forbids. */
const forbidden = ['AppShell', 'Grid', 'SimpleGrid', 'ColorSchemeScript', 'Flex'];

test('every Mantine component in use has its styles, and none is one of those that we cannot use', () => {
  const console = new URL('../', folder);
  const files = readdirSync(console, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.tsx'),
  );
  expect(files.length).toBeGreaterThan(40);
  const used = new Set(
    files.flatMap((file) => {
      const text = readFileSync(new URL(file, console), 'utf8');
      const imports = text.matchAll(/import \{([^}]+)\} from '@mantine\/core'/g);
      return [...imports].flatMap((each) => each[1]!.match(/(?<!type )\b[A-Z]\w+/g) ?? []);
    }),
  );
  const styles = readdirSync(new URL('../../../node_modules/@mantine/core/styles', folder));
  const listed = readFileSync(new URL('mantine.css', folder), 'utf8');
  const missing = [...used].filter(
    (name) => styles.includes(`${name}.css`) && !listed.includes(`/${name}.css'`),
  );
  expect(missing).toEqual([]);
  expect([...used].filter((name) => forbidden.includes(name))).toEqual([]);
});

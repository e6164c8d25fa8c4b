import { describe, expect, test } from 'vitest';
import { Refused } from '../../kernel/refusal.ts';
import { formatExact } from './decide-amount.ts';
import { parseInstant, type ParsedUsage } from './parse-focus.ts';
import { readFocusFile } from './parse-focus-file.ts';
import { describeUsageProblem, usageRowSentences } from './parse-problems.ts';
import { aCharge, focusFile, type Charge } from './fixtures.ts';
import type { UsageRow, UsageRowProblemCode } from './types-import.ts';

async function* chunks(text: string): AsyncGenerator<Buffer> {
  for (let at = 0; at < text.length; at += 50) yield Buffer.from(text.slice(at, at + 50));
}
const parse = (text: string): Promise<ParsedUsage[]> =>
  Array.fromAsync(readFocusFile(chunks(text)));

async function rowOf(charge: Charge): Promise<UsageRow> {
  const [parsed] = await parse(focusFile([charge]));
  if (!parsed || !('row' in parsed)) throw new Error(JSON.stringify(parsed));
  return parsed.row;
}

async function problemsOf(charge: Charge): Promise<(string | null)[][]> {
  const [parsed] = await parse(focusFile([charge]));
  return parsed && 'problems' in parsed
    ? parsed.problems.map(({ column, code }) => [column, code])
    : [];
}

describe('a row of a FOCUS file', () => {
  test('becomes a charge with the provider’s digits, on its day in UTC', async () => {
    const row = await rowOf(
      aCharge({ BilledCost: '0.00000080000', ChargePeriodStart: '2026-11-02 23:00:00' }),
    );
    expect(formatExact(row.billedCost)).toBe('0.0000008');
    expect(row.periodStart).toEqual(new Date('2026-11-02T23:00:00Z'));
    expect(row).toMatchObject({ line: 2, category: 'usage', subAccount: 'acc-1', invoice: null });
  });

  test('takes NULL and an empty cell for missing', async () => {
    const row = await rowOf(aCharge({ ResourceId: 'NULL', ConsumedQuantity: '', SkuId: 'null' }));
    expect(row).toMatchObject({ resourceId: null, quantity: null, sku: null });
  });

  test('is the same charge when figures and names change, another one when anything else does', async () => {
    const row = await rowOf(aCharge());
    for (const [same, sameHash] of [
      [{ BilledCost: '11' }, false],
      [{ SubAccountName: 'Renamed' }, true],
      [{ InvoiceId: 'INV-1' }, true],
    ] as const) {
      const other = await rowOf(aCharge({ ...same, EffectiveCost: '10.5' }));
      expect(other.sourceKey).toBe(row.sourceKey);
      expect(other.sourceHash === row.sourceHash).toBe(sameHash);
    }
    for (const different of [
      { ResourceId: 'vm-2' },
      { SkuId: 'D4s' },
      { ChargePeriodStart: '2026-11-02T00:00:00Z' },
      { ChargeCategory: 'Credit' },
      { SubAccountId: 'acc-2' },
      { BillingCurrency: 'JPY' },
    ]) {
      expect((await rowOf(aCharge(different))).sourceKey).not.toBe(row.sourceKey);
    }
  });

  test('tells every cell that is wrong', async () => {
    expect(
      await problemsOf(
        aCharge({
          BilledCost: '1,5',
          EffectiveCost: '1e13',
          BillingCurrency: 'usd',
          ChargeCategory: 'Fee',
          ChargePeriodEnd: 'yesterday',
          SubAccountId: 'NULL',
          ServiceName: 'a\u0000b',
        }),
      ),
    ).toEqual([
      ['SubAccountId', 'usage_sub_account_missing'],
      ['ServiceName', 'usage_text_unusable'],
      ['ChargePeriodEnd', 'usage_instant_impossible'],
      ['BilledCost', 'usage_amount_not_a_number'],
      ['EffectiveCost', 'usage_amount_too_large'],
      ['BillingCurrency', 'usage_currency_unknown'],
      ['ChargeCategory', 'usage_category_unknown'],
    ]);
  });

  test('a period ends after it begins', async () => {
    expect(await problemsOf(aCharge({ ChargePeriodEnd: '2026-11-03T00:00:00Z' }))).toEqual([
      ['ChargePeriodEnd', 'usage_period_backwards'],
    ]);
  });
});

describe('a FOCUS file', () => {
  test('loses no line to a broken one', async () => {
    const [header, ...lines] = focusFile([aCharge(), aCharge()]).trimEnd().split('\n');
    const parsed = await parse([header, lines[0], 'one,two', '"never closed', lines[1]].join('\n'));
    expect(parsed.map((each) => ('row' in each ? each.row.line : each.problems[0]!.code))).toEqual([
      2,
      'usage_fields_missing',
      'usage_quote_unclosed',
      5,
    ]);
  });

  test.each([
    ['', 'usage_file_empty'],
    ['\n\n', 'usage_file_empty'],
    ['BilledCost,ServiceName\n1,2\n', 'usage_column_missing'],
    [focusFile([]).replace('SkuId', 'BilledCost'), 'usage_column_twice'],
  ])('%j is refused with %s', async (text, code) => {
    const error: unknown = await parse(text).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Refused);
    expect((error as Refused).code).toBe(code);
  });

  test('may bring its columns in any order, with others between', async () => {
    const file = focusFile([aCharge()]).trimEnd().split('\n');
    const turned = file.map((line) => `x_Team,${line.split(',').toReversed().join(',')}`);
    const [parsed] = await parse(turned.join('\n'));
    expect(parsed).toMatchObject({ row: { subAccount: 'acc-1', sku: 'D2s' } });
  });
});

test.each([
  ['2026-11-23T01:02:03Z', '2026-11-23T01:02:03.000Z'],
  ['2026-11-23 01:02:03', '2026-11-23T01:02:03.000Z'],
  ['2026-11-23T01:02:03.1234567Z', '2026-11-23T01:02:03.000Z'],
  ['2026-11-23T01:02+09:00', '2026-11-22T16:02:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['2026-02-29', null],
  ['2026-11-23T24:00:00Z', null],
  ['11/23/2026', null],
])('the instant %s', (text, iso) => {
  expect(parseInstant(text)?.toISOString() ?? null).toBe(iso);
});

test('every problem has a sentence in both languages that uses the values it gets', () => {
  for (const code of Object.keys(usageRowSentences) as UsageRowProblemCode[]) {
    const { en, ja } = usageRowSentences[code];
    const names = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();
    expect(names(ja)).toEqual(names(en));
  }
  expect(describeUsageProblem('usage_text_too_long', { max: 5 }, 'en')).toContain('5 characters');
});

import { describe, expect, test } from 'vitest';
import { currencyNamed, day, invoiceFile } from './fixtures.ts';
import { readFile, type FileReading } from './parse-file.ts';
import { delimiterOf } from './parse-header.ts';
import { describeProblem, rowSentences } from './parse-problems.ts';
import type { ParsedRow } from './parse-row.ts';
import { builtInProfiles, checkProfile } from './profiles.ts';
import type { ImportProfile, ImportRow } from './types-import.ts';

const profileNamed = (key: string) => builtInProfiles.find((profile) => profile.key === key)!;
const surety = profileNamed('surety-invoices');

async function read(
  content: string,
  profile: ImportProfile = surety,
  more: Partial<FileReading> = {},
): Promise<ParsedRow[]> {
  async function* input() {
    yield Buffer.from(content);
  }
  const currency = currencyNamed('USD');
  const reading = { profile, input: input(), partnerCurrency: currency, ...more };
  return (await Array.fromAsync(readFile(reading))).flat();
}

function rowOf(parsed: ParsedRow): ImportRow {
  if ('row' in parsed) return parsed.row;
  throw new Error(JSON.stringify(parsed.problems));
}

async function problemsOf(content: string, profile?: ImportProfile) {
  return (await read(content, profile)).flatMap((parsed) =>
    'problems' in parsed
      ? parsed.problems.map(({ line, column, code }) => [line, column, code])
      : [],
  );
}

const refusal = (code: string, values: object) =>
  expect.objectContaining({ code, values: expect.objectContaining(values) });

describe('built-in profiles', () => {
  test('sap-open-items: float noise goes, numbers lose their decimal point, names vary', async () => {
    const [first, second] = await read(
      'business_code,cust_number,name_customer,clear_date,buisness_year,doc_id,posting_date,due_in_date,baseline_create_date,cust_payment_terms,converted_usd,Aging Bucket\n' +
        'CA02,0140105686,SYSC llc,2020-04-15 12:25:01,2020,2960623488.0,2020-03-30,2020-04-10,2020-03-31,CA10,2309.7899999999995,0-15\n' +
        'U001,0140105686,SYSC  us,,2020,1930659387.0,2020-03-19,2020-04-03,2020-03-19,NAA8,0.125,0-15\n',
      profileNamed('sap-open-items'),
    );
    expect(first).toMatchObject({
      row: {
        line: 2,
        sourceKey: 'CA02/2020/2960623488',
        number: '2960623488',
        customerNumber: '0140105686',
        customerName: 'SYSC llc',
        amount: 230_979n,
        currency: 'USD',
        terms: 'CA10',
      },
    });
    // Half a cent goes to the even one.
    expect(second).toMatchObject({ row: { customerName: 'SYSC us', amount: 12n } });
    expect(rowOf(first!).bookedOn).toBe(day(3, 30, 2020));
  });

  test('a key that cannot be stored is a wrong row, also in a column that is nothing else', async () => {
    const header =
      'business_code,cust_number,name_customer,buisness_year,doc_id,posting_date,due_in_date,baseline_create_date,cust_payment_terms,converted_usd\n';
    const row = 'U\u0000,1,A,2020,77,2020-03-30,2020-04-10,2020-03-31,CA10,1\n';
    expect(await problemsOf(header + row, profileNamed('sap-open-items'))).toEqual([
      [2, 'doc_id', 'import_text_unusable'],
    ]);
  });

  test('settled-invoices: American dates, the partner’s currency, disputes kept', async () => {
    const [row] = await read(
      'countryCode,customerID,PaperlessDate,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate,PaperlessBill,DaysToSettle,DaysLate\n' +
        '406,8976-AMJEO,3/3/2012,0007900770,1/26/2013,2/25/2013,61.7,Yes,3/3/2013,Electronic,36,6\n',
      profileNamed('settled-invoices'),
    );
    expect(row).toMatchObject({
      row: { number: '0007900770', amount: 6_170n, currency: 'USD', disputed: true },
    });
    expect(rowOf(row!).settledOn).toBe(day(3, 3, 2013));
  });

  test('each passes the checks that a partner’s own must pass', () => {
    for (const profile of builtInProfiles) {
      expect(() => checkProfile({ ...profile, key: 'own' })).not.toThrow();
    }
  });
});

describe('cells that are wrong', () => {
  const good = 'INV-1,C1,Acme,2026-03-01,2026-03-31,10.00,USD';
  test.each([
    [
      'an impossible day',
      good.replace('2026-03-31', '2026-02-30'),
      'due_date',
      'import_day_impossible',
    ],
    [
      'another date format',
      good.replace('2026-03-01', '3/1/2026'),
      'invoice_date',
      'import_day_impossible',
    ],
    ['an exponent', good.replace('10.00', '1e300'), 'amount', 'import_amount_exponent'],
    ['no number', good.replace('10.00', 'ten'), 'amount', 'import_amount_not_a_number'],
    ['grouping', good.replace('10.00', '"1,000.00"'), 'amount', 'import_amount_not_a_number'],
    ['too many decimals', good.replace('10.00', '10.001'), 'amount', 'import_amount_too_precise'],
    [
      'a huge amount',
      good.replace('10.00', '99999999999999.00'),
      'amount',
      'import_amount_too_large',
    ],
    ['zero', good.replace('10.00', '0.00'), 'amount', 'import_amount_zero'],
    ['no amount', good.replace('10.00', ''), 'amount', 'import_cell_empty'],
    ['no customer', good.replace('C1', ' '), 'customer_number', 'import_cell_empty'],
    ['an unknown currency', good.replace('USD', 'XXQ'), 'currency', 'import_currency_unknown'],
    [
      'a long number',
      good.replace('INV-1', 'N'.repeat(101)),
      'invoice_number',
      'import_text_too_long',
    ],
    [
      'a control character',
      good.replace('Acme', 'Ac\u0000me'),
      'customer_name',
      'import_text_unusable',
    ],
  ])('%s', async (_name, line, column, code) => {
    expect(await problemsOf(invoiceFile(good, line))).toEqual([[3, column, code]]);
  });

  test('all of a line are told, in the order of the fields', async () => {
    const found = await problemsOf(invoiceFile(',C1,Acme,yesterday,,1e300,USD'));
    expect(found.map(([, , code]) => code)).toEqual([
      'import_cell_empty',
      'import_amount_exponent',
      'import_day_impossible',
    ]);
  });

  test('a cut-off last line and a line with too many fields', async () => {
    const content = `${invoiceFile(good, `${good},surplus`)}INV-2,C1,Acme,2026-0`;
    expect(await problemsOf(content)).toEqual([
      [3, null, 'import_fields_surplus'],
      [4, null, 'import_fields_missing'],
    ]);
  });

  test('a last line that is cut off inside quotes', async () => {
    expect(await problemsOf(`${invoiceFile(good)}INV-2,C1,"Ac`)).toEqual([
      [3, null, 'import_quote_unclosed'],
    ]);
  });

  test('payments and settled invoices are never negative; a negative open item is a credit note', async () => {
    const [credit] = await read(invoiceFile(good.replace('10.00', '-10.00')));
    expect(credit).toMatchObject({ row: { kind: 'credit_note', amount: 1_000n } });
    const payments =
      'payment_number,customer_number,payment_date,amount,currency\nP1,C1,2026-03-01,-5,USD\n';
    expect(await problemsOf(payments, profileNamed('surety-payments'))).toEqual([
      [2, 'amount', 'import_amount_negative'],
    ]);
  });

  test('every problem has a sentence in both languages, with its values filled in', () => {
    for (const { en, ja } of Object.values(rowSentences)) {
      expect(en).toMatch(/\.$/);
      expect(ja).toMatch(/。$/);
    }
    const values = { key: 'A-1', firstLine: 7 };
    expect(describeProblem('import_key_duplicate', values, 'en')).toContain('line 7');
    expect(describeProblem('import_key_duplicate', values, 'ja')).toContain('7行目');
  });
});

describe('files that are wrong as a whole', () => {
  test('a missing column is named, with the columns that were seen', async () => {
    const content = 'invoice_number;customer_number;invoice_date;amount\n';
    await expect(read(content)).rejects.toEqual(
      refusal('import_column_missing', {
        column: 'currency',
        seen: 'invoice_number, customer_number, invoice_date, amount',
      }),
    );
  });

  test('a wrong delimiter is told from a missing column', async () => {
    const named = { ...surety, delimiter: ',' } as const;
    await expect(read('invoice_number;customer_number\n', named)).rejects.toEqual(
      refusal('import_delimiter_wrong', { delimiter: ',', likely: ';' }),
    );
  });

  test('a column that occurs twice is refused', async () => {
    const content = invoiceFile().replace('customer_name', 'amount');
    await expect(read(content)).rejects.toEqual(
      refusal('import_column_twice', { column: 'amount' }),
    );
  });

  test.each(['', '\n', ' \n\n'])('an empty file (%j) is refused', async (content) => {
    await expect(read(content)).rejects.toEqual(refusal('import_file_empty', {}));
  });

  test('a header alone is a file without rows', async () => {
    expect(await read(invoiceFile())).toEqual([]);
  });

  test.each([',', ';', '\t', '|'] as const)('the delimiter %j is detected', (delimiter) => {
    expect(delimiterOf(['a', '"b,;|"', 'c'].join(delimiter), 'detect')).toBe(delimiter);
  });
});

describe('a partner’s own profile', () => {
  const own: ImportProfile = {
    key: 'own',
    name: '売掛金',
    kind: 'open_items',
    delimiter: 'detect',
    encoding: 'shift_jis',
    dayFormat: 'YYYY年M月D日',
    numberFormat: { decimal: '.', group: ',' },
    rounding: 'exact',
    currency: { fixed: 'JPY' },
    columns: { number: '請求番号', customerNumber: '得意先', issuedOn: '請求日', amount: '金額' },
    cleaning: { customerNumber: ['strip_leading_zeros'] },
  };

  test('reads what its country writes', async () => {
    const rows = await read(
      '請求番号,得意先,請求日,金額\nA-1,00042,2026年3月5日,"1,234,567"\nA-2,7,2026年3月6日,△500\n',
      own,
      { encoding: 'utf-8' },
    );
    expect(rows).toMatchObject([
      { row: { customerNumber: '42', amount: 1_234_567n, kind: 'invoice' } },
      { row: { amount: 500n, kind: 'credit_note' } },
    ]);
  });

  test.each([
    ['columns.amount', { columns: { ...own.columns, amount: undefined } }],
    ['columns.currency', { currency: 'column' }],
    ['currency.fixed', { currency: { fixed: 'ZZZ' } }],
    ['columns.settledOn', { kind: 'settled_items' }],
    ['columns.appliesTo', { columns: { ...own.columns, appliesTo: 'x' } }],
    ['optional', { optional: ['amount'] }],
  ])('is refused when %s makes no sense', (field, change) => {
    const changed = { ...own, ...change } as ImportProfile;
    expect(() => checkProfile(changed)).toThrow(refusal('import_profile_invalid', { field }));
  });

  test('cannot take the key of a built-in one', () => {
    expect(() => checkProfile({ ...own, key: 'sap-open-items' })).toThrow(
      refusal('import_profile_built_in', { key: 'sap-open-items' }),
    );
  });
});

test('the same row has the same hash, whatever its name and line; a change shows', async () => {
  const line = 'INV-1,C1,Acme,2026-03-01,2026-03-31,10.00,USD';
  const rows = await read(
    invoiceFile(line, line.replace('Acme', 'ACME Inc'), line.replace('10.00', '10.01')),
  );
  const hashes = rows.map((parsed) => ('row' in parsed ? parsed.row.sourceHash : ''));
  expect(hashes[0]).toBe(hashes[1]);
  expect(hashes[2]).not.toBe(hashes[0]);
});

import { describe, expect, it } from 'vitest';
import { addDays, formatDay } from '../../kernel/days.ts';
import { APRIL, EUR } from './fixtures.ts';
import { parseCamt } from './parse-camt.ts';
import { parseBankCsv } from './parse-csv.ts';
import { parseZengin, reiwa } from './parse-zengin.ts';

function code(act: () => unknown): string {
  try {
    act();
    return 'nothing refused';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

function statement(entries: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
<Id>S1</Id><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>
${entries}</Stmt></BkToCstmrStmt></Document>`;
}

const entry = `<Ntry><Amt Ccy="EUR">1190.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><Dt>2026-04-01</Dt></BookgDt><ValDt><Dt>2026-04-02</Dt></ValDt>
<AcctSvcrRef>REF1</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>
<RltdPties><Dbtr><Pty><Nm>Alpha &amp; Co</Nm></Pty></Dbtr></RltdPties>
<RmtInf><Ustrd>Rechnung RE-1</Ustrd><Ustrd>vom 1.3.</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;

describe('camt.053', () => {
  it('gives an entry with payer, text and the bank’s reference', () => {
    const { lines, problems } = parseCamt(statement(entry));
    expect(problems).toEqual([]);
    expect(lines).toEqual([
      {
        place: 1,
        account: 'DE89370400440532013000',
        bookedOn: APRIL,
        valueOn: addDays(APRIL, 1),
        currency: 'EUR',
        amount: 119_000n,
        payer: 'Alpha & Co',
        text: 'Rechnung RE-1 vom 1.3.',
        bankReference: 'REF1',
        isReversal: false,
      },
    ]);
  });

  it('takes a batch apart, knows returns, older versions and prefixes, and leaves out what is only announced', () => {
    const batch = `<Ntry><Amt Ccy="EUR">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
<BookgDt><DtTm>2026-04-01T08:00:00</DtTm></BookgDt><AcctSvcrRef>B</AcctSvcrRef><NtryDtls>
<TxDtls><Refs><TxId>1</TxId></Refs><AmtDtls><TxAmt><Amt Ccy="EUR">10.00</Amt></TxAmt></AmtDtls></TxDtls>
<TxDtls><Refs><TxId>2</TxId></Refs><Amt Ccy="EUR">20.00</Amt></TxDtls></NtryDtls></Ntry>`;
    const returned = `<Ntry><Amt Ccy="EUR">10.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd>
<Sts>BOOK</Sts><BookgDt><Dt>2026-04-03</Dt></BookgDt></Ntry>`;
    const announced = `<Ntry><Amt Ccy="EUR">5</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>PDNG</Sts>
<BookgDt><Dt>2026-04-03</Dt></BookgDt></Ntry>`;
    const source = statement(batch + returned + announced)
      .replaceAll(/<(\/?)(?=[A-Z])/g, '<$1c:')
      .replace('xmlns=', 'xmlns:c=');
    const { lines, problems } = parseCamt(source);
    expect(problems).toEqual([]);
    expect(lines.map((each) => [each.amount, each.bankReference, each.isReversal])).toEqual([
      [1_000n, 'B/1', false],
      [2_000n, 'B/2', false],
      [-1_000n, '', true],
    ]);
  });

  it('reports each bad entry with its place and keeps the good ones', () => {
    const bad = entry.replace('1190.00', '11,90').replace('REF1', 'REF2');
    const odd = entry.replace('Ccy="EUR"', 'Ccy="EURO"');
    const { lines, problems } = parseCamt(statement(entry + bad + odd));
    expect(lines).toHaveLength(1);
    expect(problems.map((each) => [each.place, each.code])).toEqual([
      [2, 'bank_amount_invalid'],
      [3, 'bank_currency_unknown'],
    ]);
  });

  it('refuses what is no statement, a document type, and XML that ends too early', () => {
    expect(code(() => parseCamt('<Document><Other/></Document>'))).toBe('bank_file_not_camt');
    expect(code(() => parseCamt('hello'))).toBe('bank_file_not_xml');
    expect(code(() => parseCamt(statement(entry).slice(0, -20)))).toBe('bank_file_not_xml');
    const doctype = `<!DOCTYPE d [<!ENTITY a "b">]><Document/>`;
    expect(code(() => parseCamt(doctype))).toBe('bank_file_not_xml');
    const deep = `${'<a>'.repeat(60)}${'</a>'.repeat(60)}`;
    expect(code(() => parseCamt(deep))).toBe('bank_file_not_xml');
  });
});

// JIS X 0201: half-width kana are single bytes from 0xA1 on, as U+FF61 and following.
function jis(text: string): number[] {
  return Array.from(text, (each) => {
    const point = each.codePointAt(0)!;
    return point >= 0xff_61 ? point - 0xff_61 + 0xa1 : point;
  });
}

function record(parts: readonly (readonly [string, number])[]): Buffer {
  const bytes = parts.flatMap(([text, length]) => {
    const found = jis(text);
    return [...found, ...Array.from({ length: length - found.length }, () => 0x20)];
  });
  return Buffer.from([...bytes, ...Array.from({ length: 200 - bytes.length }, () => 0x20)]);
}

const DAY = reiwa(APRIL);
const head = record([
  [`1010${DAY}${DAY}${DAY}0001`, 26],
  ['ﾐｽﾞﾎ', 15],
  ['123', 3],
  ['ｷﾀ', 15],
  ['1', 1],
  ['7654321', 7],
]);
const transferOf = (amount: string, payer: string, edi = '', cancelled = ' ') =>
  record([
    [`2000001${DAY}${DAY}${amount.padStart(10, '0')}${'0'.repeat(10)}${'0'.repeat(10)}`, 49],
    [payer, 48],
    ['', 30],
    [cancelled, 1],
    [edi, 20],
  ]);
const trailer = (count: number, amount: number) =>
  record([[`8${String(count).padStart(6, '0')}${String(amount).padStart(12, '0')}`, 19]]);
const end = record([['9', 1]]);

describe('zengin', () => {
  const file = [head, transferOf('54560', 'ｶ)ﾉﾙﾄﾞｳｲﾝﾄﾞ', 'INV1'), trailer(1, 54_560), end];

  it('gives transfers received, with or without line ends, kana as people write them', () => {
    const line = {
      place: 2,
      account: '0001-123-7654321',
      bookedOn: APRIL,
      valueOn: APRIL,
      currency: 'JPY',
      amount: 54_560n,
      payer: 'カ)ノルドウインド',
      text: 'INV1',
      bankReference: '000001',
      isReversal: false,
    };
    expect(parseZengin(Buffer.concat(file), APRIL).lines).toEqual([line]);
    const lined = Buffer.concat(file.flatMap((each) => [each, Buffer.from('\r\n')]));
    expect(parseZengin(Buffer.concat([lined, Buffer.from([26])]), APRIL).lines).toEqual([line]);
  });

  it('reads two-digit years as Japanese or western, whichever is near and not ahead', () => {
    const western = Buffer.concat(file)
      .toString('latin1')
      .replaceAll(DAY, formatDay(APRIL).slice(2).replaceAll('-', ''));
    const { lines } = parseZengin(Buffer.from(western, 'latin1'), APRIL);
    expect(lines[0]!.bookedOn).toBe(APRIL);
  });

  it('takes a cancelled transfer as taken back, and account statements both ways', () => {
    const cancelled = [head, transferOf('100', 'ｱ', '', '1'), trailer(0, 0), end];
    expect(parseZengin(Buffer.concat(cancelled), APRIL).lines).toMatchObject([
      { amount: -100n, isReversal: true },
    ]);
    const header = record([
      [`1030${DAY}${DAY}${DAY}0001`, 26],
      ['', 15],
      ['123', 3],
      ['', 15],
      ['000', 3],
      ['1', 1],
      ['0007654321', 10],
    ]);
    const move = (direction: string, amount: string) =>
      record([
        [`200000001${DAY}${DAY}${direction}11${amount.padStart(12, '0')}`, 36],
        ['0'.repeat(35), 35],
        ['0'.repeat(10), 10],
        ['ｱﾙﾌｱ', 48],
        ['', 30],
        ['ﾌﾘｺﾐ', 20],
      ]);
    const totals = record([[`8000001${'0000000000500'}000001${'0000000000200'}`, 39]]);
    const { lines } = parseZengin(
      Buffer.concat([header, move('1', '500'), move('2', '200'), totals, end]),
      APRIL,
    );
    expect(lines.map((each) => [each.amount, each.payer, each.text, each.account])).toEqual([
      [500n, 'アルフア', 'フリコミ', '0001-123-7654321'],
      [-200n, 'アルフア', 'フリコミ', '0001-123-7654321'],
    ]);
  });

  it('refuses other files, and totals that differ; a record of another length is reported', () => {
    expect(code(() => parseZengin(Buffer.from('abc'), APRIL))).toBe('bank_file_not_zengin');
    expect(code(() => parseZengin(Buffer.alloc(0), APRIL))).toBe('bank_file_empty');
    const short = [head, transferOf('1', 'ｱ'), trailer(2, 1), end];
    expect(code(() => parseZengin(Buffer.concat(short), APRIL))).toBe('bank_file_totals');
    const lined = [head, transferOf('5', 'ｱ').subarray(0, 150), trailer(0, 0), end].flatMap(
      (each) => [each, Buffer.from('\n')],
    );
    expect(parseZengin(Buffer.concat(lined), APRIL).problems).toEqual([
      { place: 2, code: 'bank_record_length', values: { bytes: 150 } },
    ]);
  });
});

describe('csv', () => {
  it('finds its columns by name in any order and language', () => {
    const source =
      'Betrag;Buchungstag;Name;Verwendungszweck\r\n1190.00;01.04.2026;Alpha;"RE-1; Danke"\r\n';
    expect(parseBankCsv(source, EUR).lines).toMatchObject([
      { place: 2, amount: 119_000n, bookedOn: APRIL, payer: 'Alpha', text: 'RE-1; Danke' },
    ]);
  });

  it('refuses to guess days, reports bad rows with their line, and says what is missing', () => {
    const source = 'date,amount\n03/04/2026,1\n2026-04-01,x\n2026-04-01,5.00\n';
    const { lines, problems } = parseBankCsv(source, EUR);
    expect(lines).toHaveLength(1);
    expect(problems.map((each) => [each.place, each.code])).toEqual([
      [2, 'bank_day_invalid'],
      [3, 'bank_amount_invalid'],
    ]);
    expect(code(() => parseBankCsv('a,b\n1,2\n', EUR))).toBe('bank_file_columns');
    expect(code(() => parseBankCsv('', EUR))).toBe('bank_file_empty');
  });
});

import { SaxesParser } from 'saxes';
import { parseDay, type Day } from '../../kernel/days.ts';
import { type Currency, parseCurrency, parseDecimal, scaleOf } from '../../kernel/money.ts';
import { refuse, type LineProblem, type ParsedStatement, type StatementLine } from './types.ts';

// ISO 20022 camt.053 (BankToCustomerStatement), any version: the names used here are in all of
// them. Prefixes of namespaces are left out.

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Deeper than any statement. */
const DEPTH_MAX = 40;

/**
 * Entries that are booked, one line for each of their transactions where the bank lists them.
 * Announced ones (PDNG, INFO) are left out: they come again.
 * @throws Refused `bank_file_not_xml` with the place, `bank_file_not_camt`
 */
export function parseCamt(source: string): ParsedStatement {
  const lines: StatementLine[] = [];
  const problems: LineProblem[] = [];
  let place = 0;
  for (const statement of statementsOf(source)) {
    const account = accountOf(statement);
    const ownCurrency = child(child(statement, 'Acct'), 'Ccy')?.text ?? '';
    for (const entry of all(statement, 'Ntry')) {
      place += 1;
      if (!isBooked(entry)) continue;
      for (const part of partsOf(entry)) {
        const line = lineOf(entry, part, { account, ownCurrency, place });
        if ('code' in line) problems.push(line);
        else lines.push(line);
      }
    }
  }
  return { lines, problems };
}

function statementsOf(source: string): Element[] {
  const root = treeOf(source);
  const message = child(root, 'BkToCstmrStmt');
  if (root.name !== 'Document' || message === null) {
    throw refuse('bank_file_not_camt', { root: message === null ? root.name : 'Document' });
  }
  return all(message, 'Stmt');
}

/** A document type is refused: entities of one could read files or fill the memory. */
function treeOf(source: string): Element {
  const parser = new SaxesParser();
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open: Element[] = [top];
  parser.on('doctype', () => {
    throw refuse('bank_file_not_xml', { line: parser.line, why: 'doctype' });
  });
  parser.on('error', (error) => {
    throw refuse('bank_file_not_xml', { line: parser.line, why: error.message });
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEPTH_MAX) {
      throw refuse('bank_file_not_xml', { line: parser.line, why: 'depth' });
    }
    const element = { name: localName(name), attributes, children: [], text: '' };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('text', (found) => {
    const element = open.at(-1)!;
    element.text += found;
  });
  parser.on('closetag', () => {
    const element = open.pop()!;
    element.text = element.text.trim();
  });
  parser.write(source).close();
  return top.children[0]!;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function child(element: Element | null, name: string): Element | null {
  return element?.children.find((each) => each.name === name) ?? null;
}

function all(element: Element | null, name: string): Element[] {
  return element?.children.filter((each) => each.name === name) ?? [];
}

/** The text at the end of a path of names; empty where there is none. */
function at(element: Element | null, ...path: readonly string[]): string {
  let found = element;
  for (const name of path) found = child(found, name);
  return found?.text ?? '';
}

function accountOf(statement: Element): string {
  const id = child(child(statement, 'Acct'), 'Id');
  return at(id, 'IBAN') || at(id, 'Othr', 'Id');
}

/** In old versions the status is a text, in new ones a code in an element of its own. */
function isBooked(entry: Element): boolean {
  const status = at(entry, 'Sts', 'Cd') || at(entry, 'Sts') || 'BOOK';
  return status === 'BOOK';
}

/** The transactions of an entry; null where the bank does not list them. */
function partsOf(entry: Element): readonly (Element | null)[] {
  const parts = all(entry, 'NtryDtls').flatMap((each) => all(each, 'TxDtls'));
  // One transaction is the entry itself, whose amount is certain to be there.
  return parts.length < 2 ? [parts[0] ?? null] : parts;
}

function lineOf(
  entry: Element,
  part: Element | null,
  frame: { readonly account: string; readonly ownCurrency: string; readonly place: number },
): StatementLine | LineProblem {
  const { account, ownCurrency, place } = frame;
  const isOneOfMany = part !== null && partsOf(entry).length > 1;
  const amountElement = isOneOfMany
    ? (child(part, 'Amt') ?? child(child(child(part, 'AmtDtls'), 'TxAmt'), 'Amt'))
    : child(entry, 'Amt');
  const currency = parseCurrency(amountElement?.attributes['Ccy'] ?? ownCurrency);
  if (currency === null) {
    const value = amountElement?.attributes['Ccy'] ?? '';
    return { place, code: 'bank_currency_unknown', values: { value } };
  }
  const amount = parseDecimal(amountElement?.text ?? '', scaleOf(currency), 'exact');
  if (typeof amount === 'string') {
    return { place, code: 'bank_amount_invalid', values: { value: amountElement?.text ?? '' } };
  }
  const bookedOn = dayIn(child(entry, 'BookgDt')) ?? dayIn(child(entry, 'ValDt'));
  if (bookedOn === null) {
    const value = at(entry, 'BookgDt', 'Dt') || at(entry, 'BookgDt', 'DtTm');
    return { place, code: 'bank_day_invalid', values: { value } };
  }
  const direction = (isOneOfMany ? at(part, 'CdtDbtInd') : '') || at(entry, 'CdtDbtInd');
  const isOut = direction === 'DBIT';
  return {
    place,
    account,
    bookedOn,
    valueOn: dayIn(child(entry, 'ValDt')) ?? bookedOn,
    currency: currency as Currency,
    amount: isOut ? -amount : amount,
    payer: payerOf(part, isOut),
    text: textOf(entry, part),
    bankReference: bankReferenceOf(entry, part, isOneOfMany),
    isReversal: isOut && (at(entry, 'RvslInd') === 'true' || child(part, 'RtrInf') !== null),
  };
}

function dayIn(element: Element | null): Day | null {
  return parseDay(at(element, 'Dt') || at(element, 'DtTm').slice(0, 'YYYY-MM-DD'.length));
}

/** From version 8 on the party has an element of its own; an ultimate debtor is who really pays. */
function payerOf(part: Element | null, isOut: boolean): string {
  const parties = child(part, 'RltdPties');
  const names = isOut ? ['UltmtCdtr', 'Cdtr'] : ['UltmtDbtr', 'Dbtr'];
  for (const name of names) {
    const party = child(parties, name);
    const found = at(party, 'Nm') || at(party, 'Pty', 'Nm');
    if (found !== '') return found;
  }
  return '';
}

const NOT_PROVIDED = new Set(['', 'NOTPROVIDED', 'NONREF']);

function textOf(entry: Element, part: Element | null): string {
  const remittance = child(part, 'RmtInf');
  const parts = [
    ...all(remittance, 'Ustrd').map((each) => each.text),
    ...all(remittance, 'Strd').flatMap((each) => [
      at(each, 'CdtrRefInf', 'Ref'),
      ...all(each, 'RfrdDocInf').map((document) => at(document, 'Nb')),
      at(each, 'AddtlRmtInf'),
    ]),
    at(part, 'Refs', 'EndToEndId'),
    at(part, 'AddtlTxInf') || at(entry, 'AddtlNtryInf'),
  ];
  return parts.filter((each) => !NOT_PROVIDED.has(each.toUpperCase())).join(' ');
}

function bankReferenceOf(entry: Element, part: Element | null, isOneOfMany: boolean): string {
  const own = at(part, 'Refs', 'AcctSvcrRef') || at(part, 'Refs', 'TxId');
  const ofEntry = at(entry, 'AcctSvcrRef') || at(entry, 'NtryRef');
  return isOneOfMany ? [ofEntry, own].filter((each) => each !== '').join('/') : ofEntry || own;
}

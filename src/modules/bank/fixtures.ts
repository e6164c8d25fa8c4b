import { addDays, type Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import { indexOf, type MatchIndex } from './decide-index.ts';
import type { MatchDecision, OpenInvoice, PayerOfCustomer, StatementLine } from './types.ts';

/** 1 April 2026. */
export const APRIL = 20_544 as Day;
export const EUR = 'EUR' as Currency;
export const JPY = 'JPY' as Currency;

export function aLine(overrides: Partial<StatementLine> = {}): StatementLine {
  return {
    place: 1,
    account: 'DE89370400440532013000',
    bookedOn: APRIL,
    valueOn: APRIL,
    currency: EUR,
    amount: 119_000n,
    payer: '',
    text: '',
    bankReference: '',
    isReversal: false,
    ...overrides,
  };
}

export function anInvoice(
  customerId: string,
  number: string,
  open: bigint,
  overrides: Partial<OpenInvoice> = {},
): OpenInvoice {
  return { id: number, customerId, number, currency: 'EUR', dueOn: APRIL, open, ...overrides };
}

/** The same numbers from the same seed on every machine (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A movement with the truth about it: which invoices it is for; none for strangers' money. */
export interface LabelledLine {
  readonly line: StatementLine;
  readonly customerId: string | null;
  readonly documentIds: readonly string[];
}

/** How often which dirt falls on a payment. The rest names its invoice as it should. */
export const DIRT = {
  /** The text says nothing. */
  noText: 0.25,
  /** One figure or letter of the number is misread or mistyped. */
  misread: 0.08,
  /** Two or three invoices in one payment. */
  several: 0.15,
  /** Less than is owed. */
  part: 0.05,
  /** The bank kept its fee back (yen only). */
  fee: 0.2,
  /** The payer's name is abbreviated or misspelt. */
  nameDirt: 0.2,
  /** Somebody else pays for the customer. */
  otherPayer: 0.05,
  /** Not from a customer at all. */
  stranger: 0.04,
} as const;

const SYLLABLES = ['nor', 'wind', 'al', 'pha', 'ka', 'zu', 'mi', 'ber', 'lin', 'sol', 'tec', 'ra'];
const FORMS = ['GmbH', 'AG', 'Ltd', 'Inc', 'K.K.', '株式会社'];

export interface LabelledStatement {
  readonly invoices: readonly OpenInvoice[];
  readonly customers: readonly PayerOfCustomer[];
  readonly lines: readonly LabelledLine[];
}

/** Customers with one to five open invoices each, and payments of a part of them. */
export function aLabelledStatement(
  seed: number,
  customerCount: number,
  lineCount: number,
): LabelledStatement {
  const random = randomOf(seed);
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)]!;
  const customers: PayerOfCustomer[] = [];
  const invoices: OpenInvoice[] = [];
  let serial = 10_000;
  for (let index = 0; index < customerCount; index += 1) {
    const customerId = `c${index}`;
    const name = `${Array.from({ length: 4 }, () => pick(SYLLABLES)).join('')} ${pick(FORMS)}`;
    customers.push({ customerId, number: `K${200_000 + index}`, name });
    const currency = random() < 0.4 ? 'JPY' : 'EUR';
    const count = 1 + Math.floor(random() * 5);
    // Many customers owe the same amount month after month.
    const usual = BigInt(1 + Math.floor(random() * 400)) * (currency === 'JPY' ? 1_100n : 2_380n);
    for (let each = 0; each < count; each += 1) {
      serial += 1 + Math.floor(random() * 3);
      const open = random() < 0.5 ? usual : usual + BigInt(Math.floor(random() * 90_000));
      const number = `RE-2026-${serial}`;
      const dueOn = addDays(APRIL, -Math.floor(random() * 90));
      invoices.push({ id: number, customerId, number, currency, dueOn, open });
    }
  }
  const lines: LabelledLine[] = [];
  const paid = new Set<string>();
  for (let place = 1; place <= lineCount; place += 1) {
    lines.push(aPayment(place, customers, invoices, paid, random));
  }
  return { invoices, customers, lines };
}

function aPayment(
  place: number,
  customers: readonly PayerOfCustomer[],
  invoices: readonly OpenInvoice[],
  paid: Set<string>,
  random: () => number,
): LabelledLine {
  const isStranger = random() < DIRT.stranger;
  const customer = customers[Math.floor(random() * customers.length)]!;
  const open = invoices.filter(
    (each) => each.customerId === customer.customerId && !paid.has(each.id),
  );
  if (isStranger || open.length === 0) {
    const line = aLine({
      place,
      amount: BigInt(1 + Math.floor(random() * 900_000)),
      payer: 'Finanzamt Musterstadt',
      text: 'Erstattung',
      bankReference: `B${place}`,
    });
    return { line, customerId: null, documentIds: [] };
  }
  const count = random() < DIRT.several ? Math.min(open.length, 2 + Math.floor(random() * 2)) : 1;
  const chosen = open.slice(0, count);
  for (const each of chosen) paid.add(each.id);
  const currency = chosen[0]!.currency as Currency;
  const owed = chosen.reduce((sum, each) => sum + each.open, 0n);
  const isPart = random() < DIRT.part;
  const fee = currency === JPY && random() < DIRT.fee && owed > 10_000n ? 440n : 0n;
  const amount = isPart ? owed / 2n + 1n : owed - fee;
  return {
    line: aLine({
      place,
      currency,
      amount,
      payer: payerText(customer.name, random),
      text: referenceText(chosen, random),
      bankReference: `B${place}`,
    }),
    customerId: customer.customerId,
    documentIds: chosen.map((each) => each.id),
  };
}

function payerText(name: string, random: () => number): string {
  if (random() < DIRT.otherPayer) return 'Treuhand Dritte GmbH';
  if (random() >= DIRT.nameDirt) return name;
  const at = Math.floor(random() * (name.length - 3));
  return random() < 0.5 ? name.slice(0, name.length - 3) : name.slice(0, at) + name.slice(at + 1);
}

const MISREADINGS: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', '5': 'S', '8': 'B' };

function referenceText(chosen: readonly OpenInvoice[], random: () => number): string {
  if (random() < DIRT.noText) return '';
  const numbers = chosen.map(({ number }) => {
    if (random() >= DIRT.misread) return number;
    const at = number.length - 1 - Math.floor(random() * 4);
    return number.slice(0, at) + (MISREADINGS[number[at]!] ?? '7') + number.slice(at + 1);
  });
  const style = random();
  if (style < 0.4) return `Rechnung ${numbers.join(', ')}`;
  if (style < 0.7) return numbers.map((each) => each.replaceAll('-', '')).join(' ');
  if (style < 0.85) return `RG.NR ${numbers.join(' UND ').replaceAll('-', ' ')} VIELEN DANK`;
  return `inv ${numbers.join('/').toLowerCase()} thx`;
}

export interface MatchScore {
  readonly lines: number;
  /** Payments of customers, which a perfect matching would book all. */
  readonly bookable: number;
  readonly booked: number;
  readonly wrongCustomer: number;
  /** The right customer, but not exactly the invoices that were meant. */
  readonly wrongInvoice: number;
  /** Not booked, but the first suggestion is right. */
  readonly suggestedRight: number;
}

/** Goes through the lines like an import does and compares with the truth. */
export function scoreOf(
  statement: LabelledStatement,
  decide: (line: StatementLine, index: MatchIndex) => MatchDecision,
): MatchScore {
  const index = indexOf(statement.invoices, statement.customers, []);
  const score = { booked: 0, wrongCustomer: 0, wrongInvoice: 0, suggestedRight: 0 };
  for (const { line, customerId, documentIds } of statement.lines) {
    const { verdict, candidates } = decide(line, index);
    const [best] = candidates;
    if (best === undefined) continue;
    const ids = best.allocations.map((each) => each.documentId).toSorted();
    const isRight = best.customerId === customerId && ids.join() === documentIds.toSorted().join();
    if (verdict === 'book') {
      score.booked += 1;
      if (best.customerId !== customerId) score.wrongCustomer += 1;
      else if (!isRight) score.wrongInvoice += 1;
      for (const each of best.allocations) index.settle(each.documentId, each.amount);
    } else if (isRight) {
      score.suggestedRight += 1;
    }
  }
  const bookable = statement.lines.filter((each) => each.customerId !== null).length;
  return { lines: statement.lines.length, bookable, ...score };
}

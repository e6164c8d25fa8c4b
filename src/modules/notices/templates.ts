import type { Day } from '../../kernel/days.ts';
import { renderHtml, renderText, type Block, type Letter, type Sum, type Table } from './render.ts';
import {
  consequenceKinds,
  type Language,
  type NoticeContact,
  type NoticeItem,
  type NoticeRequest,
  type NoticeSettings,
} from './types.ts';
import { english } from './words-en.ts';
import { japanese } from './words-ja.ts';
import {
  letterDay,
  letterMoney,
  type LetterFacts,
  type LetterWords,
  type Measure,
} from './words.ts';

const words: Readonly<Record<Language, LetterWords>> = { en: english, ja: japanese };

/**
 * Invoices listed one by one; the rest are summed up in a line. A hundred rows are about 50 KB of
 * HTML, and mail programs cut messages off at 100 KB.
 */
export const ITEMS_LISTED_MAX = 100;

/** What the sender's settings add to a letter. */
export type LetterSettings = Pick<NoticeSettings, 'bankDetails' | 'replyTo' | 'fromAddress'>;

export interface RenderedLetter {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/**
 * What a notice asks to be paid: what is open, less what is disputed, less credit. Minor units; may
 * be negative.
 */
export function amountDue(request: Pick<NoticeRequest, 'items' | 'further' | 'credit'>): bigint {
  const open = sum(request.items, (item) => item.open - item.disputed);
  const further = request.further ? request.further.open - request.further.disputed : 0n;
  return open + further - request.credit;
}

/** The title of a letter as people know it: "Final notice", 催告書. */
export function letterTitle(template: NoticeRequest['template'], language: Language): string {
  return words[language].title[template];
}

/**
 * Writes the letter of a notice to one recipient, in the recipient's language.
 * @param recipient null writes to the company, in the customer's language
 */
export function writeLetter(
  request: NoticeRequest,
  recipient: NoticeContact | null,
  settings: LetterSettings,
): RenderedLetter {
  const language = recipient?.language ?? request.customer.language;
  const say = words[language];
  const facts = factsOf(request, recipient, settings, language);
  const greeting = say.greeting(facts);
  const bankDetails = linesOf(settings.bankDetails[language]);
  const letter: Letter = {
    language,
    subject: say.subject(facts),
    blocks: [
      { kind: 'lines', lines: say.address(facts) },
      { kind: 'lines', lines: say.sender(facts) },
      { kind: 'heading', text: say.title[request.template] },
      ...(greeting ? [paragraph(greeting)] : []),
      ...say.opening(facts).map(paragraph),
      { kind: 'table', table: tableOf(request, language) },
      ...facts.measures.map((measure) => ({
        ...paragraph(say.measure(measure, facts)),
        isStrong: true,
      })),
      paragraph(say.howToPay(facts)),
      bankDetails.length > 0
        ? { kind: 'lines', title: say.bankDetailsTitle, lines: bankDetails }
        : paragraph(say.bankDetailsElsewhere),
      paragraph(say.objection(facts)),
      paragraph(say.crossed),
      { kind: 'lines', lines: say.closing(facts) },
    ],
  };
  return { subject: letter.subject, html: renderHtml(letter), text: renderText(letter) };
}

const testWords = {
  en: {
    subject: 'Test message from Surety',
    body: (partner: string) =>
      `This is a test message. If you can read it, notices of ${partner} can leave through this mail server.`,
  },
  ja: {
    subject: 'Surety からのテストメール',
    body: (partner: string) =>
      `これはテストメールです。このメールが届いていれば、${partner} の通知はこのメールサーバーから送信できます。`,
  },
} as const;

/** A message that only shows that mail arrives; it says nothing about anybody's invoices. */
export function writeTestMessage(partnerName: string, language: Language): RenderedLetter {
  const { subject, body } = testWords[language];
  const letter: Letter = { language, subject, blocks: [paragraph(body(partnerName))] };
  return { subject, html: renderHtml(letter), text: renderText(letter) };
}

function factsOf(
  request: NoticeRequest,
  recipient: NoticeContact | null,
  settings: LetterSettings,
  language: Language,
): LetterFacts {
  const { customer } = request;
  const named = [customer.name, recipient?.department?.trim()];
  const personName = recipient?.name.trim() ?? '';
  return {
    template: request.template,
    partnerName: request.partnerName,
    customerName: customer.name,
    customerNumber: customer.number,
    // A contact that is called like its company or department is no person: 御中 instead of 様.
    personName: personName === '' || named.includes(personName) ? null : personName,
    department: recipient?.department?.trim() || null,
    writtenOn: letterDay(request.asOf, language, 'sentence'),
    amountDue: letterMoney(amountDue(request), request.currency, language),
    invoiceCount: request.items.length + (request.further?.count ?? 0),
    firstDueOn: dayOrNull(
      request.items.map((item) => item.dueOn).toSorted((a, b) => a - b)[0],
      language,
    ),
    replyTo: settings.replyTo ?? settings.fromAddress,
    ...measuresOf(request, language),
  };
}

function measuresOf(
  request: NoticeRequest,
  language: Language,
): Pick<LetterFacts, 'measures' | 'worstToCome'> {
  const severity = (measure: Measure) => consequenceKinds.indexOf(measure.kind);
  const measures = request.announces
    .toSorted((a, b) => a.on - b.on)
    .map(({ kind, on }) => ({
      kind,
      on: letterDay(on, language, 'sentence'),
      onBriefly: letterDay(on, language, 'brief'),
      isInForce: on <= request.asOf,
    }));
  const toCome = measures.filter((measure) => !measure.isInForce);
  const worstToCome = toCome.toSorted((a, b) => severity(b) - severity(a))[0] ?? null;
  return { measures, worstToCome };
}

function dayOrNull(day: Day | undefined, language: Language): string | null {
  return day === undefined ? null : letterDay(day, language, 'sentence');
}

function tableOf(request: NoticeRequest, language: Language): Table {
  const say = words[language];
  const listed = request.items.slice(0, ITEMS_LISTED_MAX);
  const rest = request.items.slice(ITEMS_LISTED_MAX);
  const furtherCount = rest.length + (request.further?.count ?? 0);
  const furtherOpen = sum(rest, (item) => item.open) + (request.further?.open ?? 0n);
  const money = (minor: bigint) => letterMoney(minor, request.currency, language);
  const [number, issuedOn, dueOn, amount, open] = say.columns;
  return {
    columns: [
      { title: number, isNumber: false },
      { title: issuedOn, isNumber: false },
      { title: dueOn, isNumber: false },
      { title: amount, isNumber: true },
      { title: open, isNumber: true },
    ],
    rows: listed.map((item) => [
      item.number,
      letterDay(item.issuedOn, language, 'table'),
      letterDay(item.dueOn, language, 'table'),
      money(item.amount),
      money(item.open),
    ]),
    furtherRows: furtherCount > 0 ? say.furtherInvoices(furtherCount, money(furtherOpen)) : null,
    sums: sumsOf(request, language),
  };
}

/** From the open total down to what is to be paid, so that a reader can follow the arithmetic. */
function sumsOf(request: NoticeRequest, language: Language): Sum[] {
  const say = words[language];
  const { currency, further, credit } = request;
  const line = (label: string, minor: bigint, isTotal = false): Sum => ({
    label,
    amount: letterMoney(minor, currency, language),
    isTotal,
  });
  const open = sum(request.items, (item) => item.open) + (further?.open ?? 0n);
  const disputed = sum(request.items, (item) => item.disputed) + (further?.disputed ?? 0n);
  const deductions = [
    ...(disputed > 0n ? [line(say.disputed, -disputed)] : []),
    ...(credit > 0n ? [line(say.credit, -credit)] : []),
  ];
  return [
    ...(deductions.length > 0 ? [line(say.openTotal(currency), open), ...deductions] : []),
    line(say.amountDue(request.template, currency), amountDue(request), true),
  ];
}

function sum(items: readonly NoticeItem[], pick: (item: NoticeItem) => bigint): bigint {
  return items.reduce((total, item) => total + pick(item), 0n);
}

function paragraph(text: string): Block & { kind: 'paragraph' } {
  return { kind: 'paragraph', text };
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

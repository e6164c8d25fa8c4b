import type { Day } from '../../kernel/days.ts';
import { formatDecimal, scaleOf, type Currency } from '../../kernel/money.ts';
import type { ConsequenceKind, Language, NoticeTemplate } from './types.ts';

/** What the sentences of a letter need, already written out in its language. */
export interface LetterFacts {
  readonly template: NoticeTemplate;
  readonly partnerName: string;
  readonly customerName: string;
  readonly customerNumber: string;
  /** The person; null when the letter goes to the company or to a department. */
  readonly personName: string | null;
  readonly department: string | null;
  readonly writtenOn: string;
  readonly amountDue: string;
  readonly invoiceCount: number;
  /** The earliest due day of the invoices. */
  readonly firstDueOn: string | null;
  readonly replyTo: string | null;
  /** In the order of their days. */
  readonly measures: readonly Measure[];
  /**
   * The most severe of those still to come: the subject names it. What is in force, the title
   * names.
   */
  readonly worstToCome: Measure | null;
}

/** Something that is done to the customer's services, for the letter to announce. */
export interface Measure {
  readonly kind: ConsequenceKind;
  readonly on: string;
  /** Without the weekday, for the subject. */
  readonly onBriefly: string;
  /** True when its day has come: the letter says that it is so, not that it will be. */
  readonly isInForce: boolean;
}

/**
 * The sentences of one language. Both languages say the same things; neither translates the other.
 */
export interface LetterWords {
  readonly title: Readonly<Record<NoticeTemplate, string>>;
  readonly subject: (facts: LetterFacts) => string;
  /** Company, department and person, with 御中 or 様 where the language has them. */
  readonly address: (facts: LetterFacts) => readonly string[];
  readonly sender: (facts: LetterFacts) => readonly string[];
  /** Null where the opening sentence greets. */
  readonly greeting: (facts: LetterFacts) => string | null;
  readonly opening: (facts: LetterFacts) => readonly string[];
  readonly columns: readonly [
    number: string,
    issuedOn: string,
    dueOn: string,
    amount: string,
    open: string,
  ];
  readonly furtherInvoices: (count: number, open: string) => string;
  readonly openTotal: (currency: string) => string;
  readonly disputed: string;
  readonly credit: string;
  readonly amountDue: (template: NoticeTemplate, currency: string) => string;
  /** What happens, when, and which payment averts it. */
  readonly measure: (measure: Measure, facts: LetterFacts) => string;
  readonly howToPay: (facts: LetterFacts) => string;
  readonly bankDetailsTitle: string;
  readonly bankDetailsElsewhere: string;
  readonly objection: (facts: LetterFacts) => string;
  readonly crossed: string;
  readonly closing: (facts: LetterFacts) => readonly string[];
}

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', ja: 'ja-JP' };

// Making a formatter costs a hundred times what using it does; there are a few per language and
// currency, so all are kept.
const moneyFormats = new Map<string, Intl.NumberFormat>();
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/**
 * An amount as a letter names it. The currency is written out (`USD 1,234.00`) because "$" is eight
 * currencies; only yen in a Japanese letter have their usual sign.
 */
export function letterMoney(minor: bigint, currency: Currency, language: Language): string {
  const key = `${language} ${currency}`;
  const format = moneyFormats.get(key) ?? makeMoneyFormat(currency, language);
  moneyFormats.set(key, format);
  // Text instead of a number: amounts beyond 2^53 keep every digit. The full-width yen sign of the
  // Japanese locale would stand wider than the digits beside it.
  const text = formatDecimal(minor, currency) as Intl.StringNumericLiteral;
  return format.format(text).replace('\uffe5', '\u00a5');
}

function makeMoneyFormat(currency: Currency, language: Language): Intl.NumberFormat {
  const digits = scaleOf(currency);
  return new Intl.NumberFormat(locales[language], {
    style: 'currency',
    currency,
    currencyDisplay: language === 'ja' && currency === 'JPY' ? 'narrowSymbol' : 'code',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

const MS_PER_DAY = 86_400_000;

const dayForms = {
  en: {
    sentence: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    brief: { day: 'numeric', month: 'short', year: 'numeric' },
    table: { day: 'numeric', month: 'short', year: 'numeric' },
  },
  ja: {
    sentence: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' },
    brief: { year: 'numeric', month: 'long', day: 'numeric' },
    table: { year: 'numeric', month: 'numeric', day: 'numeric' },
  },
} as const satisfies Record<Language, Record<string, Intl.DateTimeFormatOptions>>;

/** `Friday, 27 November 2026`, 2026年11月27日(金); the weekday stands in sentences only. */
export function letterDay(
  day: Day,
  language: Language,
  place: 'sentence' | 'brief' | 'table',
): string {
  const key = `${language} ${place}`;
  const format =
    dayFormats.get(key) ??
    new Intl.DateTimeFormat(locales[language], {
      ...dayForms[language][place],
      timeZone: 'UTC',
    });
  dayFormats.set(key, format);
  return format.format(day * MS_PER_DAY);
}

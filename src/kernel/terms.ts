import { type BusinessCalendar, type Shift, shiftDay } from './calendar.ts';
import { type Day, addDays, addMonths, endOfMonth, withDayOfMonth } from './days.ts';

/**
 * When an invoice is due, as a rule on the day it was issued:
 * - `net`: so many days later;
 * - `end_of_month`: so many days after the end of that month;
 * - `closing`: invoices are collected up to the closing day and paid together on the pay day, so
 *   many months after the month of closing (月末締め翌月末払い: closing 31, one month after, pay day 31). 31
 *   is the end of the month; 29 and 30 become it where the month is shorter.
 */
export type PaymentTerms =
  | { readonly kind: 'net'; readonly days: number }
  | { readonly kind: 'end_of_month'; readonly days: number }
  | {
      readonly kind: 'closing';
      readonly closingDay: number;
      readonly monthsAfter: number;
      readonly payDay: number;
    };

/** Longer than any term in trade; keeps a typing error from moving a due date out of sight. */
const MAX_TERM_DAYS = 730;
const MAX_MONTHS_AFTER = 6;
const END_OF_MONTH = 31;

/** The nominal due day, before any shift for closed days. Never before the day of issue. */
export function dueDay(terms: PaymentTerms, issuedOn: Day): Day {
  switch (terms.kind) {
    case 'net':
      return addDays(issuedOn, terms.days);
    case 'end_of_month':
      return addDays(endOfMonth(issuedOn), terms.days);
    case 'closing': {
      const closesThisMonth = issuedOn <= withDayOfMonth(issuedOn, terms.closingDay);
      const months = terms.monthsAfter + (closesThisMonth ? 0 : 1);
      return withDayOfMonth(addMonths(issuedOn, months), terms.payDay);
    }
  }
}

/** The due day, moved off closed days as agreed with the customer. */
export function dueDayShifted(
  terms: PaymentTerms,
  issuedOn: Day,
  calendar: BusinessCalendar,
  shift: Shift,
): Day {
  return shiftDay(calendar, dueDay(terms, issuedOn), shift);
}

/**
 * True when the numbers are whole, within their limits, and payment does not precede the closing.
 */
export function areValidTerms(terms: PaymentTerms): boolean {
  if (terms.kind !== 'closing') return isWithin(terms.days, 0, MAX_TERM_DAYS);
  const { closingDay, monthsAfter, payDay } = terms;
  return (
    isWithin(closingDay, 1, END_OF_MONTH) &&
    isWithin(monthsAfter, 0, MAX_MONTHS_AFTER) &&
    isWithin(payDay, 1, END_OF_MONTH) &&
    (monthsAfter > 0 || payDay >= closingDay)
  );
}

function isWithin(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

/** Reads what {@link formatTerms} writes, nothing else. Null when it is not that or not valid. */
export function parseTerms(text: string): PaymentTerms | null {
  const terms = termsWritten(text);
  return terms !== null && areValidTerms(terms) && formatTerms(terms) === text ? terms : null;
}

function termsWritten(text: string): PaymentTerms | null {
  const days = /^(net-|eom\+)(\d{1,3})$/.exec(text);
  if (days !== null) {
    return { kind: days[1] === 'net-' ? 'net' : 'end_of_month', days: Number(days[2]) };
  }
  const closing = /^close-(\d{1,2})-pay-(\d)m-(\d{1,2})$/.exec(text);
  if (closing === null) return null;
  return {
    kind: 'closing',
    closingDay: Number(closing[1]),
    monthsAfter: Number(closing[2]),
    payDay: Number(closing[3]),
  };
}

/** The one short text of these terms: `net-30`, `eom+10`, `close-31-pay-1m-31`. */
export function formatTerms(terms: PaymentTerms): string {
  switch (terms.kind) {
    case 'net':
      return `net-${terms.days}`;
    case 'end_of_month':
      return `eom+${terms.days}`;
    case 'closing':
      return `close-${terms.closingDay}-pay-${terms.monthsAfter}m-${terms.payDay}`;
  }
}

/** The terms as a person says them: `Due 30 days after the invoice date`, `月末締め翌月末払い`. */
export function describeTerms(terms: PaymentTerms, language: 'en' | 'ja'): string {
  return language === 'en' ? describeInEnglish(terms) : describeInJapanese(terms);
}

function describeInEnglish(terms: PaymentTerms): string {
  if (terms.kind === 'net') {
    if (terms.days === 0) return 'Due on the invoice date';
    return `Due ${countOfDays(terms.days)} after the invoice date`;
  }
  if (terms.kind === 'end_of_month') {
    if (terms.days === 0) return 'Due at the end of the invoice month';
    return `Due ${countOfDays(terms.days)} after the end of the invoice month`;
  }
  const { closingDay, monthsAfter, payDay } = terms;
  const closes = closingDay === END_OF_MONTH ? 'at month end' : `on the ${ordinal(closingDay)}`;
  const due = payDay === END_OF_MONTH ? 'at the end' : `on the ${ordinal(payDay)}`;
  const month = ['the same month', 'the next month'][monthsAfter];
  return `Closes ${closes}, due ${due} of ${month ?? `the ${ordinal(monthsAfter)} month after`}`;
}

function countOfDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

function ordinal(value: number): string {
  const isTeen = value % 100 >= 11 && value % 100 <= 13;
  const suffix = isTeen ? undefined : ['th', 'st', 'nd', 'rd'][value % 10];
  return `${value}${suffix ?? 'th'}`;
}

function describeInJapanese(terms: PaymentTerms): string {
  if (terms.kind === 'net') {
    return terms.days === 0 ? '請求日当日払い' : `請求日から${terms.days}日後払い`;
  }
  if (terms.kind === 'end_of_month') {
    return terms.days === 0 ? '請求月末払い' : `請求月末から${terms.days}日後払い`;
  }
  const { closingDay, monthsAfter, payDay } = terms;
  const closes = closingDay === END_OF_MONTH ? '月末締め' : `${closingDay}日締め`;
  const month = ['当月', '翌月', '翌々月'][monthsAfter] ?? `${monthsAfter}か月後の`;
  if (payDay !== END_OF_MONTH) return `${closes}${month}${payDay}日払い`;
  return month.endsWith('の') ? `${closes}${month}月末払い` : `${closes}${month}末払い`;
}

/** Payment terms as the API writes them (`net-30`, `eom+10`, `close-31-pay-1m-31`), taken apart. */
export interface TermsParts {
  readonly kind: 'net' | 'end_of_month' | 'closing';
  readonly days: string;
  readonly closingDay: string;
  readonly monthsAfter: string;
  readonly payDay: string;
}

/** Stands for the end of the month, however long it is. */
export const endOfMonth = '31';
/** What a new kind of terms starts with. */
const usual = { days: '30', closingDay: endOfMonth, monthsAfter: '1', payDay: endOfMonth } as const;
const daysMax = 730;

/** `null` when the text is not in the form of the API. */
export function readTerms(text: string): TermsParts | null {
  const days = /^(net-|eom\+)(\d{1,3})$/.exec(text);
  if (days !== null) {
    const kind = days[1] === 'net-' ? 'net' : 'end_of_month';
    return { ...usual, kind, days: days[2] ?? '' };
  }
  const closing = /^close-(\d{1,2})-pay-(\d)m-(\d{1,2})$/.exec(text);
  if (closing === null) return null;
  const [, closingDay = '', monthsAfter = '', payDay = ''] = closing;
  return { ...usual, kind: 'closing', closingDay, monthsAfter, payDay };
}

export function writeTerms({ kind, days, closingDay, monthsAfter, payDay }: TermsParts): string {
  if (kind === 'closing') return `close-${closingDay}-pay-${monthsAfter}m-${payDay}`;
  return `${kind === 'net' ? 'net-' : 'eom+'}${days}`;
}

export type TermsFault = 'days' | 'payDay';

/** Why the terms cannot be kept; `null` when they can. */
export function faultOfTerms(text: string): TermsFault | null {
  const parts = readTerms(text);
  if (parts === null) return 'days';
  if (parts.kind !== 'closing') return Number(parts.days) > daysMax ? 'days' : null;
  const early = parts.monthsAfter === '0' && Number(parts.payDay) < Number(parts.closingDay);
  return early ? 'payDay' : null;
}

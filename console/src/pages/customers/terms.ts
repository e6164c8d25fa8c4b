import { useCallback } from 'react';
import { customersWords } from '../../words/customers.ts';
import { useWords } from '../../words/language.tsx';

/** Payment terms as the API writes them (`net-30`, `eom+10`, `close-31-pay-1m-31`), taken apart. */
export interface TermsParts {
  readonly kind: 'net' | 'end_of_month' | 'closing';
  readonly days: string;
  readonly closingDay: string;
  readonly monthsAfter: string;
  readonly payDay: string;
}

/** What a new kind of terms starts with. 31 stands for the end of the month. */
const usual = { days: '30', closingDay: '31', monthsAfter: '1', payDay: '31' } as const;
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

/** The terms as people say them: `Net 30`, 月末締め翌月末払い. Terms of another system are shown as they are. */
export function useTermsText(): (terms: string) => string {
  const { words, say } = useWords(customersWords);
  return useCallback(
    (terms: string) => {
      const parts = readTerms(terms);
      const { termsText: text, termsParts } = words;
      if (parts === null) return terms;
      const { kind, days, closingDay, monthsAfter, payDay } = parts;
      const plain = Number(days) === 0;
      if (kind === 'net') return plain ? text.netZero : say(text.net, { days });
      if (kind === 'end_of_month') {
        return plain ? text.endOfMonthZero : say(text.endOfMonth, { days });
      }
      const { months } = termsParts;
      const month =
        ({ '0': months.same, '1': months.next } as Record<string, string>)[monthsAfter] ??
        say(months.later, { count: monthsAfter });
      return say(text.closing, {
        closing:
          closingDay === usual.closingDay
            ? text.closingEnd
            : say(text.closingDay, { day: closingDay }),
        pay: payDay === usual.payDay ? text.payEnd : say(text.payDay, { day: payDay }),
        month,
      });
    },
    [words, say],
  );
}

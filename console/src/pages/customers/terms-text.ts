import { useCallback } from 'react';
import { customersWords } from '../../words/customers.ts';
import { useWords } from '../../words/language.tsx';
import { endOfMonth, readTerms } from './terms.ts';

/**
 * The terms as people say them: `Net 30`, 月末締め翌月末払い. Terms of another system are shown as they are.
 */
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
          closingDay === endOfMonth ? text.closingEnd : say(text.closingDay, { day: closingDay }),
        pay: payDay === endOfMonth ? text.payEnd : say(text.payDay, { day: payDay }),
        month,
      });
    },
    [words, say],
  );
}

import { Facts } from '../../parts/Facts.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { policyWords } from '../../words/policy.ts';
import type { PolicyContent } from './content.ts';
import { usePolicySentences } from './sentences.ts';

/** What holds for all stages: tolerance, days, and the brake. */
export function Rules({ content }: { readonly content: PolicyContent }) {
  const { words, say, count } = useWords(policyWords);
  const format = useFormat();
  const sentences = usePolicySentences(content);
  const { quiet, consequenceDays, brake } = content;
  const tolerance = sentences.amounts(content.tolerance);
  const quietDays = [
    ...(quiet.closedDays ? [words.quietClosed] : []),
    ...quiet.ranges.map((range) => say(words.quietRange, range)),
  ];
  const withoutConsequence = [
    ...consequenceDays.notOnWeekdays.map((day) => words.weekdays[day]),
    ...(consequenceDays.notOnEveOfClosure ? [words.eve] : []),
  ];
  return (
    <Facts
      items={[
        {
          label: words.tolerance,
          value: tolerance.length === 0 ? words.noTolerance : tolerance.join(sentences.comma),
        },
        {
          label: words.calendar,
          value:
            content.calendar === 'customer'
              ? words.calendarCustomer
              : say(words.calendarOne, { calendar: content.calendar }),
        },
        { label: words.quiet, value: quietDays.join(sentences.comma) || words.none },
        {
          label: words.consequenceDays,
          value: withoutConsequence.join(sentences.comma) || words.none,
        },
        {
          label: words.repeat,
          value: count(words.businessDays, content.noticeRepeatBusinessDays),
        },
        {
          label: words.delivered,
          value: count(words.businessDays, content.deliveredAfterBusinessDaysWithoutBounce),
          note: words.deliveredHelp,
        },
        {
          label: words.brake,
          value: say(words.brakeText, {
            count: format.count(brake.maxHarmfulPerRun),
            percent: brake.maxHarmfulPercentOfCustomers,
          }),
          note: words.brakeLead,
        },
      ]}
    />
  );
}

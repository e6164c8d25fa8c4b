import 'dayjs/locale/ja';
import '@mantine/dates/styles.css';
import { DatePicker } from '@mantine/dates';
import type { Language } from '../words/family.ts';
import { useWords } from '../words/language.tsx';
import { partsWords } from '../words/parts.ts';

/** The picking half of `DayField`, loaded when it is opened. */
export default function Calendar({
  value,
  today,
  language,
  onPick,
}: {
  readonly value: string | null;
  readonly today: string;
  readonly language: Language;
  readonly onPick: (day: string) => void;
}) {
  const { form } = useWords(partsWords).words;
  return (
    <DatePicker
      value={value}
      defaultDate={value ?? today}
      onChange={(day) => {
        if (day !== null) onPick(day);
      }}
      locale={language}
      firstDayOfWeek={language === 'ja' ? 0 : 1}
      monthLabelFormat={language === 'ja' ? 'YYYY年M月' : 'MMMM YYYY'}
      highlightToday
      // Days of other months would stand there in a grey that is too faint to read.
      hideOutsideDates
      ariaLabels={{
        previousMonth: form.previousMonth,
        nextMonth: form.nextMonth,
        previousYear: form.previousMonth,
        nextYear: form.nextMonth,
      }}
      size="sm"
    />
  );
}

import { SelectField, TextField } from '../../parts/fields.tsx';
import type { Bound } from '../../parts/form-state.ts';
import { customersWords } from '../../words/customers.ts';
import { useWords } from '../../words/language.tsx';
import { endOfMonth, faultOfTerms, readTerms, type TermsParts, writeTerms } from './terms.ts';
import { useTermsText } from './terms-text.ts';

const daysOfMonth = Array.from({ length: 28 }, (_, at) => String(at + 1));
const monthsOffered = ['0', '1', '2', '3'];

/** Payment terms of any kind, with the sentence that they make. */
export function TermsField({ bound, disabled }: { bound: Bound<string>; disabled?: boolean }) {
  const { words, say } = useWords(customersWords);
  const termsText = useTermsText();
  const { termsParts: part } = words;
  const parts = readTerms(bound.value) ?? readTerms('net-30')!;
  const fault = faultOfTerms(bound.value);
  const change = (changes: Partial<TermsParts>) =>
    bound.onValue(writeTerms({ ...parts, ...changes }));
  const piece = (name: keyof TermsParts, error?: string) => ({
    name: `${bound.name}-${name}`,
    value: parts[name],
    onValue: (value: string) => change({ [name]: value }),
    error,
    register: () => undefined,
    disabled: disabled ?? false,
  });
  const days = [
    ...daysOfMonth.map((day) => ({ value: day, label: say(part.dayOfMonth, { day }) })),
    { value: endOfMonth, label: part.endOfMonth },
  ];
  const months = monthsOffered.map((value) => ({
    value,
    label:
      value === '0'
        ? part.months.same
        : value === '1'
          ? part.months.next
          : say(part.months.later, { count: value }),
  }));
  return (
    <>
      <SelectField
        {...piece('kind')}
        name={bound.name}
        error={bound.error}
        register={bound.register}
        label={words.terms}
        help={termsText(bound.value)}
        choices={Object.entries(part.kinds).map(([value, label]) => ({ value, label }))}
      />
      {parts.kind === 'closing' ? (
        <div className="FieldRow">
          <SelectField {...piece('closingDay')} label={part.closingDay} choices={days} searchable />
          <SelectField {...piece('monthsAfter')} label={part.monthsAfter} choices={months} />
          <SelectField
            {...piece('payDay', fault === 'payDay' ? part.payDayWrong : undefined)}
            label={part.payDay}
            choices={days}
            searchable
          />
        </div>
      ) : (
        <TextField
          {...piece('days', fault === 'days' ? part.daysWrong : undefined)}
          label={part.days}
          inputMode="numeric"
          autoComplete="off"
        />
      )}
    </>
  );
}

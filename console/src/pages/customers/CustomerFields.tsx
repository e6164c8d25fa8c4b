import './customers.css';
import { useMemo } from 'react';
import { SelectField, TextField } from '../../parts/fields.tsx';
import type { FormState } from '../../parts/form-state.ts';
import { customersWords } from '../../words/customers.ts';
import { useWords } from '../../words/language.tsx';
import { countries, timeZones } from '../../words/places.ts';
import type { CustomerValues } from './customer-values.ts';
import { TermsField } from './TermsField.tsx';

/** The entries of a customer. `short` leaves out what usually follows the company. */
export function CustomerFields({
  form,
  short = false,
}: {
  readonly form: FormState<CustomerValues>;
  readonly short?: boolean;
}) {
  const { words, language } = useWords(customersWords);
  const own = form.values;
  const choices = useMemo(() => {
    const places = countries(language);
    return {
      countries: places,
      calendars: withOwn(
        [
          { value: 'JP-bank', label: words.calendarBanksOfJapan },
          { value: 'none', label: words.calendarNone },
          ...places,
        ],
        own.calendarId,
      ),
      zones: withOwn(timeZones(), own.timeZone),
    };
  }, [language, words, own.calendarId, own.timeZone]);
  const listed = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));

  return (
    <>
      <TextField {...form.field('name')} label={words.name} autoComplete="off" />
      <TextField
        {...form.field('number')}
        label={words.number}
        help={words.numberHelp}
        autoComplete="off"
      />
      <TermsField bound={form.field('paymentTerms')} />
      <div className="FieldRow">
        <TextField
          {...form.field('segment')}
          label={words.segment}
          help={words.segmentHelp}
          autoComplete="off"
        />
        <SelectField
          {...form.field('riskClass')}
          label={words.risk}
          help={words.riskHelp}
          choices={listed(words.riskClasses)}
        />
      </div>
      <div className="FieldRow">
        <SelectField
          {...form.field('country')}
          label={words.country}
          choices={choices.countries}
          searchable
        />
        <SelectField
          {...form.field('language')}
          label={words.language}
          help={words.languageHelp}
          choices={listed(words.languages)}
        />
      </div>
      <SelectField
        {...form.field('timeZone')}
        label={words.timeZone}
        help={words.timeZoneHelp}
        choices={choices.zones}
        searchable
      />
      {short ? null : (
        <>
          <div className="FieldRow">
            <SelectField
              {...form.field('calendarId')}
              label={words.calendar}
              help={words.calendarHelp}
              choices={choices.calendars}
              searchable
            />
            <SelectField
              {...form.field('dueDateShift')}
              label={words.shift}
              choices={listed(words.shifts)}
            />
          </div>
          <TextField
            {...form.field('tenantId')}
            label={words.tenantId}
            help={words.tenantIdHelp}
            required={false}
            autoComplete="off"
          />
        </>
      )}
    </>
  );
}

/** What is in use is offered even where the browser's list spells it otherwise. */
function withOwn(list: readonly { value: string; label: string }[], own: string) {
  return own === '' || list.some((each) => each.value === own)
    ? list
    : [{ value: own, label: own }, ...list];
}

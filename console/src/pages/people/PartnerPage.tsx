import { useMemo } from 'react';
import type { Output } from '../../api/client.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { Facts } from '../../parts/Facts.tsx';
import { SelectField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { toast } from '../../parts/toast.tsx';
import type { Language } from '../../words/family.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { peopleWords } from '../../words/people.ts';
import { countries, currencies, timeZones } from '../../words/places.ts';
import { shellWords } from '../../words/shell.ts';
import { SettingsFrame } from './SettingsFrame.tsx';

type Partner = Output<'getPartner'>;

/** How the company appears, and by which clock, currency and calendar it works. */
export function PartnerPage() {
  const { words } = useWords(peopleWords);
  const read = useRead('getPartner', {});
  return (
    <SettingsFrame title={words.partner.title} lead={words.partner.lead}>
      <Loaded read={read} skeleton={<TextSkeleton lines={8} />}>
        {(partner) => <PartnerForm key={partner.id} partner={partner} />}
      </Loaded>
    </SettingsFrame>
  );
}

const minutesPerHour = 60;

function PartnerForm({ partner }: { readonly partner: Partner }) {
  const { words, language } = useWords(peopleWords);
  const { clouds } = useWords(shellWords).words;
  const required = useWords(partsWords).words.form.required;
  const change = useAct('changePartner', { refreshes: ['getPartner', 'getSession'] });
  const choices = useMemo(
    () => ({
      countries: countries(language),
      currencies: currencies(language),
      zones: withOwn(timeZones(), partner.timeZone),
    }),
    [language, partner.timeZone],
  );
  const form = useForm({
    initial: {
      name: partner.name,
      country: partner.country,
      currency: partner.currency,
      timeZone: partner.timeZone,
      language: partner.language as string,
      runAtMinutes: timeOfDay(partner.runAtMinutes),
    },
    check: ({ name, runAtMinutes }) => ({
      name: name.trim() === '' ? required : undefined,
      runAtMinutes: runAtMinutes === '' ? required : undefined,
    }),
    act: async (values) => {
      const [hours = 0, minutes = 0] = values.runAtMinutes.split(':').map(Number);
      await change.act({
        body: {
          ...values,
          name: values.name.trim(),
          language: values.language as Language,
          runAtMinutes: hours * minutesPerHour + minutes,
        },
      });
      form.reset(values);
      toast(words.partner.saved);
    },
  });
  return (
    <>
      <Facts items={[{ label: words.partner.cloud, value: clouds[partner.cloud] }]} />
      <Form form={form} submit={words.partner.save} permission="partner.write">
        <TextField
          {...form.field('name')}
          label={words.partner.name}
          help={words.partner.nameHelp}
        />
        <SelectField
          {...form.field('country')}
          label={words.partner.country}
          help={words.partner.countryHelp}
          choices={choices.countries}
          searchable
        />
        <SelectField
          {...form.field('currency')}
          label={words.partner.currency}
          help={words.partner.currencyHelp}
          choices={choices.currencies}
          searchable
        />
        <SelectField
          {...form.field('timeZone')}
          label={words.partner.timeZone}
          help={words.partner.timeZoneHelp}
          choices={choices.zones}
          searchable
        />
        <SelectField
          {...form.field('language')}
          label={words.language}
          help={words.partner.languageHelp}
          choices={Object.entries(words.languages).map(([value, label]) => ({ value, label }))}
        />
        <TextField
          {...form.field('runAtMinutes')}
          label={words.partner.runAt}
          help={words.partner.runAtHelp}
          type="time"
        />
      </Form>
    </>
  );
}

/** Minutes after midnight as the time field wants them. */
function timeOfDay(minutes: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / minutesPerHour))}:${two(minutes % minutesPerHour)}`;
}

/** The zone in use is offered even where this browser spells it otherwise. */
function withOwn(zones: { value: string; label: string }[], own: string) {
  return zones.some((zone) => zone.value === own) ? zones : [{ value: own, label: own }, ...zones];
}

import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { todayIn } from '../app/clock.ts';
import type { Language } from '../words/family.ts';
import { useFormat, useWords } from '../words/language.tsx';
import { partsWords } from '../words/parts.ts';
import { type FieldProps, useField } from './fields.tsx';
import { Icon } from './Icon.tsx';
import { readDay } from './typed-day.ts';

/** The calendar is a chunk of its own: most days are typed. */
const Calendar = lazy(() => import('./Calendar.tsx'));

/**
 * A day, typed in any usual way or picked from a calendar. The value is `YYYY-MM-DD`, or what was
 * typed while it is no day yet; `check` of the form should call `isDay`.
 */
export function DayField(field: FieldProps<string>) {
  const { words } = useWords(partsWords);
  const format = useFormat();
  const shared = useField(field);
  const [draft, setDraft] = useState<{ text: string; language: Language } | null>(null);
  const [open, setOpen] = useState(false);
  const today = todayIn(format.timeZone);
  // What was typed in one language is not how the other writes days.
  const typed = draft?.language === format.language ? draft.text : null;
  const setTyped = (text: string | null) =>
    setDraft(text === null ? null : { text, language: format.language });
  const shown = typed ?? (isDay(field.value) ? format.day(field.value) : field.value);
  const wrong = field.value !== '' && !isDay(field.value) && typed === null;

  const settle = (text: string) => {
    field.onValue(text === '' ? '' : (readDay(text, today) ?? text));
    setTyped(null);
  };

  const picker = (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          aria-label={words.form.openCalendar}
          disabled={field.disabled ?? false}
          onClick={() => setOpen(!open)}
        >
          <Icon name="calendar" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Suspense fallback={<div className="Calendar-place" />}>
          <Calendar
            value={isDay(field.value) ? field.value : null}
            today={today}
            language={format.language}
            onPick={(day) => {
              field.onValue(day);
              setTyped(null);
              setOpen(false);
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );

  return (
    <TextInput
      {...shared}
      error={shared.error ?? (wrong ? words.form.badDay : undefined)}
      placeholder={words.form.dayExample}
      autoComplete="off"
      value={shown}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const day = readDay(text, today);
        if (day !== null || text === '') field.onValue(day ?? '');
      }}
      onBlur={() => typed !== null && settle(typed)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && typed !== null) settle(typed);
      }}
      rightSection={picker}
    />
  );
}

/** Whether a text is an existing day in the form of the wire. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && readDay(text, text) === text;
}

import { useMemo } from 'react';
import { useSession } from '../../api/session.tsx';
import { SelectField } from '../../parts/fields.tsx';
import type { FormState } from '../../parts/form-state.ts';
import { importsWords } from '../../words/imports.ts';
import { useWords } from '../../words/language.tsx';
import { currencies } from '../../words/places.ts';
import type { ProfileValues } from './profile-values.ts';

/** A day in every form that can be named, so that nobody has to know what M and D stand for. */
const dayExamples: Readonly<Record<string, string>> = {
  'YYYY-MM-DD': '2026-11-22',
  YYYYMMDD: '20261122',
  'YYYY/M/D': '2026/11/22',
  'D/M/YYYY': '22/11/2026',
  'M/D/YYYY': '11/22/2026',
  'D.M.YYYY': '22.11.2026',
  YYYY年M月D日: '2026年11月22日',
};

const markExamples: Readonly<Record<string, string>> = {
  '.': '1234.50',
  '.,': '1,234.50',
  '. ': '1 234.50',
  ".'": "1'234.50",
  ',': '1234,50',
  ',.': '1.234,50',
  ', ': '1 234,50',
};

/** How a file writes its rows, days and amounts. Nothing of it is guessed from the rows. */
export function FormatFields({ form }: { readonly form: FormState<ProfileValues> }) {
  const { words, say, language } = useWords(importsWords);
  const { partner } = useSession();
  const { editor } = words;
  const listed = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  const codes = useMemo(() => currencies(language), [language]);
  const kind = form.values.kind as keyof typeof words.kindHelp;
  return (
    <>
      <SelectField
        {...form.field('kind')}
        label={editor.kind}
        help={words.kindHelp[kind]}
        choices={listed(words.kinds)}
      />
      <div className="FieldPair">
        <SelectField
          {...form.field('dayFormat')}
          label={editor.dayFormat}
          choices={Object.entries(dayExamples).map(([value, example]) => ({
            value,
            label: `${example} (${value})`,
          }))}
        />
        <SelectField
          {...form.field('marks')}
          label={editor.decimal}
          choices={listed(markExamples)}
        />
      </div>
      <div className="FieldPair">
        <SelectField
          {...form.field('currency')}
          label={editor.currency}
          choices={[
            {
              value: 'partner',
              label: say(editor.currencies.partner, { currency: partner.currency }),
            },
            { value: 'column', label: editor.currencies.column },
            { value: 'fixed', label: editor.currencies.fixed },
          ]}
        />
        {form.values.currency === 'fixed' ? (
          <SelectField
            {...form.field('currencyCode')}
            label={editor.currencyCode}
            choices={codes}
            searchable
          />
        ) : null}
      </div>
      <SelectField
        {...form.field('rounding')}
        label={editor.rounding}
        help={editor.roundingHelp}
        choices={listed(editor.roundings)}
      />
      <div className="FieldPair">
        <SelectField
          {...form.field('delimiter')}
          label={words.new.delimiter}
          choices={listed(words.delimiters)}
        />
        <SelectField
          {...form.field('encoding')}
          label={words.new.encoding}
          choices={listed(words.encodings)}
        />
      </div>
    </>
  );
}

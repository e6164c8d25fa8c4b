import { Checkbox } from '@mantine/core';
import { ChoicesField } from '../../parts/fields.tsx';
import type { FormState } from '../../parts/form-state.ts';
import { importsWords } from '../../words/imports.ts';
import { useWords } from '../../words/language.tsx';
import type { ImportField } from './profile-fit.ts';
import { type Cleaning, fieldsOf, type ProfileValues } from './profile-values.ts';
import type { Sample } from './sample.ts';

const cleanings: readonly Cleaning[] = [
  'strip_decimal_zero',
  'strip_leading_zeros',
  'collapse_spaces',
  'upper_case',
];
/** Days and amounts have formats of their own; only texts are tidied. */
const texts: readonly ImportField[] = [
  'number',
  'customerNumber',
  'customerName',
  'currency',
  'terms',
  'reference',
  'appliesTo',
];

/** What few files need: another key than the number, and texts that must be tidied first. */
export function AdvancedFields({
  form,
  sample,
}: {
  readonly form: FormState<ProfileValues>;
  readonly sample: Sample | null;
}) {
  const { words } = useWords(importsWords);
  const { editor } = words;
  const { columns, keyColumns, cleaning } = form.values;
  const names = [...new Set([...(sample?.header ?? Object.values(columns)), ...keyColumns])];
  const fields = fieldsOf(form.values).filter(
    (field) => texts.includes(field) && (columns[field] ?? '') !== '',
  );
  const toggle = (field: ImportField, way: Cleaning, wanted: boolean) => {
    const others = (cleaning[field] ?? []).filter((each) => each !== way);
    form.set({ cleaning: { ...cleaning, [field]: wanted ? [...others, way] : others } });
  };
  return (
    <>
      <ChoicesField
        {...form.field('keyColumns')}
        label={editor.keyColumns}
        help={editor.keyColumnsHelp}
        required={false}
        choices={names
          .filter((name) => name.trim() !== '')
          .map((value) => ({ value, label: value }))}
      />
      {fields.length === 0 ? null : (
        <div className="AgeingBar-scroll">
          <table className="PlainTable Mapping">
            <caption className="Mapping-caption">
              {editor.cleaning} <span className="small quiet">{editor.cleaningHelp}</span>
            </caption>
            <thead>
              <tr>
                <th scope="col">
                  <span className="unseen">{editor.field}</span>
                </th>
                {cleanings.map((way) => (
                  <th key={way} scope="col">
                    {editor.cleanings[way]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {fields.map((field) => (
                <tr key={field}>
                  <th scope="row">{editor.fields[field]}</th>
                  {cleanings.map((way) => (
                    <td key={way}>
                      <Checkbox
                        aria-label={`${editor.fields[field]}: ${editor.cleanings[way]}`}
                        checked={cleaning[field]?.includes(way) ?? false}
                        onChange={(event) => toggle(field, way, event.currentTarget.checked)}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

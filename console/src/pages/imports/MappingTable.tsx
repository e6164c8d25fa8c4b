import { Checkbox, Select, TextInput } from '@mantine/core';
import { useEffect } from 'react';
import { useFieldId } from '../../parts/field-scope.ts';
import type { FormState } from '../../parts/form-state.ts';
import { importsWords } from '../../words/imports.ts';
import { useWords } from '../../words/language.tsx';
import { hasColumn, type ImportField } from './profile-fit.ts';
import { fieldsOf, isNeeded, type ProfileValues } from './profile-values.ts';
import type { Sample } from './sample.ts';

/** What each column of the file means, with what stands in it. */
export function MappingTable({
  form,
  sample,
}: {
  readonly form: FormState<ProfileValues>;
  readonly sample: Sample | null;
}) {
  const { words } = useWords(importsWords);
  const { editor } = words;
  const bound = form.field('columns');
  const { register } = bound;
  const fieldId = useFieldId();
  useEffect(() => register(editor.columns));
  const { columns, optional } = form.values;
  const setColumn = (field: ImportField, column: string) =>
    form.set({ columns: { ...columns, [field]: column } });
  const setOptional = (field: ImportField, missing: boolean) =>
    form.set({
      optional: missing ? [...optional, field] : optional.filter((each) => each !== field),
    });
  return (
    <div id={fieldId('columns')} tabIndex={-1} className="AgeingBar-scroll">
      {bound.error === undefined ? null : (
        <p role="alert" className="Mapping-error">
          {bound.error}
        </p>
      )}
      <table className="PlainTable Mapping">
        <thead>
          <tr>
            <th scope="col">{editor.field}</th>
            <th scope="col">{editor.column}</th>
            <th scope="col">{editor.example}</th>
            <th scope="col">{editor.mayBeMissing}</th>
          </tr>
        </thead>
        <tbody>
          {fieldsOf(form.values).map((field) => (
            <tr key={field}>
              <th scope="row">
                {editor.fields[field]}
                {editor.fieldHelp[field] === '' ? null : (
                  <div className="small quiet">{editor.fieldHelp[field]}</div>
                )}
              </th>
              <td>
                <ColumnChoice
                  label={editor.fields[field]}
                  value={columns[field] ?? ''}
                  header={sample?.header ?? null}
                  onValue={(column) => setColumn(field, column)}
                />
              </td>
              <td className="Mapping-example quiet">
                {sample === null ? null : examplesOf(sample, columns[field] ?? '')}
              </td>
              <td>
                {isNeeded(field, form.values) ? (
                  <span className="small quiet">{editor.needed}</span>
                ) : (columns[field] ?? '') === '' ? null : (
                  <Checkbox
                    aria-label={`${editor.mayBeMissing}: ${editor.fields[field]}`}
                    checked={optional.includes(field)}
                    onChange={(event) => setOptional(field, event.currentTarget.checked)}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function examplesOf(sample: Sample, column: string): string {
  const at = sample.header.findIndex((name) => name.toLowerCase() === column.trim().toLowerCase());
  if (at < 0) return '';
  return sample.rows
    .map((row) => row[at] ?? '')
    .filter((cell) => cell !== '')
    .slice(0, 3)
    .join(' · ');
}

/** A column from the header of the sample; without a sample its name is written. */
function ColumnChoice({
  label,
  value,
  header,
  onValue,
}: {
  readonly label: string;
  readonly value: string;
  readonly header: readonly string[] | null;
  readonly onValue: (column: string) => void;
}) {
  const { words } = useWords(importsWords);
  if (header === null) {
    return (
      <TextInput
        size="xs"
        aria-label={label}
        value={value}
        autoComplete="off"
        onChange={(event) => onValue(event.currentTarget.value)}
      />
    );
  }
  const names = [...new Set(header.filter((name) => name !== ''))];
  const absent = value !== '' && !hasColumn(header, value);
  return (
    <Select
      size="xs"
      aria-label={label}
      data={absent ? [{ value, label: `${value} (${words.editor.notInFile})` }, ...names] : names}
      value={value === '' ? null : (names.find((name) => sameName(name, value)) ?? value)}
      onChange={(column) => onValue(column ?? '')}
      searchable
      clearable
      comboboxProps={{ transitionProps: { duration: 0 } }}
    />
  );
}

function sameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.trim().toLowerCase();
}

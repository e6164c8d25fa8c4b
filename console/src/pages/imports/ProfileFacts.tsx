import { Facts } from '../../parts/Facts.tsx';
import { importsWords } from '../../words/imports.ts';
import { useWords } from '../../words/language.tsx';
import { type ImportField, type ImportProfile, namedColumns } from './profile-fit.ts';

/** An amount in the form that a profile expects. */
export function exampleAmount({ decimal, group }: ImportProfile['numberFormat']): string {
  return `1${group}234${decimal}50`;
}

/** What a profile expects of a file, in words. */
export function ProfileFacts({ profile }: { readonly profile: ImportProfile }) {
  const { words } = useWords(importsWords);
  const columns = namedColumns(profile);
  const isOptional = (field: ImportField) => profile.optional?.includes(field) === true;
  const needed = columns.filter(([field]) => !isOptional(field));
  const optional = columns.filter(([field]) => isOptional(field));
  return (
    <Facts
      items={[
        {
          label: words.profiles.kind,
          value: words.kinds[profile.kind],
          note: words.kindHelp[profile.kind],
        },
        { label: words.profiles.dayFormat, value: <code>{profile.dayFormat}</code> },
        {
          label: words.profiles.numberFormat,
          value: <code>{exampleAmount(profile.numberFormat)}</code>,
        },
        { label: words.profiles.columns, value: <ColumnNames columns={needed} /> },
        ...(optional.length === 0
          ? []
          : [{ label: words.profiles.optional, value: <ColumnNames columns={optional} /> }]),
      ]}
    />
  );
}

/** Names of columns; what each means is told on hovering. */
export function ColumnNames({
  columns,
}: {
  readonly columns: readonly (readonly [ImportField, string])[];
}) {
  const { fields } = useWords(importsWords).words.editor;
  return (
    <span className="ColumnNames">
      {columns.map(([field, column]) => (
        <code key={field} title={fields[field]}>
          {column}
        </code>
      ))}
    </span>
  );
}

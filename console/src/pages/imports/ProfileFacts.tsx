import { Facts } from '../../parts/Facts.tsx';
import { importsWords } from '../../words/imports.ts';
import { useWords } from '../../words/language.tsx';
import { type ImportProfile, namedColumns } from './profile-fit.ts';

/** An amount in the form that a profile expects. */
export function exampleAmount({ decimal, group }: ImportProfile['numberFormat']): string {
  return `1${group}234${decimal}50`;
}

/** What a profile expects of a file, in words. */
export function ProfileFacts({ profile }: { readonly profile: ImportProfile }) {
  const { words } = useWords(importsWords);
  const { editor } = words;
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
        {
          label: words.profiles.columns,
          value: (
            <span className="ColumnNames">
              {namedColumns(profile).map(([field, column]) => (
                <span key={field}>
                  <code title={editor.fields[field]}>{column}</code>
                  {profile.optional?.includes(field) === true ? (
                    <span className="quiet small"> ({editor.mayBeMissing})</span>
                  ) : null}
                </span>
              ))}
            </span>
          ),
        },
      ]}
    />
  );
}

import { Radio } from '@mantine/core';
import { useEffect } from 'react';
import type { Query } from '../../api/client.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { SelectField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Message } from '../../parts/Message.tsx';
import { paths } from '../../paths.ts';
import { importsWords } from '../../words/imports.ts';
import { useWords } from '../../words/language.tsx';
import { ProfileFacts } from './ProfileFacts.tsx';
import { fittingProfile, type ListedProfile, missingColumns } from './profile-fit.ts';
import { useProfileNames } from './profile-names.ts';
import { delimiters, encodings, type Reading, type Sample } from './sample.ts';
import { SampleTable } from './SampleTable.tsx';

type BadRows = NonNullable<NonNullable<Query<'importReceivables'>>['badRows']>;
const badRowsWays: readonly BadRows[] = ['stop', 'skip'];

/** How a file is to be read, with what of it fits; and the button that has it checked. */
export function ImportForm({
  profiles,
  file,
  sample,
  wanted,
  reading,
  onReading,
  send,
}: {
  readonly profiles: readonly ListedProfile[];
  readonly file: File | null;
  readonly sample: Sample | null;
  /** Key of the profile that the address asks for. */
  readonly wanted: string | null;
  readonly reading: Reading;
  readonly onReading: (reading: Reading) => void;
  readonly send: (query: Query<'importReceivables'>) => Promise<void>;
}) {
  const { words, language } = useWords(importsWords);
  const text = words.new;
  const form = useForm({
    initial: { profile: wanted ?? '', badRows: 'stop' as string },
    check: ({ profile }) => ({ profile: profile === '' ? text.chooseProfile : undefined }),
    act: ({ profile, badRows }) =>
      send({
        profile,
        badRows: badRows as BadRows,
        dryRun: true,
        fileName: file?.name.slice(-200) ?? '',
        language,
        ...readAs(profiles, profile, sample, reading),
      }),
  });
  const fitting = sample === null ? undefined : fittingProfile(profiles, sample.header);
  const { set } = form;
  useEffect(() => {
    if (wanted === null && fitting !== undefined) set({ profile: fitting.profile.key });
  }, [wanted, fitting, set]);
  const chosen = profiles.find(({ profile }) => profile.key === form.values.profile);
  const nameOf = useProfileNames();
  const asProfile = { value: 'profile', label: text.asProfile };
  const unbound = { error: undefined, register: () => undefined, required: true };
  return (
    <Form
      form={form}
      submit={text.check}
      permission="receivables.write"
      reason={file === null ? text.chooseFirst : undefined}
      secondary={<AppLink to={paths.newImportProfile()}>{text.ownProfile}</AppLink>}
    >
      <SelectField
        {...form.field('profile')}
        label={words.profile}
        help={text.profileHelp}
        choices={profiles.map(({ profile }) => ({
          value: profile.key,
          label:
            profile.key === fitting?.profile.key
              ? `${nameOf(profile.key)} (${text.suggested})`
              : nameOf(profile.key),
        }))}
      />
      {chosen === undefined ? null : <ProfileFacts profile={chosen.profile} />}
      {chosen === undefined || sample === null ? null : (
        <Fit missing={missingColumns(chosen.profile, sample.header)} />
      )}
      <Radio.Group
        label={text.badRows}
        value={form.values.badRows}
        onChange={(badRows) => form.set({ badRows })}
      >
        <div className="ChoicesField">
          {badRowsWays.map((way) => (
            <Radio
              key={way}
              value={way}
              label={text.badRowsWays[way]}
              description={text.badRowsHelp[way]}
            />
          ))}
        </div>
      </Radio.Group>
      <details open={reading.delimiter !== undefined || reading.encoding !== undefined}>
        <summary>{text.read}</summary>
        <div className="stack ReadAs">
          <SelectField
            {...unbound}
            name="delimiter"
            label={text.delimiter}
            value={reading.delimiter ?? asProfile.value}
            onValue={(value) => onReading({ delimiter: delimiters.find((each) => each === value) })}
            choices={[
              asProfile,
              ...delimiters.map((value) => ({ value, label: words.delimiters[value] })),
            ]}
          />
          <SelectField
            {...unbound}
            name="encoding"
            label={text.encoding}
            value={reading.encoding ?? asProfile.value}
            onValue={(value) => onReading({ encoding: encodings.find((each) => each === value) })}
            choices={[
              asProfile,
              ...encodings.map((value) => ({ value, label: words.encodings[value] })),
            ]}
          />
          {sample === null ? null : <SampleTable sample={sample} />}
        </div>
      </details>
    </Form>
  );
}

/**
 * What was chosen for this file; and, where the profile leaves the encoding open, what the file's
 * beginning
 * shows.
 */
function readAs(
  profiles: readonly ListedProfile[],
  key: string,
  sample: Sample | null,
  { delimiter, encoding }: Reading,
): Reading {
  const profile = profiles.find((each) => each.profile.key === key)?.profile;
  const seen = profile?.encoding === 'detect' ? sample?.encoding : undefined;
  const wanted = encoding ?? (seen === 'shift_jis' ? seen : undefined);
  return {
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(wanted === undefined ? {} : { encoding: wanted }),
  };
}

function Fit({ missing }: { readonly missing: readonly string[] }) {
  const { words, count } = useWords(importsWords);
  if (missing.length === 0) return <Message tone="success">{words.new.fits}</Message>;
  return (
    <Message tone="warning">
      <p>{count(words.new.missing, missing.length)}</p>
      <p className="ColumnNames">
        {missing.map((column) => (
          <code key={column}>{column}</code>
        ))}
      </p>
      <p>{words.new.missingAdvice}</p>
    </Message>
  );
}

import './imports.css';
import { useEffect } from 'react';
import { useAct } from '../../api/queries.ts';
import { useNavigateTo } from '../../app/navigate.ts';
import { TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Message } from '../../parts/Message.tsx';
import { Section } from '../../parts/Page.tsx';
import { toast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { importsWords } from '../../words/imports.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { AdvancedFields } from './AdvancedFields.tsx';
import { useChosenFile } from './chosen-file.ts';
import { DropFile } from './DropFile.tsx';
import { useFileSample } from './file-sample.ts';
import { FormatFields } from './FormatFields.tsx';
import { MappingTable } from './MappingTable.tsx';
import type { ListedProfile } from './profile-fit.ts';
import {
  checkProfile,
  guessColumns,
  keyFromName,
  profileOfValues,
  type ProfileValues,
} from './profile-values.ts';
import { delimiters, encodings } from './sample.ts';
import { SampleTable } from './SampleTable.tsx';

/** Says how a partner's own file is read, with a sample of the file at hand. */
export function ProfileEditor({
  initial,
  isNew,
  fromBuiltIn,
  profiles,
}: {
  readonly initial: ProfileValues;
  /** Its key can still be chosen. */
  readonly isNew: boolean;
  readonly fromBuiltIn: boolean;
  readonly profiles: readonly ListedProfile[];
}) {
  const { words } = useWords(importsWords);
  const { editor } = words;
  const { required } = useWords(partsWords).words.form;
  const navigateTo = useNavigateTo();
  const [file, setFile] = useChosenFile();
  const save = useAct('saveImportProfile', { refreshes: ['listImportProfiles'] });
  const form = useForm<ProfileValues>({
    initial,
    check: (values) => checkProfile(values, profiles, editor, required),
    act: async (values) => {
      const profile = await save.act({ body: profileOfValues(values) });
      toast(editor.saved);
      navigateTo(
        file === null ? paths.importProfiles() : paths.newImport({ profile: profile.key }),
      );
    },
  });
  const { sample, fault } = useFileSample(file, {
    delimiter: delimiters.find((each) => each === form.values.delimiter),
    encoding: encodings.find((each) => each === form.values.encoding),
  });
  const { set } = form;
  const empty = Object.keys(form.values.columns).length === 0;
  useEffect(() => {
    if (sample === null || !empty) return;
    const names = [importsWords.en.editor.fields, importsWords.ja.editor.fields];
    const columns = guessColumns(sample.header, profiles, names);
    set({ columns, ...(columns.currency === undefined ? {} : { currency: 'column' }) });
  }, [sample, empty, profiles, set]);
  const name = form.field('name');
  return (
    <div className="ProfileEditor">
      {fromBuiltIn ? <Message tone="information">{editor.ownOnly}</Message> : null}
      <Form form={form} submit={editor.save} permission="receivables.write">
        <div className="FieldPair">
          <TextField
            {...name}
            label={editor.name}
            help={editor.nameHelp}
            autoComplete="off"
            onValue={(text) => {
              const follows = isNew && form.values.key === keyFromName(form.values.name);
              set({ name: text, ...(follows ? { key: keyFromName(text) } : {}) });
            }}
          />
          <TextField
            {...form.field('key')}
            label={editor.key}
            help={editor.keyHelp}
            autoComplete="off"
            disabled={!isNew}
          />
        </div>
        <Section title={editor.sample} lead={editor.sampleHelp}>
          <DropFile file={file} columns={sample?.header.length ?? null} onFile={setFile} />
          {fault === null ? null : (
            <Message tone="danger">{fault === 'empty' ? words.new.empty : words.new.noCsv}</Message>
          )}
          {sample === null ? null : <SampleTable sample={sample} />}
        </Section>
        <Section title={editor.format}>
          <FormatFields form={form} />
        </Section>
        <Section title={editor.columns} lead={editor.columnsLead}>
          <MappingTable form={form} sample={sample} />
        </Section>
        <details>
          <summary>{editor.advanced}</summary>
          <div className="stack ReadAs">
            <AdvancedFields form={form} sample={sample} />
          </div>
        </details>
      </Form>
    </div>
  );
}

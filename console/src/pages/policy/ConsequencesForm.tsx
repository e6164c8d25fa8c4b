import { ActionButton } from '../../parts/ActionButton.tsx';
import { ChoicesField, SelectField, TextField } from '../../parts/fields.tsx';
import { useWords } from '../../words/language.tsx';
import { policyWords } from '../../words/policy.ts';
import { type Consequence, type ConsequenceKind, type RiskClass, riskClasses } from './content.ts';
import type { StagePartProps } from './StageForm.tsx';

/** What a stage does besides writing; each for all customers or for some risk classes. */
export function ConsequencesForm(props: StagePartProps) {
  const { stage, path, bind, change } = props;
  const { words } = useWords(policyWords);
  const set = (consequences: Consequence[]) => change({ ...stage, consequences });
  const own = bind.faultOf(`${path}.consequences`);
  return (
    <fieldset>
      <legend>{words.consequence}</legend>
      <div>
        {stage.consequences.map((consequence, index) => (
          // A consequence has no name of its own; its place is what it is known by.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className="Editor-row">
            <ConsequenceFields
              {...props}
              path={`${path}.consequences.${index}`}
              consequence={consequence}
              set={(next) => set(stage.consequences.with(index, next))}
            />
            <ActionButton onClick={() => set(stage.consequences.toSpliced(index, 1))}>
              {words.remove}
            </ActionButton>
          </div>
        ))}
      </div>
      {own === undefined ? null : <p className="Editor-fault">{own}</p>}
      <div>
        <ActionButton
          onClick={() => set([...stage.consequences, { kind: 'block_purchases', riskClasses: [] }])}
        >
          {words.editor.addConsequence}
        </ActionButton>
      </div>
    </fieldset>
  );
}

function ConsequenceFields({
  path,
  bind,
  consequence,
  set,
}: Pick<StagePartProps, 'path' | 'bind'> & {
  readonly consequence: Consequence;
  readonly set: (consequence: Consequence) => void;
}) {
  const { words } = useWords(policyWords);
  const { editor } = words;
  const titles = consequence.titles ?? { en: '', ja: '' };
  const own = bind.faultOf(path);
  return (
    <div className="stack">
      <SelectField
        {...bind<string>(`${path}.kind`, consequence.kind, (kind) => {
          const { titles: kept, ...rest } = consequence;
          const next = { ...rest, kind: kind as ConsequenceKind };
          set(kind === 'task' ? { ...next, titles: kept ?? { en: '', ja: '' } } : next);
        })}
        {...(own === undefined ? {} : { error: own })}
        label={editor.consequenceKind}
        choices={Object.entries(words.consequences).map(([value, label]) => ({ value, label }))}
      />
      {consequence.kind === 'task' ? (
        <div className="Editor-pair">
          <TextField
            {...bind(`${path}.titles.en`, titles.en, (en) =>
              set({ ...consequence, titles: { ...titles, en } }),
            )}
            label={editor.taskEn}
          />
          <TextField
            {...bind(`${path}.titles.ja`, titles.ja, (ja) =>
              set({ ...consequence, titles: { ...titles, ja } }),
            )}
            label={editor.taskJa}
          />
        </div>
      ) : null}
      <ChoicesField
        {...bind<readonly string[]>(`${path}.riskClasses`, consequence.riskClasses, (chosen) =>
          set({ ...consequence, riskClasses: chosen as RiskClass[] }),
        )}
        label={editor.riskClasses}
        help={editor.riskClassesHelp}
        choices={riskClasses.map((value) => ({ value, label: value }))}
      />
    </div>
  );
}

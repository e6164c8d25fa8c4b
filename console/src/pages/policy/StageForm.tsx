import { ChoicesField, SelectField, TextField } from '../../parts/fields.tsx';
import { useWords } from '../../words/language.tsx';
import { noticesWords } from '../../words/notices.ts';
import { policyWords } from '../../words/policy.ts';
import { ConsequencesForm } from './ConsequencesForm.tsx';
import { type PolicyContent, type PolicyStage, type RiskClass, riskClasses } from './content.ts';
import { AmountsField, type Bind } from './editor-fields.tsx';
import { GateForm } from './GateForm.tsx';
import { TriggerForm } from './TriggerForm.tsx';

export interface StagePartProps {
  readonly stage: PolicyStage;
  /** `stages.2` */
  readonly path: string;
  /** Stages before this one, which it can build on. */
  readonly earlier: readonly PolicyStage[];
  readonly bind: Bind;
  readonly change: (stage: PolicyStage) => void;
}

type NoticeTemplate = NonNullable<PolicyStage['notice']>['template'];

/** Everything about one stage, in the order in which one thinks about it. */
export function StageForm({
  content,
  index,
  bind,
  change,
}: {
  readonly content: PolicyContent;
  readonly index: number;
  readonly bind: Bind;
  readonly change: (stage: PolicyStage) => void;
}) {
  const { editor } = useWords(policyWords).words;
  const stage = content.stages[index];
  if (stage === undefined) return null;
  const part = { stage, path: `stages.${index}`, earlier: content.stages.slice(0, index), bind };
  const names = stage.names;
  return (
    <div className="Editor-form">
      <div className="Editor-pair">
        <TextField
          {...bind(`${part.path}.names.en`, names.en, (en) =>
            change({ ...stage, names: { ...names, en } }),
          )}
          label={editor.nameEn}
        />
        <TextField
          {...bind(`${part.path}.names.ja`, names.ja, (ja) =>
            change({ ...stage, names: { ...names, ja } }),
          )}
          label={editor.nameJa}
        />
      </div>
      <TextField
        {...bind(`${part.path}.key`, stage.key, (key) => change({ ...stage, key }))}
        label={editor.key}
        help={editor.keyHelp}
      />
      <TriggerForm {...part} change={change} />
      <NoticeForm {...part} change={change} />
      <ConsequencesForm {...part} change={change} />
      <GateForm {...part} change={change} />
      <AppliesToForm {...part} change={change} />
    </div>
  );
}

function NoticeForm({ stage, path, bind, change }: StagePartProps) {
  const { words } = useWords(policyWords);
  const { templates } = useWords(noticesWords).words;
  const { editor } = words;
  const { notice } = stage;
  const when = notice?.when ?? 'reached';
  return (
    <fieldset>
      <legend>{words.notice}</legend>
      <div className="Editor-pair">
        <SelectField
          {...bind(`${path}.notice.template`, notice?.template ?? 'none', (template) =>
            change({
              ...stage,
              notice: template === 'none' ? null : { template: template as NoticeTemplate, when },
            }),
          )}
          label={editor.noticeTemplate}
          choices={[
            { value: 'none', label: editor.noticeNone },
            ...Object.entries(templates).map(([value, label]) => ({ value, label })),
          ]}
        />
        {notice === null ? null : (
          <SelectField
            {...bind<string>(`${path}.notice.when`, when, (next) =>
              change({ ...stage, notice: { ...notice, when: next as typeof when } }),
            )}
            label={editor.noticeWhen}
            choices={Object.entries(words.noticeWhen).map(([value, label]) => ({ value, label }))}
          />
        )}
      </div>
    </fieldset>
  );
}

function AppliesToForm({ stage, path, bind, change }: StagePartProps) {
  const { editor } = useWords(policyWords).words;
  const { appliesTo } = stage;
  return (
    <fieldset>
      <legend>{editor.appliesTo}</legend>
      <div className="Editor-pair">
        <ChoicesField
          {...bind<readonly string[]>(
            `${path}.appliesTo.riskClasses`,
            appliesTo.riskClasses,
            (chosen) =>
              change({
                ...stage,
                appliesTo: { ...appliesTo, riskClasses: chosen as RiskClass[] },
              }),
          )}
          label={editor.riskClasses}
          help={editor.riskClassesHelp}
          required
          choices={riskClasses.map((value) => ({ value, label: value }))}
        />
        <TextField
          {...bind(`${path}.appliesTo.segments`, appliesTo.segments.join('\n'), (text) =>
            change({ ...stage, appliesTo: { ...appliesTo, segments: linesOf(text) } }),
          )}
          label={editor.segments}
          help={editor.segmentsHelp}
          required={false}
          multiline
        />
      </div>
      <strong>{editor.ownTolerance}</strong>
      <p className="quiet">{editor.ownToleranceHelp}</p>
      <AmountsField
        path={`${path}.tolerance`}
        bind={bind}
        amounts={stage.tolerance}
        change={(tolerance) => change({ ...stage, tolerance })}
      />
    </fieldset>
  );
}

/** Lines as they are typed: an empty last line is where the next one will stand. */
function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

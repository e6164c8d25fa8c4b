import { SelectField } from '../../parts/fields.tsx';
import { useWords } from '../../words/language.tsx';
import { policyWords } from '../../words/policy.ts';
import type { Trigger } from './content.ts';
import { countedFrom } from './edits.ts';
import { IntegerField } from './editor-fields.tsx';
import type { StagePartProps } from './StageForm.tsx';
import { StageSelect } from './StageSelect.tsx';

/** When a stage begins: so many days from the due day, a notice or a consequence. */
export function TriggerForm({ stage, path, earlier, bind, change }: StagePartProps) {
  const { editor } = useWords(policyWords).words;
  const { trigger } = stage;
  const set = (next: Trigger) => change({ ...stage, trigger: next });
  const own = bind.faultOf(`${path}.trigger`);
  return (
    <fieldset>
      <legend>{editor.trigger}</legend>
      <div className="Editor-pair">
        <SelectField
          {...bind<string>(`${path}.trigger.kind`, trigger.kind, (kind) =>
            set(countedFrom(trigger, kind as Trigger['kind'], earlier.at(-1)?.key ?? '')),
          )}
          label={editor.triggerKind}
          choices={Object.entries(editor.triggerKinds).map(([value, label]) => ({ value, label }))}
        />
        {trigger.kind === 'past_due' ? null : (
          <StageSelect
            {...bind(`${path}.trigger.stage`, trigger.stage, (key) =>
              set({ ...trigger, stage: key }),
            )}
            label={editor.ofStage}
            stages={earlier}
          />
        )}
        <IntegerField
          {...bind(`${path}.trigger.days`, trigger.days, (days) => set({ ...trigger, days }))}
          label={editor.days}
          help={trigger.kind === 'past_due' ? editor.daysHelp : undefined}
        />
        <SelectField
          {...bind<string>(`${path}.trigger.unit`, trigger.unit, (unit) =>
            set({ ...trigger, unit: unit as Trigger['unit'] }),
          )}
          label={editor.unit}
          choices={Object.entries(editor.units).map(([value, label]) => ({ value, label }))}
        />
      </div>
      {own === undefined ? null : <p className="Editor-fault">{own}</p>}
    </fieldset>
  );
}

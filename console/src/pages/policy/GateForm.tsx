import { CheckField, TextField } from '../../parts/fields.tsx';
import { useWords } from '../../words/language.tsx';
import { policyWords } from '../../words/policy.ts';
import type { PolicyStage } from './content.ts';
import { IntegerField } from './editor-fields.tsx';
import type { StagePartProps } from './StageForm.tsx';
import { StageSelect } from './StageSelect.tsx';

/** Business days that pass between a notice and what it announces until somebody says otherwise. */
const usualWaitDays = 5;

type Gate = PolicyStage['gate'];

/** The proof that must exist before the stage is reached, however late it is. */
export function GateForm({ stage, path, earlier, bind, change }: StagePartProps) {
  const { editor } = useWords(policyWords).words;
  const { gate } = stage;
  const { deliveredNotice, task } = gate;
  const own = bind.faultOf(`${path}.gate.deliveredNotice`);
  const set = (next: Partial<Gate>) => change({ ...stage, gate: { ...gate, ...next } });
  return (
    <fieldset>
      <legend>{editor.gate}</legend>
      <div className="Editor-pair">
        <StageSelect
          {...bind(`${path}.gate.deliveredNotice.stage`, deliveredNotice?.stage ?? 'none', (key) =>
            set({
              deliveredNotice:
                key === 'none'
                  ? null
                  : { stage: key, businessDays: deliveredNotice?.businessDays ?? usualWaitDays },
            }),
          )}
          {...(own === undefined ? {} : { error: own })}
          label={editor.gateNotice}
          stages={earlier.filter((each) => each.notice !== null)}
          none={{ value: 'none', label: editor.gateNoticeNone }}
        />
        {deliveredNotice === null ? null : (
          <IntegerField
            {...bind(
              `${path}.gate.deliveredNotice.businessDays`,
              deliveredNotice.businessDays,
              (businessDays) => set({ deliveredNotice: { ...deliveredNotice, businessDays } }),
            )}
            label={editor.gateDays}
          />
        )}
      </div>
      <CheckField
        {...bind(`${path}.gate.task`, task !== null, (needed) =>
          set({ task: needed ? { en: '', ja: '' } : null }),
        )}
        error={undefined}
        label={editor.gateTask}
      />
      {task === null ? null : (
        <div className="Editor-pair">
          <TextField
            {...bind(`${path}.gate.task.en`, task.en, (en) => set({ task: { ...task, en } }))}
            label={editor.taskEn}
          />
          <TextField
            {...bind(`${path}.gate.task.ja`, task.ja, (ja) => set({ task: { ...task, ja } }))}
            label={editor.taskJa}
          />
        </div>
      )}
      <CheckField
        {...bind(`${path}.gate.approval`, gate.approval, (approval) => set({ approval }))}
        label={editor.gateApproval}
      />
    </fieldset>
  );
}

import { useAct } from '../../api/queries.ts';
import { todayIn } from '../../app/clock.ts';
import { DayField, isDay } from '../../parts/DayField.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { SelectField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { standingWords } from '../../words/standing.ts';

const ways = ['letter', 'telephone', 'in_person'] as const;
type Way = (typeof ways)[number];

/** Records that a person brought a notice to the customer, with the evidence. */
export function DeliveryDialog({
  noticeKey,
  close,
}: {
  readonly noticeKey: string;
  readonly close: () => void;
}) {
  const { bring } = useWords(standingWords).words;
  const { required, badDay } = useWords(partsWords).words.form;
  const format = useFormat();
  const record = useAct('recordDelivery', {
    refreshes: ['getStanding', 'listTasks', 'listWorklist'],
  });
  const form = useForm({
    initial: { how: 'letter' as Way, on: todayIn(format.timeZone), evidence: '' },
    check: ({ on, evidence }) => ({
      on: isDay(on) ? undefined : badDay,
      evidence: evidence.trim() === '' ? required : undefined,
    }),
    act: async ({ how, on, evidence }) => {
      await record.act({ body: { noticeKey, how, on, evidence: evidence.trim() } });
      toast(bring.recorded);
      close();
    },
  });
  return (
    <Dialog title={bring.title} close={close}>
      <Form form={form} submit={bring.act} permission="collections.run">
        <p>{bring.lead}</p>
        <SelectField
          {...form.field('how')}
          onValue={(how) => form.set({ how: ways.find((each) => each === how) ?? 'letter' })}
          label={bring.how}
          choices={ways.map((value) => ({ value, label: bring.ways[value] }))}
        />
        <DayField {...form.field('on')} label={bring.on} />
        <TextField
          {...form.field('evidence')}
          label={bring.evidence}
          help={bring.evidenceHelp}
          multiline
        />
      </Form>
    </Dialog>
  );
}

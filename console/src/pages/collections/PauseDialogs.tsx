import { Radio } from '@mantine/core';
import { useAct } from '../../api/queries.ts';
import { todayIn } from '../../app/clock.ts';
import { DayField, isDay } from '../../parts/DayField.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { CheckField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Message } from '../../parts/Message.tsx';
import { toast } from '../../parts/toast.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { pausesWords } from '../../words/pauses.ts';
import { type Pause, refreshedByPauses } from './pause-state.ts';

/** Puts collections off for everything that a customer owes, until a day. */
export function PauseDialog({
  customerId,
  close,
}: {
  readonly customerId: string;
  readonly close: () => void;
}) {
  const { words } = useWords(pausesWords);
  const { required, badDay } = useWords(partsWords).words.form;
  const format = useFormat();
  const open = useAct('openPause', { refreshes: [...refreshedByPauses] });
  const form = useForm({
    initial: {
      kind: 'manual' as 'manual' | 'legal_hold',
      until: todayIn(format.timeZone),
      reason: '',
      givesBack: false,
    },
    check: ({ until, reason }) => ({
      until: isDay(until) ? undefined : badDay,
      reason: reason.trim() === '' ? required : undefined,
    }),
    act: async ({ kind, until, reason, givesBack }) => {
      const body = { kind, until, reason: reason.trim(), givesBack };
      await open.act({ params: { customerId }, body });
      toast(words.pause.recorded);
      close();
    },
  });
  return (
    <Dialog title={words.pause.title} close={close}>
      <div className="stack">
        <Message tone="information">{words.pause.consequence}</Message>
        <Form form={form} submit={words.pause.submit} permission="collections.pause">
          <Radio.Group
            label={words.kind}
            value={form.values.kind}
            onChange={(kind) => form.set({ kind: kind === 'manual' ? 'manual' : 'legal_hold' })}
          >
            <div className="ChoicesField">
              <Radio value="manual" label={words.kinds.manual} />
              <Radio value="legal_hold" label={words.kinds.legal_hold} />
            </div>
          </Radio.Group>
          <DayField {...form.field('until')} label={words.until} help={words.untilHelp} />
          <TextField
            {...form.field('reason')}
            label={words.reason}
            help={words.reasonHelp}
            multiline
          />
          <CheckField
            {...form.field('givesBack')}
            label={words.promise.givesBack}
            help={words.promise.givesBackHelp}
            required={false}
          />
        </Form>
      </div>
    </Dialog>
  );
}

/** Ends a pause or takes a promise back, with a reason. */
export function EndPauseDialog({
  pause,
  close,
}: {
  readonly pause: Pick<Pause, 'id' | 'kind' | 'instalments'>;
  readonly close: () => void;
}) {
  const { words } = useWords(pausesWords);
  const { required } = useWords(partsWords).words.form;
  const end = useAct('endPause', { refreshes: [...refreshedByPauses] });
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? required : undefined }),
    act: async ({ reason }) => {
      await end.act({ params: { id: pause.id }, body: { reason: reason.trim() } });
      toast(words.end.done);
      close();
    },
  });
  const label = pause.instalments.length > 0 ? words.end.promise : words.end.pause;
  return (
    <Dialog title={words.end.title} close={close}>
      <Form form={form} submit={label} permission="collections.pause">
        <p>{words.end.consequence}</p>
        <TextField {...form.field('reason')} label={words.reason} multiline />
      </Form>
    </Dialog>
  );
}

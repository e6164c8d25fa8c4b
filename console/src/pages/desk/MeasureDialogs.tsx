import { useAct } from '../../api/queries.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import { SelectField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { deskWords } from '../../words/desk.ts';
import { useWords } from '../../words/language.tsx';

const REFRESHES = ['getMatter', 'listMatters'] as const;

interface MeasureDialog {
  readonly ids: { readonly matterId: string; readonly measureId: string };
  readonly close: () => void;
}

/** Ends a measure before its time. */
export function LiftDialog({ ids, close }: MeasureDialog) {
  const { words } = useWords(deskWords);
  const lift = useAct('liftMeasure', { refreshes: REFRESHES });
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? words.required : undefined }),
    act: async ({ reason }) => {
      await lift.act({ params: ids, body: { reason: reason.trim() } });
      toast(words.lifted);
      close();
    },
  });
  return (
    <Dialog title={words.lift} close={close}>
      <Form form={form} submit={words.lift} permission="desk.act">
        <TextField {...form.field('reason')} label={words.liftReason} multiline />
      </Form>
    </Dialog>
  );
}

/** Tells the partner how it stands. */
export function UpdateDialog({ ids, close }: MeasureDialog) {
  const { words } = useWords(deskWords);
  const tell = useAct('tellMeasureUpdate', { refreshes: REFRESHES });
  const form = useForm({
    initial: { text: '' },
    check: ({ text }) => ({ text: text.trim() === '' ? words.required : undefined }),
    act: async ({ text }) => {
      await tell.act({ params: ids, body: { text: text.trim() } });
      toast(words.updated);
      close();
    },
  });
  return (
    <Dialog title={words.update} close={close}>
      <Form form={form} submit={words.update} permission="desk.act">
        <TextField {...form.field('text')} label={words.updateText} multiline />
      </Form>
    </Dialog>
  );
}

/** Decides an appeal. */
export function AppealDialog({ ids, close }: MeasureDialog) {
  const { words } = useWords(deskWords);
  const decide = useAct('decideAppeal', { refreshes: REFRESHES });
  const form = useForm({
    initial: { outcome: 'upheld' as string, text: '' },
    check: ({ text }) => ({ text: text.trim() === '' ? words.required : undefined }),
    act: async ({ outcome, text }) => {
      await decide.act({
        params: ids,
        body: { outcome: outcome === 'overturned' ? 'overturned' : 'upheld', text: text.trim() },
      });
      toast(words.appealDecided);
      close();
    },
  });
  return (
    <Dialog title={words.decideAppeal} close={close}>
      <Form form={form} submit={words.decideAppeal} permission="desk.approve">
        <SelectField
          {...form.field('outcome')}
          label={words.appealOutcome}
          choices={Object.entries(words.outcomes).map(([value, label]) => ({ value, label }))}
        />
        <TextField {...form.field('text')} label={words.appealText} multiline />
      </Form>
    </Dialog>
  );
}

import { useAct } from '../../api/queries.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import { SelectField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { deskWords } from '../../words/desk.ts';
import { useWords } from '../../words/language.tsx';

const REFRESHES = ['getMeasure', 'listMeasures'] as const;

/** The partner says what it did, or asks how it stands. */
export function AnswerDialog({
  measureId,
  kind,
  close,
}: {
  readonly measureId: string;
  readonly kind: 'answered' | 'update_asked';
  readonly close: () => void;
}) {
  const { words } = useWords(deskWords);
  const { inbox } = words;
  const answer = useAct('answerMeasure', { refreshes: REFRESHES });
  const title = kind === 'answered' ? inbox.answer : inbox.ask;
  const form = useForm({
    initial: { text: '' },
    check: ({ text }) => ({ text: text.trim() === '' ? words.required : undefined }),
    act: async ({ text }) => {
      await answer.act({ params: { measureId }, body: { kind, text: text.trim() } });
      toast(inbox.sent);
      close();
    },
  });
  return (
    <Dialog title={title} close={close}>
      <Form form={form} submit={title} permission="enforcement.answer">
        <TextField {...form.field('text')} label={inbox.answerText} multiline />
      </Form>
    </Dialog>
  );
}

/** The partner appeals. */
export function AppealDialog({
  measureId,
  close,
}: {
  readonly measureId: string;
  readonly close: () => void;
}) {
  const { words } = useWords(deskWords);
  const { inbox } = words;
  const appeal = useAct('appealMeasure', { refreshes: REFRESHES });
  const form = useForm({
    initial: { grounds: 'misclassified' as string, text: '' },
    check: ({ text }) => ({ text: text.trim() === '' ? words.required : undefined }),
    act: async ({ grounds, text }) => {
      await appeal.act({
        params: { measureId },
        body: { grounds: grounds === 'removed' ? 'removed' : 'misclassified', text: text.trim() },
      });
      toast(inbox.appealSent);
      close();
    },
  });
  return (
    <Dialog title={inbox.appeal} close={close}>
      <Form form={form} submit={inbox.appeal} permission="enforcement.answer">
        <SelectField
          {...form.field('grounds')}
          label={inbox.grounds}
          choices={Object.entries(inbox.groundKinds).map(([value, label]) => ({ value, label }))}
        />
        <TextField {...form.field('text')} label={inbox.appealText} multiline />
      </Form>
    </Dialog>
  );
}

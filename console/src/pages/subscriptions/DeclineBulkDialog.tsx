import { useAct } from '../../api/queries.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import { TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { enforcementWords } from '../../words/enforcement.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';

/** A second person's no, with the reason that whoever asked will read. */
export function DeclineBulkDialog({
  id,
  title,
  close,
}: {
  readonly id: string;
  readonly title: string;
  readonly close: () => void;
}) {
  const { bulk } = useWords(enforcementWords).words;
  const { required } = useWords(partsWords).words.form;
  const decline = useAct('declineBulkAction', { refreshes: ['getBulkAction', 'listBulkActions'] });
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? required : undefined }),
    act: async ({ reason }) => {
      await decline.act({ params: { id }, body: { reason: reason.trim() } });
      toast(bulk.declined);
      close();
    },
  });
  return (
    <Dialog title={title} close={close}>
      <Form form={form} submit={bulk.decline} permission="subscriptions.approve">
        <p>{bulk.declineText}</p>
        <TextField {...form.field('reason')} label={bulk.reason} multiline />
      </Form>
    </Dialog>
  );
}

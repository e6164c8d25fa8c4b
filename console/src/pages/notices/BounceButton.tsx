import { useState } from 'react';
import { useAct } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { noticesWords } from '../../words/notices.ts';
import { partsWords } from '../../words/parts.ts';
import type { NoticeDetail } from './NoticePage.tsx';

/** Records that a letter which the mail server took came back; only such a letter can. */
export function BounceButton({ notice }: { readonly notice: NoticeDetail }) {
  const { bounce } = useWords(noticesWords).words;
  const [open, setOpen] = useState(false);
  if (notice.state !== 'accepted') return null;
  return (
    <>
      <ActionButton permission="notices.write" onClick={() => setOpen(true)}>
        {bounce.act}
      </ActionButton>
      {open ? <BounceDialog notice={notice} close={() => setOpen(false)} /> : null}
    </>
  );
}

function BounceDialog({
  notice,
  close,
}: {
  readonly notice: NoticeDetail;
  readonly close: () => void;
}) {
  const { bounce } = useWords(noticesWords).words;
  const required = useWords(partsWords).words.form.required;
  const record = useAct('recordNoticeBounce', { refreshes: ['getNotice', 'listNotices'] });
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? required : undefined }),
    act: async ({ reason }) => {
      await record.act({ params: { id: notice.id }, body: { reason: reason.trim() } });
      toast(bounce.done);
      close();
    },
  });
  return (
    <Dialog title={bounce.title} close={close}>
      <Form form={form} submit={bounce.act} permission="notices.write" danger>
        <p>{bounce.consequence}</p>
        <TextField
          {...form.field('reason')}
          label={bounce.reason}
          help={bounce.reasonHelp}
          multiline
        />
      </Form>
    </Dialog>
  );
}

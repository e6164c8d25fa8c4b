import { useState } from 'react';
import type { Output } from '../../api/client.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { SelectField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { casesWords } from '../../words/cases.ts';
import { useWords } from '../../words/language.tsx';

type Detail = Output<'getCase'>;
const refreshes = ['getCase', 'listCases', 'previewSuspension'] as const;

type Open = 'suspend' | 'release' | 'reopen' | 'resolve' | null;

/** Suspending, giving back, ending and reopening, each with its consequence before it. */
export function CaseActs({ detail }: { readonly detail: Detail }) {
  const { words } = useWords(casesWords);
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const caseId = detail.case.id;
  const isOpen = detail.case.state === 'open';
  const button = (act: Exclude<Open, null>, kind?: 'primary') => (
    <ActionButton
      {...(kind === undefined ? {} : { kind })}
      permission="cases.decide"
      onClick={() => setOpen(act)}
    >
      {words[act]}
    </ActionButton>
  );
  return (
    <>
      {isOpen ? button('suspend') : null}
      {detail.holds.length === 0 ? null : button('release')}
      {isOpen ? button('resolve', 'primary') : button('reopen')}
      {open === 'suspend' ? <SuspendDialog caseId={caseId} close={close} /> : null}
      {open === 'release' ? <ReleaseDialog caseId={caseId} close={close} /> : null}
      {open === 'reopen' ? <ReopenDialog caseId={caseId} close={close} /> : null}
      {open === 'resolve' ? <ResolveDialog caseId={caseId} close={close} /> : null}
    </>
  );
}

interface CaseDialog {
  readonly caseId: string;
  readonly close: () => void;
}

/** What is withheld stands before the button, subscription by subscription. */
function SuspendDialog({ caseId, close }: CaseDialog) {
  const { words, say } = useWords(casesWords);
  const params = { caseId };
  const scope = { scope: 'customer' } as const;
  const read = useRead('previewSuspension', { params, body: scope });
  const items = read.data?.items ?? [];
  const suspend = useAct('suspendForCase', { refreshes });
  const counts = { active: items.filter((each) => each.losesAccess).length, count: items.length };
  return (
    <ReasonDialog
      title={words.suspend}
      text={read.data === undefined ? '…' : say(words.suspendText, counts)}
      danger
      close={close}
      act={(reason) => suspend.act({ params, body: { ...scope, reason, expected: items.length } })}
    />
  );
}

function ReleaseDialog({ caseId, close }: CaseDialog) {
  const { words } = useWords(casesWords);
  const release = useAct('releaseForCase', { refreshes });
  return (
    <ReasonDialog
      title={words.release}
      text={words.releaseText}
      close={close}
      act={(reason) => release.act({ params: { caseId }, body: { reason } })}
    />
  );
}

function ReopenDialog({ caseId, close }: CaseDialog) {
  const { words } = useWords(casesWords);
  const reopen = useAct('reopenCase', { refreshes });
  return (
    <ReasonDialog
      title={words.reopen}
      text={words.reopenText}
      close={close}
      act={(because) => reopen.act({ params: { caseId }, body: { because } })}
    />
  );
}

/** Asks why, after saying what follows. */
function ReasonDialog({
  title,
  text,
  danger = false,
  close,
  act,
}: {
  readonly title: string;
  readonly text: string;
  readonly danger?: boolean;
  readonly close: () => void;
  readonly act: (reason: string) => Promise<unknown>;
}) {
  const { words } = useWords(casesWords);
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? words.required : undefined }),
    act: async ({ reason }) => {
      await act(reason.trim());
      toast(words.saved);
      close();
    },
  });
  return (
    <Dialog title={title} close={close}>
      <Form form={form} submit={title} permission="cases.decide" danger={danger}>
        <p>{text}</p>
        <TextField {...form.field('reason')} label={words.because} multiline />
      </Form>
    </Dialog>
  );
}

function ResolveDialog({ caseId, close }: CaseDialog) {
  const { words } = useWords(casesWords);
  const resolve = useAct('resolveCase', { refreshes });
  const listed = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  const form = useForm({
    initial: { outcome: '', because: '', holds: 'lift' },
    check: ({ outcome, because }) => ({
      outcome: outcome in words.outcomes ? undefined : words.required,
      because: because.trim() === '' ? words.required : undefined,
    }),
    act: async ({ outcome, because, holds }) => {
      await resolve.act({
        params: { caseId },
        body: {
          outcome: outcome as keyof typeof words.outcomes,
          because: because.trim(),
          holds: holds === 'keep' ? 'keep' : 'lift',
        },
      });
      toast(words.saved);
      close();
    },
  });
  return (
    <Dialog title={words.resolve} close={close}>
      <Form form={form} submit={words.resolve} permission="cases.decide">
        <SelectField
          {...form.field('outcome')}
          label={words.outcome}
          choices={listed(words.outcomes)}
        />
        <TextField {...form.field('because')} label={words.because} multiline />
        <SelectField
          {...form.field('holds')}
          label={words.after}
          choices={listed(words.holdChoices)}
        />
      </Form>
    </Dialog>
  );
}

import { useState } from 'react';
import type { Output } from '../../api/client.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { ConfirmAction } from '../../parts/ConfirmAction.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { SelectField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { casesWords } from '../../words/cases.ts';
import { useWords } from '../../words/language.tsx';

type Detail = Output<'getCase'>;
const refreshes = ['getCase', 'listCases', 'previewSuspension'] as const;

/** Suspending, giving back, ending and reopening, each with its consequence before it. */
export function CaseActs({ detail }: { readonly detail: Detail }) {
  const { words, say } = useWords(casesWords);
  const [resolving, setResolving] = useState(false);
  const params = { caseId: detail.case.id };
  const isOpen = detail.case.state === 'open';
  const scope = { scope: 'customer' } as const;
  const items =
    useRead('previewSuspension', { params, body: scope }, { enabled: isOpen }).data?.items ?? [];
  const suspend = useAct('suspendForCase', { refreshes });
  const release = useAct('releaseForCase', { refreshes });
  const reopen = useAct('reopenCase', { refreshes });
  const reason = detail.case.title;
  const counts = { active: items.filter((each) => each.losesAccess).length, count: items.length };
  return (
    <>
      {isOpen ? (
        <ConfirmAction
          kind="danger"
          opener="plain"
          permission="cases.decide"
          label={words.suspend}
          title={words.suspend}
          consequence={say(words.suspendText, counts)}
          act={() => suspend.act({ params, body: { ...scope, reason, expected: items.length } })}
        />
      ) : null}
      {detail.holds.length === 0 ? null : (
        <ConfirmAction
          permission="cases.decide"
          label={words.release}
          title={words.release}
          consequence={words.releaseText}
          act={() => release.act({ params, body: { reason } })}
        />
      )}
      {isOpen ? (
        <ActionButton kind="primary" permission="cases.decide" onClick={() => setResolving(true)}>
          {words.resolve}
        </ActionButton>
      ) : (
        <ConfirmAction
          permission="cases.decide"
          label={words.reopen}
          title={words.reopen}
          consequence={words.reopenText}
          act={() => reopen.act({ params, body: { because: words.reopen } })}
        />
      )}
      {resolving ? (
        <ResolveDialog caseId={params.caseId} close={() => setResolving(false)} />
      ) : null}
    </>
  );
}

function ResolveDialog({ caseId, close }: { readonly caseId: string; readonly close: () => void }) {
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

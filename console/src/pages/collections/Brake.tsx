import { useState } from 'react';
import { useAct } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { ConfirmAction } from '../../parts/ConfirmAction.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Message } from '../../parts/Message.tsx';
import { toast } from '../../parts/toast.tsx';
import { collectionsWords } from '../../words/collections.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import type { Run } from './run-state.ts';

/** Why the brake closed, in numbers, and the two ways on: release it with a reason, or stop. */
export function Brake({ run }: { readonly run: Run }) {
  const { words, say } = useWords(collectionsWords);
  const format = useFormat();
  const [open, setOpen] = useState(false);
  return (
    <Message tone="danger" title={words.run.brakeTitle}>
      <p>
        {say(words.run.brake, {
          proposed: format.count(run.harmfulProposed),
          more: format.count(run.brakedHarmful ?? 0),
          allowed: format.count(run.harmfulAllowed),
        })}
      </p>
      <p>{words.run.brakeAdvice}</p>
      <div className="row ErrorState-actions">
        <StopRun run={run} />
        <ActionButton permission="collections.proposals.decide" onClick={() => setOpen(true)}>
          {words.run.release}
        </ActionButton>
      </div>
      {open ? <ReleaseDialog run={run} close={() => setOpen(false)} /> : null}
    </Message>
  );
}

function ReleaseDialog({ run, close }: { readonly run: Run; readonly close: () => void }) {
  const { words, say } = useWords(collectionsWords);
  const required = useWords(partsWords).words.form.required;
  const format = useFormat();
  const release = useAct('releaseCollectionsRun', {
    refreshes: ['getCollectionsRun', 'listCollectionsRuns'],
  });
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? required : undefined }),
    act: async ({ reason }) => {
      await release.act({ params: { runId: run.id }, body: { reason: reason.trim() } });
      toast(words.run.released, { tone: 'information' });
      close();
    },
  });
  return (
    <Dialog title={words.run.releaseTitle} close={close}>
      <Form form={form} submit={words.run.release} permission="collections.proposals.decide" danger>
        <p>{say(words.run.releaseConsequence, { allowed: format.count(run.harmfulAllowed) })}</p>
        <TextField
          {...form.field('reason')}
          label={words.run.reason}
          help={words.run.reasonHelp}
          multiline
        />
      </Form>
    </Dialog>
  );
}

/** Ends a run for good; what it would undo is said first. */
export function StopRun({ run }: { readonly run: Run }) {
  const { words, say } = useWords(collectionsWords);
  const format = useFormat();
  const stop = useAct('stopCollectionsRun', {
    refreshes: ['getCollectionsRun', 'listCollectionsRuns', 'listProposals'],
  });
  return (
    <ConfirmAction
      label={words.run.stop}
      title={words.run.stopTitle}
      kind="danger"
      permission="collections.run"
      consequence={
        <p>
          {say(words.run.stopConsequence, {
            done: format.count(run.customersDone),
            total: format.count(run.customersTotal),
          })}
        </p>
      }
      act={async () => {
        await stop.act({ params: { runId: run.id } });
        toast(words.run.stopped);
      }}
    />
  );
}

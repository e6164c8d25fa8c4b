import { useState } from 'react';
import { useAct } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { ConfirmAction } from '../../parts/ConfirmAction.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { toast } from '../../parts/toast.tsx';
import { collectionsWords } from '../../words/collections.ts';
import { wordFor } from '../../words/family.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import type { Proposal } from './proposal-state.ts';

const refreshes = ['listProposals', 'getStanding', 'listWorklist', 'listTasks'] as const;

/** Yes or no to a proposal, and later that it was done. */
export function ProposalActs({ proposal }: { readonly proposal: Proposal }) {
  const { proposals } = useWords(collectionsWords).words;
  const [deciding, setDeciding] = useState<'approve' | 'decline' | null>(null);
  const carryOut = useAct('recordProposalCarriedOut', { refreshes });
  if (proposal.state === 'approved') {
    return (
      <div className="row">
        <ConfirmAction
          label={proposals.carriedOut}
          title={proposals.carriedOutTitle}
          consequence={<p>{proposals.carriedOutConsequence}</p>}
          permission="collections.proposals.decide"
          opener="primary"
          act={async () => {
            await carryOut.act({ params: { id: proposal.id } });
            toast(proposals.carriedOutDone);
          }}
        />
      </div>
    );
  }
  if (proposal.state !== 'proposed') return null;
  return (
    <div className="row">
      <ActionButton
        kind="primary"
        permission="collections.proposals.decide"
        onClick={() => setDeciding('approve')}
      >
        {proposals.approve}
      </ActionButton>
      <ActionButton
        permission="collections.proposals.decide"
        onClick={() => setDeciding('decline')}
      >
        {proposals.decline}
      </ActionButton>
      {deciding === null ? null : (
        <DecideDialog proposal={proposal} decision={deciding} close={() => setDeciding(null)} />
      )}
    </div>
  );
}

/** Consequence first, then the reason, then the button that names the act. */
function DecideDialog({
  proposal,
  decision,
  close,
}: {
  readonly proposal: Proposal;
  readonly decision: 'approve' | 'decline';
  readonly close: () => void;
}) {
  const { words, say } = useWords(collectionsWords);
  const { proposals } = words;
  const required = useWords(partsWords).words.form.required;
  const kind = wordFor(proposals.kinds, proposal.kind);
  const name = proposal.customerName;
  const approve = useAct('approveProposal', { refreshes });
  const decline = useAct('declineProposal', { refreshes });
  const yes = decision === 'approve';
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? required : undefined }),
    act: async ({ reason }) => {
      const input = { params: { id: proposal.id }, body: { reason: reason.trim() } };
      await (yes ? approve.act(input) : decline.act(input));
      toast(yes ? proposals.approved : proposals.declined);
      close();
    },
  });
  return (
    <Dialog
      title={
        yes
          ? say(proposals.approveTitle, { kind, name })
          : say(proposals.declineTitle, { kind, name })
      }
      close={close}
    >
      <Form
        form={form}
        submit={yes ? say(proposals.approveAct, { kind }) : proposals.decline}
        permission="collections.proposals.decide"
        danger={yes}
      >
        {yes ? (
          <>
            <p>{wordFor(proposals.effects, proposal.kind)}</p>
            <Facts
              items={[
                { label: words.customer, value: `${name} (${proposal.customerNumber})` },
                {
                  label: proposals.amount,
                  value: <MoneyText amount={proposal.amount} currency={proposal.currency} />,
                },
              ]}
            />
            <p className="quiet">{proposals.recheck}</p>
          </>
        ) : (
          <p>{proposals.declineConsequence}</p>
        )}
        <TextField
          {...form.field('reason')}
          label={proposals.reason}
          help={proposals.reasonHelp}
          multiline
        />
      </Form>
    </Dialog>
  );
}

import type { Output } from '../../api/client.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { useSearchState } from '../../app/search-state.ts';
import { signOf } from '../../words/decimal.ts';
import { useWords } from '../../words/language.tsx';
import { receivablesWords } from '../../words/receivables.ts';
import { AllocateDialog } from './AllocateDialog.tsx';
import { CloseDisputeDialog } from './CloseDisputeDialog.tsx';
import { OpenDisputeDialog } from './OpenDisputeDialog.tsx';
import { RecordPaymentDialog } from './RecordPaymentDialog.tsx';
import { RecoverDialog } from './RecoverDialog.tsx';
import { ReverseDialog } from './ReverseDialog.tsx';
import { WriteOffDialog } from './WriteOffDialog.tsx';

type Detail = Output<'getDocument'>;
type Act = keyof ReturnType<typeof actsFor>;

/** Which acts a document of this kind and state allows. */
function actsFor({ document, allocations, disputes }: Detail) {
  const { kind } = document;
  const open = signOf(document.amountOpen) > 0;
  const reversed = allocations.some(
    (each) => each.other.kind === 'reversal' && each.undoesId === null && !each.isUndone,
  );
  const disputed = disputes.some((dispute) => dispute.closedOn === null);
  return {
    payment: (kind === 'invoice' || kind === 'late_charge') && open,
    dispute: kind === 'invoice' && open && !disputed,
    closeDispute: disputed,
    writeOff: (kind === 'invoice' || kind === 'late_charge') && open,
    allocate: (kind === 'payment' || kind === 'credit_note') && open,
    recover: kind === 'write_off' && !reversed,
    reverse: (kind === 'payment' || kind === 'write_off') && !reversed,
  };
}

/** The acts on one document. The open form is in the address. */
export function DocumentActs({ detail }: { readonly detail: Detail }) {
  const { words } = useWords(receivablesWords);
  const [search, patch] = useSearchState();
  const possible = actsFor(detail);
  const wanted = search.get('act') as Act | null;
  const act = wanted !== null && possible[wanted] ? wanted : null;
  const close = () => patch({ act: null });
  const { document, allocations, disputes } = detail;
  const dispute = disputes.find((each) => each.closedOn === null);
  return (
    <>
      {(Object.keys(possible) as Act[])
        .filter((each) => possible[each])
        .map((each) => (
          <ActionButton
            key={each}
            kind={each === 'payment' || each === 'allocate' ? 'primary' : 'plain'}
            permission="receivables.write"
            onClick={() => patch({ act: each }, 'push')}
          >
            {words.acts[each]}
          </ActionButton>
        ))}
      {act === 'payment' ? (
        <RecordPaymentDialog
          customerId={document.customerId}
          currencies={[document.currency]}
          pays={{ documentId: document.id, amountOpen: document.amountOpen }}
          close={close}
        />
      ) : null}
      {act === 'dispute' ? <OpenDisputeDialog invoice={document} close={close} /> : null}
      {act === 'closeDispute' && dispute !== undefined ? (
        <CloseDisputeDialog dispute={dispute} number={document.number} close={close} />
      ) : null}
      {act === 'writeOff' ? <WriteOffDialog debit={document} close={close} /> : null}
      {act === 'allocate' ? <AllocateDialog credit={document} close={close} /> : null}
      {act === 'recover' ? <RecoverDialog written={document} close={close} /> : null}
      {act === 'reverse' ? (
        <ReverseDialog credit={document} allocations={allocations} close={close} />
      ) : null}
    </>
  );
}

import './receivables.css';
import type { Output } from '../../api/client.ts';
import { useAct } from '../../api/queries.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { ConfirmAction } from '../../parts/ConfirmAction.tsx';
import { DayText } from '../../parts/DayText.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { toast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { receivablesWords } from '../../words/receivables.ts';
import type { Document } from './document-state.ts';
import { refreshedByDocuments } from './refreshes.ts';

type Allocation = Output<'getDocument'>['allocations'][number];

/** What settled a document, or what it settled. */
export function AllocationsTab({
  document,
  allocations,
}: {
  readonly document: Document;
  readonly allocations: readonly Allocation[];
}) {
  const { words } = useWords(receivablesWords);
  const { document: text } = words;
  if (allocations.length === 0) return <p className="quiet">{text.noAllocations}</p>;
  return (
    <div className="AgeingBar-scroll">
      <table className="PlainTable Allocations">
        <thead>
          <tr>
            <th scope="col">{words.bookedOn}</th>
            <th scope="col">{text.allocatedWith}</th>
            <th scope="col" data-align="end">
              {words.amount}
            </th>
            <th scope="col">
              <span className="unseen">{text.undo}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {allocations.map((each) => (
            <tr key={each.id} className={each.isUndone || each.undoesId ? 'quiet' : undefined}>
              <td>
                <DayText day={each.bookedOn} />
              </td>
              <td>
                {words.kinds[each.other.kind]}{' '}
                <AppLink to={paths.document(each.other.id)}>{each.other.number}</AppLink>
              </td>
              <td data-align="end">
                <MoneyText amount={each.amount} currency={each.currency} />
              </td>
              <td data-align="end">
                {each.undoesId !== null ? (
                  text.allocationUndoes
                ) : each.isUndone ? (
                  text.allocationUndone
                ) : (
                  <UndoButton allocation={each} document={document} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/**
 * A reversal or a write-off is settled with its payment for good; only the two sides of a payment
 * can part.
 */
function UndoButton({
  allocation,
  document,
}: {
  readonly allocation: Allocation;
  readonly document: Document;
}) {
  const { words, say } = useWords(receivablesWords);
  const format = useFormat();
  const { document: text } = words;
  const undo = useAct('undoAllocation', { refreshes: refreshedByDocuments });
  const fixed = ['reversal', 'write_off'];
  if (fixed.includes(allocation.other.kind) || fixed.includes(document.kind)) return null;
  const amount = format.money(allocation.amount, allocation.currency);
  const [credit, debit] =
    document.side === 'credit'
      ? [document.number, allocation.other.number]
      : [allocation.other.number, document.number];
  return (
    <ConfirmAction
      label={text.undo}
      title={say(text.undoTitle, { amount })}
      consequence={<p>{say(text.undoConsequence, { amount, credit, debit })}</p>}
      permission="receivables.write"
      act={async () => {
        await undo.act({ params: { id: allocation.id }, body: {} });
        toast(text.undone);
      }}
    />
  );
}

import { useAct } from '../../api/queries.ts';
import { ConfirmAction } from '../../parts/ConfirmAction.tsx';
import { Message } from '../../parts/Message.tsx';
import { toast } from '../../parts/toast.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { subscriptionsWords } from '../../words/subscriptions.ts';
import { useMemberText } from './change-text.ts';
import { refreshedByActions, type SubscriptionRow } from './subscription-rows.ts';

/** What somebody changed at the provider, and the choice: keep it, or put it back. */
export function DriftPart({ subscription }: { readonly subscription: SubscriptionRow }) {
  const { words, say } = useWords(subscriptionsWords);
  const { driftPart } = words;
  const format = useFormat();
  const { nameOf, valueOf } = useMemberText();
  const resolve = useAct('resolveSubscriptionDrift', { refreshes: refreshedByActions });
  const { drift } = subscription;
  if (drift === null) return null;
  const choose = async (how: 'accept' | 'undo') => {
    await resolve.act({ params: { subscriptionId: subscription.id }, body: { how } });
    toast(how === 'accept' ? driftPart.accepted : driftPart.undone);
  };
  return (
    <Message tone="warning" title={driftPart.title}>
      <p>{say(driftPart.text, { when: format.instant(drift.seenAt) })}</p>
      <table className="PlainTable" aria-label={driftPart.title}>
        <thead>
          <tr>
            <th scope="col">{driftPart.field}</th>
            <th scope="col">{driftPart.expected}</th>
            <th scope="col">{driftPart.found}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(drift.found).map(([name, found]) => (
            <tr key={name}>
              <th scope="row">{nameOf(name)}</th>
              <td>{valueOf(name, drift.expected[name])}</td>
              <td>{valueOf(name, found)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row">
        <ConfirmAction
          label={driftPart.accept}
          title={driftPart.acceptTitle}
          consequence={<p>{driftPart.acceptText}</p>}
          permission="subscriptions.enforce"
          act={() => choose('accept')}
        />
        <ConfirmAction
          label={driftPart.undo}
          title={driftPart.undoTitle}
          consequence={<p>{driftPart.undoText}</p>}
          kind="danger"
          permission="subscriptions.enforce"
          act={() => choose('undo')}
        />
      </div>
    </Message>
  );
}

import { useRows } from '../../api/queries.ts';
import { useMay } from '../../api/session.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { TextSkeleton } from '../../parts/Skeletons.tsx';
import { Timeline } from '../../parts/Timeline.tsx';
import { customersWords } from '../../words/customers.ts';
import { wordFor } from '../../words/family.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { recordsWords } from '../../words/records.ts';
import { subscriptionsWords } from '../../words/subscriptions.ts';
import { useMemberText } from './change-text.ts';

/** Everything that ever happened with a subscription, newest first, with who did it. */
export function EventsPart({ subscriptionId }: { readonly subscriptionId: string }) {
  const { events: text } = useWords(subscriptionsWords).words;
  const { events } = useWords(recordsWords).words;
  const { timeline } = useWords(customersWords).words;
  const { notAllowed } = useWords(partsWords).words;
  const may = useMay('audit.read');
  const { membersText } = useMemberText();
  const list = useRows('listEvents', { query: { subjectId: subscriptionId } }, { enabled: may });
  if (!may) return <p className="quiet">{notAllowed}</p>;
  if (list.problem !== null && list.rows.length === 0) {
    return <ErrorState problem={list.problem} retry={list.retry} />;
  }
  if (list.loading) return <TextSkeleton lines={6} />;
  if (list.rows.length === 0) return <p className="quiet">{text.none}</p>;
  return (
    <Timeline
      entries={list.rows.map((event) => ({
        id: event.id,
        at: event.occurredAt,
        title: wordFor(events, event.type),
        actor: event.actorKind === 'system' ? '' : event.actorName,
        ...(event.after === null ? {} : { reason: membersText(event.after) }),
      }))}
      more={
        list.complete ? null : (
          <ActionButton busy={list.loadingMore} onClick={list.loadMore}>
            {timeline.older}
          </ActionButton>
        )
      }
    />
  );
}

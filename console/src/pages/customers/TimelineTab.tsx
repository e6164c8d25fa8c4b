import { useRows } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { AppLink } from '../../parts/AppLink.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { TextSkeleton } from '../../parts/Skeletons.tsx';
import { Timeline } from '../../parts/Timeline.tsx';
import { customersWords } from '../../words/customers.ts';
import { wordFor } from '../../words/family.ts';
import { useWords } from '../../words/language.tsx';
import { recordsWords } from '../../words/records.ts';
import {
  type EventRow,
  numberOfEvent,
  pathOfEvent,
  toneOfEvent,
  useEventFacts,
} from './timeline-facts.ts';

/** Everything that ever happened with a customer, newest first, with who did it. */
export function TimelineTab({ customerId }: { readonly customerId: string }) {
  const { words } = useWords(customersWords);
  const list = useRows('listEvents', { query: { customerId } });
  const factsOf = useEventFacts();
  if (list.problem !== null && list.rows.length === 0) {
    return <ErrorState problem={list.problem} retry={list.retry} />;
  }
  if (list.loading) return <TextSkeleton lines={8} />;
  if (list.rows.length === 0) return <p className="quiet">{words.timeline.empty}</p>;
  return (
    <>
      <h2 className="unseen">{words.tabs.timeline}</h2>
      <Timeline
        entries={list.rows.map((event) => ({
          id: event.id,
          at: event.occurredAt,
          title: <EventTitle event={event} />,
          actor: event.actorKind === 'system' ? '' : event.actorName,
          reason: factsOf(event),
          tone: toneOfEvent(event),
        }))}
        more={
          list.complete ? null : (
            <ActionButton busy={list.loadingMore} onClick={list.loadMore}>
              {words.timeline.older}
            </ActionButton>
          )
        }
      />
    </>
  );
}

function EventTitle({ event }: { readonly event: EventRow }) {
  const { events } = useWords(recordsWords).words;
  const title = wordFor(events, event.type);
  const number = numberOfEvent(event);
  const to = pathOfEvent(event);
  const label = number === undefined ? title : `${title}: ${number}`;
  return to === undefined ? <span>{label}</span> : <AppLink to={to}>{label}</AppLink>;
}

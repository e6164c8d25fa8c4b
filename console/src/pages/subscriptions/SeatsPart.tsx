import { currentInstant } from '../../app/clock.ts';
import { InstantText } from '../../parts/InstantText.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { subscriptionsWords } from '../../words/subscriptions.ts';
import type { SubscriptionDetail } from './subscription-rows.ts';

/** Seats by when they were added, and until when they can be given back. */
export function SeatsPart({ batches }: { readonly batches: SubscriptionDetail['batches'] }) {
  const { words } = useWords(subscriptionsWords);
  const { batches: text } = words;
  const format = useFormat();
  const now = currentInstant();
  return (
    <div className="stack">
      <p className="quiet reading">{text.lead}</p>
      {batches.length === 0 ? (
        <p className="quiet">{text.none}</p>
      ) : (
        <table className="PlainTable SeatsTable" aria-label={text.title}>
          <thead>
            <tr>
              <th scope="col">{text.added}</th>
              <th scope="col" data-align="end">
                {text.seats}
              </th>
              <th scope="col">{text.returnable}</th>
            </tr>
          </thead>
          <tbody>
            {batches.map((batch) => (
              <tr key={batch.id}>
                <th scope="row">
                  <InstantText instant={batch.addedAt} />
                </th>
                <td data-align="end">{format.count(batch.quantity)}</td>
                <td>
                  {new Date(batch.returnableUntil) > now ? (
                    <InstantText instant={batch.returnableUntil} />
                  ) : (
                    <span className="quiet">{text.closed}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

import './subscriptions.css';
import { currentInstant } from '../../app/clock.ts';
import { InstantText } from '../../parts/InstantText.tsx';
import type { Tone } from '../../parts/StatusBadge.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { subscriptionsWords } from '../../words/subscriptions.ts';
import type { LifeState } from './life.ts';

export interface OutlookItem {
  readonly at: string;
  readonly what: keyof typeof tones;
  readonly status: LifeState;
}

const tones = {
  cancellation_window_ends: 'warning',
  seats_return_window_ends: 'warning',
  renews: 'information',
  extends: 'warning',
  ends: 'danger',
  expires: 'danger',
  disables: 'danger',
  deletes: 'danger',
} as const satisfies Readonly<Record<string, Tone>>;

/** What will happen and when if nobody does anything, the soonest first. */
export function Outlook({ items }: { readonly items: readonly OutlookItem[] }) {
  const { words } = useWords(subscriptionsWords);
  const { outlook } = words;
  const format = useFormat();
  if (items.length === 0) return <p className="quiet">{outlook.nothing}</p>;
  return (
    <ol className="Deadlines">
      {items.map((item) => (
        <li key={`${item.at} ${item.what}`} data-tone={tones[item.what]}>
          <InstantText instant={item.at} />
          <span>
            {
              // It is disabled twice, for different reasons and times.
              item.what === 'disables' ? words.statuses[item.status] : outlook.what[item.what]
            }
            <span className="small quiet"> · {format.distance(item.at, currentInstant())}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

import type { ReactNode } from 'react';
import { useFormat, useWords } from '../words/language.tsx';
import { partsWords } from '../words/parts.ts';
import { InstantText } from './InstantText.tsx';
import type { Tone } from './StatusBadge.tsx';

export interface TimelineEntry {
  readonly id: string;
  readonly at: string;
  readonly title: ReactNode;
  /** Who did it; the system by name too. */
  readonly actor: string;
  readonly reason?: ReactNode;
  readonly tone?: Tone;
}

/** Everything that happened, newest first, under the day on which it happened. */
export function Timeline({
  entries,
  more,
}: {
  readonly entries: readonly TimelineEntry[];
  /** A button that fetches older entries, where there are any. */
  readonly more?: ReactNode;
}) {
  const { words } = useWords(partsWords);
  const format = useFormat();
  const days = Map.groupBy(entries, (entry) => dayOf(entry.at, format.timeZone));
  return (
    <div className="Timeline">
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-label={format.day(day, 'long')}>
          <h3 className="Timeline-day">{format.day(day, 'long')}</h3>
          <ol>
            {ofDay.map((entry) => (
              <li key={entry.id} className="Timeline-entry" data-tone={entry.tone ?? 'neutral'}>
                <div>{entry.title}</div>
                {entry.reason === undefined ? null : <div className="quiet">{entry.reason}</div>}
                <div className="small quiet">
                  <InstantText instant={entry.at} /> · {entry.actor || words.timeline.system}
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {more}
    </div>
  );
}

function dayOf(instant: string, timeZone: string): string {
  const options = { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-CA', options).format(new Date(instant));
}

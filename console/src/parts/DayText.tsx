import { useFormat } from '../words/language.tsx';

/** A calendar day. Long carries the weekday: `Sun, 22 Nov 2026`, 2026年11月22日(日). */
export function DayText({
  day,
  form = 'short',
}: {
  readonly day: string | null | undefined;
  readonly form?: 'long' | 'short';
}) {
  const format = useFormat();
  if (!day) return <span className="quiet">—</span>;
  return (
    <time dateTime={day} className="nowrap" title={format.day(day, 'long')}>
      {format.day(day, form)}
    </time>
  );
}

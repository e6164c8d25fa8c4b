import { currentInstant } from '../app/clock.ts';
import { useFormat } from '../words/language.tsx';

/**
 * An instant on the reader's wall clock; hovering shows it to the second, with the zone and in UTC.
 */
export function InstantText({
  instant,
  relative = false,
}: {
  readonly instant: string | null | undefined;
  /** `3 minutes ago` instead of the time of day. */
  readonly relative?: boolean;
}) {
  const format = useFormat();
  if (!instant) return <span className="quiet">—</span>;
  return (
    <time dateTime={instant} className="nowrap" title={format.instantExactly(instant)}>
      {relative ? format.distance(instant, currentInstant()) : format.instant(instant)}
    </time>
  );
}

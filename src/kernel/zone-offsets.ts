import { Temporal } from 'temporal-polyfill';

/** A stretch of time in which a zone keeps one offset from UTC. */
interface OffsetSpan {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly offsetMs: number;
}

/** There are about 600 zone names; more means that somebody feeds us spellings. */
const MAX_ZONES = 1_000;
/** Two spans per year and a few decades are what a run ever looks at. */
const MAX_SPANS_PER_ZONE = 256;

const spansByZone = new Map<string, OffsetSpan[]>();

/**
 * Milliseconds that the zone's clocks are ahead of UTC at an instant. The zone database is asked
 * once per span between two transitions (11 µs a question); after that it is a comparison of
 * numbers.
 * @throws RangeError when the zone is unknown or the instant is not a number
 */
export function offsetMsAt(epochMs: number, timeZone: string): number {
  const known = spansByZone.get(timeZone);
  const found = known?.find((span) => epochMs >= span.fromMs && epochMs < span.untilMs);
  if (found !== undefined) return found.offsetMs;
  const span = findSpan(epochMs, timeZone);
  if (known !== undefined && known.length < MAX_SPANS_PER_ZONE) {
    known.push(span);
  } else {
    if (spansByZone.size >= MAX_ZONES) spansByZone.clear();
    spansByZone.set(timeZone, [span]);
  }
  return span.offsetMs;
}

function findSpan(epochMs: number, timeZone: string): OffsetSpan {
  const instant = Temporal.Instant.fromEpochMilliseconds(epochMs);
  const here = instant.toZonedDateTimeISO(timeZone);
  // "previous" means strictly before: one nanosecond more includes a transition at this very
  // instant.
  const from = here.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  const until = here.getTimeZoneTransition('next');
  return {
    fromMs: from?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    untilMs: until?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offsetMs: here.offsetNanoseconds / 1_000_000,
  };
}

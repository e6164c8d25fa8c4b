import { isReturnable } from './decide-change.ts';
import { decideLife, withDue, type LifeFacts, type Moved, type Step } from './decide-life.ts';
import type { Outlook } from './types.ts';

/** A term of three years that is billed monthly has 36 steps of billing before it ends. */
const STEPS_MAX = 64;

/**
 * What will happen to a subscription, and when, if nobody does anything: its deadlines, and what
 * the clock does up to its renewal, its first extension or its end. The clock is asked itself, so
 * that what is foretold is what happens.
 */
export function decideOutlook(facts: LifeFacts): Outlook[] {
  return [...deadlines(facts), ...foretold(facts)].toSorted(
    (one, other) => one.at.getTime() - other.at.getTime(),
  );
}

function deadlines({ subscription, batches, now }: LifeFacts): Outlook[] {
  const { status, cancelUntil } = subscription;
  if (status !== 'active' && status !== 'suspended') return [];
  const window: Outlook[] =
    cancelUntil !== null && cancelUntil > now
      ? [{ at: cancelUntil, what: 'cancellation_window_ends', status }]
      : [];
  if (subscription.commerce === 'legacy' || status === 'suspended') return window;
  const seats = batches
    .filter((batch) => isReturnable(subscription, batch, now))
    .map((batch) => batch.returnableUntil.getTime());
  const returns = [...new Set(seats)].map((at): Outlook => ({
    at: new Date(at),
    what: 'seats_return_window_ends',
    status,
  }));
  return [...window, ...returns];
}

function foretold(facts: LifeFacts): Outlook[] {
  const told: Outlook[] = [];
  let current: LifeFacts = { ...facts, subscription: withDue(facts.subscription, facts.cloud) };
  for (let count = 0; count < STEPS_MAX; count += 1) {
    const { dueAt } = current.subscription;
    if (dueAt === null) break;
    const moved: Moved = decideLife({ ...current, now: dueAt });
    told.push(...moved.steps.flatMap(toOutlook));
    if (told.some(({ what }) => what === 'renews' || what === 'extends')) break;
    current = { ...current, subscription: moved.subscription, batches: moved.batches };
  }
  return told;
}

/** A renewal is told by the instant at which the term ends, not by when the provider is done. */
function toOutlook({ what, at, status }: Step): Outlook[] {
  if (what === 'cycle') return [];
  return [{ what: what === 'renewal_starts' ? 'renews' : what, at, status }];
}

/**
 * A count, a number of different things or a sum over a sliding window of what happened before. The
 * window is closed at its start and open at the event that asks, which is never in it itself.
 */
export interface Window {
  /** What the events of the entity say at an instant; ask before {@link add}ing the event. */
  readonly at: (entity: string, atMs: number) => WindowValue;
  /** Events come in the order of their time; equal times in any order. */
  readonly add: (entity: string, atMs: number, thing: string, amount: number) => void;
}

export interface WindowValue {
  readonly count: number;
  readonly distinct: number;
  readonly sum: number;
}

interface Event {
  readonly atMs: number;
  readonly thing: string;
  readonly amount: number;
}

const NOTHING: WindowValue = { count: 0, distinct: 0, sum: 0 };

/** @param lengthMs infinite for everything before */
export function slidingWindow(lengthMs: number): Window {
  const entities = new Map<string, Entity>();
  return {
    at: (entity, atMs) => entities.get(entity)?.at(atMs, lengthMs) ?? NOTHING,
    add: (entity, atMs, thing, amount) => {
      const known = entities.get(entity) ?? newEntity();
      entities.set(entity, known);
      known.add({ atMs, thing, amount });
    },
  };
}

interface Entity {
  readonly at: (atMs: number, lengthMs: number) => WindowValue;
  readonly add: (event: Event) => void;
}

/** Events of one entity: those that left the window are dropped, those of this instant wait. */
function newEntity(): Entity {
  const events: Event[] = [];
  const things = new Map<string, number>();
  let from = 0;
  let until = 0;
  let sum = 0;
  const take = (event: Event, sign: 1 | -1) => {
    sum += sign * event.amount;
    const count = (things.get(event.thing) ?? 0) + sign;
    if (count === 0) things.delete(event.thing);
    else things.set(event.thing, count);
  };
  return {
    at: (atMs, lengthMs) => {
      while (until < events.length && events[until]!.atMs < atMs) {
        take(events[until]!, 1);
        until += 1;
      }
      while (from < until && events[from]!.atMs < atMs - lengthMs) {
        take(events[from]!, -1);
        from += 1;
      }
      return { count: until - from, distinct: things.size, sum };
    },
    add: (event) => {
      events.push(event);
    },
  };
}

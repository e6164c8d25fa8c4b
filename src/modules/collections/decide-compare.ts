import { canonicalJson, type Json, type JsonObject } from '../../kernel/json.ts';

/** One place at which two policies differ; an absent side has nothing there. */
export interface Difference {
  /**
   * `stages[first_reminder].trigger.days`: stages are named by their key, other lists by position.
   */
  readonly path: string;
  readonly before: Json | null;
  readonly after: Json | null;
}

/**
 * Where two contents differ, down to the smallest part, in the order in which the first one lists
 * it.
 */
export function compareContents(before: Json, after: Json, path = ''): Difference[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  const [a, b] = [membersOf(before), membersOf(after)];
  if (a === null || b === null) return [{ path, before, after }];
  const keys = [...a.keys(), ...[...b.keys()].filter((key) => !a.has(key))];
  const found = keys.flatMap((key) => {
    const [left, right] = [a.get(key), b.get(key)];
    const at = key.startsWith('[') || path === '' ? `${path}${key}` : `${path}.${key}`;
    if (left === undefined) return [{ path: at, before: null, after: right ?? null }];
    if (right === undefined) return [{ path: at, before: left, after: null }];
    return compareContents(left, right, at);
  });
  const [orderA, orderB] = [[...a.keys()], [...b.keys()]].map((order) =>
    order.filter((key) => a.has(key) && b.has(key)),
  );
  const isMoved = Array.isArray(before) && orderA!.join() !== orderB!.join();
  return isMoved ? [...found, { path: `${path}(order)`, before: orderA!, after: orderB! }] : found;
}

/** The parts of an object or a list by name; null for what has no parts. */
function membersOf(value: Json): Map<string, Json> | null {
  if (value === null || typeof value !== 'object') return null;
  if (!Array.isArray(value)) return new Map(Object.entries(value as JsonObject));
  return new Map(
    value.map((each: Json, index): [string, Json] => {
      const key =
        each !== null && typeof each === 'object' && !Array.isArray(each)
          ? (each as JsonObject)['key']
          : undefined;
      return [`[${typeof key === 'string' ? key : index}]`, each];
    }),
  );
}

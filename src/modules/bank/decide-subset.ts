/** Sums that are looked at before giving up: a person sees what no computer can tell. */
const STEPS_MAX = 20_000;
/** More open items than this make sums by chance. */
const ITEMS_MAX = 20;

export interface Addend {
  readonly id: string;
  readonly amount: bigint;
}

/**
 * The sets of at least two items that add up to a total, at most `most` of them; empty when there
 * are too many items to be sure.
 */
export function subsetsOf(
  items: readonly Addend[],
  total: bigint,
  most: number,
): readonly (readonly Addend[])[] {
  if (items.length > ITEMS_MAX) return [];
  const found: Addend[][] = [];
  // What is still to come, so that hopeless branches end early.
  const rest = items.map((_, index) =>
    items.slice(index).reduce((sum, each) => sum + each.amount, 0n),
  );
  let steps = 0;
  const look = (index: number, missing: bigint, chosen: readonly Addend[]): boolean => {
    steps += 1;
    if (steps > STEPS_MAX) return false;
    if (missing === 0n && chosen.length > 1) {
      found.push([...chosen]);
      return found.length < most;
    }
    if (index === items.length || missing <= 0n || rest[index]! < missing) return true;
    const item = items[index]!;
    return (
      look(index + 1, missing - item.amount, [...chosen, item]) && look(index + 1, missing, chosen)
    );
  };
  look(0, total, []);
  return steps > STEPS_MAX ? [] : found;
}

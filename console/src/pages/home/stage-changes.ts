import type { RowOf } from '../../api/queries.ts';

type Event = RowOf<'listEvents'>;

/** A customer that moved from one stage to another, as the event log tells it. */
export interface StageChange {
  readonly customerId: string;
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly amounts: readonly { readonly currency: string; readonly amount: string }[];
}

/**
 * The customers that stand worse than at `since`: their stage before the first change since then
 * against the one after the last. `rank` orders stages; events come newest first.
 */
export function gotWorse(
  events: readonly Event[],
  since: Date,
  rank: (stage: string) => number,
): readonly StageChange[] {
  const recent = events.filter((event) => new Date(event.occurredAt) >= since);
  const found = [...Map.groupBy(recent, (event) => event.customerId ?? event.subjectId)].flatMap(
    ([customerId, group]) => {
      const last = group[0];
      const from = stageOf(group.at(-1)?.before);
      const to = stageOf(last?.after);
      if (last === undefined || from === null || to === null || rank(to) <= rank(from)) return [];
      return [{ customerId, from, to, at: last.occurredAt, amounts: amountsOf(last.after) }];
    },
  );
  return found.toSorted((left, right) => rank(right.to) - rank(left.to));
}

function stageOf(values: Event['before'] | undefined): string | null {
  const stage = values?.['stage'];
  return typeof stage === 'string' ? stage : null;
}

function amountsOf(values: Event['after']): StageChange['amounts'] {
  const accounts = values?.['accounts'];
  if (!Array.isArray(accounts)) return [];
  return accounts.flatMap((account: unknown) => {
    if (typeof account !== 'object' || account === null) return [];
    const { currency, overdue } = account as Readonly<Record<string, unknown>>;
    return typeof currency === 'string' && typeof overdue === 'string'
      ? [{ currency, amount: overdue }]
      : [];
  });
}

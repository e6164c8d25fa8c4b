import type { Context } from '../../platform/context.ts';
import { exposureOfCustomers, runningRows } from '../exposure/index.ts';
import type { Currency } from '../../kernel/money.ts';
import { decideClocks, nextDueAt, type Clock } from './decide-clocks.ts';
import { decideLossRates, decideOrder } from './decide-queue.ts';
import * as store from './store.ts';
import type { CaseFile, LossRate, Subject } from './types.ts';

/** As many as a team can keep open; above it the oldest are left out of the queue. */
export const QUEUE_MAX = 1_000;

/** A case with what decides about its place in the queue. */
export interface WeighedCase {
  readonly id: string;
  readonly openedAt: Date;
  readonly file: CaseFile;
  readonly subjects: readonly Subject[];
  readonly clocks: readonly Clock[];
  readonly nextDueAt: Date | null;
  readonly lossRates: readonly LossRate[];
  /** What is at stake with the customers of the case, minor units; none of zero. */
  readonly atStake: readonly { readonly currency: Currency; readonly amount: bigint }[];
}

/** Cases with their clocks and money, as it is now; reads by set. */
export async function weigh(context: Context, files: readonly CaseFile[]): Promise<WeighedCase[]> {
  const subjects = Map.groupBy(
    await store.subjectsOf(
      context,
      files.map((file) => file.id),
    ),
    (subject) => subject.caseId,
  );
  const open = files.filter((file) => file.state === 'open');
  const ids = open.flatMap((file) => (subjects.get(file.id) ?? []).map((each) => each.customerId));
  const customerIds = [...new Set(ids)];
  const rows = await runningRows(context, customerIds);
  const exposures = await exposureOfCustomers(context, customerIds);
  return files.map((file) => {
    const own = subjects.get(file.id) ?? [];
    const clocks = decideClocks(file, context.now);
    const isOpen = file.state === 'open';
    const sums = new Map<Currency, bigint>();
    for (const customerId of isOpen ? new Set(own.map((each) => each.customerId)) : []) {
      for (const { currency, exposure } of exposures.get(customerId) ?? []) {
        if (exposure > 0n) sums.set(currency, (sums.get(currency) ?? 0n) + exposure);
      }
    }
    return {
      id: file.id,
      openedAt: file.openedAt,
      file,
      subjects: own,
      clocks,
      nextDueAt: isOpen ? nextDueAt(clocks) : null,
      lossRates: isOpen ? decideLossRates(rows, own, context.now) : [],
      atStake: [...sums].map(([currency, amount]) => ({ currency, amount })),
    };
  });
}

/** Open cases in the order of work. */
export async function queueOfCases(
  context: Context,
  filter: Omit<store.CaseFilter, 'state'>,
): Promise<WeighedCase[]> {
  const page = { ...filter, state: 'open', beforeId: null, limit: QUEUE_MAX } as const;
  return decideOrder(await weigh(context, await store.pageOfCases(context, page)));
}

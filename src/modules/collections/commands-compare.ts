import type { Day } from '../../kernel/days.ts';
import { BATCH_CUSTOMERS } from './commands-carry-out.ts';
import { decideBatch, loadBatch, type LoadedBatch } from './commands-batch.ts';
import { preparePreview, type Reading } from './commands-preview.ts';
import type { AccountOutcome } from './decide-outcome.ts';
import { effectKind } from './decide-summary.ts';

/** Where an account would stand after a run, and what would happen to it. */
export interface Fate {
  readonly stage: string;
  /** `notice`, `task` or a consequence, in their order. */
  readonly effects: readonly string[];
}

/** An account with which two versions would do different things. */
export interface FateDifference {
  readonly customerId: string;
  readonly currency: string;
  /** Net overdue, minor units. */
  readonly overdue: bigint;
  readonly from: Fate;
  readonly to: Fate;
}

export interface EffectComparison {
  readonly customers: number;
  readonly accounts: number;
  /** The first ones; `differencesTotal` counts all. */
  readonly differences: readonly FateDifference[];
  readonly differencesTotal: number;
  /** How many accounts each version would do something to, by what it is. */
  readonly effects: Readonly<Record<string, { readonly from: number; readonly to: number }>>;
}

/**
 * What a run for a day would do under two versions of the policy, side by side, from the same
 * facts: customers are read once and decided twice. Nothing is written.
 * @param differencesMax how many differences to keep
 * @throws Refused `collections_day_out_of_range`, `policy_version_not_found`,
 *   `policy_contradictory`
 */
export async function comparePolicyEffects(
  reading: Reading,
  {
    asOf,
    fromVersionId,
    toVersionId,
  }: { readonly asOf: Day; readonly fromVersionId: string; readonly toVersionId: string },
  differencesMax: number,
): Promise<EffectComparison> {
  const [from, to] = await reading(async (context) => [
    await preparePreview(context, { asOf, policyVersionId: fromVersionId }),
    await preparePreview(context, { asOf, policyVersionId: toVersionId }),
  ]);
  if (!from || !to) throw new Error('two versions were prepared');
  const differences: FateDifference[] = [];
  const effects: Record<string, { from: number; to: number }> = {};
  let differencesTotal = 0;
  let customers = 0;
  let accounts = 0;
  let after: string | null = null;
  for (;;) {
    const place: string | null = after;
    const batch: LoadedBatch | null = await reading((context) =>
      loadBatch(context, place, BATCH_CUSTOMERS),
    );
    if (batch === null) break;
    const before = outcomesOf(decideBatch(from.setup, batch));
    const then = outcomesOf(decideBatch(to.setup, batch));
    customers += batch.profiles.length;
    accounts += before.size;
    for (const [key, one] of before) {
      const other = then.get(key);
      if (!other) throw new Error('two versions were asked about the same accounts');
      const difference = differenceOf(one, other);
      count(effects, difference);
      if (isSame(difference)) continue;
      differencesTotal += 1;
      if (differences.length < differencesMax) differences.push(difference);
    }
    after = batch.profiles.at(-1)!.id;
  }
  return { customers, accounts, differences, differencesTotal, effects };
}

function outcomesOf(
  decided: readonly { readonly outcomes: readonly AccountOutcome[] }[],
): Map<string, AccountOutcome> {
  const outcomes = decided.flatMap((customer) => customer.outcomes);
  return new Map(outcomes.map((each) => [`${each.customerId} ${each.currency}`, each]));
}

function fateOf({ decision }: AccountOutcome): Fate {
  return { stage: decision.stage, effects: decision.effects.map(effectKind) };
}

function differenceOf(from: AccountOutcome, to: AccountOutcome): FateDifference {
  const { customerId, currency, decision } = from;
  const { overdue } = decision.amounts;
  return { customerId, currency, overdue, from: fateOf(from), to: fateOf(to) };
}

function isSame({ from, to }: FateDifference): boolean {
  return from.stage === to.stage && from.effects.join() === to.effects.join();
}

function count(
  effects: Record<string, { from: number; to: number }>,
  { from, to }: FateDifference,
): void {
  for (const side of ['from', 'to'] as const) {
    for (const effect of new Set((side === 'from' ? from : to).effects)) {
      (effects[effect] ??= { from: 0, to: 0 })[side] += 1;
    }
  }
}

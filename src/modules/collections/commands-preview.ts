import type { Day } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import { BATCH_CUSTOMERS, buckets } from './commands-carry-out.ts';
import {
  decideBatch,
  loadBatch,
  loadCustomers,
  setupFor,
  type LoadedBatch,
} from './commands-batch.ts';
import { problemsOf } from './commands-policy.ts';
import { checkDay, partnerToday } from './commands-run.ts';
import { effectsOfCustomer, type CustomerOutcome, type DecisionSetup } from './decide-batch.ts';
import { defaultPolicy } from './decide-default-policy.ts';
import type { AccountOutcome } from './decide-outcome.ts';
import { CLEAR, compilePolicy, stageKeysOf } from './decide-plan.ts';
import { addCustomer, effectKind, emptySummary, writeSummary } from './decide-summary.ts';
import { findPublished, findVersion, versionsOf } from './store-policy.ts';
import type { PolicyContent, PolicyVersion } from './types-policy.ts';
import { refuse, type CollectionsSummary } from './types.ts';

/** Runs work that reads; each call may be a transaction of its own, or all share one. */
export type Reading = <T>(work: (context: Context) => Promise<T>) => Promise<T>;

export interface PreviewRequest {
  readonly asOf: Day;
  /**
   * A draft to try; by default the published policy, else the newest draft, else the default
   * policy.
   */
  readonly policyVersionId?: string;
}

/** An account that would stand elsewhere, or to which something would happen. */
export interface PreviewDifference {
  readonly customerId: string;
  readonly currency: string;
  readonly stageBefore: string;
  readonly stage: string;
  /** Net overdue, minor units. */
  readonly overdue: bigint;
  /** `notice`, `task` or a consequence. */
  readonly effects: readonly string[];
}

export interface Preview {
  readonly summary: CollectionsSummary;
  readonly policyVersion: PolicyVersion | null;
  /** The first ones; `differencesTotal` counts all. */
  readonly differences: readonly PreviewDifference[];
  readonly differencesTotal: number;
}

/**
 * What a run for a day would do, with nothing written. Days to come are decided as if nobody paid
 * until then.
 * @param differencesMax how many differences to keep
 * @throws Refused `collections_day_out_of_range`, `policy_version_not_found`,
 *   `policy_contradictory`
 */
export async function previewRun(
  reading: Reading,
  request: PreviewRequest,
  differencesMax = 0,
  onProgress: (customersDone: number) => void = () => undefined,
): Promise<Preview> {
  const { policyVersion, content, setup } = await reading((context) =>
    preparePreview(context, request),
  );
  const tally = emptySummary(request.asOf, stageKeysOf(content));
  const differences: PreviewDifference[] = [];
  let differencesTotal = 0;
  for await (const customers of decidedBatches(reading, setup)) {
    for (const customer of customers) {
      const effects = effectsOfCustomer(customer);
      addCustomer(tally, customer.accounts, customer.stage, effects, buckets);
      for (const outcome of customer.outcomes) {
        if (!isDifferent(outcome)) continue;
        differencesTotal += 1;
        if (differences.length < differencesMax) differences.push(differenceOf(outcome));
      }
    }
    onProgress(tally.customers);
  }
  return { summary: writeSummary(tally), policyVersion, differences, differencesTotal };
}

/** All differences of a preview, batch by batch, for a download of any length. */
export async function* previewDifferences(
  reading: Reading,
  request: PreviewRequest,
): AsyncGenerator<PreviewDifference[]> {
  const { setup } = await reading((context) => preparePreview(context, request));
  for await (const customers of decidedBatches(reading, setup)) {
    yield customers.flatMap(({ outcomes }) => outcomes.filter(isDifferent).map(differenceOf));
  }
}

async function* decidedBatches(
  reading: Reading,
  setup: DecisionSetup,
): AsyncGenerator<CustomerOutcome[]> {
  let after: string | null = null;
  for (;;) {
    const from: string | null = after;
    const batch: LoadedBatch | null = await reading((context) =>
      loadBatch(context, from, BATCH_CUSTOMERS),
    );
    if (batch === null) return;
    yield decideBatch(setup, batch);
    after = batch.profiles.at(-1)!.id;
  }
}

/** The version that is asked for, compiled, with everything else that deciding needs. */
export async function preparePreview(context: Context, request: PreviewRequest) {
  const today = await partnerToday(context);
  checkDay(request.asOf, today);
  const policyVersion = await versionFor(context, request.policyVersionId);
  const content = policyVersion?.content ?? defaultPolicy;
  const setup = setupFor(compiled(content), request.asOf, context.now, today);
  return { policyVersion, content, setup };
}

function compiled(content: PolicyContent) {
  const problems = problemsOf(content);
  const [first] = problems;
  if (first) {
    const values = { problem: first.code, count: problems.length, ...first.values };
    throw refuse('policy_contradictory', values, first.field);
  }
  return compilePolicy(content);
}

async function versionFor(context: Context, id?: string): Promise<PolicyVersion | null> {
  if (id === undefined) {
    const published = await findPublished(context);
    return published ?? (await versionsOf(context, null))[0] ?? null;
  }
  const version = await findVersion(context, id);
  if (!version) throw refuse('policy_version_not_found', { id });
  return version;
}

function isDifferent({ decision, standing }: AccountOutcome): boolean {
  return decision.stage !== (standing?.stage ?? CLEAR) || decision.effects.length > 0;
}

function differenceOf({ customerId, currency, decision, standing }: AccountOutcome) {
  return {
    customerId,
    currency,
    stageBefore: standing?.stage ?? CLEAR,
    stage: decision.stage,
    overdue: decision.amounts.overdue,
    effects: decision.effects.map(effectKind),
  };
}

/** Where a customer stands now, account by account, decided on the spot; nothing is written. */
export async function previewCustomer(
  context: Context,
  customerId: string,
): Promise<{ policyVersion: PolicyVersion | null; outcomes: readonly AccountOutcome[] }> {
  const asOf = await partnerToday(context);
  const { policyVersion, setup } = await preparePreview(context, { asOf });
  const [customer] = decideBatch(setup, await loadCustomers(context, [customerId]));
  return { policyVersion, outcomes: customer?.outcomes ?? [] };
}

import { dayIn } from '../../kernel/days.ts';
import { Refused } from '../../kernel/refusal.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { bucketKeys, bucketOf } from '../receivables/index.ts';
import {
  decideBatch,
  loadBatch,
  loadCustomers,
  saveBatch,
  setupFor,
  type LoadedBatch,
} from './commands-batch.ts';
import { getPolicyVersion } from './commands-policy.ts';
import { getRun, recordRunEvent } from './commands-run.ts';
import {
  effectsOfCustomer,
  proposalsOf,
  type CustomerOutcome,
  type DecisionSetup,
} from './decide-batch.ts';
import { compilePolicy } from './decide-plan.ts';
import {
  addCustomer,
  readSummary,
  writeSummary,
  type Buckets,
  type SummaryTally,
} from './decide-summary.ts';
import { evaluatedSince, lockForBatch } from './store-facts.ts';
import * as store from './store-run.ts';
import { refuse, type CollectionsRun } from './types.ts';

/** Runs work in transactions of its own, so that what is done stays done when the process ends. */
export interface RunAccess {
  readonly transact: <T>(work: (context: Context) => Promise<T>) => Promise<T>;
  /** Aborted to stop at the next batch; the run stays to be resumed. */
  readonly signal?: AbortSignal;
}

/**
 * Customers per transaction. Large enough that round trips do not count, small enough that a
 * payment waits for a batch being written for less than a second.
 */
export const BATCH_CUSTOMERS = 5_000;
export const buckets: Buckets = { keys: bucketKeys, of: bucketOf };

/**
 * Carries a run on from where it stands until it is done, braked or stopped, batch by batch: each
 * in a transaction with its own progress. Killed at any point, it goes on from the last batch that
 * was committed. While one batch is decided and written, the database reads the next.
 * @param onProgress called after each batch
 * @throws Refused `collections_run_taken_over` when another process carries the run out meanwhile
 */
export async function carryOutRun(
  access: RunAccess,
  runId: string,
  onProgress: (run: CollectionsRun) => void = () => undefined,
  batchCustomers = BATCH_CUSTOMERS,
): Promise<CollectionsRun> {
  const prepared = await access.transact((context) => prepare(context, runId));
  const { setup } = prepared;
  let { run } = prepared;
  if (run.state !== 'running') return run;
  const tally = readSummary(run.summary, run.asOf);
  const read = (after: string | null) => {
    const reading = access.transact((context) => loadBatch(context, after, batchCustomers));
    // Awaited one turn later; a failure meanwhile must not count as unhandled.
    reading.catch(() => undefined);
    return reading;
  };
  let next = read(run.cursor);
  while (run.state === 'running' && access.signal?.aborted !== true) {
    const batch = await next;
    if (batch === null) {
      return untilEnded(access, run.id, (context) => finish(context, run));
    }
    next = read(batch.profiles.at(-1)!.id);
    run = await carryOutBatch(access, run, setup, batch, tally);
    onProgress(run);
  }
  await next.catch(() => undefined);
  return run;
}

async function prepare(context: Context, runId: string) {
  const run = await getRun(context, runId);
  const version = await getPolicyVersion(context, run.policyVersionId);
  const today = dayIn(run.startedAt, (await getPartner(context)).timeZone);
  const setup = setupFor(compilePolicy(version.content), run.asOf, run.startedAt, today);
  return { run, setup };
}

async function carryOutBatch(
  access: RunAccess,
  run: CollectionsRun,
  setup: DecisionSetup,
  batch: LoadedBatch,
  tally: SummaryTally,
): Promise<CollectionsRun> {
  const decided = decideBatch(setup, batch);
  const harmful = run.looksBack ? 0 : proposalsOf(decided);
  const isReleased = run.releasedBy !== null;
  if (!isReleased && run.harmfulProposed + harmful > run.harmfulAllowed) {
    return untilEnded(access, run.id, (context) => brake(context, run, harmful));
  }
  return untilEnded(access, run.id, async (context) => {
    await claimStep(context, run);
    const customers = run.looksBack
      ? decided
      : await saveDecided(context, run, setup, batch, decided);
    for (const each of customers) {
      addCustomer(tally, each.accounts, each.stage, effectsOfCustomer(each), buckets);
    }
    await store.advanceRun(context, {
      id: run.id,
      cursor: batch.profiles.at(-1)!.id,
      customersDone: run.customersDone + batch.profiles.length,
      harmfulProposed: run.harmfulProposed + harmful,
      summary: writeSummary(tally),
    });
    return getRun(context, run.id);
  });
}

/**
 * Customers that were decided by themselves since the batch was read are decided again with what is
 * true now.
 */
async function saveDecided(
  context: Context,
  run: CollectionsRun,
  setup: DecisionSetup,
  batch: LoadedBatch,
  decided: readonly CustomerOutcome[],
): Promise<readonly CustomerOutcome[]> {
  const newer = new Set(await evaluatedSince(context, batch.scope, batch.snapshot));
  const again =
    newer.size === 0 ? [] : decideBatch(setup, await loadCustomers(context, [...newer]));
  const customers = [...decided.filter((each) => !newer.has(each.customerId)), ...again];
  const frame = { policyVersionId: run.policyVersionId, runId: run.id };
  await saveBatch(context, customers, frame, 'all');
  return customers;
}

async function finish(context: Context, run: CollectionsRun): Promise<CollectionsRun> {
  await claimStep(context, run);
  await store.finishRun(context, run.id);
  await recordRunEvent(context, 'collections.run_done', run.id, {
    customers: run.customersDone,
    effects: run.summary.effects,
  });
  return getRun(context, run.id);
}

/**
 * Nothing of the batch is written: the numbers are shown to a person, who releases the run or ends
 * it.
 */
async function brake(
  context: Context,
  run: CollectionsRun,
  harmful: number,
): Promise<CollectionsRun> {
  await claimStep(context, run);
  await store.brakeRun(context, run.id, harmful);
  await recordRunEvent(context, 'collections.run_braked', run.id, {
    proposed: run.harmfulProposed,
    wanted: harmful,
    allowed: run.harmfulAllowed,
  });
  return getRun(context, run.id);
}

/**
 * Makes sure that this process is the one that carries the run on, until its transaction ends: the
 * run is where it was when the batch was read.
 * @throws Refused `collections_run_taken_over`, `collections_run_ended`
 */
async function claimStep(context: Context, run: CollectionsRun): Promise<void> {
  await lockForBatch(context);
  const now = await store.lockRun(context, run.id);
  if (now?.state === 'running' && now.cursor === run.cursor) return;
  if (now?.state === 'running') throw refuse('collections_run_taken_over', { runId: run.id });
  throw refuse('collections_run_ended', { runId: run.id, state: now?.state ?? 'gone' });
}

/**
 * A person may stop the run while a batch is under way: then the batch is undone and the run stays
 * stopped.
 */
async function untilEnded(
  access: RunAccess,
  id: string,
  step: (context: Context) => Promise<CollectionsRun>,
): Promise<CollectionsRun> {
  try {
    return await access.transact(step);
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'collections_run_ended') throw error;
    return access.transact((context) => getRun(context, id));
  }
}

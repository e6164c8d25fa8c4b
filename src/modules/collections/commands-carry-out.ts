import { setImmediate } from 'node:timers/promises';
import { dayIn } from '../../kernel/days.ts';
import { Refused } from '../../kernel/refusal.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { bucketKeys, bucketOf } from '../receivables/index.ts';
import {
  decideBatch,
  loadBatch,
  loadCustomers,
  setupFor,
  type LoadedBatch,
} from './commands-batch.ts';
import { planBatch, saveBatch, type BatchPlan } from './commands-save.ts';
import { getPolicyVersion } from './commands-policy.ts';
import { getRun, recordRunEvent } from './commands-run.ts';
import { effectsOfCustomer, proposalsOf, type DecisionSetup } from './decide-batch.ts';
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
import type { DecisionFrame } from './store-write.ts';
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
 * was committed. While one batch is written, the next is read, decided and made
 * ready.
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
    const reading = readAhead(access, run, setup, after, batchCustomers);
    // Awaited one turn later; a failure meanwhile must not count as unhandled.
    reading.catch(() => undefined);
    return reading;
  };
  let next = read(run.cursor);
  while (run.state === 'running' && access.signal?.aborted !== true) {
    const planned = await next;
    if (planned === null) {
      return untilEnded(access, run.id, (context) => finish(context, run));
    }
    next = read(planned.batch.profiles.at(-1)!.id);
    run = await carryOutBatch(access, run, setup, planned, tally);
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

interface PlannedBatch {
  readonly batch: LoadedBatch;
  readonly plan: BatchPlan;
}

/** A batch that is decided and ready to be written; null when there are no more customers. */
async function readAhead(
  access: RunAccess,
  run: CollectionsRun,
  setup: DecisionSetup,
  after: string | null,
  limit: number,
): Promise<PlannedBatch | null> {
  const read = await access.transact(async (context) => ({
    batch: await loadBatch(context, after, limit),
    now: context.now,
  }));
  if (read.batch === null) return null;
  const { batch } = read;
  const decided = decideBatch(setup, batch);
  // The batch before is being written meanwhile; its next statement must not wait for both.
  await setImmediate();
  return { batch, plan: planBatch(read.now, decided, frameOf(run), 'all') };
}

function frameOf(run: CollectionsRun): DecisionFrame {
  return { policyVersionId: run.policyVersionId, runId: run.id };
}

async function carryOutBatch(
  access: RunAccess,
  run: CollectionsRun,
  setup: DecisionSetup,
  planned: PlannedBatch,
  tally: SummaryTally,
): Promise<CollectionsRun> {
  const { batch } = planned;
  const harmful = run.looksBack ? 0 : proposalsOf(planned.plan.customers);
  const isReleased = run.releasedBy !== null;
  if (!isReleased && run.harmfulProposed + harmful > run.harmfulAllowed) {
    return untilEnded(access, run.id, (context) => brake(context, run, harmful));
  }
  return untilEnded(access, run.id, async (context) => {
    await claimStep(context, run);
    const { customers } = run.looksBack
      ? planned.plan
      : await savePlanned(context, run, setup, planned);
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
async function savePlanned(
  context: Context,
  run: CollectionsRun,
  setup: DecisionSetup,
  { batch, plan }: PlannedBatch,
): Promise<BatchPlan> {
  const newer = new Set(await evaluatedSince(context, batch.scope, batch.snapshot));
  if (newer.size === 0) {
    await saveBatch(context, plan);
    return plan;
  }
  const again = decideBatch(setup, await loadCustomers(context, [...newer]));
  const customers = [...plan.customers.filter((each) => !newer.has(each.customerId)), ...again];
  const newPlan = planBatch(context.now, customers, frameOf(run), 'all');
  await saveBatch(context, newPlan);
  return newPlan;
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

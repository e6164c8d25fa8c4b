import { dayIn, dayOf, formatDay, type Day } from '../../kernel/days.ts';
import { newId } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { enqueue } from '../../platform/outbox.ts';
import { countCustomers } from '../customers/index.ts';
import { latestDay } from './commands-batch.ts';
import { getPublishedPolicy } from './commands-policy.ts';
import { stageKeysOf } from './decide-plan.ts';
import { harmfulAllowed } from './decide-run.ts';
import { emptySummary, writeSummary } from './decide-summary.ts';
import * as store from './store-run.ts';
import { withdraw } from './store-write.ts';
import { refuse, type CollectionsRun, type RunStarter } from './types.ts';

/** Nothing that is still owed was due before this. */
const FIRST_DAY: Day = dayOf(1990, 1, 1);
/** A running run that was still for so long lost its process. A batch takes a second or two. */
const STALLED_MS = 60_000;

/** The partner's own day. */
export async function partnerToday(context: Context): Promise<Day> {
  return dayIn(context.now, (await getPartner(context)).timeZone);
}

/** @throws Refused `collections_day_out_of_range` */
export function checkDay(asOf: Day, today: Day): void {
  const last = latestDay(today);
  if (asOf < FIRST_DAY || asOf > last) {
    const values = { asOf: formatDay(asOf), first: formatDay(FIRST_DAY), last: formatDay(last) };
    throw refuse('collections_day_out_of_range', values, 'asOf');
  }
}

export interface RunRequest {
  readonly asOf: Day;
  readonly startedBy: RunStarter;
  /** Lets the worker carry it out; otherwise the caller does. */
  readonly inBackground: boolean;
}

/**
 * Starts a run under the published policy, or takes up the one of the same day that has not ended.
 * @throws Refused `collections_day_out_of_range`, `collections_day_in_future`,
 *   `policy_not_published`,
 *   `collections_run_active` (another day, or waiting at the brake)
 */
export async function startRun(context: Context, request: RunRequest): Promise<CollectionsRun> {
  const today = await partnerToday(context);
  checkDay(request.asOf, today);
  if (request.asOf > today) {
    const values = { asOf: formatDay(request.asOf), today: formatDay(today) };
    throw refuse('collections_day_in_future', values, 'asOf');
  }
  const active = await store.findActiveRun(context);
  if (active) return takeUp(active, request.asOf);
  const run = await newRun(context, request);
  if (request.inBackground) await enqueueRun(context, run.id, 'start');
  return run;
}

function takeUp(active: CollectionsRun, asOf: Day): CollectionsRun {
  if (active.asOf === asOf && active.state === 'running') return active;
  const values = { runId: active.id, asOf: formatDay(active.asOf), state: active.state };
  throw refuse('collections_run_active', values);
}

async function newRun(context: Context, request: RunRequest): Promise<CollectionsRun> {
  const policy = await getPublishedPolicy(context);
  const latest = await store.latestRun(context);
  const customersTotal = await countCustomers(context);
  const id = newId(context.now.getTime());
  const isInserted = await store.insertRun(context, {
    id,
    asOf: request.asOf,
    policyVersionId: policy.id,
    startedBy: request.startedBy,
    looksBack: latest !== undefined && latest.asOf > request.asOf,
    customersTotal,
    harmfulAllowed: harmfulAllowed(policy.content.brake, customersTotal),
    summary: writeSummary(emptySummary(request.asOf, stageKeysOf(policy.content))),
  });
  if (!isInserted) throw refuse('collections_run_active', { asOf: formatDay(request.asOf) });
  await recordRunEvent(context, 'collections.run_started', id, {
    asOf: formatDay(request.asOf),
    customers: customersTotal,
  });
  return getRun(context, id);
}

/** @throws Refused `collections_run_not_found` */
export async function getRun(context: Context, id: string): Promise<CollectionsRun> {
  const run = await store.findRun(context, id);
  if (!run) throw refuse('collections_run_not_found', { id });
  return run;
}

/**
 * A person lets a braked run go on, knowing the numbers.
 * @throws Refused `collections_run_not_found`, `collections_run_not_braked`
 */
export async function releaseRun(
  context: Context,
  id: string,
  reason: string,
): Promise<CollectionsRun> {
  const run = await store.lockRun(context, id);
  if (!run) throw refuse('collections_run_not_found', { id });
  if (run.state !== 'braked') throw refuse('collections_run_not_braked', { state: run.state });
  await store.releaseRun(context, id, reason);
  await enqueueRun(context, id, 'released');
  await recordRunEvent(context, 'collections.run_released', id, { reason });
  return getRun(context, id);
}

/**
 * Ends a run for good. Its proposals on which nobody has decided are withdrawn, because a run that
 * a person stops is one that should not have been; decisions and notices stand, each notice is
 * checked before it leaves.
 * @throws Refused `collections_run_not_found`, `collections_run_ended`
 */
export async function stopRun(context: Context, id: string): Promise<CollectionsRun> {
  const run = await store.lockRun(context, id);
  if (!run) throw refuse('collections_run_not_found', { id });
  if (run.state !== 'running' && run.state !== 'braked') {
    throw refuse('collections_run_ended', { state: run.state });
  }
  await store.stopRun(context, id);
  const proposals = await store.openProposalsOfRun(context, id);
  await withdraw(
    context,
    proposals.map((each) => ({ of: 'proposal', id: each, because: 'run_stopped' })),
  );
  await recordRunEvent(context, 'collections.run_stopped', id, { withdrawn: proposals.length });
  return getRun(context, id);
}

/**
 * Hands a run whose process is gone to the worker. Harmless while another is at it: only one gets
 * on.
 */
export async function resumeStalledRun(context: Context): Promise<void> {
  const run = await store.findActiveRun(context);
  if (run?.state !== 'running') return;
  const stillMs = context.now.getTime() - run.heartbeatAt.getTime();
  if (stillMs >= STALLED_MS) {
    await enqueueRun(context, run.id, `stalled ${run.heartbeatAt.toISOString()}`);
  }
}

async function enqueueRun(context: Context, runId: string, why: string): Promise<void> {
  await enqueue(context, [{ kind: 'collections.run', key: `${runId} ${why}`, payload: { runId } }]);
}

export async function recordRunEvent(
  context: Context,
  type: string,
  id: string,
  after: JsonObject,
): Promise<void> {
  await recordEvents(context, [{ type, subject: { kind: 'collections_run', id }, after }]);
}

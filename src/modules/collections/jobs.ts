import type { JsonObject } from '../../kernel/json.ts';
import { Refused } from '../../kernel/refusal.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { carryOutRun, type RunAccess } from './commands-carry-out.ts';
import { dueRuns, type RunSchedule } from './decide-run.ts';
import { startRun } from './commands-run.ts';
import { findPublished } from './store-policy.ts';
import { findActiveRun, latestRun } from './store-run.ts';

/**
 * Handler of the effect `collections.run`: carries a run on until it is done, braked or stopped. A
 * run that another process carries out by now is left to it.
 */
export async function runJob(access: RunAccess, payload: JsonObject): Promise<void> {
  const runId = payload['runId'];
  if (typeof runId !== 'string') throw new Error('collections.run without a runId');
  try {
    await carryOutRun(access, runId);
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'collections_run_taken_over') throw error;
  }
}

/** What `dueRuns` needs to know of the partner of this context. */
export async function runSchedule(context: Context): Promise<RunSchedule> {
  const partner = await getPartner(context);
  return {
    partnerId: partner.id,
    timeZone: partner.timeZone,
    runAtMinutes: partner.runAtMinutes,
    hasPublishedPolicy: (await findPublished(context)) !== undefined,
    hasActiveRun: (await findActiveRun(context)) !== undefined,
    latest: (await latestRun(context)) ?? null,
  };
}

/**
 * Starts the partner's daily run in the background if it is due. Harmless to call at any time, any
 * number of times.
 */
export async function startDueRun(context: Context): Promise<void> {
  for (const { asOf } of dueRuns([await runSchedule(context)], context.now)) {
    await startRun(context, { asOf, startedBy: 'schedule', inBackground: true });
  }
}

import { sql } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';

/**
 * Periodic work. It must be harmless to run twice: the lock only keeps workers from doing it side
 * by side.
 */
export interface PeriodicTask {
  readonly name: string;
  readonly everyMs: number;
  readonly run: (database: Database, now: Date) => Promise<void>;
}

/**
 * Runs each task that is due, unless another worker is at it.
 * @param lastRunAt when each task last ran in this process; updated in place
 */
export async function runDueTasks(
  tasks: readonly PeriodicTask[],
  deps: { readonly database: Database; readonly clock: Clock; readonly log: Log },
  lastRunAt: Map<string, number>,
): Promise<void> {
  for (const task of tasks) {
    const now = deps.clock.now();
    if (now.getTime() - (lastRunAt.get(task.name) ?? 0) < task.everyMs) continue;
    lastRunAt.set(task.name, now.getTime());
    try {
      await runAlone(deps.database, task, now);
    } catch (error) {
      deps.log.error({ err: error, task: task.name }, 'periodic task failed, will run again');
    }
  }
}

/** The lock lives in a transaction of its own for as long as the task runs, so a crash frees it. */
async function runAlone(database: Database, task: PeriodicTask, now: Date): Promise<void> {
  await database.transact('installation', async (tx) => {
    const lock = await sql<{ taken: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended(${`surety task ${task.name}`}, 0)) as taken
    `.execute(tx);
    if (lock.rows[0]?.taken) await task.run(database, now);
  });
}

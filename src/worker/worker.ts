import pg from 'pg';
import type { Database } from '../platform/database.ts';
import { OUTBOX_CHANNEL } from '../platform/outbox.ts';
import { carryOutDueEffects, type OutboxDependencies } from './outbox.ts';
import { runDueTasks, type PeriodicTask } from './schedule.ts';

export interface WorkerOptions extends OutboxDependencies {
  readonly database: Database;
  /** How to open the connection that listens for new effects. */
  readonly listenConnection: pg.ClientConfig;
  readonly tasks: readonly PeriodicTask[];
  /** Effects carried out side by side. Two keeps mail going while a long run works. */
  readonly concurrency?: number;
  /**
   * Kinds that a loop of their own carries out besides, so that nobody waits for their letter while
   * thousands of other effects stand before it.
   */
  readonly urgentKinds?: readonly string[];
}

export interface Worker {
  /** Finishes what is under way (bounded by the handlers' own time-outs) and ends. */
  readonly stop: () => Promise<void>;
}

const CONCURRENCY = 3;
/**
 * New effects are announced at once; this only bounds the wait for retries and lost announcements.
 */
const POLL_MS = 1_000;
const RECONNECT_MS = 2_000;

/**
 * Starts carrying out effects and periodic tasks until stopped. Survives the database going away
 * and returning.
 */
export function startWorker(options: WorkerOptions): Worker {
  const stopping = new AbortController();
  const bell = makeBell(stopping.signal);
  const loops = Array.from({ length: options.concurrency ?? CONCURRENCY }, () =>
    effectLoop(options, bell, stopping.signal),
  );
  const urgent = new Set(options.urgentKinds);
  const handlers = Object.fromEntries(
    Object.entries(options.handlers).filter(([kind]) => urgent.has(kind)),
  );
  if (urgent.size > 0) loops.push(effectLoop({ ...options, handlers }, bell, stopping.signal));
  loops.push(taskLoop(options, bell, stopping.signal));
  loops.push(listenLoop(options, bell, stopping.signal));
  return {
    stop: async () => {
      stopping.abort();
      bell.ring();
      await Promise.all(loops);
    },
  };
}

async function effectLoop(options: WorkerOptions, bell: Bell, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    let claimed = 0;
    try {
      claimed = await carryOutDueEffects(options, signal);
    } catch (error) {
      options.log.error({ err: error }, 'the outbox could not be worked on');
    }
    if (claimed === 0) await bell.wait(POLL_MS);
  }
}

async function taskLoop(options: WorkerOptions, bell: Bell, signal: AbortSignal): Promise<void> {
  const lastRunAt = new Map<string, number>();
  while (!signal.aborted) {
    await runDueTasks(options.tasks, options, lastRunAt);
    await bell.wait(POLL_MS);
  }
}

async function listenLoop(options: WorkerOptions, bell: Bell, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await listenUntilLost(options, bell, signal);
    } catch (error) {
      options.log.warn({ err: error }, 'not listening for new effects, polling instead');
      await bell.wait(RECONNECT_MS);
    }
  }
}

async function listenUntilLost(
  options: WorkerOptions,
  bell: Bell,
  signal: AbortSignal,
): Promise<void> {
  const client = new pg.Client(options.listenConnection);
  const lost = new Promise<void>((resolve, reject) => {
    client.once('error', reject);
    client.once('end', () => resolve());
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  client.on('notification', () => bell.ring());
  try {
    await client.connect();
    await client.query(`listen ${OUTBOX_CHANNEL}`);
    await lost;
  } finally {
    await client.end();
  }
}

interface Bell {
  readonly ring: () => void;
  /** Resolves when the bell rings, the time is over or the worker stops. */
  readonly wait: (timeoutMs: number) => Promise<void>;
}

function makeBell(signal: AbortSignal): Bell {
  const waiting = new Set<() => void>();
  return {
    ring: () => {
      for (const wake of waiting) wake();
    },
    wait: (timeoutMs) =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve();
          return;
        }
        const wake = () => {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, timeoutMs);
        waiting.add(wake);
      }),
  };
}

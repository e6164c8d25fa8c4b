import type { Clock } from '../platform/clock.ts';
import type { Context, Tx } from '../platform/context.ts';
import type { Database } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';
import { FAILURES_MAX, retryDelayMs } from './backoff.ts';
import { TryLater, type EffectHandler, type EffectHandlers } from './handler.ts';
import * as store from './store.ts';
import type { Claimed } from './store.ts';

export interface OutboxDependencies {
  readonly database: Pick<Database, 'transact'>;
  readonly handlers: EffectHandlers;
  readonly clock: Clock;
  readonly log: Log;
  /** Between 0 and 1; spreads retries. */
  readonly spread: () => number;
}

/**
 * A claim lasts this long; a living worker renews it three times over. A dead worker's work is back
 * after it.
 */
export const CLAIM_MS = 30_000;
const CLAIM_BATCH = 20;
const ERROR_LENGTH_MAX = 2_000;

/**
 * The effect was taken over by another worker: what this one did in its last transaction must not
 * be kept.
 */
class ClaimLost extends Error {}

/**
 * Carries out the effects that are due now, once.
 * @returns how many were claimed; zero means there is nothing to do yet
 */
export async function carryOutDueEffects(
  deps: OutboxDependencies,
  signal: AbortSignal,
): Promise<number> {
  const now = deps.clock.now();
  const claimed = await deps.database.transact('installation', (tx) =>
    store.claimEffects(tx, {
      kinds: Object.keys(deps.handlers),
      now,
      claimedUntil: new Date(now.getTime() + CLAIM_MS),
      limit: CLAIM_BATCH,
    }),
  );
  // One claim covers the whole batch, so all of it is renewed until each effect has ended.
  const renewals = claimed.map((effect) => startRenewal(deps, effect));
  try {
    for (const [index, effect] of claimed.entries()) {
      const renewal = renewals[index]!;
      if (signal.aborted) await handBack(deps, effect);
      else await carryOut(deps, effect, AbortSignal.any([signal, renewal.lost]));
      renewal.stop();
    }
  } finally {
    // Without the database no outcome can be recorded. Nobody works on the rest then, so their
    // claims must run out.
    for (const renewal of renewals) renewal.stop();
  }
  return claimed.length;
}

async function carryOut(
  deps: OutboxDependencies,
  effect: Claimed,
  signal: AbortSignal,
): Promise<void> {
  const handler = deps.handlers[effect.kind]!;
  try {
    await runHandler(deps, handler, effect, signal);
  } catch (error) {
    await recordFailure(deps, effect, error as Error);
  }
}

async function runHandler(
  deps: OutboxDependencies,
  handler: EffectHandler,
  effect: Claimed,
  signal: AbortSignal,
): Promise<void> {
  const finish = async (tx: Tx) => {
    if (!(await store.finishEffect(tx, effect, deps.clock.now()))) throw new ClaimLost();
  };
  if (handler.mode === 'in_transaction') {
    await deps.database.transact({ partnerId: effect.partnerId }, async (tx) => {
      await handler.handle(contextOf(deps, effect, tx), effect.payload);
      await finish(tx);
    });
    return;
  }
  const transact = <T>(work: (context: Context) => Promise<T>) =>
    deps.database.transact({ partnerId: effect.partnerId }, (tx) =>
      work(contextOf(deps, effect, tx)),
    );
  const { tx: _tx, ...run } = contextOf(deps, effect, undefined as unknown as Tx);
  await handler.handle({ ...run, transact, signal }, effect.payload);
  await deps.database.transact({ partnerId: effect.partnerId }, finish);
}

function contextOf(deps: OutboxDependencies, effect: Claimed, tx: Tx): Context {
  return {
    tx,
    partnerId: effect.partnerId,
    actor: { kind: 'system', id: null, name: effect.kind },
    now: deps.clock.now(),
    requestId: effect.requestId,
  };
}

async function recordFailure(
  deps: OutboxDependencies,
  effect: Claimed,
  error: Error,
): Promise<void> {
  const log = { kind: effect.kind, key: effect.key, failures: effect.failures + 1 };
  if (error instanceof ClaimLost) {
    deps.log.warn(log, 'another worker took this effect over');
    return;
  }
  const now = deps.clock.now();
  const message = error.message.slice(0, ERROR_LENGTH_MAX);
  await deps.database.transact({ partnerId: effect.partnerId }, async (tx) => {
    if (error instanceof TryLater) {
      await store.postponeEffect(tx, effect, error.at, null);
    } else if (effect.failures + 1 >= FAILURES_MAX) {
      deps.log.error({ ...log, err: error }, 'effect is dead, a person has to look');
      await store.buryEffect(tx, effect, now, message);
    } else {
      const delayMs = retryDelayMs(effect.failures + 1, deps.spread());
      deps.log.warn({ ...log, delayMs, err: error }, 'effect failed, will be tried again');
      await store.postponeEffect(tx, effect, new Date(now.getTime() + delayMs), message);
    }
  });
}

async function handBack(deps: OutboxDependencies, effect: Claimed): Promise<void> {
  await deps.database.transact({ partnerId: effect.partnerId }, (tx) =>
    store.postponeEffect(tx, effect, deps.clock.now(), null),
  );
}

function startRenewal(deps: OutboxDependencies, effect: Claimed) {
  const lost = new AbortController();
  const renew = async () => {
    const claimedUntil = new Date(deps.clock.now().getTime() + CLAIM_MS);
    const kept = await deps.database.transact({ partnerId: effect.partnerId }, (tx) =>
      store.renewClaim(tx, effect, claimedUntil),
    );
    if (!kept) lost.abort();
  };
  const timer = setInterval(() => {
    renew().catch((error: unknown) =>
      deps.log.warn({ err: error, kind: effect.kind }, 'claim not renewed'),
    );
  }, CLAIM_MS / 3);
  return { lost: lost.signal, stop: () => clearInterval(timer) };
}

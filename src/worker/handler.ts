import type { JsonObject } from '../kernel/json.ts';
import type { Context } from '../platform/context.ts';

/**
 * Thrown (or returned to) by a handler that must be tried again at a set time, without counting as
 * a failure.
 */
export class TryLater extends Error {
  readonly at: Date;

  constructor(at: Date, why: string) {
    super(why);
    this.name = 'TryLater';
    this.at = at;
  }
}

/** What a handler with steps of its own receives. Each `transact` is one committed step. */
export interface EffectRun extends Omit<Context, 'tx'> {
  readonly transact: <T>(work: (context: Context) => Promise<T>) => Promise<T>;
  /** Becomes aborted when the worker shuts down or loses its claim: stop at the next safe point. */
  readonly signal: AbortSignal;
}

/**
 * `in_transaction`: the work and the mark "done" commit together, so it happens exactly once.
 * `in_steps`: for work that reaches outside (mail) or is too long for one transaction; it may be
 * started again after a crash and must find out itself what it already did.
 */
export type EffectHandler =
  | {
      readonly mode: 'in_transaction';
      readonly handle: (context: Context, payload: JsonObject) => Promise<void>;
    }
  | {
      readonly mode: 'in_steps';
      readonly handle: (run: EffectRun, payload: JsonObject) => Promise<void>;
    };

export type EffectHandlers = Readonly<Record<string, EffectHandler>>;

import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { lifeFactsOf, saveMoved } from './commands-life.ts';
import { provider } from './commands-provider.ts';
import { decideLife } from './decide-life.ts';
import { issueCommand, supersedeCommand, type Issued } from './commands-command.ts';
import { type ReconcileFacts } from './decide-command.ts';
import {
  decideReconcile,
  isSameDrift,
  type ReconcileDecision,
  type ReconcileWish,
} from './decide-reconcile.ts';
import * as store from './store-command.ts';
import { factsAfter, factsOf, lockFamilies } from './store-reconcile.ts';
import { subscriptionsByIds } from './store.ts';
import type { Drift } from './types.ts';

/** What reconciling did. */
export interface Reconciled {
  readonly checked: number;
  readonly issued: readonly Issued[];
  /** Subscriptions whose drift was seen now. */
  readonly drifted: readonly string[];
}

interface Step {
  readonly facts: ReconcileFacts;
  readonly decision: ReconcileDecision;
}

/**
 * A subscription needs two steps at most for access, one for what is given back and one to write
 * down that it was, and a base's come before its add-ons'. What is left after this many is left to
 * the next time.
 */
const PASSES_MAX = 12;

/**
 * Brings subscriptions, with their add-ons, to where their holds want them: step after step until
 * nothing is left that can be done now. Doing it again changes nothing.
 */
export async function reconcile(
  context: Context,
  subscriptionIds: readonly string[],
  wish: Omit<ReconcileWish, 'now'> = {},
): Promise<Reconciled> {
  const ids = await lockFamilies(context, [...new Set(subscriptionIds)]);
  await catchUp(context, ids);
  const asked = new Set(subscriptionIds);
  const acted = new Set<string>();
  const issued: Issued[] = [];
  const drifted = new Set<string>();
  for (let pass = 0; pass < PASSES_MAX; pass += 1) {
    const facts = await factsOf(context, ids);
    const steps = facts.map((each): Step => {
      const { id } = each.subscription;
      const overrule = wish.overrule === true && asked.has(id) && !acted.has(id);
      const retry = wish.retry === true && !acted.has(id);
      return {
        facts: each,
        decision: decideReconcile(each, { now: context.now, retry, overrule }),
      };
    });
    const layer = firstLayer(steps);
    if (layer.length === 0) break;
    for (const step of layer) {
      acted.add(step.facts.subscription.id);
      const done = await takeStep(context, step);
      if (done) issued.push(done);
      if (step.decision.kind === 'drift') drifted.add(step.facts.subscription.id);
    }
  }
  return { checked: ids.length, issued, drifted: [...drifted] };
}

/**
 * What the clock should have done by now comes first: what a suspension takes away is what stands
 * in the term that runs.
 */
async function catchUp(context: Context, ids: readonly string[]): Promise<void> {
  if (provider().mode === 'remote') return;
  const found = await subscriptionsByIds(context, ids);
  const due = found.filter(({ dueAt }) => dueAt !== null && dueAt <= context.now);
  if (due.length === 0) return;
  const facts = await lifeFactsOf(context, due);
  const moves = facts.map((before) => ({ before, moved: decideLife(before) }));
  await saveMoved(context, moves);
}

/**
 * A base takes its add-ons along when it is suspended, and they cannot be active without it: so
 * add-ons are suspended before it, and reactivated after it.
 */
function firstLayer(steps: readonly Step[]): readonly Step[] {
  const due = steps.filter(isDue);
  const first = Math.min(...due.map(layerOf));
  return due.filter((step) => layerOf(step) === first);
}

function layerOf({ facts, decision }: Step): number {
  const isAddon = facts.subscription.parentId !== null;
  if (decision.kind !== 'command') return 0;
  if (decision.command.kind === 'suspend') return isAddon ? 1 : 2;
  return isAddon ? 4 : 3;
}

function isDue({ facts, decision }: Step): boolean {
  switch (decision.kind) {
    case 'command':
    case 'supersede':
      return true;
    case 'drift':
      return !isSameDrift(facts.subscription.drift, decision);
    case 'nothing':
      return decision.settle !== undefined || (decision.adopt ?? decision.clearDrift) === true;
  }
}

async function takeStep(context: Context, { facts, decision }: Step): Promise<Issued | null> {
  const { subscription } = facts;
  switch (decision.kind) {
    case 'command':
      return issueCommand(context, facts, decision.command);
    case 'supersede': {
      const command = await store.findCommand(context, decision.commandId);
      if (command) await supersedeCommand(context, facts, command);
      return null;
    }
    case 'drift': {
      const { expected, found } = decision;
      await recordDrift(context, facts, { seenAt: context.now.toISOString(), expected, found });
      return null;
    }
    case 'nothing': {
      const { settle, adopt, clearDrift } = decision;
      if (settle) await store.settleRestoration(context, subscription.id, settle);
      if (adopt) await store.saveExpected(context, subscription.id, foundNow(facts));
      if (clearDrift) await store.saveDrift(context, subscription.id, null);
      return null;
    }
  }
}

export function foundNow({ subscription }: ReconcileFacts) {
  const { status, autoRenew, scheduledChange, termEnd } = subscription;
  return { status, autoRenew, scheduledChange, termEnd: termEnd?.toISOString() ?? null };
}

async function recordDrift(context: Context, facts: ReconcileFacts, drift: Drift): Promise<void> {
  const { id, customerId } = facts.subscription;
  await store.saveDrift(context, id, drift);
  await recordEvents(context, [
    {
      type: 'subscriptions.drift_seen',
      subject: { kind: 'subscription', id },
      customerId,
      before: drift.expected,
      after: drift.found,
    },
  ]);
}

/** What long work needs: transactions of its own, and a sign to stop. */
export interface ReconcileAccess {
  readonly transact: <T>(work: (context: Context) => Promise<T>) => Promise<T>;
  readonly signal?: AbortSignal;
}

/**
 * Subscriptions that are looked at in one transaction; the few to act on are locked in their own.
 */
const BATCH_ROWS = 2_000;
const ACT_ROWS = 100;

/**
 * Looks at every subscription of the partner and acts on those that are not as they should be: for
 * the clock, and for an operator who wants to be sure.
 */
export async function reconcileAll(access: ReconcileAccess): Promise<{
  readonly checked: number;
  readonly commands: number;
  readonly drifted: number;
}> {
  let [checked, commands, drifted] = [0, 0, 0];
  let after: string | null = null;
  while (access.signal?.aborted !== true) {
    const from: string | null = after;
    const batch: Look = await access.transact((context) => lookAt(context, from));
    checked += batch.checked;
    for (let start = 0; start < batch.due.length; start += ACT_ROWS) {
      const ids = batch.due.slice(start, start + ACT_ROWS);
      const done = await access.transact((context) => reconcile(context, ids));
      commands += done.issued.length;
      drifted += done.drifted.length;
    }
    if (batch.last === null) break;
    after = batch.last;
  }
  return { checked, commands, drifted };
}

interface Look {
  readonly checked: number;
  readonly due: readonly string[];
  /** Where the next batch begins; null after the last one. */
  readonly last: string | null;
}

/** Nothing is locked: those that are due are decided again under their lock. */
async function lookAt(context: Context, after: string | null): Promise<Look> {
  const facts = await factsAfter(context, after, BATCH_ROWS);
  const wish = { now: context.now };
  const steps = facts.map((each): Step => ({ facts: each, decision: decideReconcile(each, wish) }));
  const due = steps.filter(isDue).map((step) => step.facts.subscription.id);
  const last = facts.length < BATCH_ROWS ? null : (facts.at(-1)?.subscription.id ?? null);
  return { checked: facts.length, due, last };
}

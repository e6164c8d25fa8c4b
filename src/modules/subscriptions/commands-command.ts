import { newId } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { enqueue } from '../../platform/outbox.ts';
import { provider } from './commands-provider.ts';
import {
  expectedAfter,
  whatToKeep,
  type NewCommand,
  type ReconcileFacts,
} from './decide-command.ts';
import * as store from './store-command.ts';
import type { InTransactionAnswer, ProviderPort } from './types-provider.ts';
import type { ProviderAnswer, ProviderCommand } from './types.ts';

/** Carries out the command that its payload names, as `commandId`. */
export const COMMAND_EFFECT = 'subscriptions.command';

/** What was asked of the provider, and its answer where it gave one at once. */
export interface Issued {
  readonly command: ProviderCommand;
  readonly answer: InTransactionAnswer | null;
}

/**
 * Asks the provider for something: the built-in one here and now, a remote one after this
 * transaction is committed. The caller holds the lock of the subscription, and no command is under
 * way.
 */
export async function issueCommand(
  context: Context,
  facts: ReconcileFacts,
  wanted: NewCommand,
): Promise<Issued> {
  const command: ProviderCommand = {
    id: newId(context.now.getTime()),
    subscriptionId: facts.subscription.id,
    ...wanted,
    state: 'pending',
    attempts: 0,
    refusal: null,
    askedBy: context.actor.name,
    createdAt: context.now,
    sentAt: null,
    finishedAt: null,
  };
  const port = provider();
  if (port.mode === 'remote') {
    await store.insertCommand(context, command);
    await carryOutLater(context, command, context.now);
    return { command, answer: null };
  }
  const issued = await carryOutHere(context, port, facts, command, store.insertCommand);
  if (issued.answer.kind === 'later') {
    const at = new Date(context.now.getTime() + issued.answer.afterMs);
    await carryOutLater(context, command, at);
  }
  return issued;
}

async function carryOutLater(context: Context, command: ProviderCommand, at: Date): Promise<void> {
  const payload = { commandId: command.id };
  await enqueue(context, [{ kind: COMMAND_EFFECT, key: command.id, payload, notBefore: at }]);
}

type Write = (context: Context, command: ProviderCommand) => Promise<void>;

/**
 * The built-in provider's answer, with all that follows from it, in the caller's transaction.
 * @param write how the command is written down: a new one, or one that waited
 */
export async function carryOutHere(
  context: Context,
  port: Extract<ProviderPort, { mode: 'in_transaction' }>,
  facts: ReconcileFacts,
  pending: ProviderCommand,
  write: Write = store.saveCommand,
): Promise<{ readonly command: ProviderCommand; readonly answer: InTransactionAnswer }> {
  const command = { ...pending, attempts: pending.attempts + 1, sentAt: context.now };
  const kept = command.kind === 'suspend' ? whatToKeep(facts) : null;
  const answer = await port.carryOut(context, command);
  if (answer.kind === 'done' && kept) await keep(context, facts, kept);
  return { command: await recordAnswer(context, facts, command, answer, write), answer };
}

/** Before a remote provider is asked: what it will take away, and that it is asked now. */
export async function markSending(
  context: Context,
  facts: ReconcileFacts,
  command: ProviderCommand,
): Promise<void> {
  await keepTaken(context, facts, command);
  const { attempts } = command;
  await store.saveCommand(context, {
    ...command,
    state: 'sending',
    attempts: attempts + 1,
    sentAt: context.now,
  });
}

/** What a suspension takes away, once: not when it is kept already. */
export async function keepTaken(
  context: Context,
  facts: ReconcileFacts,
  { kind }: ProviderCommand,
): Promise<void> {
  const kept = kind === 'suspend' ? whatToKeep(facts) : null;
  if (kept) await keep(context, facts, kept);
}

async function keep(
  context: Context,
  { subscription }: ReconcileFacts,
  kept: NonNullable<ReturnType<typeof whatToKeep>>,
): Promise<void> {
  await store.keepRestoration(context, {
    ...kept,
    id: newId(context.now.getTime()),
    subscriptionId: subscription.id,
    termStart: subscription.termStart,
  });
}

/**
 * Writes down what the provider answered. What follows for access is the reconciliation's.
 * @returns the command as it is now
 */
export async function recordAnswer(
  context: Context,
  facts: ReconcileFacts,
  command: ProviderCommand,
  answer: ProviderAnswer,
  write: Write = store.saveCommand,
): Promise<ProviderCommand> {
  const answered = afterAnswer(command, answer, context.now);
  await write(context, answered);
  if (answer.kind === 'done') {
    const expected = expectedAfter(command, answer.observed, facts.expected);
    await store.saveExpected(context, command.subscriptionId, expected);
    const { status } = answer.observed;
    await record(context, facts, command, 'subscriptions.command_done', { status });
  }
  if (answer.kind === 'refused' || answer.kind === 'later') await dropKept(context, facts, command);
  if (answer.kind === 'refused') {
    const { code } = answer;
    await record(context, facts, command, 'subscriptions.command_refused', { code });
  }
  return answered;
}

function afterAnswer(command: ProviderCommand, answer: ProviderAnswer, now: Date): ProviderCommand {
  switch (answer.kind) {
    case 'done':
      return { ...command, state: 'done', refusal: null, finishedAt: now };
    case 'refused':
      return { ...command, state: 'refused', refusal: answer.code, finishedAt: now };
    case 'later':
      return { ...command, state: 'pending', refusal: answer.code };
    case 'unknown':
      return { ...command, state: 'unknown' };
  }
}

/** The command under way was never carried out, and is not wanted any more. */
export async function supersedeCommand(
  context: Context,
  facts: ReconcileFacts,
  command: ProviderCommand,
): Promise<void> {
  await store.saveCommand(context, { ...command, state: 'superseded', finishedAt: context.now });
  await dropKept(context, facts, command);
}

/** A suspension that did not happen took nothing away. */
async function dropKept(
  context: Context,
  { restoration }: ReconcileFacts,
  command: ProviderCommand,
): Promise<void> {
  if (command.kind !== 'suspend' || !restoration) return;
  const isOfThisCommand = restoration.takenAt.getTime() >= command.createdAt.getTime();
  if (isOfThisCommand) {
    await store.settleRestoration(context, command.subscriptionId, 'nothing_to_restore');
  }
}

async function record(
  context: Context,
  { subscription }: ReconcileFacts,
  command: ProviderCommand,
  type: string,
  outcome: JsonObject,
): Promise<void> {
  const { id: commandId, kind } = command;
  await recordEvents(context, [
    {
      type,
      subject: { kind: 'subscription', id: subscription.id },
      customerId: subscription.customerId,
      after: { commandId, kind, change: command.change as JsonObject, ...outcome },
    },
  ]);
}

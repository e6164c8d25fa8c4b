import type { Context } from '../../platform/context.ts';
import {
  carryOutHere,
  keepTaken,
  markSending,
  recordAnswer,
  supersedeCommand,
} from './commands-command.ts';
import { provider } from './commands-provider.ts';
import { reconcile } from './commands-reconcile.ts';
import { contradicts, isAchieved, whatIsSent, type ReconcileFacts } from './decide-command.ts';
import * as store from './store-command.ts';
import { factsOf, lockFamilies } from './store-reconcile.ts';
import type { ProviderPort, ProviderReading, ProviderRequest } from './types-provider.ts';
import type { ProviderAnswer, ProviderCommand } from './types.ts';

/** What carrying out needs: committed steps, and a sign to stop. */
export interface CarryOutRun {
  readonly transact: <T>(work: (context: Context) => Promise<T>) => Promise<T>;
  readonly signal: AbortSignal;
}

export type CarriedOut =
  | { readonly kind: 'finished' }
  /** To be called again then: the provider said so, or nobody knows yet what happened. */
  | { readonly kind: 'later'; readonly at: Date; readonly why: string };

type RemotePort = Extract<ProviderPort, { mode: 'remote' }>;

/** A provider that has not answered by then is taken to have said nothing. */
const ANSWER_TIMEOUT_MS = 30_000;
/** What is unknown is looked at again soon, and less and less often. */
const UNKNOWN_AGAIN_MS = 10_000;
const UNKNOWN_AGAIN_MAX_MS = 15 * 60_000;

/**
 * Carries a command out, or finds out what became of it. Safe to call at any time, any number of
 * times and side by side: what may have arrived is read back before it is sent again, and sent
 * again only under the same request id. What is no longer wanted and did not happen is dropped.
 */
export async function carryOutCommand(run: CarryOutRun, commandId: string): Promise<CarriedOut> {
  const port = provider();
  if (port.mode === 'in_transaction') {
    return run.transact((context) => carryOutAgain(context, port, commandId));
  }
  const begun = await run.transact((context) => begin(context, commandId, { wasRead: false }));
  if (begun.kind === 'finished') return begun;
  if (begun.kind === 'send') return send(run, port, begun);
  return findOut(run, port, begun.request);
}

/** The built-in provider said no for now, some time ago. */
async function carryOutAgain(
  context: Context,
  port: Exclude<ProviderPort, RemotePort>,
  commandId: string,
): Promise<CarriedOut> {
  const found = await lockCommand(context, commandId);
  if (!found) return { kind: 'finished' };
  const { facts, command } = found;
  if (contradicts(command.kind, facts.isAccessWanted)) {
    await supersedeCommand(context, facts, command);
  } else {
    const { answer } = await carryOutHere(context, port, facts, command);
    if (answer.kind === 'later') return later(context, answer.afterMs, answer.code);
  }
  await reconcile(context, [command.subscriptionId]);
  return { kind: 'finished' };
}

interface Found {
  readonly facts: ReconcileFacts;
  readonly command: ProviderCommand;
}

/** The command with its subscription locked; nothing when it is finished. */
async function lockCommand(context: Context, commandId: string): Promise<Found | undefined> {
  const known = await store.findCommand(context, commandId);
  if (!known || known.finishedAt) return undefined;
  await lockFamilies(context, [known.subscriptionId]);
  const command = await store.findCommand(context, commandId);
  const [facts] = await factsOf(context, [known.subscriptionId]);
  return command && facts && command.finishedAt === null ? { facts, command } : undefined;
}

type Begun =
  | { readonly kind: 'finished' }
  | { readonly kind: 'read'; readonly request: ProviderRequest }
  | Sending;

interface Sending {
  readonly kind: 'send';
  readonly request: ProviderRequest;
  /** Which sending of the command it is, from 1. */
  readonly attempt: number;
}

/**
 * Decides again whether to send, and commits that it is sent before it is: whoever finds a command
 * in this state knows that it may have arrived.
 * @param wasRead the provider was asked since the last sending, and it had not happened
 */
async function begin(
  context: Context,
  commandId: string,
  { wasRead }: { readonly wasRead: boolean },
): Promise<Begun> {
  const found = await lockCommand(context, commandId);
  if (!found) return { kind: 'finished' };
  const { facts, command } = found;
  const { id, customerId } = facts.subscription;
  const request: ProviderRequest = {
    requestId: command.id,
    partnerId: context.partnerId,
    customerId,
    subscriptionId: id,
    kind: command.kind,
    change: whatIsSent(facts, command),
  };
  if (command.state !== 'pending' && !wasRead) return { kind: 'read', request };
  if (contradicts(command.kind, facts.isAccessWanted)) {
    await supersedeCommand(context, facts, command);
    await reconcile(context, [id]);
    return { kind: 'finished' };
  }
  await markSending(context, facts, command);
  return { kind: 'send', request, attempt: command.attempts + 1 };
}

async function send(
  run: CarryOutRun,
  port: RemotePort,
  { request, attempt }: Sending,
): Promise<CarriedOut> {
  const answer = await port.send(request, timeOut(run));
  if (answer.kind !== 'refused') return settle(run, request.requestId, answer, attempt);
  // "Already suspended" is a refusal, and yet what was asked for.
  const reading = await port.read(request, timeOut(run));
  const settled = answerOfReading(request, reading);
  return settle(run, request.requestId, settled ?? answer, attempt);
}

async function findOut(
  run: CarryOutRun,
  port: RemotePort,
  request: ProviderRequest,
): Promise<CarriedOut> {
  const reading = await port.read(request, timeOut(run));
  const settled = answerOfReading(request, reading);
  if (settled) return settle(run, request.requestId, settled);
  const begun = await run.transact(async (context): Promise<Begun> => {
    // Finished by somebody else meanwhile: then what was read is old.
    if (!(await lockCommand(context, request.requestId))) return { kind: 'finished' };
    if (reading.kind === 'found') await store.saveObserved(context, reading.observed);
    return begin(context, request.requestId, { wasRead: true });
  });
  return begun.kind === 'send' ? send(run, port, begun) : { kind: 'finished' };
}

function timeOut({ signal }: CarryOutRun): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]);
}

/** Nothing when the reading says that what was asked for is not so. */
function answerOfReading(
  request: ProviderRequest,
  reading: ProviderReading,
): ProviderAnswer | undefined {
  if (reading.kind === 'unknown') return reading;
  const { observed } = reading;
  return isAchieved(request, observed) ? { kind: 'done', observed } : undefined;
}

/**
 * Writes down what the provider answered, and goes on from there.
 * @param attempt the sending that it answers; none for what was read
 */
async function settle(
  run: CarryOutRun,
  commandId: string,
  answer: ProviderAnswer,
  attempt?: number,
): Promise<CarriedOut> {
  return run.transact(async (context) => {
    const found = await lockCommand(context, commandId);
    if (!found) return { kind: 'finished' };
    const { facts, command } = found;
    if (attempt !== undefined && attempt !== command.attempts && isNo(answer)) {
      // Another worker sent it again meanwhile, and may have been obeyed: its answer is the one.
      return later(context, UNKNOWN_AGAIN_MS, answer.code);
    }
    if (answer.kind === 'done') {
      // A "no" to another sending may have let go of what this one took away.
      await keepTaken(context, facts, command);
      await store.saveObserved(context, answer.observed);
    }
    await recordAnswer(context, facts, command, answer);
    switch (answer.kind) {
      case 'unknown':
        return later(context, unknownAgainMs(command.attempts), answer.why);
      case 'later':
        // Perhaps it is not wanted any more: then it is dropped now, not then.
        await reconcile(context, [command.subscriptionId]);
        return later(context, answer.afterMs, answer.code);
      case 'done':
      case 'refused':
        await reconcile(context, [command.subscriptionId], { retry: answer.kind === 'done' });
        return { kind: 'finished' };
    }
  });
}

function isNo(
  answer: ProviderAnswer,
): answer is Extract<ProviderAnswer, { kind: 'later' | 'refused' }> {
  return answer.kind === 'later' || answer.kind === 'refused';
}

function unknownAgainMs(attempts: number): number {
  return Math.min(UNKNOWN_AGAIN_MS * 2 ** Math.min(attempts, 10), UNKNOWN_AGAIN_MAX_MS);
}

function later({ now }: Context, afterMs: number, why: string): CarriedOut {
  return { kind: 'later', at: new Date(now.getTime() + afterMs), why };
}

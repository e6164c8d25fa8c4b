import { setTimeout } from 'node:timers/promises';
import type { Context } from '../../platform/context.ts';
import {
  HAND_OVER_LONGEST_MS,
  MailServerTrouble,
  openMailSession,
  type Mail,
  type MailLimits,
  type MailOutcome,
  type MailSession,
} from '../../platform/mail.ts';
import type { MailFailure } from '../../platform/mail-failure.ts';
import type { SecretBox } from '../../platform/secrets.ts';
import { sendingInstant } from './commands-hours.ts';
import { mailOf, mailServerOf, mailboxMailOf } from './commands-mail.ts';
import { endMessage } from './commands-outcome.ts';
import { decideAfterFailure, holdMs } from './decide-delivery.ts';
import * as store from './store.ts';
import {
  clearServerHealth,
  findServerHealth,
  findSettings,
  saveServerHealth,
} from './store-settings.ts';
import type { MessageState, NoticeSettings, Recheck } from './types.ts';

/**
 * What delivering needs from outside: committed steps, the installation's key, and the last
 * question.
 */
export interface DeliverySteps {
  /** Each call is one transaction, committed when it resolves. */
  readonly transact: <T>(work: (context: Context) => Promise<T>) => Promise<T>;
  readonly secrets: SecretBox;
  readonly recheck: Recheck;
  /** Aborted when the worker shuts down; looked at before the hand-over, never within it. */
  readonly signal?: AbortSignal;
  readonly mailLimits?: MailLimits;
  /** How long to wait before each further try to write a server's answer down. */
  readonly recordAgainMs?: readonly number[];
}

/** A database that restarts is back within this; after it the answer is lost. */
const RECORD_AGAIN_MS = [500, 2_000, 5_000, 15_000, 30_000] as const;

export type DeliveryResult =
  /** Nothing more to do for this effect. */
  | { readonly kind: 'done'; readonly state: MessageState }
  /** Not yet: try the same effect again at this instant; it does not count as a failure. */
  | { readonly kind: 'later'; readonly at: Date; readonly why: string };

type Planned =
  | DeliveryResult
  | { readonly kind: 'connect'; readonly smtp: Smtp; readonly partnerId: string };

type Smtp = NonNullable<NoticeSettings['smtp']>;

type Begun =
  | DeliveryResult
  | {
      readonly kind: 'begun';
      readonly mail: Mail;
      readonly number: number;
    };

/**
 * Brings one message to its recipient, at most once. The mailbox takes it in the deciding
 * transaction. With a mail server, `handing_over` is committed between login and MAIL FROM and the
 * outcome after the server's answer; a process that dies in between leaves `handing_over`, which
 * becomes `unknown` for a person to resolve and is never sent again by itself. May be called any
 * number of times, by any number of workers.
 */
export async function deliverMessage(
  steps: DeliverySteps,
  messageId: string,
): Promise<DeliveryResult> {
  const planned = await steps.transact((context) => plan(context, steps, messageId));
  if (planned.kind !== 'connect') return planned;
  const { smtp, partnerId } = planned;
  let session: MailSession;
  try {
    const server = mailServerOf(smtp, steps.secrets, partnerId);
    session = await openMailSession(server, steps.mailLimits);
  } catch (error) {
    if (!(error instanceof MailServerTrouble)) throw error;
    return steps.transact((context) => recordTrouble(context, messageId, smtp, error));
  }
  try {
    const begun = await steps.transact((context) => beginHandOver(context, steps, messageId, smtp));
    if (begun.kind !== 'begun') return begun;
    const outcome = await session.send(begun.mail);
    return await surely(steps, (context) =>
      recordOutcome(context, messageId, begun.number, outcome),
    );
  } finally {
    session.close();
  }
}

/**
 * The answer of the mail server exists nowhere but here: a database that is away for a moment must
 * not turn it into an unknown fate.
 */
async function surely<T>(steps: DeliverySteps, work: (context: Context) => Promise<T>): Promise<T> {
  for (const waitMs of steps.recordAgainMs ?? RECORD_AGAIN_MS) {
    try {
      return await steps.transact(work);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      await setTimeout(waitMs);
    }
  }
  return steps.transact(work);
}

/** Ends what needs no mail server; says which server to open otherwise. */
async function plan(context: Context, steps: DeliverySteps, messageId: string): Promise<Planned> {
  const { message, settings, waits } = await look(context, messageId);
  if (waits) return waits;
  if (settings.smtp === null) {
    return (
      (await withdrawIfUntrue(context, steps, message)) ?? putInMailbox(context, message, settings)
    );
  }
  const health = await findServerHealth(context);
  if (health && health.heldUntil > context.now) {
    return { kind: 'later', at: health.heldUntil, why: 'the mail server does not answer' };
  }
  return { kind: 'connect', smtp: settings.smtp, partnerId: context.partnerId };
}

/** Reads the message under its lock, and whether there is a reason not to go on with it now. */
async function look(
  context: Context,
  messageId: string,
): Promise<{ message: store.Message; settings: NoticeSettings; waits: DeliveryResult | null }> {
  const message = await store.lockMessage(context, messageId);
  if (!message) throw new Error(`message ${messageId} is gone`);
  const settings = await findSettings(context);
  return { message, settings, waits: await reasonToWait(context, message, settings) };
}

async function reasonToWait(
  context: Context,
  message: store.Message,
  settings: NoticeSettings,
): Promise<DeliveryResult | null> {
  if (message.state === 'handing_over') return watchHandOver(context, message);
  if (message.state !== 'queued') return { kind: 'done', state: message.state };
  if (message.notBefore > context.now) {
    return { kind: 'later', at: message.notBefore, why: 'its time has not come' };
  }
  // The hours are asked again: a message that waited for its server may be due in the night.
  const at = sendingInstant(context.now, message, settings);
  if (at <= context.now) return null;
  await store.postponeMessage(context, message.id, at);
  return { kind: 'later', at, why: 'outside the sending hours' };
}

/** Another worker has it, or had it when it died. Which one, only time tells. */
async function watchHandOver(context: Context, message: store.Message): Promise<DeliveryResult> {
  const since = message.handingOverSince ?? message.createdAt;
  const lostAt = new Date(since.getTime() + HAND_OVER_LONGEST_MS);
  if (lostAt > context.now) return { kind: 'later', at: lostAt, why: 'it is being handed over' };
  const detail = 'the process ended between the hand-over and its answer';
  await store.endAttempt(
    context,
    { messageId: message.id, number: message.attempts },
    'unknown',
    detail,
  );
  await endMessage(context, message, { state: 'unknown', reason: 'worker_lost', detail });
  return { kind: 'done', state: 'unknown' };
}

async function withdrawIfUntrue(
  context: Context,
  steps: DeliverySteps,
  message: store.Message,
): Promise<DeliveryResult | null> {
  const { noticeKey, customerId } = message;
  const verdict = await steps.recheck(context, { noticeKey, customerId });
  if (verdict.verdict === 'go') return null;
  const change = { reason: 'no_longer_true', detail: verdict.reason } as const;
  await endMessage(context, message, { state: 'withdrawn', ...change });
  return { kind: 'done', state: 'withdrawn' };
}

async function putInMailbox(
  context: Context,
  message: store.Message,
  settings: NoticeSettings,
): Promise<DeliveryResult> {
  const number = message.attempts + 1;
  const attempt = { messageId: message.id, number };
  await store.insertAttempt(context, { ...attempt, channel: 'mailbox', server: null });
  await store.insertMailboxMail(
    context,
    mailboxMailOf(mailOf(message, settings, context.now), message.id, context.now),
  );
  await store.endAttempt(context, attempt, 'accepted', null);
  const change = { reason: null, detail: null, attempts: number, failures: 0 };
  await endMessage(context, message, { state: 'accepted', ...change });
  return { kind: 'done', state: 'accepted' };
}

async function recordTrouble(
  context: Context,
  messageId: string,
  smtp: Smtp,
  trouble: MailServerTrouble,
): Promise<DeliveryResult> {
  const { message, settings, waits } = await look(context, messageId);
  const health = await findServerHealth(context);
  const failures = (health?.failures ?? 0) + 1;
  const heldUntil = new Date(context.now.getTime() + holdMs(failures));
  await saveServerHealth(context, {
    failures,
    failingSince: health?.failingSince ?? context.now,
    heldUntil,
    lastError: `${trouble.stage}: ${trouble.message}`,
  });
  if (waits) return waits;
  const number = message.attempts + 1;
  await store.insertAttempt(context, { messageId, number, channel: 'smtp', server: nameOf(smtp) });
  await store.changeMessage(context, messageId, {
    state: 'queued',
    reason: null,
    detail: null,
    attempts: number,
  });
  const failure = { kind: 'temporary', about: 'server', detail: trouble.message } as const;
  return recordFailure(context, { ...message, attempts: number }, settings, failure);
}

async function beginHandOver(
  context: Context,
  steps: DeliverySteps,
  messageId: string,
  smtp: Smtp,
): Promise<Begun> {
  await clearServerHealth(context);
  const { message, settings, waits } = await look(context, messageId);
  if (waits) return waits;
  if (steps.signal?.aborted) {
    return { kind: 'later', at: context.now, why: 'the worker is stopping' };
  }
  const withdrawn = await withdrawIfUntrue(context, steps, message);
  if (withdrawn) return withdrawn;
  const number = message.attempts + 1;
  await store.insertAttempt(context, { messageId, number, channel: 'smtp', server: nameOf(smtp) });
  await store.changeMessage(context, messageId, {
    state: 'handing_over',
    reason: null,
    detail: null,
    attempts: number,
  });
  return { kind: 'begun', mail: mailOf(message, settings, context.now), number };
}

/**
 * Writes down what the server said. When the message was given up as `unknown` meanwhile, the
 * server's word is still worth more; when a person has decided since, the attempt alone is written
 * down.
 */
async function recordOutcome(
  context: Context,
  messageId: string,
  number: number,
  outcome: MailOutcome,
): Promise<DeliveryResult> {
  const message = await store.lockMessage(context, messageId);
  if (!message) throw new Error(`message ${messageId} is gone`);
  const isOurs = message.attempts === number;
  const isOpen = message.state === 'handing_over' || message.state === 'unknown';
  if (!isOurs || !isOpen) {
    const detail = outcome.kind === 'accepted' ? outcome.response : outcome.detail;
    await store.endAttempt(context, { messageId, number }, outcome.kind, detail);
    return { kind: 'done', state: message.state };
  }
  if (outcome.kind !== 'accepted') {
    return recordFailure(context, message, await findSettings(context), outcome);
  }
  await store.endAttempt(context, { messageId, number }, 'accepted', outcome.response);
  const change = { reason: null, detail: outcome.response, failures: 0 };
  await endMessage(context, message, { state: 'accepted', ...change });
  return { kind: 'done', state: 'accepted' };
}

/** The attempt `message.attempts` failed: wait for another one, or end the message. */
async function recordFailure(
  context: Context,
  message: store.Message,
  settings: NoticeSettings,
  failure: MailFailure,
): Promise<DeliveryResult> {
  const attempt = { messageId: message.id, number: message.attempts };
  await store.endAttempt(context, attempt, failure.kind, failure.detail);
  const after = decideAfterFailure(failure, message.failures);
  const failures = message.failures + 1;
  if (after.state !== 'queued') {
    await endMessage(context, message, { ...after, failures });
    return { kind: 'done', state: after.state };
  }
  const earliest = new Date(context.now.getTime() + after.waitMs);
  const notBefore = sendingInstant(earliest, message, settings);
  const { detail } = after;
  await store.changeMessage(context, message.id, {
    state: 'queued',
    reason: null,
    detail,
    notBefore,
    failures,
  });
  return { kind: 'later', at: notBefore, why: detail };
}

function nameOf(server: Smtp): string {
  return `${server.host}:${server.port}`;
}

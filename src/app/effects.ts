import type { Log } from '../platform/log.ts';
import type { JsonObject } from '../kernel/json.ts';
import { invitationMail, prepareInvitationMail, SEND_INVITATION } from '../people/index.ts';
import {
  carryOutConsequence,
  evaluateCustomer,
  evaluateStandings,
  recheck,
  runJob,
} from '../modules/collections/index.ts';
import {
  deliverNotice,
  DELIVER_EFFECT,
  prepareNotice,
  sendOrdinaryMail,
  type Recheck,
} from '../modules/notices/index.ts';
import { PROCESS_REPORT, processReport } from '../modules/enforcement/index.ts';
import { refreshEverybody } from '../modules/exposure/index.ts';
import { WEBHOOK_EFFECT } from '../modules/partner-center/index.ts';
import {
  carryOutBulk,
  carryOutCommand,
  COMMAND_EFFECT,
  RECONSIDER_EFFECT,
  reconsiderOrders,
} from '../modules/subscriptions/index.ts';
import {
  deliver as deliverMessage,
  DELIVER_EFFECT as DELIVER_MESSAGE,
} from '../modules/webhooks/index.ts';
import type { Context } from '../platform/context.ts';
import { TryLater, type EffectHandlers, type EffectRun } from '../worker/handler.ts';
import type { Config } from './config.ts';
import { sendBudgetMail, TELL_BUDGET } from './budget-notice.ts';
import {
  REFRESH_EVERYBODY,
  REFRESH_EXPOSURE,
  reckonAgain,
  sendWarningMail,
  TELL_WARNING,
} from './exposure-news.ts';
import { sendMeasureLetter, TELL_MEASURE } from './enforcement-news.ts';
import { gatherNotice } from './notice-request.ts';
import { sendTicketMail, TELL_DESK, TELL_TICKET, tellDeskLead } from './ticket-news.ts';
import { sendWebhook, type WebhookParts } from './webhook-news.ts';

export interface EffectParts {
  readonly config: Pick<Config, 'baseUrl' | 'webhookReach'>;
  readonly installation: WebhookParts['installation'];
  readonly log: Log;
}

/** A renewal or a change at the provider takes no longer. */
const PROVIDER_BUSY_MS = 5 * 60_000;
/** Whoever releases the brake does not wait long for what it held. */
const HALTED_MS = 10 * 60_000;
/** Local morning after which a notice that may not leave today is looked at again. */
const NEXT_LOOK_MS = 6 * 60 * 60_000;

/** Somebody was cut off, or must hear of it: these do not queue behind everything else. */
export const urgentKinds: readonly string[] = [
  TELL_MEASURE,
  PROCESS_REPORT,
  COMMAND_EFFECT,
  WEBHOOK_EFFECT,
  DELIVER_MESSAGE,
];

function aboutMisuse(parts: EffectParts): EffectHandlers {
  return {
    [PROCESS_REPORT]: {
      mode: 'in_transaction',
      handle: (context, payload) => processReport(context, text(payload, 'reportId')),
    },
    [TELL_MEASURE]: {
      mode: 'in_steps',
      handle: (run, payload) => sendMeasureLetter(parts, run, payload),
    },
    [TELL_TICKET]: {
      mode: 'in_steps',
      handle: (run, payload) => sendTicketMail(parts, run, payload),
    },
    [TELL_DESK]: {
      mode: 'in_steps',
      handle: (run, payload) => tellDeskLead(parts, run, payload),
    },
  };
}

function outward(parts: EffectParts): EffectHandlers {
  return {
    [WEBHOOK_EFFECT]: {
      mode: 'in_steps',
      handle: (run, payload) => sendWebhook(parts, run, payload),
    },
    [DELIVER_MESSAGE]: {
      mode: 'in_steps',
      handle: (run, payload) => tellEndpoint(parts, run, text(payload, 'messageId')),
    },
    [SEND_INVITATION]: {
      mode: 'in_steps',
      handle: (run, payload) => sendInvitation(parts, run, text(payload, 'invitationId')),
    },
  };
}

/** What every kind of effect does when its time comes. */
export function effectHandlers(parts: EffectParts): EffectHandlers {
  return {
    'collections.carry_out': {
      mode: 'in_transaction',
      handle: (context, payload) => carryOut(context, text(payload, 'proposalKey')),
    },
    'collections.evaluate': {
      mode: 'in_transaction',
      handle: (context, payload) => evaluateCustomer(context, text(payload, 'customerId')),
    },
    'collections.evaluate_standings': {
      mode: 'in_steps',
      handle: (run) => evaluateStandings(run),
    },
    'collections.run': {
      mode: 'in_steps',
      handle: (run, payload) => runJob(run, payload),
    },
    'notices.prepare': {
      mode: 'in_transaction',
      handle: prepare,
    },
    [DELIVER_EFFECT]: {
      mode: 'in_steps',
      handle: (run, payload) => deliver(parts, run, payload),
    },
    [COMMAND_EFFECT]: {
      mode: 'in_steps',
      handle: (run, payload) => command(run, text(payload, 'commandId')),
    },
    [RECONSIDER_EFFECT]: {
      mode: 'in_transaction',
      handle: async (context, payload) => {
        await reconsiderOrders(context, [text(payload, 'customerId')]);
      },
    },
    'subscriptions.bulk': {
      mode: 'in_steps',
      handle: (run, payload) => bulk(run, text(payload, 'bulkActionId')),
    },
    [REFRESH_EXPOSURE]: {
      mode: 'in_transaction',
      handle: reckonAgain,
    },
    [REFRESH_EVERYBODY]: {
      mode: 'in_steps',
      handle: (run) => refreshEverybody(run),
    },
    [TELL_WARNING]: {
      mode: 'in_steps',
      handle: (run, payload) => sendWarningMail(parts, run, payload),
    },
    [TELL_BUDGET]: {
      mode: 'in_steps',
      handle: (run, payload) => sendBudgetMail(parts, run, payload),
    },
    ...aboutMisuse(parts),
    ...outward(parts),
  };
}

/** A message that was not taken comes back at its time. */
async function tellEndpoint(parts: EffectParts, run: EffectRun, messageId: string): Promise<void> {
  const later = await deliverMessage(
    {
      transact: run.transact,
      now: run.now,
      signal: run.signal,
      secrets: parts.installation.secrets,
      baseUrl: parts.config.baseUrl,
      reach: parts.config.webhookReach,
      spread: Math.random,
      elapsedMs: () => performance.now(),
    },
    messageId,
  );
  if (later) throw new TryLater(later.at, later.why);
}

/** What the provider cannot do yet, or has not said whether it did, comes back. */
async function command(run: EffectRun, commandId: string): Promise<void> {
  const carried = await carryOutCommand(run, commandId);
  if (carried.kind === 'later') throw new TryLater(carried.at, carried.why);
}

/** What the provider is too busy for is left over, and comes back. */
async function bulk(run: EffectRun, bulkActionId: string): Promise<void> {
  const progress = await carryOutBulk(run, bulkActionId);
  if (progress === 'ended') return;
  const waitMs = progress === 'later' ? PROVIDER_BUSY_MS : 0;
  throw new TryLater(new Date(run.now.getTime() + waitMs), progress);
}

/** What cannot be done now changes nothing and comes back. */
async function carryOut(context: Context, proposalKey: string): Promise<void> {
  const { kind } = await carryOutConsequence(context, proposalKey);
  const later = (afterMs: number, why: string) =>
    new TryLater(new Date(context.now.getTime() + afterMs), why);
  if (kind === 'not_today') throw later(NEXT_LOOK_MS, 'not on this day');
  if (kind === 'provider_busy') throw later(PROVIDER_BUSY_MS, 'the provider is busy');
  if (kind === 'halted') throw later(HALTED_MS, 'harmful steps are stopped');
}

async function prepare(context: Context, payload: JsonObject): Promise<void> {
  await prepareNotice(context, await gatherNotice(context, payload));
}

async function deliver(parts: EffectParts, run: EffectRun, payload: JsonObject): Promise<void> {
  const result = await deliverNotice(
    {
      transact: run.transact,
      signal: run.signal,
      secrets: parts.installation.secrets,
      recheck: ask,
    },
    payload,
  );
  if (result.kind === 'later') throw new TryLater(result.at, result.why);
}

/** The last question before a notice leaves. */
const ask: Recheck = async (context, { noticeKey }) => {
  const verdict = await recheck(context, { noticeKey });
  if (verdict.verdict === 'later') {
    throw new TryLater(new Date(context.now.getTime() + NEXT_LOOK_MS), 'not on this day');
  }
  return verdict.verdict === 'go'
    ? { verdict: 'go' }
    : { verdict: 'withdrawn', reason: verdict.reason };
};

async function sendInvitation(
  parts: EffectParts,
  run: EffectRun,
  invitationId: string,
): Promise<void> {
  const mail = await run.transact((context) => prepareInvitationMail(context, invitationId));
  if (mail === null) return;
  const written = invitationMail(mail, parts.config.baseUrl, mail.language);
  const sent = await sendOrdinaryMail(
    { transact: run.transact, secrets: parts.installation.secrets },
    {
      to: { name: mail.to.name, address: mail.to.email },
      senderName: mail.partnerName,
      ...written,
    },
  );
  if (sent.outcome.kind !== 'accepted') {
    throw new Error(`the invitation was not accepted by the mail server: ${sent.outcome.kind}`);
  }
}

function text(payload: JsonObject, key: string): string {
  const value = payload[key];
  if (typeof value !== 'string') throw new Error(`the effect's payload lacks ${key}`);
  return value;
}

import type { Log } from '../platform/log.ts';
import type { JsonObject } from '../kernel/json.ts';
import { invitationMail, prepareInvitationMail, SEND_INVITATION } from '../people/index.ts';
import {
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
import type { Context } from '../platform/context.ts';
import { TryLater, type EffectHandlers, type EffectRun } from '../worker/handler.ts';
import type { Config } from './config.ts';
import type { Installation } from './installation.ts';
import { gatherNotice } from './notice-request.ts';

export interface EffectParts {
  readonly config: Pick<Config, 'baseUrl'>;
  readonly installation: Pick<Installation, 'secrets'>;
  readonly log: Log;
}

/** Local morning after which a notice that may not leave today is looked at again. */
const NEXT_LOOK_MS = 6 * 60 * 60_000;

/** What every kind of effect does when its time comes. */
export function effectHandlers(parts: EffectParts): EffectHandlers {
  return {
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
    [SEND_INVITATION]: {
      mode: 'in_steps',
      handle: (run, payload) => sendInvitation(parts, run, text(payload, 'invitationId')),
    },
  };
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

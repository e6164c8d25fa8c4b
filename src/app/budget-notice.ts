import { budgetMail, budgetMailFacts } from '../modules/usage/index.ts';
import { sendOrdinaryMail } from '../modules/notices/index.ts';
import { findMember, listMembers, type Member } from '../people/index.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import type { Context } from '../platform/context.ts';
import type { NewEvent } from '../platform/events.ts';
import { enqueue, type Effect } from '../platform/outbox.ts';
import type { EffectRun } from '../worker/handler.ts';
import type { Config } from './config.ts';
import type { Installation } from './installation.ts';
import { permissionsOf } from './permissions.ts';

/** One mail to one person, so that a failure of one repeats no other. */
export const TELL_BUDGET = 'usage.tell_budget';

/**
 * Who is told about a budget: the people of the billing role; where nobody has it, everybody who
 * may see usage.
 */
export function readersOf(members: readonly Member[]): readonly Member[] {
  const mayRead = members.filter((each) => permissionsOf(each.roles).includes('usage.read'));
  const billing = mayRead.filter((each) => each.roles.includes('billing_admin'));
  return billing.length > 0 ? billing : mayRead;
}

/** A threshold was reached: each reader gets one mail. */
export async function tellReaders(context: Context, events: readonly NewEvent[]): Promise<void> {
  const readers = readersOf(await listMembers(context));
  await enqueue(
    context,
    events.flatMap(({ subject: { id: noticeId } }) =>
      readers.map(({ userId }): Effect => ({
        kind: TELL_BUDGET,
        key: `${noticeId} ${userId}`,
        payload: { noticeId, userId },
      })),
    ),
  );
}

export interface BudgetNoticeParts {
  readonly config: Pick<Config, 'baseUrl'>;
  readonly installation: Pick<Installation, 'secrets'>;
}

/** Sends the mail, unless the budget was changed or the person left meanwhile. */
export async function sendBudgetMail(
  parts: BudgetNoticeParts,
  run: EffectRun,
  payload: JsonObject,
): Promise<void> {
  const found = await run.transact(async (context) => ({
    facts: await budgetMailFacts(context, text(payload['noticeId'])),
    reader: await findMember(context, text(payload['userId'])),
  }));
  const { facts, reader } = found;
  if (facts === null || reader === undefined) return;
  const sent = await sendOrdinaryMail(
    { transact: run.transact, secrets: parts.installation.secrets },
    {
      to: { name: reader.name, address: reader.email },
      senderName: facts.partnerName,
      ...budgetMail(facts, {
        recipientName: reader.name,
        language: reader.language,
        link: `${parts.config.baseUrl}/customers/${facts.customerId}?tab=usage`,
      }),
    },
  );
  if (sent.outcome.kind !== 'accepted') {
    throw new Error(`the mail about a budget was not accepted: ${sent.outcome.kind}`);
  }
}

function text(value: Json | undefined): string {
  if (typeof value !== 'string') throw new Error('the effect lacks what it is about');
  return value;
}

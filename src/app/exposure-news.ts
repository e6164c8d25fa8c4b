import { newId } from '../kernel/ids.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import {
  checkPosition,
  refreshExposure,
  warningMail,
  warningMailFacts,
} from '../modules/exposure/index.ts';
import { sendOrdinaryMail } from '../modules/notices/index.ts';
import { invoicesOfProvider } from '../modules/partner-center/index.ts';
import type { ProviderAccount } from '../modules/exposure/index.ts';
import { findMember, listMembers } from '../people/index.ts';
import type { Context } from '../platform/context.ts';
import type { NewEvent } from '../platform/events.ts';
import { enqueue, type Effect } from '../platform/outbox.ts';
import type { EffectRun } from '../worker/handler.ts';
import type { BudgetNoticeParts } from './budget-notice.ts';
import { permissionsOf } from './permissions.ts';

export const REFRESH_EXPOSURE = 'exposure.refresh';
export const REFRESH_EVERYBODY = 'exposure.refresh_everybody';
/** One mail to one person, so that a failure of one repeats no other. */
export const TELL_WARNING = 'exposure.tell_warning';

/** Customers that one effect reckons again. */
const CUSTOMERS_PER_EFFECT = 500;

/** The provider's invoices, as exposure asks for them. */
export const providerAccount: ProviderAccount = async (context) =>
  (await invoicesOfProvider(context)).map(({ id, currency, periodEnd, dueOn, total, paid }) => ({
    id,
    currency,
    periodEnd,
    dueOn,
    open: total - paid,
  }));

/** The exposure of the customers of these events is reckoned again after the transaction. */
export async function reckonLater(context: Context, events: readonly NewEvent[]): Promise<void> {
  const customerIds = [...new Set(events.flatMap((event) => event.customerId ?? []))];
  const effects: Effect[] = [];
  for (let at = 0; at < customerIds.length; at += CUSTOMERS_PER_EFFECT) {
    effects.push({
      kind: REFRESH_EXPOSURE,
      key: newId(context.now.getTime()),
      payload: { customerIds: customerIds.slice(at, at + CUSTOMERS_PER_EFFECT) },
    });
  }
  await enqueue(context, effects);
}

/** Something changed that names no customer. */
export async function reckonEverybodyLater(context: Context): Promise<void> {
  await enqueue(context, [
    { kind: REFRESH_EVERYBODY, key: newId(context.now.getTime()), payload: {} },
  ]);
}

export async function reckonAgain(context: Context, payload: JsonObject): Promise<void> {
  const ids = payload['customerIds'];
  if (!Array.isArray(ids)) throw new Error('the effect lacks its customers');
  await refreshExposure(
    context,
    ids.filter((id) => typeof id === 'string'),
  );
}

/** An invoice came or was paid: lines may be crossed, or no longer be. */
export function lookAtPosition(context: Context): Promise<void> {
  return checkPosition(context, providerAccount);
}

/** A line was crossed: the people of the billing role are told, or all who may see exposure. */
export async function tellFinance(context: Context, events: readonly NewEvent[]): Promise<void> {
  const mayRead = (await listMembers(context)).filter((each) =>
    permissionsOf(each.roles).includes('exposure.read'),
  );
  const billing = mayRead.filter((each) => each.roles.includes('billing_admin'));
  const readers = billing.length > 0 ? billing : mayRead;
  await enqueue(
    context,
    events.flatMap(({ subject: { id: warningId } }) =>
      readers.map(({ userId }): Effect => ({
        kind: TELL_WARNING,
        key: `${warningId} ${userId}`,
        payload: { warningId, userId },
      })),
    ),
  );
}

/** Sends the mail, unless the warning is over or the person left meanwhile. */
export async function sendWarningMail(
  parts: BudgetNoticeParts,
  run: EffectRun,
  payload: JsonObject,
): Promise<void> {
  const { facts, reader } = await run.transact(async (context) => ({
    facts: await warningMailFacts(context, text(payload['warningId'])),
    reader: await findMember(context, text(payload['userId'])),
  }));
  if (facts === null || reader === undefined) return;
  const sent = await sendOrdinaryMail(
    { transact: run.transact, secrets: parts.installation.secrets },
    {
      to: { name: reader.name, address: reader.email },
      senderName: facts.partnerName,
      ...warningMail(facts, {
        recipientName: reader.name,
        language: reader.language,
        link: `${parts.config.baseUrl}/exposure?tab=position`,
      }),
    },
  );
  if (sent.outcome.kind !== 'accepted') {
    throw new Error(`the mail about a warning was not accepted: ${sent.outcome.kind}`);
  }
}

function text(value: Json | undefined): string {
  if (typeof value !== 'string') throw new Error('the effect lacks what it is about');
  return value;
}

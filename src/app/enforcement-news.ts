import type { Json, JsonObject } from '../kernel/json.ts';
import { letterAbout, recordLetter, type Letter } from '../modules/enforcement/index.ts';
import { sendOrdinaryMail } from '../modules/notices/index.ts';
import { announce, type WebhookNews } from '../modules/partner-center/index.ts';
import { findMember, listMembers } from '../people/index.ts';
import type { Context } from '../platform/context.ts';
import type { NewEvent } from '../platform/events.ts';
import { enqueue, type Effect } from '../platform/outbox.ts';
import type { EffectRun } from '../worker/handler.ts';
import type { BudgetNoticeParts } from './budget-notice.ts';
import { permissionsOf } from './permissions.ts';

/** One letter to one person, so that a failure of one repeats no other. */
export const TELL_MEASURE = 'enforcement.tell';

/** The provider said something: those who answer for the partner are written to. */
export async function tellPartner(context: Context, events: readonly NewEvent[]): Promise<void> {
  const answering = await readers(context, 'enforcement.answer');
  const agents = answering.filter((each) => each.roles.includes('admin_agent'));
  const chosen = agents.length > 0 ? agents : answering;
  await enqueue(
    context,
    events.flatMap(({ subject: { id: measureId }, after }) =>
      chosen.map(({ userId }): Effect => {
        const wordId = text(after?.['wordId']);
        return {
          kind: TELL_MEASURE,
          key: `${wordId} ${userId}`,
          payload: { measureId, wordId, userId },
        };
      }),
    ),
  );
}

/** Nobody has read it: everybody who may see it is reminded. */
export async function remindPartner(context: Context, events: readonly NewEvent[]): Promise<void> {
  const everybody = await readers(context, 'enforcement.read');
  await enqueue(
    context,
    events.flatMap(({ subject: { id: measureId } }) =>
      everybody.map(({ userId }): Effect => ({
        kind: TELL_MEASURE,
        key: `reminder ${measureId} ${userId}`,
        payload: { measureId, wordId: null, userId },
      })),
    ),
  );
}

async function readers(context: Context, right: 'enforcement.read' | 'enforcement.answer') {
  const members = await listMembers(context);
  return members.filter((each) => permissionsOf(each.roles).includes(right));
}

/** The partner's webhook hears of it too. */
export async function tellMeasures(context: Context, events: readonly NewEvent[]): Promise<void> {
  const news = ({ type, subject }: NewEvent): WebhookNews => ({
    event: 'enforcement-updated',
    resourcePath: `/api/enforcement/${subject.id}`,
    resourceName: 'enforcement',
    log: { type, subjectId: subject.id },
  });
  await announce(context, events.map(news));
}

/** Sends the letter and keeps what the mail server said to it. */
export async function sendMeasureLetter(
  parts: BudgetNoticeParts,
  run: EffectRun,
  payload: JsonObject,
): Promise<void> {
  const measureId = text(payload['measureId']);
  const wordId = payload['wordId'];
  const link = `${parts.config.baseUrl}/enforcement/${measureId}`;
  const found = await run.transact(async (context) => {
    const reader = await findMember(context, text(payload['userId']));
    if (!reader) return null;
    const about = { measureId, wordId: typeof wordId === 'string' ? wordId : null, link };
    const letter = await letterAbout(context, about, reader);
    return letter === null ? null : { reader, letter };
  });
  if (found === null) return;
  const { reader, letter } = found;
  const sent = await sendOrdinaryMail(
    { transact: run.transact, secrets: parts.installation.secrets },
    {
      to: { name: reader.name, address: reader.email },
      senderName: letter.partnerName,
      subject: letter.subject,
      text: letter.text,
      html: letter.html,
    },
  );
  const { outcome } = sent;
  await run.transact((context) =>
    recordLetter(context, {
      measureId,
      wordId: letter.wordId,
      recipient: reader.email,
      language: reader.language,
      subject: letter.subject,
      text: letter.text,
      channel: sent.channel,
      outcome: outcome.kind satisfies Letter['outcome'],
      detail: outcome.kind === 'accepted' ? outcome.response : outcome.detail,
    }),
  );
  if (outcome.kind === 'temporary') {
    throw new Error(`the letter about a measure was not accepted: ${outcome.detail}`);
  }
}

function text(value: Json | undefined): string {
  if (typeof value !== 'string') throw new Error('the effect lacks what it is about');
  return value;
}

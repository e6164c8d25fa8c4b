import type { Json, JsonObject } from '../kernel/json.ts';
import { plainMailHtml, type PlainMail } from '../kernel/plain-mail.ts';
import { sendOrdinaryMail } from '../modules/notices/index.ts';
import { mailAbout } from '../modules/tickets/index.ts';
import { findMember, getPartner, listMembers } from '../people/index.ts';
import type { Context } from '../platform/context.ts';
import type { NewEvent } from '../platform/events.ts';
import { enqueue, type Effect } from '../platform/outbox.ts';
import type { EffectRun } from '../worker/handler.ts';
import type { BudgetNoticeParts } from './budget-notice.ts';

/** One mail to one person about what the provider said. */
export const TELL_TICKET = 'tickets.tell';
/** One mail to one person at the provider about a clock that ran out. */
export const TELL_DESK = 'tickets.tell_desk';

/** The provider said something: its contact and those who watch are written to. */
export async function tellTicketPeople(
  context: Context,
  events: readonly NewEvent[],
): Promise<void> {
  const effects: Effect[] = [];
  for (const { subject, after } of events) {
    const noteId = text(after?.['noteId']);
    const mail = await mailAbout(context, subject.id, noteId);
    for (const to of mail?.recipients ?? []) {
      const payload = { ticketId: subject.id, noteId, to };
      effects.push({ kind: TELL_TICKET, key: `${noteId} ${to}`, payload });
    }
  }
  await enqueue(context, effects);
}

export async function sendTicketMail(
  parts: BudgetNoticeParts,
  run: EffectRun,
  payload: JsonObject,
): Promise<void> {
  const ticketId = text(payload['ticketId']);
  const found = await run.transact(async (context) => ({
    mail: await mailAbout(context, ticketId, text(payload['noteId'])),
    partner: await getPartner(context),
  }));
  if (found.mail === null) return;
  const { subject, lines, language, open } = found.mail;
  const link = `${parts.config.baseUrl}/tickets?open=${ticketId}`;
  const written = { language, subject, lines, button: { text: open, link } };
  await send(parts, run, { to: text(payload['to']), sender: found.partner.name, written });
}

/** Who leads the desk hears of it; without a lead, everybody at the provider. */
export async function tellDesk(context: Context, events: readonly NewEvent[]): Promise<void> {
  const members = await listMembers(context);
  const leads = members.filter(({ roles }) => roles.includes('desk_lead'));
  const chosen = leads.length > 0 ? leads : members;
  await enqueue(
    context,
    events.flatMap(({ subject, after = {} }) =>
      chosen.map(({ userId }): Effect => {
        const { number, title, partnerId, partnerName } = after;
        return {
          kind: TELL_DESK,
          key: `${subject.id} ${userId}`,
          payload: {
            ticketId: subject.id,
            userId,
            number: text(number),
            title: text(title),
            partnerId: text(partnerId),
            partnerName: text(partnerName),
          },
        };
      }),
    ),
  );
}

export async function tellDeskLead(
  parts: BudgetNoticeParts,
  run: EffectRun,
  payload: JsonObject,
): Promise<void> {
  const found = await run.transact(async (context) => ({
    reader: await findMember(context, text(payload['userId'])),
    provider: await getPartner(context),
  }));
  if (!found.reader) return;
  const { language, email } = found.reader;
  const values = {
    number: text(payload['number']),
    title: text(payload['title']),
    partner: text(payload['partnerName']),
  };
  const place = `${text(payload['partnerId'])}.${text(payload['ticketId'])}`;
  const link = `${parts.config.baseUrl}/desk/tickets?open=${place}`;
  await send(parts, run, {
    to: email,
    sender: found.provider.name,
    written: lateMail(language, values, link),
  });
}

function lateMail(
  language: 'en' | 'ja',
  { number, title, partner }: Readonly<Record<'number' | 'title' | 'partner', string>>,
  link: string,
): PlainMail {
  return language === 'ja'
    ? {
        language,
        subject: `初回応答の期限超過: ${number}`,
        lines: [
          `${partner} のサービスリクエスト ${number} に、期限までに回答していません。`,
          title,
        ],
        button: { text: 'リクエストを開く', link },
      }
    : {
        language,
        subject: `First response overdue: ${number}`,
        lines: [`Service request ${number} of ${partner} was not answered in time.`, title],
        button: { text: 'Open the request', link },
      };
}

interface Sending {
  readonly to: string;
  readonly sender: string;
  readonly written: PlainMail;
}

async function send(
  { installation }: BudgetNoticeParts,
  run: EffectRun,
  { to, sender, written }: Sending,
): Promise<void> {
  const { subject, lines, button } = written;
  const { outcome } = await sendOrdinaryMail(
    { transact: run.transact, secrets: installation.secrets },
    {
      to: { name: '', address: to },
      senderName: sender,
      subject,
      text: `${[...lines, `${button.text}: ${button.link}`].join('\n\n')}\n`,
      html: plainMailHtml(written),
    },
  );
  if (outcome.kind === 'temporary') {
    throw new Error(`the mail about a service request was not accepted: ${outcome.detail}`);
  }
}

function text(value: Json | undefined): string {
  if (typeof value !== 'string') throw new Error('the effect lacks what it is about');
  return value;
}

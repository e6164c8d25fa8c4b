import { newId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import {
  MailServerTrouble,
  openMailSession,
  type MailLimits,
  type MailOutcome,
} from '../../platform/mail.ts';
import { getPartner } from '../../people/index.ts';
import { mailOf, mailServerOf, mailboxMailOf } from './commands-mail.ts';
import type { DeliverySteps } from './commands-deliver.ts';
import { insertMailboxMail } from './store.ts';
import { findSettings } from './store-settings.ts';
import { writeTestMessage } from './templates.ts';
import type { NoticeSettings } from './types.ts';

/** A mail that proves nothing and may arrive twice: an invitation, a test message. */
export interface OrdinaryMail {
  readonly to: { readonly name: string; readonly address: string };
  /** Stands as sender where the settings name none. */
  readonly senderName: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export interface OrdinaryOutcome {
  readonly channel: 'smtp' | 'mailbox';
  readonly outcome: MailOutcome;
}

/**
 * Sends a mail at once through the partner's channel, at any hour, and says what became of it. It
 * is not recorded as a notice. Called again it sends again: whoever needs it once keeps count.
 */
export async function sendOrdinaryMail(
  steps: Pick<DeliverySteps, 'transact' | 'secrets' | 'mailLimits'>,
  mail: OrdinaryMail,
): Promise<OrdinaryOutcome> {
  const { settings, context } = await steps.transact(async (open) => ({
    settings: await findSettings(open),
    context: { now: open.now, partnerId: open.partnerId },
  }));
  const id = newId(context.now.getTime());
  const { to, ...words } = mail;
  const message = { id, recipient: to.address, recipientName: to.name, ...words };
  const written = mailOf(message, settings, context.now);
  if (settings.smtp === null) {
    await steps.transact((open) => insertMailboxMail(open, mailboxMailOf(written, null, open.now)));
    return { channel: 'mailbox', outcome: { kind: 'accepted', response: '' } };
  }
  return { channel: 'smtp', outcome: await sendBySmtp(steps, settings.smtp, context, written) };
}

async function sendBySmtp(
  steps: Pick<DeliverySteps, 'secrets' | 'mailLimits'>,
  smtp: NonNullable<NoticeSettings['smtp']>,
  context: Pick<Context, 'partnerId'>,
  mail: Parameters<Awaited<ReturnType<typeof openMailSession>>['send']>[0],
): Promise<MailOutcome> {
  try {
    const server = mailServerOf(smtp, steps.secrets, context.partnerId);
    const session = await openMailSession(server, steps.mailLimits);
    try {
      return await session.send(mail);
    } finally {
      session.close();
    }
  } catch (error) {
    if (!(error instanceof MailServerTrouble)) throw error;
    return { kind: 'temporary', about: 'server', detail: `${error.stage}: ${error.message}` };
  }
}

/** A person waits for the answer, and the request's transaction stays open meanwhile. */
const TEST_LIMITS: MailLimits = {
  connectMs: 8_000,
  greetingMs: 8_000,
  silenceMs: 8_000,
  handOverMs: 12_000,
};

/** Sends a test message to somebody and says what the mail server answered. */
export async function sendTestMessage(
  context: Context,
  ports: Pick<DeliverySteps, 'secrets' | 'mailLimits'>,
  address: string,
): Promise<OrdinaryOutcome> {
  const partner = await getPartner(context);
  return sendOrdinaryMail(
    {
      transact: (work) => work(context),
      secrets: ports.secrets,
      mailLimits: { ...TEST_LIMITS, ...ports.mailLimits },
    },
    {
      to: { name: '', address },
      senderName: partner.name,
      ...writeTestMessage(partner.name, partner.language),
    },
  );
}

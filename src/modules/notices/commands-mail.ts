import { newId } from '../../kernel/ids.ts';
import { MailServerTrouble, type Mail, type MailServer } from '../../platform/mail.ts';
import { SecretUnreadable, type SecretBox } from '../../platform/secrets.ts';
import type { Message, NewMailboxMail } from './store.ts';
import type { NoticeSettings } from './types.ts';

/** Stands in as sender while no address is set; RFC 2606 keeps it from ever reaching anybody. */
const MAILBOX_SENDER = 'notices@mailbox.invalid';

/** Binds a sealed password to its row: it opens nowhere else. */
export function passwordPurpose(partnerId: string): string {
  return `notices.settings/${partnerId}`;
}

/**
 * @throws MailServerTrouble when the stored password cannot be read: then there is no way to log in
 */
export function mailServerOf(
  smtp: NonNullable<NoticeSettings['smtp']>,
  secrets: SecretBox,
  partnerId: string,
): MailServer {
  const { host, port, security, user, passwordSealed } = smtp;
  if (user === null || passwordSealed === null) return { host, port, security, login: null };
  try {
    const password = secrets.open(passwordSealed, passwordPurpose(partnerId));
    return { host, port, security, login: { user, password } };
  } catch (error) {
    if (!(error instanceof SecretUnreadable)) throw error;
    throw new MailServerTrouble('login', error.message);
  }
}

/**
 * The mail as it leaves. Its id follows from the message's id, so every attempt is visibly the same
 * mail.
 */
export function mailOf(
  message: Pick<
    Message,
    'id' | 'recipient' | 'recipientName' | 'senderName' | 'subject' | 'html' | 'text'
  >,
  settings: NoticeSettings,
  now: Date,
): Mail {
  const address = settings.fromAddress ?? MAILBOX_SENDER;
  return {
    messageId: `${message.id}@${address.slice(address.lastIndexOf('@') + 1)}`,
    from: { name: settings.fromName ?? message.senderName, address },
    to: { name: message.recipientName, address: message.recipient },
    replyTo: settings.replyTo,
    subject: message.subject,
    html: message.html,
    text: message.text,
    writtenAt: now,
  };
}

export function mailboxMailOf(mail: Mail, messageId: string | null, now: Date): NewMailboxMail {
  return {
    id: newId(now.getTime()),
    messageId,
    mailId: mail.messageId,
    sender: `${mail.from.name} <${mail.from.address}>`,
    recipient: mail.to.name ? `${mail.to.name} <${mail.to.address}>` : mail.to.address,
    replyTo: mail.replyTo,
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
  };
}

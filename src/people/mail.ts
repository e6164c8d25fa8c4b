import { escapedForHtml } from '../kernel/plain-mail.ts';
import type { Language } from './types.ts';

/**
 * What an invitation's mail says. It holds the secret of the link: keep it out of logs and tables.
 */
export interface InvitationMail {
  readonly to: { readonly email: string; readonly name: string };
  readonly partnerName: string;
  readonly invitedBy: string;
  readonly expiresAt: Date;
  /** The partner's zone, in which the last day of the link is named. */
  readonly timeZone: string;
  readonly language: Language;
  readonly token: string;
}

export interface WrittenMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface Words {
  readonly subject: string;
  readonly greeting: string;
  readonly lead: string;
  readonly button: string;
  readonly end: string;
  readonly ignore: string;
}

/**
 * The mail that invites somebody, as text and as HTML.
 * @param baseUrl where people open Surety, without a slash at the end
 */
export function invitationMail(
  mail: InvitationMail,
  baseUrl: string,
  language: Language,
): WrittenMail {
  // Behind a #, the secret is never sent to a server by a preview or written into its log.
  const link = `${baseUrl}/invitation#token=${mail.token}`;
  const words = wordsOf(mail, language);
  return {
    subject: words.subject,
    text: [words.greeting, words.lead, link, words.end, words.ignore].join('\n\n') + '\n',
    html: htmlOf(words, link, language),
  };
}

function wordsOf(mail: InvitationMail, language: Language): Words {
  const until = new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: mail.timeZone,
  }).format(mail.expiresAt);
  const { partnerName, invitedBy, to } = mail;
  if (language === 'ja') {
    return {
      subject: `【Surety】${partnerName} への招待`,
      greeting: `${to.name} 様`,
      lead: `${invitedBy} 様より、${partnerName} の Surety の利用者として招待されました。次のリンクを開いて承諾してください。`,
      button: '招待を承諾する',
      end: `リンクの有効期限:${until}(${mail.timeZone})。リンクは一度だけ使えます。`,
      ignore: 'お心当たりのない場合は、このメールを破棄してください。何も変更されません。',
    };
  }
  return {
    subject: `You are invited to work for ${partnerName} in Surety`,
    greeting: `Hello ${to.name},`,
    lead: `${invitedBy} invites you to work for ${partnerName} in Surety. Open this link to accept:`,
    button: 'Accept the invitation',
    end: `The link works once, until ${until} (${mail.timeZone}).`,
    ignore: 'If you do not expect this, do nothing: without the link nothing changes.',
  };
}

function htmlOf(words: Words, link: string, language: Language): string {
  const paragraph = (text: string) => `<p style="margin:0 0 16px">${escapedForHtml(text)}</p>`;
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escapedForHtml(words.subject)}</title></head>
<body style="margin:0;padding:24px;font-family:system-ui,sans-serif;font-size:15px;line-height:1.6;color:#1a1d21">
<div style="max-width:560px">
${paragraph(words.greeting)}
${paragraph(words.lead)}
<p style="margin:0 0 16px"><a href="${escapedForHtml(link)}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:#1f5f8b;color:#ffffff;text-decoration:none">${escapedForHtml(words.button)}</a></p>
<p style="margin:0 0 16px;word-break:break-all"><a href="${escapedForHtml(link)}">${escapedForHtml(link)}</a></p>
${paragraph(words.end)}
${paragraph(words.ignore)}
</div>
</body>
</html>
`;
}

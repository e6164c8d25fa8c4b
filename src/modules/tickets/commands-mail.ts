import type { Context } from '../../platform/context.ts';
import * as store from './store.ts';
import * as thread from './store-thread.ts';

/** What a mail about a service request says besides what was written. */
const mailWords = {
  en: {
    subject: (number: string, title: string) => `[${number}] ${title}`,
    said: (author: string) => `${author} wrote about your service request:`,
    asks: 'The provider waits for your answer.',
    closed: 'The request was closed. Open it again if it is not settled.',
    open: 'Open the request',
  },
  ja: {
    subject: (number: string, title: string) => `[${number}] ${title}`,
    said: (author: string) => `サービスリクエストに ${author} からコメントがありました。`,
    asks: 'プロバイダーは回答を待っています。',
    closed: 'このリクエストは完了しました。解決していない場合は再開してください。',
    open: 'リクエストを開く',
  },
} as const;

/** What is written to those who follow a service request, without link and layout. */
export interface TicketMail {
  readonly language: 'en' | 'ja';
  /** Addresses, each once. */
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly lines: readonly string[];
  /** What the button says. */
  readonly open: string;
}

/** Null for a note that is not there, or that the provider keeps to itself. */
export async function mailAbout(
  context: Context,
  ticketId: string,
  noteId: string,
): Promise<TicketMail | null> {
  const ticket = await store.findTicket(context, ticketId);
  const notes = await thread.notesOf(context, ticketId);
  const note = notes.find(({ id }) => id === noteId);
  if (!ticket || !note) return null;
  const language = ticket.agentLocale.startsWith('ja') ? 'ja' : 'en';
  const words = mailWords[language];
  const watchers = await thread.watchersOf(context, ticketId);
  const contact = ticket.contact.email.toLowerCase();
  const closing = { open: '', attention_needed: words.asks, closed: words.closed };
  return {
    language,
    recipients: [...new Set([contact, ...watchers])].filter((address) => address !== ''),
    subject: words.subject(ticket.number, ticket.title),
    lines: [words.said(note.author), note.text, closing[ticket.status]],
    open: words.open,
  };
}

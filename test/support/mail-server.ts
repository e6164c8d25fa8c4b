import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** What a mail server does with one message, in the order of the messages. */
export type Behaviour =
  | { readonly kind: 'accept' }
  /** Refuses or defers at a command, with the code of the answer. */
  | { readonly kind: 'answer'; readonly at: 'MAIL' | 'RCPT' | 'DATA'; readonly code: number }
  /** Takes its time before it says yes. */
  | { readonly kind: 'accept_slowly'; readonly afterMs: number }
  /** Takes the whole message and cuts the connection instead of answering. */
  | { readonly kind: 'take_and_drop' }
  /** Takes the whole message and never says another word. */
  | { readonly kind: 'take_and_hang' }
  /** Cuts the connection when the sender is named: before there is any message. */
  | { readonly kind: 'drop_at_mail' };

export interface TestMailServer {
  readonly port: number;
  /** Messages that arrived whole, whatever the server answered. */
  readonly mails: ParsedMail[];
  readonly raws: string[];
  /** How often a sender was named. */
  readonly started: () => number;
  /** Behaviours of the messages to come; when they are used up, messages are accepted. */
  readonly behave: (...next: Behaviour[]) => void;
  readonly close: () => Promise<void>;
}

function smtpError(code: number): Error {
  return Object.assign(new Error(`answered with ${code} as told`), { responseCode: code });
}

/** A real SMTP server on the loopback interface. Without options: no encryption, no login. */
export async function openMailServer(options: SMTPServerOptions = {}): Promise<TestMailServer> {
  const mails: ParsedMail[] = [];
  const raws: string[] = [];
  const queue: Behaviour[] = [];
  const bySession = new Map<string, Behaviour>();
  let started = 0;
  const cut = (sessionId: string) => {
    for (const connection of server.connections as Set<OpenConnection>) {
      if (connection.session.id === sessionId) connection._socket.destroy();
    }
  };
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    authOptional: true,
    logger: false,
    closeTimeout: 100,
    ...options,
    onMailFrom(_address, session, callback) {
      started += 1;
      const behaviour = queue.shift() ?? { kind: 'accept' };
      bySession.set(session.id, behaviour);
      if (behaviour.kind === 'drop_at_mail') cut(session.id);
      else if (behaviour.kind === 'answer' && behaviour.at === 'MAIL') {
        callback(smtpError(behaviour.code));
      } else callback();
    },
    onRcptTo(_address, session, callback) {
      const behaviour = bySession.get(session.id);
      if (behaviour?.kind === 'answer' && behaviour.at === 'RCPT') {
        callback(smtpError(behaviour.code));
      } else callback();
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks);
        const behaviour = bySession.get(session.id) ?? { kind: 'accept' };
        void simpleParser(raw).then((mail) => {
          mails.push(mail);
          raws.push(raw.toString('latin1'));
          if (behaviour.kind === 'take_and_drop') cut(session.id);
          else if (behaviour.kind === 'answer' && behaviour.at === 'DATA') {
            callback(smtpError(behaviour.code));
          } else if (behaviour.kind === 'accept_slowly') setTimeout(callback, behaviour.afterMs);
          else if (behaviour.kind !== 'take_and_hang') callback();
        });
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    raws,
    started: () => started,
    behave: (...next) => void queue.push(...next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}

/** What smtp-server keeps of an open connection; its types do not say. */
interface OpenConnection {
  readonly session: { readonly id: string };
  readonly _socket: { readonly destroy: () => void };
}

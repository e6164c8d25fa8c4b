import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { classifyFailure, type MailFailure } from './mail-failure.ts';

/** `none` is accepted for loopback addresses only: a relay on the same machine. */
export type MailSecurity = 'starttls' | 'tls' | 'none';

export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly security: MailSecurity;
  /** Null when the server takes mail without a login. */
  readonly login: { readonly user: string; readonly password: string } | null;
}

export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

export interface Mail {
  /** Without angle brackets; the same for every attempt at the same message. */
  readonly messageId: string;
  readonly from: MailAddress;
  readonly to: MailAddress;
  readonly replyTo: string | null;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly writtenAt: Date;
}

/** What became of a hand-over. Only `accepted` and the failures are certain. */
export type MailOutcome = { readonly kind: 'accepted'; readonly response: string } | MailFailure;

/** A connection that is open and logged in; good for one message. */
export interface MailSession {
  readonly send: (mail: Mail) => Promise<MailOutcome>;
  readonly close: () => void;
}

export interface MailLimits {
  readonly connectMs: number;
  readonly greetingMs: number;
  /** Silence on an open connection. */
  readonly silenceMs: number;
  /** From MAIL FROM to the server's last word. */
  readonly handOverMs: number;
  /** Further certificate authorities to trust, in PEM; for a company's own mail server. */
  readonly trustedAuthorities?: string;
}

/**
 * Servers answer within seconds; RFC 5321 section 4.5.3.2 allows minutes after the last dot,
 * because giving up there leaves an unknown outcome. The whole hand-over stays below {@link
 * HAND_OVER_LONGEST_MS}.
 */
export const mailLimits: MailLimits = {
  connectMs: 15_000,
  greetingMs: 15_000,
  silenceMs: 120_000,
  handOverMs: 300_000,
};

/**
 * A hand-over that has not ended after this time has lost its worker: nothing will be heard of it
 * any more.
 */
export const HAND_OVER_LONGEST_MS = 600_000;

/** The server could not be reached or did not let us in; nothing was handed over. */
export class MailServerTrouble extends Error {
  readonly stage: 'connect' | 'login';

  constructor(stage: 'connect' | 'login', message: string) {
    super(message);
    this.name = 'MailServerTrouble';
    this.stage = stage;
  }
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/i;

/** True when a connection to this host never leaves the machine. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/**
 * Connects and logs in.
 * @throws MailServerTrouble
 */
export async function openMailSession(
  server: MailServer,
  limits: MailLimits = mailLimits,
): Promise<MailSession> {
  if (server.security === 'none' && !isLoopback(server.host)) {
    throw new MailServerTrouble(
      'connect',
      `${server.host} is not this machine: encryption is needed`,
    );
  }
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    connectionTimeout: limits.connectMs,
    dnsTimeout: limits.connectMs,
    greetingTimeout: limits.greetingMs,
    socketTimeout: limits.silenceMs,
    tls: {
      minVersion: 'TLSv1.2',
      ...(limits.trustedAuthorities ? { ca: limits.trustedAuthorities } : {}),
    },
  });
  // Without a listener a late socket error would end the process; whoever waits has listeners of
  // their own.
  connection.on('error', () => undefined);
  await connect(connection);
  try {
    if (server.login) await logIn(connection, server.login);
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    send: (mail) => handOver(connection, mail, limits.handOverMs),
    close: () => connection.close(),
  };
}

function connect(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      // Closing announces an end of its own; the first reason is the one to tell.
      reject(new MailServerTrouble('connect', error.message));
      connection.close();
    };
    connection.once('error', fail);
    connection.once('end', () => fail(new Error('the connection was closed')));
    connection.connect((error) => (error ? fail(error) : resolve()));
  });
}

function logIn(
  connection: SMTPConnection,
  login: { readonly user: string; readonly password: string },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(new MailServerTrouble('login', error.message));
    connection.once('error', fail);
    connection.once('end', () => fail(new Error('the connection was closed during login')));
    connection.login({ user: login.user, pass: login.password }, (error) =>
      error ? fail(error) : resolve(),
    );
  });
}

/**
 * Hands one message over. Never rejects: whatever happens is an outcome. The text of the message is
 * a stream that starts only when the server has said yes to everything before it, so its first read
 * is the moment from which a lost connection leaves the outcome unknown.
 */
async function handOver(
  connection: SMTPConnection,
  mail: Mail,
  handOverMs: number,
): Promise<MailOutcome> {
  const node = compose(mail);
  const raw = await node.build();
  let hasBodyStarted = false;
  const body = new Readable({
    read() {
      hasBodyStarted = true;
      this.push(raw);
      this.push(null);
    },
  });
  return new Promise((resolve) => {
    const fail = (error: Error) => settle(classifyFailure(error, hasBodyStarted));
    const timer = setTimeout(() => fail(new Error('the mail server took too long')), handOverMs);
    const settle = (outcome: MailOutcome) => {
      clearTimeout(timer);
      connection.removeListener('error', fail);
      connection.removeListener('end', lost);
      resolve(outcome);
    };
    const lost = () => fail(new Error('the connection was lost'));
    connection.once('error', fail);
    connection.once('end', lost);
    const { from, to } = node.getEnvelope();
    connection.send({ from, to, size: raw.length }, body, (error, info) =>
      error ? fail(error) : settle({ kind: 'accepted', response: info?.response ?? '' }),
    );
  });
}

function compose(mail: Mail) {
  return new MailComposer({
    messageId: `<${mail.messageId}>`,
    from: mail.from,
    to: mail.to,
    ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    date: mail.writtenAt,
    // RFC 3834: other machines must not answer, and nobody takes this for bulk mail to unsubscribe
    // from.
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
    xMailer: false,
  }).compile();
}

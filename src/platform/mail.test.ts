import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMailServer, type TestMailServer } from '../../test/support/mail-server.ts';
import {
  isLoopback,
  MailServerTrouble,
  openMailSession,
  type Mail,
  type MailLimits,
  type MailServer,
} from './mail.ts';

/** Short enough for a test, long enough for a busy machine. */
const limits: MailLimits = {
  connectMs: 1_000,
  greetingMs: 500,
  silenceMs: 500,
  handOverMs: 1_500,
};

const mail: Mail = {
  messageId: '0190@nimbus.example',
  from: { name: 'ニンバス販売株式会社 経理部', address: 'notices@nimbus.example' },
  to: { name: '森本 朝香', address: 'morimoto@northwind.example' },
  replyTo: 'billing@nimbus.example',
  subject: '【催告書】未入金額 ¥261,050/利用停止予定日 2026年12月7日(お客様番号 C-1001)',
  html: '<p>2026年12月7日(月)の前日までに <b>¥261,050</b></p>',
  text: '2026年12月7日(月)の前日までに ¥261,050\n.\n..\nFrom here',
  writtenAt: new Date('2026-11-23T01:02:03Z'),
};

function serverAt(port: number, overrides: Partial<MailServer> = {}): MailServer {
  return { host: '127.0.0.1', port, security: 'none', login: null, ...overrides };
}

async function send(port: number, changed: Partial<Mail> = {}) {
  const session = await openMailSession(serverAt(port), limits);
  try {
    return await session.send({ ...mail, ...changed });
  } finally {
    session.close();
  }
}

describe('handing a message over', () => {
  let server: TestMailServer;
  beforeEach(async () => {
    server = await openMailServer();
  });
  afterEach(() => server.close());

  it('brings Japanese through unharmed, and says what sent it', async () => {
    const outcome = await send(server.port);
    expect(outcome).toMatchObject({ kind: 'accepted', response: expect.stringMatching(/^250/) });
    const got = server.mails[0]!;
    expect(got.subject).toBe(mail.subject);
    expect(got.text?.trimEnd()).toBe(mail.text);
    expect(got.html).toContain(mail.html);
    expect(got.messageId).toBe('<0190@nimbus.example>');
    expect(got.date).toEqual(mail.writtenAt);
    expect(got.from?.value[0]).toMatchObject(mail.from);
    expect(got.replyTo?.value[0]?.address).toBe(mail.replyTo);
    expect(got.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('adds no list headers, no name of a program, nothing to track', async () => {
    await send(server.port);
    const names = server.mails[0]!.headerLines.map((line) => line.key).toSorted();
    expect(names).toEqual([
      'auto-submitted',
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'reply-to',
      'subject',
      'to',
    ]);
    expect(Math.max(...server.raws[0]!.split('\r\n').map((line) => line.length))).toBeLessThan(999);
  });

  it('cannot be made to send other headers or to other people', async () => {
    await send(server.port, {
      subject: 'Hello\r\nBcc: everybody@x.example',
      to: { name: 'A\r\nBcc: b@x.example', address: 'a@x.example' },
    });
    const got = server.mails[0]!;
    expect(got.headers.has('bcc')).toBe(false);
    expect(got.subject).toContain('Bcc: everybody@x.example');
    expect(server.raws[0]).not.toMatch(/^bcc:/im);
  });

  it.each([
    ['MAIL', 451, 'temporary'],
    ['MAIL', 550, 'temporary'],
    ['RCPT', 450, 'temporary'],
    ['RCPT', 550, 'refused'],
    ['DATA', 452, 'temporary'],
    ['DATA', 554, 'refused'],
  ] as const)('understands an answer at %s with %i as %s', async (at, code, kind) => {
    server.behave({ kind: 'answer', at, code });
    const outcome = await send(server.port);
    expect(outcome.kind).toBe(kind);
    expect(outcome).toMatchObject({ detail: expect.stringContaining(String(code)) });
  });

  it('knows that nothing was delivered when the connection ends before the message', async () => {
    server.behave({ kind: 'drop_at_mail' });
    expect(await send(server.port)).toMatchObject({ kind: 'temporary' });
    expect(server.mails).toEqual([]);
  });

  it.each(['take_and_drop', 'take_and_hang'] as const)(
    'does not know what became of the message after %s',
    async (kind) => {
      server.behave({ kind });
      expect(await send(server.port)).toMatchObject({ kind: 'unknown' });
      expect(server.mails).toHaveLength(1);
    },
  );

  it.each(['', 'no address', 'a@b\r\nRCPT TO:<c@d>'])('refuses to write to %j', async (address) => {
    const outcome = await send(server.port, { to: { name: '', address } });
    expect(outcome.kind).toBe('refused');
    expect(server.mails).toEqual([]);
  });
});

describe('reaching the server', () => {
  const open: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0)) await close();
  });

  async function mute(): Promise<number> {
    const server: Server = createServer(() => undefined).listen(0, '127.0.0.1');
    open.push(() => new Promise((resolve) => server.close(resolve)));
    await new Promise((resolve) => server.once('listening', resolve));
    return (server.address() as AddressInfo).port;
  }

  const trouble = async (server: MailServer, changed: Partial<MailLimits> = {}) => {
    const error: unknown = await openMailSession(server, { ...limits, ...changed }).catch(
      (caught: unknown) => caught,
    );
    if (!(error instanceof MailServerTrouble)) throw new Error(`no trouble: ${String(error)}`);
    return error;
  };

  it('says when nobody listens there', async () => {
    const server = await openMailServer();
    await server.close();
    expect(await trouble(serverAt(server.port))).toMatchObject({
      stage: 'connect',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('does not wait for ever for a server that says nothing', async () => {
    expect(await trouble(serverAt(await mute()))).toMatchObject({ stage: 'connect' });
  });

  it('says when the login is refused, and hands nothing over', async () => {
    const server = await openMailServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (auth, _session, callback) =>
        auth.password === 'right'
          ? callback(null, { user: auth.username })
          : callback(new Error('no such user')),
    });
    open.push(server.close);
    const login = { user: 'nimbus', password: 'wrong' };
    expect(await trouble(serverAt(server.port, { login }))).toMatchObject({ stage: 'login' });
    const right = serverAt(server.port, { login: { user: 'nimbus', password: 'right' } });
    const session = await openMailSession(right, limits);
    expect(await session.send(mail)).toMatchObject({ kind: 'accepted' });
    session.close();
    expect(server.started()).toBe(1);
  });

  it('talks without encryption to this machine only', async () => {
    const away = { ...serverAt(25), host: 'mail.example.com' };
    expect((await trouble(away)).message).toContain('encryption is needed');
    expect(['localhost', '127.0.0.1', '127.9.9.9', '::1'].every(isLoopback)).toBe(true);
    expect(['127.0.0.1.example.com', '10.0.0.1', 'localhost.example'].some(isLoopback)).toBe(false);
  });

  it('does not send in the clear when the server offers no STARTTLS', async () => {
    const server = await openMailServer();
    open.push(server.close);
    await trouble(serverAt(server.port, { security: 'starttls' }));
    expect(server.started()).toBe(0);
  });

  describe('with certificates', () => {
    const certificate = makeCertificate();

    it.skipIf(certificate === null).each(['starttls', 'tls'] as const)(
      'trusts by %s only whom it has reason to trust (needs the openssl command)',
      async (security) => {
        const { key, cert } = certificate!;
        const server = await openMailServer({
          key,
          cert,
          secure: security === 'tls',
          disabledCommands: ['AUTH'],
        });
        open.push(server.close);
        const encrypted = { ...serverAt(server.port, { security }), host: 'localhost' };
        await trouble(encrypted);
        const session = await openMailSession(encrypted, { ...limits, trustedAuthorities: cert });
        expect(await session.send(mail)).toMatchObject({ kind: 'accepted' });
        session.close();
        expect(server.mails).toHaveLength(1);
      },
    );
  });
});

/**
 * A certificate for localhost that is its own authority; null where there is no openssl command.
 */
function makeCertificate(): { key: string; cert: string } | null {
  const folder = mkdtempSync(join(tmpdir(), 'surety-mail-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  try {
    execFileSync(
      'openssl',
      (
        'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 ' +
        `-subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout ${key} -out ${cert}`
      ).split(' '),
      { stdio: 'ignore' },
    );
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

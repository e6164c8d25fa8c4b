import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeExpiredAccess, resetAccess } from '../../src/people/index.ts';
import {
  aBrowser,
  aServer,
  browserOf,
  cookieOf,
  fromPage,
  PASSWORD,
  START,
  type Browser,
  type TestServer,
} from './serving.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const OTHER_PASSWORD = 'another set of words';

const codeOf = (secret: string, now: Date): string =>
  new TOTP({ secret }).generate({ timestamp: now.getTime() });

describe('accounts', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await aServer();
  });
  afterAll(() => server.close());

  /** From an address of its own, so that one test's failures do not slow another's. */
  const signIn = (body: object, address = '198.51.100.1') =>
    server.app.inject({ ...fromPage('POST', '/api/session', body), remoteAddress: address });

  describe('a session', () => {
    it('is a cookie that scripts and other sites cannot use', async () => {
      const { email } = await aBrowser(server);
      const answer = await signIn({ email, password: PASSWORD });
      const cookie = String(answer.headers['set-cookie']);
      expect(cookie).toContain('HttpOnly');
      expect(cookie).toContain('SameSite=Strict');
      expect(cookie).toContain('Path=/');
      expect(cookie).not.toContain('Secure');
      expect(cookieOf(answer)).toMatch(/^[\w-]{43}$/);
    });

    it('says who is signed in and what they may do', async () => {
      const browser = await aBrowser(server, ['sales_agent']);
      const answer = await browser.send('GET', '/api/session');
      expect(answer.json()).toMatchObject({
        person: { email: browser.email, totpActive: false },
        partner: { id: browser.partnerId, currency: 'USD', country: 'US', runAtMinutes: 360 },
        roles: ['sales_agent'],
        permissions: [
          'partner.read',
          'customers.read',
          'receivables.read',
          'subscriptions.read',
          'subscriptions.write',
          'subscriptions.enforce',
          'orders.write',
          'exposure.read',
          'credit.read',
          'collections.read',
          'tickets.read',
        ],
        partners: [{ id: browser.partnerId }],
      });
    });

    it('speaks the language that the person chooses, and says so in the log', async () => {
      const browser = await aBrowser(server);
      const changed = await browser.send('PATCH', '/api/account', { language: 'ja' });
      expect(changed.statusCode).toBe(200);
      expect((await browser.send('GET', '/api/session')).json()).toMatchObject({
        person: { language: 'ja' },
      });
      const nameless = await browser.send('PATCH', '/api/account', { name: '  ' });
      expect(nameless.json()).toMatchObject({ code: 'person_name_missing', field: 'name' });
    });

    it('ends after half a day without use, and after a week in any case', async () => {
      const browser = await aBrowser(server);
      const status = async () => (await browser.send('GET', '/api/session')).statusCode;
      server.later(11 * HOUR_MS);
      expect(await status()).toBe(200);
      server.later(11 * HOUR_MS);
      expect(await status()).toBe(200);
      server.later(12 * HOUR_MS);
      expect(await status()).toBe(401);
      server.setNow(START);
      const busy = await aBrowser(server);
      for (let hours = 10; hours < 168; hours += 10) {
        server.setNow(new Date(START.getTime() + hours * HOUR_MS));
        expect((await busy.send('GET', '/api/session')).statusCode).toBe(200);
      }
      server.setNow(new Date(START.getTime() + 7 * DAY_MS));
      expect((await busy.send('GET', '/api/session')).statusCode).toBe(401);
      server.setNow(START);
    });

    it('ends with the sign-out, on the server too', async () => {
      const browser = await aBrowser(server);
      const answer = await browser.send('DELETE', '/api/session');
      expect(answer.cookies[0]).toMatchObject({ name: 'surety_session', value: '' });
      expect((await browser.send('GET', '/api/session')).statusCode).toBe(401);
    });

    it('can be listed and ended from another browser, but not by anybody else', async () => {
      const laptop = await aBrowser(server);
      const phone = await browserOf(server, laptop);
      const idOf = async (browser: Browser) =>
        (await browser.send('GET', '/api/session')).json<{ sessionId: string }>().sessionId;
      const phoneId = await idOf(phone);
      const list = await laptop.send('GET', '/api/sessions');
      const items = list.json<{ items: { id: string; isThis: boolean }[] }>().items;
      expect(items.map((each) => each.id)).toContain(phoneId);
      expect(items.filter((each) => each.isThis)).toMatchObject([{ id: await idOf(laptop) }]);
      const stranger = await aBrowser(server);
      const refused = await stranger.send('DELETE', `/api/sessions/${phoneId}`);
      expect(refused.json()).toMatchObject({ status: 404, code: 'session_not_found' });
      expect((await phone.send('GET', '/api/session')).statusCode).toBe(200);
      await laptop.send('DELETE', `/api/sessions/${phoneId}`);
      expect((await phone.send('GET', '/api/session')).statusCode).toBe(401);
      expect((await laptop.send('GET', '/api/session')).statusCode).toBe(200);
    });

    it('is kept as a hash only', async () => {
      const { email } = await aBrowser(server);
      const secret = cookieOf(await signIn({ email, password: PASSWORD }));
      const admin = await server.test.adminClient();
      const { rows } = await admin.query<{ all: string }>(
        'select s::text as all from people.session s',
      );
      expect(rows.map((row) => row.all).join('\n')).not.toContain(secret);
    });
  });

  describe('signing in', () => {
    it('says the same of a wrong password and of an unknown account', async () => {
      const { email } = await aBrowser(server);
      const wrong = await signIn({ email, password: 'not the password' }, '203.0.113.10');
      const unknown = await signIn({ email: 'no@x.test', password: 'x' }, '203.0.113.10');
      const strip = (answer: typeof wrong) => ({ ...answer.json<object>(), instance: '' });
      expect(strip(wrong)).toEqual(strip(unknown));
      expect(wrong.statusCode).toBe(401);
    });

    it('does not depend on the case of the address', async () => {
      const { email } = await aBrowser(server);
      const answer = await signIn({ email: ` ${email.toUpperCase()} `, password: PASSWORD });
      expect(answer.statusCode).toBe(200);
    });

    it('slows down guessing at an account from anywhere, and forgives after a success', async () => {
      const { email } = await aBrowser(server);
      const guess = (password: string, at: number) =>
        signIn({ email, password }, `203.0.113.${100 + at}`);
      for (let at = 0; at < 6; at += 1) expect((await guess('wrong', at)).statusCode).toBe(401);
      const blocked = await guess(PASSWORD, 7);
      expect(blocked.json()).toMatchObject({ status: 429, code: 'sign_in_too_many' });
      expect(Number(blocked.headers['retry-after'])).toBe(1);
      server.later(1_000);
      expect((await guess('wrong', 8)).statusCode).toBe(401);
      expect((await guess(PASSWORD, 9)).headers['retry-after']).toBe('2');
      server.later(2_000);
      expect((await guess(PASSWORD, 10)).statusCode).toBe(200);
      expect((await guess('wrong', 11)).statusCode).toBe(401);
      expect((await guess(PASSWORD, 12)).statusCode).toBe(200);
      server.setNow(START);
    });

    it('slows down one address that tries many accounts', async () => {
      const guess = (at: number) =>
        signIn({ email: `many${at}@x.test`, password: 'x' }, '2001:db8:1:2::9');
      for (let at = 0; at < 21; at += 1) expect((await guess(at)).statusCode).toBe(401);
      expect((await guess(22)).statusCode).toBe(429);
      const neighbour = signIn({ email: 'a@x.test', password: 'x' }, '2001:db8:1:2:ffff::1');
      expect((await neighbour).statusCode).toBe(429);
      const elsewhere = signIn({ email: 'a@x.test', password: 'x' }, '2001:db8:1:3::1');
      expect((await elsewhere).statusCode).toBe(401);
    });

    it('counts guesses that arrive together one by one', async () => {
      const { email } = await aBrowser(server);
      const guesses = Array.from({ length: 20 }, (_, at) =>
        signIn({ email, password: 'wrong' }, `203.0.113.${at}`),
      );
      const statuses = (await Promise.all(guesses)).map((answer) => answer.statusCode);
      expect(statuses.filter((status) => status === 401)).toHaveLength(6);
      expect(statuses.filter((status) => status === 429)).toHaveLength(14);
    });
  });

  describe('an authenticator app', () => {
    const activate = async (browser: Browser, now: Date) => {
      const begun = await browser.send('POST', '/api/totp', { password: PASSWORD });
      const { secret, uri } = begun.json<{ secret: string; uri: string }>();
      const confirmed = await browser.send('POST', '/api/totp/confirm', {
        code: codeOf(secret, now),
      });
      return { secret, uri, confirmed };
    };

    it('counts once a code was shown, and each code is good once', async () => {
      const browser = await aBrowser(server);
      const { email } = browser;
      const { secret, uri, confirmed } = await activate(browser, START);
      expect(uri).toContain(`otpauth://totp/Surety:${encodeURIComponent(email)}`);
      expect(confirmed.statusCode).toBe(200);
      const withoutCode = await signIn({ email, password: PASSWORD });
      expect(withoutCode.json()).toMatchObject({ status: 401, code: 'sign_in_code_needed' });
      const usedBefore = await signIn({ email, password: PASSWORD, code: codeOf(secret, START) });
      expect(usedBefore.json()).toMatchObject({ code: 'sign_in_code_wrong' });
      server.later(30_000);
      const code = codeOf(secret, new Date(START.getTime() + 30_000));
      const both = await Promise.all([1, 2].map(() => signIn({ email, password: PASSWORD, code })));
      const statuses = both.map((answer) => String(answer.statusCode));
      expect(statuses.toSorted()).toEqual(['200', '401']);
      server.setNow(START);
    });

    it('may be asked for any number of times, but its codes cannot be guessed for ever', async () => {
      const browser = await aBrowser(server);
      const { email } = browser;
      await activate(browser, START);
      const statusOf = async (code?: string) =>
        (await signIn({ email, password: PASSWORD, ...(code ? { code } : {}) }, '203.0.113.77'))
          .statusCode;
      for (let time = 0; time < 30; time += 1) expect(await statusOf()).toBe(401);
      for (let guess = 0; guess < 6; guess += 1) expect(await statusOf('000000')).toBe(401);
      expect(await statusOf('000000')).toBe(429);
      expect(await statusOf()).toBe(429);
    });

    it('does not count before a code was shown, and is removed with the password only', async () => {
      const browser = await aBrowser(server);
      await browser.send('POST', '/api/totp', { password: PASSWORD });
      expect((await browserOf(server, browser)).email).toBe(browser.email);
      const wrong = await browser.send('POST', '/api/totp/confirm', { code: '000000' });
      expect(wrong.json()).toMatchObject({ status: 403, code: 'totp_code_wrong' });
      await activate(browser, START);
      const again = await browser.send('POST', '/api/totp', { password: PASSWORD });
      expect(again.json()).toMatchObject({ status: 409, code: 'totp_already_active' });
      const refused = await browser.send('DELETE', '/api/totp', { password: 'guess' });
      expect(refused.json()).toMatchObject({ status: 403, code: 'password_wrong' });
      await browser.send('DELETE', '/api/totp', { password: PASSWORD });
      expect((await browserOf(server, browser)).email).toBe(browser.email);
    });

    it('is kept sealed', async () => {
      const browser = await aBrowser(server);
      const { secret } = await activate(browser, START);
      const admin = await server.test.adminClient();
      const { rows } = await admin.query<{ totp_secret: Buffer }>(
        'select totp_secret from people.person where email = $1',
        [browser.email],
      );
      expect(rows[0]!.totp_secret.toString('latin1')).not.toContain(secret);
    });
  });

  describe('a password', () => {
    it('is changed with the old one, and the change ends every other session', async () => {
      const laptop = await aBrowser(server);
      const phone = await browserOf(server, laptop);
      const change = (currentPassword: string, newPassword: string) =>
        laptop.send('POST', '/api/password', { currentPassword, newPassword });
      expect((await change('guess', OTHER_PASSWORD)).json()).toMatchObject({
        code: 'password_wrong',
      });
      expect((await change(PASSWORD, 'short')).json()).toMatchObject({
        status: 400,
        code: 'password_too_short',
        field: 'newPassword',
      });
      const answer = await change(PASSWORD, OTHER_PASSWORD);
      expect(answer.json<{ sessionsEnded: number }>().sessionsEnded).toBeGreaterThanOrEqual(1);
      expect((await laptop.send('GET', '/api/session')).statusCode).toBe(200);
      expect((await phone.send('GET', '/api/session')).statusCode).toBe(401);
      const { email } = laptop;
      expect((await signIn({ email, password: PASSWORD })).statusCode).toBe(401);
      expect((await signIn({ email, password: OTHER_PASSWORD })).statusCode).toBe(200);
    });

    it('made with less work than today is made again at the next sign-in', async () => {
      const { email } = await aBrowser(server);
      const admin = await server.test.adminClient();
      const stored = async () =>
        (
          await admin.query<{ password_hash: string }>(
            'select password_hash from people.person where email = $1',
            [email],
          )
        ).rows[0]!.password_hash;
      // argon2id of the same password with one pass over 8 MiB.
      const weak = await weakHash(PASSWORD);
      await admin.query('update people.person set password_hash = $1 where email = $2', [
        weak,
        email,
      ]);
      expect((await signIn({ email, password: PASSWORD })).statusCode).toBe(200);
      expect(await stored()).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
      expect((await signIn({ email, password: PASSWORD })).statusCode).toBe(200);
    });

    it('can be set anew by an operator, which ends everything the old one opened', async () => {
      const browser = await aBrowser(server);
      await server.test.database.transact('installation', (tx) =>
        resetAccess(tx, { email: browser.email, password: OTHER_PASSWORD }, START),
      );
      expect((await browser.send('GET', '/api/session')).statusCode).toBe(401);
      const answer = await signIn({ email: browser.email, password: OTHER_PASSWORD });
      expect(answer.statusCode).toBe(200);
    });
  });

  it('what has expired long ago is removed, what is alive stays', async () => {
    const browser = await aBrowser(server);
    const month = new Date(START.getTime() + 38 * DAY_MS);
    await server.test.database.transact('installation', (tx) =>
      removeExpiredAccess(tx, new Date(START.getTime() + DAY_MS)),
    );
    expect((await browser.send('GET', '/api/session')).statusCode).toBe(200);
    await server.test.database.transact('installation', (tx) => removeExpiredAccess(tx, month));
    expect((await browser.send('GET', '/api/session')).statusCode).toBe(401);
  });
});

async function weakHash(password: string): Promise<string> {
  const { argon2Sync } = await import('node:crypto');
  const salt = Buffer.alloc(16, 1);
  const tag = argon2Sync('argon2id', {
    message: password,
    nonce: salt,
    parallelism: 1,
    tagLength: 32,
    memory: 8_192,
    passes: 1,
  });
  const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=8192,t=1,p=1$${text(salt)}$${text(tag)}`;
}

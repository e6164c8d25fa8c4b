import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import Schema from 'typebox/schema';
import { Type } from 'typebox';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { openMailServer } from '../../../test/support/mail-server.ts';
import type { Context } from '../../platform/context.ts';
import type { Route } from '../../platform/route.ts';
import { openSecretBox } from '../../platform/secrets.ts';
import { createCustomer } from '../customers/index.ts';
import { aNoticeContact, aNoticeRequest } from './fixtures.ts';
import { deliverNotice, noticesRoutes, prepareNotice } from './index.ts';
import { findSettings } from './store-settings.ts';

const NOW = new Date('2026-11-23T15:30:00Z');
const secrets = openSecretBox(randomBytes(32));
const routes = noticesRoutes({
  secrets,
  mailLimits: { connectMs: 2_000, greetingMs: 2_000, silenceMs: 400, handOverMs: 2_000 },
}) as readonly Route[];

let test: TestDatabase;
let partnerId: string;
let customerId: string;

beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());
beforeEach(async () => {
  partnerId = (await aPartner(test.database)).partnerId;
  const created = await at((context) =>
    createCustomer(context, { number: 'C-1001', name: 'ノースウィンド' }),
  );
  customerId = created.id;
});

const at = <T>(work: (context: Context) => Promise<T>): Promise<T> =>
  contextOf(test.database, partnerId, NOW, work);

interface Asked {
  readonly params?: object;
  readonly query?: object;
  readonly body?: object;
}

/** What the tests look at by name; each answer has some of it. */
interface Answer {
  readonly id: string;
  readonly html: string;
  readonly text: string;
  readonly items: readonly Answer[];
  readonly nextCursor: string | null;
}

/** Calls a route as the server does; the answer must be what the route says it gives. */
async function call(name: string, asked: Asked = {}): Promise<Answer> {
  const route = routes.find((each) => each.name === name)!;
  const input = { params: {}, query: {}, body: {}, ...asked };
  for (const part of ['params', 'query', 'body'] as const) {
    expect(Schema.Errors(route[part] ?? Type.Unknown(), input[part])[1]).toEqual([]);
  }
  const answer: unknown = await at((context) => route.handle(context, input));
  const onTheWire: unknown = JSON.parse(JSON.stringify(answer));
  expect(Schema.Errors(route.output, onTheWire)[1]).toEqual([]);
  return onTheWire as Answer;
}

async function prepare(noticeKey: string, contacts = [aNoticeContact()]): Promise<string> {
  const customer = { ...aNoticeRequest().customer, id: customerId, name: 'ノースウィンド' };
  const prepared = await at((context) =>
    prepareNotice(context, aNoticeRequest({ noticeKey, customer, contacts })),
  );
  return prepared.messageIds[0]!;
}

const deliver = (messageId: string) =>
  deliverNotice(
    { transact: at, secrets, recheck: () => Promise.resolve({ verdict: 'go' }) },
    { messageId },
  );

const office = {
  version: 0,
  smtp: null,
  fromName: null,
  fromAddress: null,
  replyTo: null,
  bankDetails: { en: '', ja: '' },
  sendFrom: '09:00',
  sendUntil: '17:00',
  quietDays: [],
};

describe('letters', () => {
  it('are listed newest first, page by page', async () => {
    const ids: string[] = [];
    for (const key of ['one', 'two', 'three']) ids.push(await prepare(key));
    const newestFirst = ids.toSorted().toReversed();
    const first = await call('listNotices', { query: { limit: 2 } });
    const rest = await call('listNotices', { query: { limit: 2, cursor: first.nextCursor } });
    const listed = [...first.items, ...rest.items].map((item) => item.id);
    expect(listed).toEqual(newestFirst);
    expect(rest.nextCursor).toBeNull();
  });

  it('are found by state, customer and words, whatever their width', async () => {
    const queued = await prepare('one');
    const failed = await prepare('two', []);
    const found = async (query: object) =>
      (await call('listNotices', { query })).items.map((item) => item.id);
    expect(await found({ state: 'failed' })).toEqual([failed]);
    expect(await found({ q: 'ALEX@northwind' })).toEqual([queued]);
    expect((await found({ q: 'ノースウィンド' })).length).toBe(2);
    expect((await found({ customerId })).length).toBe(2);
    expect(await found({ customerId: partnerId })).toEqual([]);
  });

  it('are shown as written, with every attempt', async () => {
    const id = await prepare('one');
    await deliver(id);
    const shown = await call('getNotice', { params: { id } });
    expect(shown).toMatchObject({
      amountDue: '1000.00',
      state: 'accepted',
      announces: [{ kind: 'suspend', on: '2026-12-11' }],
      deliveries: [{ number: 1, channel: 'mailbox', outcome: 'accepted' }],
    });
    expect(shown.html).toContain('INV-1001');
    await expect(call('getNotice', { params: { id: customerId } })).rejects.toMatchObject({
      code: 'notice_not_found',
    });
  });

  it('can come back, and only unknown ones can be resolved', async () => {
    const id = await prepare('one');
    await deliver(id);
    const resolve = { params: { id }, body: { decision: 'arrived' } };
    await expect(call('resolveNotice', resolve)).rejects.toMatchObject({
      code: 'notice_not_unknown',
    });
    const bounced = await call('recordNoticeBounce', { params: { id }, body: { reason: 'gone' } });
    expect(bounced).toMatchObject({ state: 'bounced', detail: 'gone' });
  });

  it('can be looked at before they are ever sent, in both languages', async () => {
    for (const language of ['en', 'ja']) {
      const { items } = await call('previewNoticeTemplates', { query: { language } });
      expect(items).toHaveLength(7);
      expect(items.every((item) => item.text.includes('INV-20871'))).toBe(true);
    }
  });
});

describe('the mailbox', () => {
  it('lists and shows what was delivered', async () => {
    await deliver(await prepare('one'));
    const { items } = await call('listMailbox');
    expect(items).toHaveLength(1);
    const mail = await call('getMailboxMail', { params: { id: items[0]!.id } });
    expect(mail.html).toContain('<!doctype html>');
    expect(mail.text).toContain('INV-1001');
    await expect(call('getMailboxMail', { params: { id: customerId } })).rejects.toMatchObject({
      code: 'mailbox_mail_not_found',
    });
  });
});

describe('the settings', () => {
  const smtp = {
    host: 'mail.nimbus.example',
    port: 587,
    security: 'starttls',
    user: 'nimbus',
    password: 'correct horse',
  };
  const put = (body: object) => call('changeNoticeSettings', { body });

  it('start with the mailbox and office hours', async () => {
    expect(await call('getNoticeSettings')).toEqual({ ...office, health: null });
  });

  it('take a password and never give it back', async () => {
    const body = { ...office, smtp, fromAddress: 'notices@nimbus.example' };
    const saved = await put(body);
    expect(saved).toMatchObject({ version: 1, smtp: { user: 'nimbus', hasPassword: true } });
    expect(JSON.stringify(saved)).not.toContain('correct horse');
    const stored = await at(findSettings);
    expect(stored.smtp?.passwordSealed?.includes('correct horse')).toBe(false);
    // when something else is changed, the password stays
    const { password: _password, ...withoutPassword } = smtp;
    const renamed = await put({ ...body, version: 1, smtp: withoutPassword, fromName: 'Nimbus' });
    expect(renamed).toMatchObject({ version: 2, fromName: 'Nimbus', smtp: { hasPassword: true } });
  });

  it('do not carry a password to another server', async () => {
    const body = { ...office, smtp, fromAddress: 'notices@nimbus.example' };
    await put(body);
    const { password: _password, ...withoutPassword } = smtp;
    for (const changed of [{ host: 'evil.example' }, { port: 25 }, { security: 'tls' }]) {
      await expect(
        put({ ...body, version: 1, smtp: { ...withoutPassword, ...changed } }),
      ).rejects.toMatchObject({ code: 'notice_settings_password_needed', field: 'smtp.password' });
    }
  });

  it.each([
    [{ smtp }, 'notice_settings_sender_missing'],
    [{ smtp: { ...smtp, security: 'none' } }, 'notice_settings_encryption_needed'],
    [{ sendFrom: '17:00', sendUntil: '09:00' }, 'notice_settings_hours_invalid'],
    [{ sendFrom: '09:00', sendUntil: '09:30' }, 'notice_settings_hours_invalid'],
    [{ quietDays: ['2026-02-30'] }, 'notice_settings_quiet_days_invalid'],
    [{ version: 7 }, 'notice_settings_stale'],
  ])('refuse %j with %s', async (changed, code) => {
    const route = routes.find((each) => each.name === 'changeNoticeSettings')!;
    const body = { ...office, ...changed };
    await expect(
      at((context) => route.handle(context, { params: {}, query: {}, body })),
    ).rejects.toMatchObject({ code });
    expect(await call('getNoticeSettings')).toEqual({ ...office, health: null });
  });

  it('of two people who change them at the same time, one is told', async () => {
    await put(office);
    const body = { ...office, version: 1 };
    const results = await Promise.allSettled([put(body), put(body)]);
    expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('keep quiet days in order, each once', async () => {
    const quietDays = ['2026-12-31', '2026-12-30', '2026-12-31'];
    const saved = await put({ ...office, sendFrom: '00:00', sendUntil: '24:00', quietDays });
    expect(saved).toMatchObject({
      sendUntil: '24:00',
      quietDays: ['2026-12-30', '2026-12-31'],
    });
  });
});

describe('the test message', () => {
  const send = () => call('sendTestMessage', { body: { to: 'me@nimbus.example' } });

  it('lands in the mailbox while no mail server is set', async () => {
    expect(await send()).toEqual({ channel: 'mailbox', outcome: 'accepted', detail: '' });
    expect((await call('listMailbox')).items).toMatchObject([
      { recipient: 'me@nimbus.example', messageId: null },
    ]);
  });

  it('says what the mail server answered', async () => {
    const server = await openMailServer();
    await call('changeNoticeSettings', {
      body: {
        ...office,
        smtp: { host: '127.0.0.1', port: server.port, security: 'none', user: null },
        fromAddress: 'notices@nimbus.example',
      },
    });
    expect(await send()).toMatchObject({ channel: 'smtp', outcome: 'accepted' });
    expect(server.mails[0]?.subject).toContain('Surety');
    server.behave({ kind: 'answer', at: 'RCPT', code: 550 });
    expect(await send()).toMatchObject({
      outcome: 'refused',
      detail: expect.stringContaining('550'),
    });
    await server.close();
    expect(await send()).toMatchObject({
      outcome: 'temporary',
      detail: expect.stringContaining('connect'),
    });
  });
});

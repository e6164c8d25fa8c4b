import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSetupToken, personExists, setUp } from '../../src/people/index.ts';
import { aServer, cookieOf, fromPage, PASSWORD, START, type TestServer } from './serving.ts';

const HOUR_MS = 3_600_000;
const admin = {
  email: 'Aiko@Example.test',
  name: 'Aiko',
  password: PASSWORD,
  partnerName: 'Kumo Resale',
  cloud: 'global',
  currency: 'JPY',
  timeZone: 'Asia/Tokyo',
} as const;

describe('setting up', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await aServer();
  });
  afterEach(() => server.close());
  const newToken = (now = START) =>
    server.test.database.transact('installation', (tx) => createSetupToken(tx, now));
  const post = (body: object) => server.app.inject(fromPage('POST', '/api/setup', body));
  const needed = async () => (await server.app.inject('/api/setup')).json<{ needed: boolean }>();

  it('by the printed link makes partner and administrator, and signs in', async () => {
    expect(await needed()).toEqual({ needed: true });
    const answer = await post({ token: await newToken(), ...admin });
    expect(answer.json()).toMatchObject({
      person: { email: 'aiko@example.test', language: 'ja' },
      partner: { name: 'Kumo Resale', country: 'JP', language: 'ja', isSample: false },
      roles: ['global_admin'],
    });
    const cookie = `surety_session=${cookieOf(answer)}`;
    const session = await server.app.inject(fromPage('GET', '/api/session', undefined, { cookie }));
    expect(session.statusCode).toBe(200);
    expect(await needed()).toEqual({ needed: false });
  });

  it('works with the newest link only, for a day', async () => {
    const old = await newToken();
    const newest = await newToken();
    expect((await post({ token: old, ...admin })).json()).toMatchObject({
      status: 403,
      code: 'setup_token_invalid',
    });
    server.later(24 * HOUR_MS);
    expect((await post({ token: newest, ...admin })).json()).toMatchObject({
      code: 'setup_token_invalid',
    });
    server.setNow(START);
    expect((await post({ token: newest, ...admin })).statusCode).toBe(200);
  });

  it('happens once, even when two try at the same moment', async () => {
    const token = await newToken();
    const answers = await Promise.all([post({ token, ...admin }), post({ token, ...admin })]);
    const statuses = answers.map((answer) => String(answer.statusCode));
    expect(statuses.toSorted()).toEqual(['200', '409']);
    const again = await post({ token: await newToken(), ...admin });
    expect(again.json()).toMatchObject({ status: 409, code: 'setup_already_done' });
    const trusted = server.test.database.transact('installation', (tx) =>
      setUp(tx, { ...admin, trusted: true }, START),
    );
    await expect(trusted).rejects.toMatchObject({ code: 'setup_already_done' });
  });

  it('leaves nothing behind when it is refused', async () => {
    const token = await newToken();
    for (const [change, code] of [
      [{ password: 'password1234' }, 'password_common'],
      [{ email: 'nobody' }, 'email_invalid'],
      [{ timeZone: 'Nowhere' }, 'partner_time_zone_unknown'],
      [{ name: '  ' }, 'person_name_missing'],
    ] as const) {
      const answer = await post({ token, ...admin, ...change });
      expect(answer.json()).toMatchObject({ status: 400, code });
    }
    const exists = await server.test.database.transact('installation', personExists);
    expect(exists).toBe(false);
    expect((await post({ token, ...admin })).statusCode).toBe(200);
  });

  it('keeps neither token nor password in the clear', async () => {
    const token = await newToken();
    const reader = await server.test.adminClient();
    const tokens = await reader.query<{ line: string }>(
      'select t::text as line from people.setup_token t',
    );
    expect(tokens.rows[0]!.line).not.toContain(token);
    await post({ token, ...admin });
    const people = await reader.query<{ line: string }>(
      'select p::text as line from people.person p',
    );
    expect(people.rows[0]!.line).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    expect(people.rows[0]!.line).not.toContain(PASSWORD);
  });
});

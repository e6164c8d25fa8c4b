import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  aBrowser,
  anAccount,
  aServer,
  browserOf,
  cookieOf,
  fromPage,
  invitationToken,
  PASSWORD,
  START,
  type TestServer,
} from './serving.ts';

const DAY_MS = 24 * 3_600_000;
const OTHER_PASSWORD = 'another set of words';

describe('partners and their people', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await aServer();
  });
  afterAll(() => server.close());

  const signIn = (body: object) => server.app.inject(fromPage('POST', '/api/session', body));

  describe('an invitation', () => {
    it('is a link that works once and signs the new person in', async () => {
      const admin = await aBrowser(server);
      const invited = { email: 'new@example.test', name: 'Nao', roles: ['sales_agent'] as const };
      const token = await invitationToken(server, admin.partnerId, invited);
      const accept = (body: object) =>
        server.app.inject(fromPage('POST', '/api/invitations/accept', { token, ...body }));
      const bare = await accept({});
      expect(bare.json()).toMatchObject({ status: 400, code: 'invitation_password_needed' });
      const weak = await accept({ password: 'new@example.test!' });
      expect(weak.json()).toMatchObject({ status: 400, code: 'password_contains_email' });
      const accepted = await accept({ password: PASSWORD });
      expect(accepted.json()).toEqual({ email: invited.email, accountExisted: false });
      const cookie = `surety_session=${cookieOf(accepted)}`;
      const session = await server.app.inject(
        fromPage('GET', '/api/session', undefined, { cookie }),
      );
      expect(session.json()).toMatchObject({ roles: ['sales_agent'], person: { name: 'Nao' } });
      expect((await accept({ password: PASSWORD })).json()).toMatchObject({
        status: 403,
        code: 'invitation_invalid',
      });
    });

    it('adds a partner to an account that exists, without touching its password', async () => {
      const first = await aBrowser(server);
      const second = await aBrowser(server);
      const token = await invitationToken(server, second.partnerId, {
        email: first.email,
        name: 'x',
        roles: ['helpdesk_agent'],
      });
      const accepted = await server.app.inject(
        fromPage('POST', '/api/invitations/accept', { token, password: OTHER_PASSWORD }),
      );
      expect(accepted.json()).toEqual({ email: first.email, accountExisted: true });
      expect(accepted.cookies).toEqual([]);
      expect((await signIn({ email: first.email, password: PASSWORD })).statusCode).toBe(200);
      const chosen = await first.send('PUT', '/api/session/partner', {
        partnerId: second.partnerId,
      });
      expect(chosen.json()).toMatchObject({
        partner: { id: second.partnerId },
        roles: ['helpdesk_agent'],
        partners: [{}, {}],
      });
    });

    it.each([
      ['withdrawn', 0, true],
      ['a week old', 7 * DAY_MS, false],
    ])('that is %s is worth nothing', async (_what, ageMs, withdrawn) => {
      const admin = await aBrowser(server);
      const invited = {
        email: `late${ageMs}@example.test`,
        name: 'L',
        roles: ['sales_agent'] as const,
      };
      const token = await invitationToken(server, admin.partnerId, invited);
      if (withdrawn) {
        const list = (await admin.send('GET', '/api/invitations')).json<{
          items: { id: string }[];
        }>();
        await admin.send('DELETE', `/api/invitations/${list.items[0]!.id}`);
      }
      server.later(ageMs);
      const answer = await server.app.inject(
        fromPage('POST', '/api/invitations/accept', { token, password: PASSWORD }),
      );
      expect(answer.json()).toMatchObject({ status: 403, code: 'invitation_invalid' });
      server.setNow(START);
    });

    it('leaves no secret in the outbox, the events or the table', async () => {
      const admin = await aBrowser(server);
      const invited = { email: 'quiet@example.test', name: 'Q', roles: ['sales_agent'] as const };
      const token = await invitationToken(server, admin.partnerId, invited);
      const reader = await server.test.adminClient();
      const { rows } = await reader.query<{ line: string }>(`
        select o::text as line from platform.outbox o where kind = 'people.send_invitation'
        union all select e::text from platform.event e
        union all select i::text from people.invitation i`);
      const everything = rows.map((row) => row.line).join('\n');
      expect(everything).toContain('quiet@example.test');
      expect(everything).not.toContain(token);
    });

    it('to somebody who already works here, or to no address, is refused', async () => {
      const admin = await aBrowser(server);
      const invite = (email: string) =>
        admin.send('POST', '/api/invitations', { email, name: 'A', roles: ['sales_agent'] });
      expect((await invite(admin.email)).json()).toMatchObject({ code: 'user_already_member' });
      expect((await invite('no address')).json()).toMatchObject({ code: 'email_invalid' });
      expect((await invite('twice@example.test')).statusCode).toBe(200);
      expect((await invite('twice@example.test')).statusCode).toBe(200);
      const open = await admin.send('GET', '/api/invitations');
      expect(open.json<{ items: unknown[] }>().items).toHaveLength(1);
    });
  });

  describe('people of a partner', () => {
    it('always include a global admin, even when two remove each other at once', async () => {
      const admin = await aBrowser(server);
      const alone = await admin.send('PATCH', `/api/users/${admin.userId}`, {
        roles: ['sales_agent'],
      });
      expect(alone.json()).toMatchObject({ status: 409, code: 'user_last_global_admin' });
      const email = 'second-admin@example.test';
      const userId = await anAccount(server, email, admin.partnerId, ['global_admin']);
      const second = await browserOf(server, { email, userId, partnerId: admin.partnerId });
      const answers = await Promise.all([
        admin.send('DELETE', `/api/users/${userId}`),
        second.send('DELETE', `/api/users/${admin.userId}`),
      ]);
      expect(answers.map((answer) => answer.statusCode)).toContain(200);
      const reader = await server.test.ownerClient(admin.partnerId);
      const { rows } = await reader.query<{ count: number }>(
        `select count(*)::int as count from people.membership
         where partner_id = $1 and 'global_admin' = any(roles)`,
        [admin.partnerId],
      );
      expect(rows[0]!.count).toBe(1);
    });

    it('are listed page by page and never beside those of another partner', async () => {
      const admin = await aBrowser(server);
      for (const name of ['p1', 'p2', 'p3']) {
        await anAccount(server, `${name}-${admin.userId}@example.test`, admin.partnerId, [
          'sales_agent',
        ]);
      }
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const query: string = cursor === null ? '' : `&cursor=${cursor}`;
        const answer = await admin.send('GET', `/api/users?limit=2${query}`);
        const page = answer.json<{ items: { email: string }[]; nextCursor: string | null }>();
        seen.push(...page.items.map((each) => each.email));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(seen).toHaveLength(4);
      expect(new Set(seen).size).toBe(4);
      const stranger = await aBrowser(server);
      const answer = await stranger.send('PATCH', `/api/users/${admin.userId}`, {
        roles: ['sales_agent'],
      });
      expect(answer.json()).toMatchObject({ status: 404, code: 'user_not_found' });
      const switched = await stranger.send('PUT', '/api/session/partner', {
        partnerId: admin.partnerId,
      });
      expect(switched.json()).toMatchObject({ status: 403, code: 'partner_not_yours' });
    });
  });

  describe('the partner', () => {
    it('is changed in parts, and the event says what changed', async () => {
      const admin = await aBrowser(server);
      const answer = await admin.send('PATCH', '/api/partner', {
        timeZone: 'Asia/Tokyo',
        runAtMinutes: 540,
      });
      expect(answer.json()).toMatchObject({
        timeZone: 'Asia/Tokyo',
        runAtMinutes: 540,
        currency: 'USD',
      });
      const reader = await server.test.ownerClient(admin.partnerId);
      const { rows } = await reader.query(
        `select before, after, actor_id from platform.event where type = 'people.partner_changed'`,
      );
      expect(rows).toEqual([
        {
          before: { timeZone: 'America/New_York', runAtMinutes: 360 },
          after: { timeZone: 'Asia/Tokyo', runAtMinutes: 540 },
          actor_id: admin.userId,
        },
      ]);
    });

    it.each([
      [{ timeZone: 'Mars/Olympus' }, 'partner_time_zone_unknown', 'timeZone'],
      [{ currency: 'QQQ' }, 'partner_currency_unknown', 'currency'],
      [{ country: 'QQ' }, 'partner_country_unknown', 'country'],
      [{ name: '  ' }, 'partner_name_missing', 'name'],
      [{ cloud: 'china' }, 'request_invalid', 'cloud'],
    ])('%j is refused', async (body, code, field) => {
      const admin = await aBrowser(server);
      const answer = await admin.send('PATCH', '/api/partner', body);
      expect(answer.json()).toMatchObject({ status: 400, code, field });
    });
  });
});

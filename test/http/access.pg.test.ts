import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Type } from 'typebox';
import { permissionsOf } from '../../src/app/permissions.ts';
import { permissions, rolesOfKind } from '../../src/kernel/permissions.ts';
import { peopleRoutes } from '../../src/people/index.ts';
import { route, type AnyRoute } from '../../src/platform/route.ts';
import { openSecretBox } from '../../src/platform/secrets.ts';
import {
  aBrowser,
  anAccount,
  aServer,
  browserOf,
  fromPage,
  START,
  type Browser,
  type TestServer,
} from './serving.ts';

const HOUR_MS = 3_600_000;

/** One route for every right there is. */
const guardedRoutes: readonly AnyRoute[] = permissions.map((permission) =>
  route({
    method: 'POST',
    path: `/api/guarded/${permission}`,
    name: `guarded.${permission}`,
    summary: 'Answers who was let through.',
    tag: 'guarded',
    permission,
    output: Type.Object({ by: Type.String(), kind: Type.String() }),
    handle: ({ actor }) => Promise.resolve({ by: actor.name, kind: actor.kind }),
  }),
);

const allRoutes = [
  ...peopleRoutes({ permissionsOf, secrets: openSecretBox(Buffer.alloc(32)) }),
  ...guardedRoutes,
];
const exampleId = '0190c5a0-0000-7000-8000-000000000001';
const urlOf = (each: AnyRoute): string => each.path.replaceAll(/\{\w+\}/g, exampleId);

describe('access', () => {
  let server: TestServer;
  let admin: Browser;
  beforeAll(async () => {
    server = await aServer(guardedRoutes);
    admin = await aBrowser(server);
  });
  afterAll(() => server.close());

  describe('to every route but the public ones', () => {
    const closedRoutes = allRoutes.filter(
      (each) => !('access' in each && each.access === 'public'),
    );
    it.each(closedRoutes.map((each) => [each.method, urlOf(each)] as const))(
      '%s %s needs somebody',
      async (method, url) => {
        const answer = await server.app.inject(fromPage(method, url));
        expect(answer.statusCode).toBe(401);
        expect(answer.json()).toMatchObject({ code: 'sign_in_needed' });
      },
    );
  });

  describe('by role', () => {
    it.each(rolesOfKind.reseller)('%s has exactly its rights', async (role) => {
      const browser = await aBrowser(server, [role]);
      const reached: string[] = [];
      for (const permission of permissions) {
        const answer = await browser.send('POST', `/api/guarded/${permission}`);
        if (answer.statusCode === 200) reached.push(permission);
      }
      expect(reached).toEqual(permissionsOf([role]));
    });

    it('is missed with the name of the right', async () => {
      const browser = await aBrowser(server, ['sales_agent']);
      const answer = await browser.send('POST', '/api/guarded/notices.write');
      expect(answer.json()).toMatchObject({
        status: 403,
        code: 'permission_missing',
        detail: expect.stringContaining('notices.write') as string,
      });
    });

    it('changes with the next request', async () => {
      const email = 'changing@example.test';
      const userId = await anAccount(server, email, admin.partnerId, ['helpdesk_agent']);
      const member = await browserOf(server, { email, userId, partnerId: admin.partnerId });
      expect((await member.send('POST', '/api/guarded/notices.write')).statusCode).toBe(403);
      await admin.send('PATCH', `/api/users/${userId}`, { roles: ['billing_admin'] });
      expect((await member.send('POST', '/api/guarded/notices.write')).statusCode).toBe(200);
      await admin.send('DELETE', `/api/users/${userId}`);
      const answer = await member.send('POST', '/api/guarded/notices.write');
      expect(answer.json()).toMatchObject({ status: 403, code: 'partner_not_chosen' });
    });
  });

  describe('by API key', () => {
    const createKey = async (body: object = {}) => {
      const wanted = { name: 'ledger sync', scopes: ['receivables.write'], ...body };
      const answer = await admin.send('POST', '/api/api-keys', wanted);
      return answer.json<{ secret: string; apiKey: { id: string; prefix: string } }>();
    };
    const send = (secret: string, permission: string) =>
      server.app.inject({
        method: 'POST',
        url: `/api/guarded/${permission}`,
        headers: { authorization: `Bearer ${secret}`, origin: 'https://elsewhere.example' },
      });

    it('reaches its scopes and nothing else', async () => {
      const { secret, apiKey } = await createKey();
      expect(secret).toMatch(/^sk_[\w-]{43}$/);
      expect(secret.startsWith(apiKey.prefix)).toBe(true);
      const answer = await send(secret, 'receivables.write');
      expect(answer.json()).toEqual({ by: 'ledger sync', kind: 'api_key' });
      expect((await send(secret, 'receivables.read')).statusCode).toBe(403);
    });

    it("cannot use what belongs to a person's account", async () => {
      const { secret } = await createKey();
      const answer = await server.app.inject({
        method: 'GET',
        url: '/api/sessions',
        headers: { authorization: `Bearer ${secret}` },
      });
      expect(answer.json()).toMatchObject({ status: 403, code: 'person_needed' });
    });

    it('ends when it is revoked', async () => {
      const { secret, apiKey } = await createKey();
      await admin.send('DELETE', `/api/api-keys/${apiKey.id}`);
      const answer = await send(secret, 'receivables.write');
      expect(answer.json()).toMatchObject({ status: 401, code: 'api_key_invalid' });
      expect(answer.headers['www-authenticate']).toContain('Bearer');
    });

    it('ends when it expires', async () => {
      const expiresAt = new Date(START.getTime() + HOUR_MS).toISOString();
      const { secret } = await createKey({ expiresAt });
      expect((await send(secret, 'receivables.write')).statusCode).toBe(200);
      server.later(HOUR_MS);
      expect((await send(secret, 'receivables.write')).statusCode).toBe(401);
      server.setNow(START);
    });

    it.each(['users.write', 'api_keys.write', 'everything'])('never gets %s', async (scope) => {
      const answer = await admin.send('POST', '/api/api-keys', { name: 'x', scopes: [scope] });
      expect(answer.json()).toMatchObject({ status: 400, code: 'api_key_scope_forbidden' });
    });

    it('tells when it was last used, to the minute', async () => {
      const { secret, apiKey } = await createKey();
      await send(secret, 'receivables.write');
      server.later(30_000);
      await send(secret, 'receivables.write');
      const list = await admin.send('GET', '/api/api-keys');
      const items = list.json<{ items: { id: string; lastUsedAt: string; secret?: string }[] }>()
        .items;
      const found = items.find((each) => each.id === apiKey.id);
      expect(found?.lastUsedAt).toBe(START.toISOString());
      expect(JSON.stringify(items)).not.toContain(secret);
      server.setNow(START);
    });

    it.each(['Bearer sk_wrong', 'Basic abc', 'Bearer', 'sk_x'])('%j is none', async (header) => {
      const answer = await server.app.inject({
        method: 'GET',
        url: '/api/partner',
        headers: { authorization: header },
      });
      expect(answer.json()).toMatchObject({ status: 401, code: 'api_key_invalid' });
    });
  });

  describe('a write from another site', () => {
    it.each([
      [{ 'sec-fetch-site': 'cross-site' }, 403],
      [{ 'sec-fetch-site': 'same-site' }, 403],
      [{ 'sec-fetch-site': 'same-origin' }, 200],
      [{ origin: 'https://evil.example' }, 403],
      [{ origin: 'null' }, 403],
      [{ origin: 'http://surety.test' }, 200],
      [{}, 200],
    ])('with %j is answered %i', async (headers, status) => {
      const cookie = await cookieOfAdmin();
      const answer = await server.app.inject({
        method: 'POST',
        url: '/api/guarded/customers.write',
        headers: { host: 'surety.test', cookie, ...headers },
      });
      const code = status === 403 ? { code: 'origin_foreign' } : { kind: 'user' };
      expect([answer.statusCode, answer.json()]).toMatchObject([status, code]);
    });

    it('cannot sign anybody in either', async () => {
      const answer = await server.app.inject({
        method: 'POST',
        url: '/api/session',
        headers: { origin: 'https://evil.example' },
        payload: { email: admin.email, password: 'x' },
      });
      expect(answer.json()).toMatchObject({ code: 'origin_foreign' });
    });

    const cookieOfAdmin = async () => {
      const answer = await server.app.inject(
        fromPage('POST', '/api/session', {
          email: admin.email,
          password: 'four random words here',
        }),
      );
      return `surety_session=${answer.cookies[0]!.value}`;
    };
  });
});

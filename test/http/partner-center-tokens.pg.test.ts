import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import {
  KEY_LIFE_MS,
  revokeApiClient,
  rotateKeys,
} from '../../src/modules/partner-center/index.ts';
import { openSecretBox } from '../../src/platform/secrets.ts';
import { contextOf } from '../support/context.ts';
import {
  anApiCaller,
  anApiServer,
  customerInput,
  form,
  send,
  type ApiCaller,
  type ApiServer,
} from '../support/partner-center-client.ts';
import { START } from './serving.ts';

const API = 'https://api.partnercenter.microsoft.com';
const HOUR_MS = 3_600_000;

describe('tokens of the Partner Center API', () => {
  let server: ApiServer;
  let app: ApiCaller;
  let user: ApiCaller;
  beforeAll(async () => {
    server = await anApiServer();
    app = await anApiCaller(server);
    user = await anApiCaller(server, { roles: ['helpdesk_agent'] });
  });
  afterAll(() => server.close());

  const credentials = (caller: ApiCaller) => ({
    client_id: caller.clientId,
    client_secret: caller.clientSecret,
  });
  const v1 = (caller: ApiCaller, fields = {}) =>
    form(server, `/${caller.partner.partnerId}/oauth2/token`, {
      grant_type: 'client_credentials',
      resource: API,
      ...credentials(caller),
      ...fields,
    });
  const v2 = (caller: ApiCaller, fields = {}) =>
    form(server, `/${caller.partner.partnerId}/OAuth2/v2.0/token/`, {
      grant_type: 'client_credentials',
      scope: `${API}/.default`,
      ...credentials(caller),
      ...fields,
    });
  const customersWith = (token: unknown) =>
    send(server, 'GET', '/v1/customers', undefined, { authorization: `Bearer ${String(token)}` });

  it('are JSON Web Tokens whose lifetime is a text in version 1, a number in version 2', async () => {
    const one = await v1(app);
    const two = await v2(app);
    expect(one.body).toMatchObject({
      token_type: 'Bearer',
      expires_in: '3600',
      resource: API,
      not_before: String(START.getTime() / 1_000),
    });
    expect(two.body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    expect(decodeJwt(String(two.body['access_token']))).toMatchObject({
      aud: API,
      tid: app.partner.partnerId,
      appid: app.clientId,
      exp: START.getTime() / 1_000 + 3_600,
    });
    expect((await customersWith(one.body['access_token'])).status).toBe(200);
    expect((await customersWith(two.body['access_token'])).status).toBe(200);
  });

  it('verify with the published keys', async () => {
    const { body } = await v2(app);
    const place = `/${app.partner.partnerId}/v2.0/.well-known/openid-configuration`;
    const document = await send(server, 'GET', place);
    const { pathname } = new URL(String(document.body['jwks_uri']));
    const keys = createRemoteJWKSet(new URL(`${server.origin}${pathname}`));
    const verified = await jwtVerify(String(body['access_token']), keys, {
      issuer: String(document.body['issuer']),
      audience: API,
      currentDate: START,
    });
    expect(verified.protectedHeader.alg).toBe('RS256');
    const found = await send(server, 'GET', '/common/discovery/instance?api-version=1.1');
    expect(found.body).toMatchObject({ 'api-version': '1.1' });
  });

  it('are refused with the numbers of the original', async () => {
    const refused = [
      await v1(app, { client_secret: 'wrong' }),
      await v1(app, { client_id: user.partner.partnerId }),
      await v1(app, { grant_type: 'password' }),
      await v1(app, { grant_type: 'refresh_token', refresh_token: String(user.refreshToken) }),
      await v2(app, { scope: `${API}/user_impersonation` }),
      await form(server, `/${user.partner.partnerId}/oauth2/token`, {
        grant_type: 'client_credentials',
        ...credentials(app),
      }),
    ];
    expect(refused.map(({ status, body }) => [status, body['error']])).toEqual([
      [401, 'invalid_client'],
      [400, 'unauthorized_client'],
      [400, 'unsupported_grant_type'],
      [400, 'invalid_grant'],
      [400, 'invalid_scope'],
      [400, 'invalid_request'],
    ]);
    expect(refused[0]!.text).toContain('AADSTS7000215');
  });

  it('for another audience, expired, changed or missing ones open nothing', async () => {
    const graph = await v1(app, { resource: 'https://graph.windows.net' });
    const foreign = await customersWith(graph.body['access_token']);
    expect([foreign.status, foreign.body['code']]).toEqual([401, '900420']);
    const { body } = await v1(app);
    const token = String(body['access_token']);
    const changed = await customersWith(`${token.slice(0, -6)}AAAAAA`);
    expect([changed.status, changed.body['code']]).toEqual([401, '400']);
    const none = await customersWith('nonsense');
    expect(none.status).toBe(401);
    server.later(HOUR_MS + 1_000);
    const late = await customersWith(token);
    server.setNow(START);
    expect([late.status, late.body['code']]).toEqual([401, '400']);
    expect(late.headers.get('www-authenticate')).toContain('Bearer');
  });

  it('of an application alone do not do what a user must do', async () => {
    const profile = await app.send('GET', '/v1/profiles/billing');
    expect([profile.status, profile.body['code']]).toEqual([403, '900329']);
    const own = await user.send('GET', '/v1/profiles/billing');
    expect(own.status).toBe(200);
  });

  it('of a user do what the roles say, as they are now', async () => {
    const path = `/v1/customers/${user.partner.partnerId}/orders`;
    const order = { lineItems: [{ offerId: 'a:b:c', quantity: 1 }] };
    const refused = await user.send('POST', path, order);
    expect([refused.status, refused.body['code']]).toEqual([403, '900150']);
    const mfa = await user.send('GET', '/v1/customers', undefined, { ValidateMfa: 'true' });
    expect(mfa.headers.get('ismfacompliant')).toBe('false');
  });

  it('are renewed with a refresh token', async () => {
    const renewed = await v2(user, {
      grant_type: 'refresh_token',
      refresh_token: String(user.refreshToken),
      scope: `${API}/user_impersonation offline_access`,
    });
    expect(renewed.status).toBe(200);
    expect(renewed.body).toHaveProperty('refresh_token');
    expect((await customersWith(renewed.body['access_token'])).status).toBe(200);
  });

  it('end with their client', async () => {
    const gone = await anApiCaller(server);
    await contextOf(server.test.database, gone.partner.partnerId, START, (context) =>
      revokeApiClient(context, gone.clientId),
    );
    const answer = await gone.send('GET', '/v1/customers');
    expect([answer.status, answer.body['code']]).toEqual([401, '400']);
    expect((await v1(gone)).status).toBe(400);
  });

  it('see their own partner only', async () => {
    const made = await app.send('POST', '/v1/customers', customerInput('mine.example'));
    const foreign = await user.send('GET', `/v1/customers/${String(made.body['id'])}`);
    expect([foreign.status, foreign.body['code']]).toEqual([404, '60003']);
  });

  it('are signed with a new key every thirty days, and old ones still verify', async () => {
    const old = String((await v1(app)).body['access_token']);
    const later = new Date(START.getTime() + KEY_LIFE_MS + 1_000);
    const secrets = openSecretBox(Buffer.alloc(32, 9));
    const rotate = (now: Date) =>
      server.test.database.transact('installation', (tx) => rotateKeys({ tx, now }, secrets));
    await rotate(later);
    const fresh = String((await v1(app)).body['access_token']);
    expect(decodeProtectedHeader(fresh).kid).not.toBe(decodeProtectedHeader(old).kid);
    expect((await customersWith(old)).status).toBe(200);
    const keys = async () => (await send(server, 'GET', '/common/discovery/keys')).body['keys'];
    expect(await keys()).toHaveLength(2);
    await rotate(new Date(later.getTime() + 25 * HOUR_MS));
    expect(await keys()).toHaveLength(1);
  });

  it('are refused for a while to a program with a wrong secret', async () => {
    for (let attempt = 0; attempt < 20; attempt += 1) await v1(user, { client_secret: 'x' });
    const refused = await v1(user);
    expect([refused.status, refused.body['error']]).toEqual([429, 'temporarily_unavailable']);
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    expect((await v1(app)).status).toBe(200);
  });

  it('leave no secret in the database', async () => {
    const { rows } = await server.test.database.transact('installation', async () => {
      const admin = await server.test.adminClient();
      return admin.query<{ text: string }>(
        `select string_agg(t::text, ' ') as text from (
          select c::text as t from partner_center.api_client c
          union all select r::text from partner_center.refresh_token r
          union all select k::text from partner_center.signing_key k
          union all select e::text from platform.event e) as everything(t)`,
      );
    });
    for (const secret of [app.clientSecret, String(user.refreshToken), 'PRIVATE KEY']) {
      expect(rows[0]!.text).not.toContain(secret);
    }
  });
});

describe('in other clouds', () => {
  let server: ApiServer;
  beforeAll(async () => {
    server = await anApiServer();
  });
  afterAll(() => server.close());

  it('a closed one is read-only, and what a cloud lacks is refused with the reason', async () => {
    const germany = await anApiCaller(server, { partner: { cloud: 'germany' } });
    expect((await germany.send('GET', '/v1/customers')).status).toBe(200);
    const write = await germany.send('POST', '/v1/customers', customerInput('de.example'));
    expect([write.status, write.body['code']]).toEqual([403, '2032']);
    const us = await anApiCaller(server, { partner: { cloud: 'us-government' } });
    const request = await us.send('GET', '/v1/customers/relationshiprequests');
    expect([request.status, request.body['code']]).toEqual([403, '2032']);
    expect(request.text).toContain('US Government');
  });

  it('tokens are for the host of the cloud', async () => {
    const china = await anApiCaller(server, { partner: { cloud: 'china' } });
    expect(decodeJwt(china.token()).aud).toBe(
      'https://partner.partnercenterapi.microsoftonline.cn',
    );
    expect((await china.send('GET', '/v1/customers')).status).toBe(200);
  });
});

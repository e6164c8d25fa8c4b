import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aReport } from '../../src/modules/enforcement/fixtures.ts';
import { enforcementRoutes } from '../../src/modules/enforcement/index.ts';
import { createApiKey } from '../../src/people/commands-api-key.ts';
import { createProvider, listPartners, systemActor } from '../../src/people/index.ts';
import type { Permission } from '../../src/kernel/permissions.ts';
import type { Tx } from '../../src/platform/context.ts';
import { aBrowser, aServer, START, type TestServer } from './serving.ts';

const URL = '/api/abuse-reports';

describe('abuse reports over HTTP', () => {
  let server: TestServer;
  let providerId: string;
  beforeAll(async () => {
    server = await aServer(enforcementRoutes);
    const made = await server.test.database.transact('installation', (tx) =>
      create(tx, 'lead@desk.example'),
    );
    providerId = made.provider.id;
  });
  afterAll(() => server.close());

  async function aReporter(scopes: Permission[] = ['reports.write']) {
    const { secret } = await server.test.database.transact({ partnerId: providerId }, (tx) =>
      createApiKey(
        { tx, partnerId: providerId, actor: systemActor, now: START, requestId: 'test' },
        { name: 'CERT', scopes },
      ),
    );
    const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
    return {
      send: (payload: object) =>
        server.app.inject({ method: 'POST', url: URL, headers, payload: JSON.stringify(payload) }),
      read: (id: string) => server.app.inject({ method: 'GET', url: `${URL}/${id}`, headers }),
    };
  }

  it('given a report, it is taken with 202, and the same token again is the same report', async () => {
    const reporter = await aReporter();
    const body = { clientToken: 'one', correlationId: 'c', report: aReport() };
    const first = await reporter.send(body);
    expect([first.statusCode, first.json()]).toMatchObject([
      202,
      { status: 'QUEUED', reasonCode: null, correlationId: 'c', class: 'messaging/spam' },
    ]);
    const again = await reporter.send(body);
    const { reportId } = first.json<{ reportId: string }>();
    expect(again.json()).toMatchObject({ reportId });
    expect((await reporter.read(reportId)).json()).toMatchObject({ reportId });
  });

  it('given a report of somebody else, it is as if there were none', async () => {
    const sent = await (await aReporter()).send({ clientToken: 'two', report: aReport() });
    const { reportId } = sent.json<{ reportId: string }>();
    const answer = await (await aReporter()).read(reportId);
    expect([answer.statusCode, answer.json()]).toMatchObject([404, { code: 'report_not_found' }]);
  });

  it('given a report that is none, the field at fault is named', async () => {
    const report = { ...aReport(), reporter: { org: 'x' } };
    const answer = await (await aReporter()).send({ clientToken: 'three', report });
    expect([answer.statusCode, answer.json()]).toMatchObject([
      422,
      { code: 'report_invalid', field: 'reporter.contact' },
    ]);
  });

  it('given a key for anything else at the provider, or a reseller, nothing is taken', async () => {
    const other = await (await aReporter(['desk.read'])).send({ clientToken: 'x', report: {} });
    expect(other.statusCode).toBe(403);
    const browser = await aBrowser(server);
    const answer = await browser.send('POST', URL, { clientToken: 'x', report: aReport() });
    expect([answer.statusCode, answer.json()]).toMatchObject([403, { code: 'permission_missing' }]);
  });

  it('given a reseller, no key of it can have the desk’s rights, and there is one provider', async () => {
    await aBrowser(server);
    const { database } = server.test;
    const partners = await database.transact('installation', listPartners);
    const partnerId = partners.find((each) => each.kind === 'reseller')!.id;
    const makeKey = database.transact({ partnerId }, (tx) =>
      createApiKey(
        { tx, partnerId, actor: systemActor, now: START, requestId: 'test' },
        { name: 'x', scopes: ['desk.act'] },
      ),
    );
    await expect(makeKey).rejects.toMatchObject({ code: 'api_key_scope_forbidden' });
    const second = database.transact('installation', (tx) => create(tx, 'b@desk.example'));
    await expect(second).rejects.toMatchObject({ code: 'provider_exists' });
  });
});

function create(tx: Tx, email: string) {
  return createProvider(
    { tx, now: START, requestId: 'test', actor: systemActor },
    { name: 'Cloud', cloud: 'global', currency: 'USD', timeZone: 'UTC' },
    { email, name: 'Lead', password: 'correct horse battery staple' },
  );
}

import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { permissionsOf } from '../../src/app/permissions.ts';
import { refusalCatalogue } from '../../src/app/refusals.ts';
import { createMetrics } from '../../src/http/metrics.ts';
import type { ServerParts } from '../../src/http/parts.ts';
import { closeServer, createServer } from '../../src/http/server.ts';
import type { Role } from '../../src/kernel/permissions.ts';
import {
  createPartner,
  inviteUser,
  peopleRoutes,
  prepareInvitationMail,
} from '../../src/people/index.ts';
import { silentLog } from '../../src/platform/log.ts';
import type { AnyRoute } from '../../src/platform/route.ts';
import { openSecretBox } from '../../src/platform/secrets.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';

export const START = new Date('2026-03-02T09:00:00Z');
export const PASSWORD = 'four random words here';
const SECRET_KEY = Buffer.alloc(32, 7);
const HOST = 'surety.test';

export interface TestServer {
  readonly app: FastifyInstance;
  readonly test: TestDatabase;
  /** Moves the server's clock. */
  readonly setNow: (now: Date) => void;
  readonly later: (ms: number) => void;
  readonly close: () => Promise<void>;
}

/** The real server over a database of its own, with the routes of people and those of the test. */
export async function aServer(
  routes: readonly AnyRoute[] = [],
  changed: Partial<ServerParts> = {},
): Promise<TestServer> {
  const test = await testDatabase();
  let now = START;
  const app = await createServer({
    database: test.database,
    routes: [...peopleRoutes({ permissionsOf, secrets: openSecretBox(SECRET_KEY) }), ...routes],
    clock: { now: () => now },
    log: silentLog,
    permissionsOf,
    refusalCatalogue,
    metrics: createMetrics(test.database.pool),
    readiness: {},
    baseUrl: `http://${HOST}`,
    version: '0.0.0',
    consoleFolder: null,
    checkAnswers: true,
    ...changed,
  });
  await app.ready();
  return {
    app,
    test,
    setNow: (wanted) => {
      now = wanted;
    },
    later: (ms) => {
      now = new Date(now.getTime() + ms);
    },
    close: async () => {
      await closeServer(app);
      await test.drop();
    },
  };
}

export interface Browser {
  readonly email: string;
  readonly partnerId: string;
  readonly userId: string;
  /** The session's cookie, for requests over a real connection. */
  readonly cookie: () => string;
  /** A request as a page of this server makes it, with the session's cookie. */
  readonly send: (
    method: NonNullable<InjectOptions['method']>,
    url: string,
    body?: object,
    headers?: Record<string, string>,
  ) => Promise<LightMyRequestResponse>;
}

/** A request as a browser makes it from a page of this server. */
export function fromPage(
  method: NonNullable<InjectOptions['method']>,
  url: string,
  body?: object,
  headers: Record<string, string> = {},
): InjectOptions {
  return {
    method,
    url,
    headers: { host: HOST, 'sec-fetch-site': 'same-origin', ...headers },
    ...(body === undefined ? {} : { payload: body }),
  };
}

let made = 0;

/** A new partner with one person who has signed in. */
export async function aBrowser(
  server: TestServer,
  roles: readonly Role[] = ['global_admin'],
): Promise<Browser> {
  made += 1;
  const email = `person${made}@example.test`;
  const { partnerId, userId } = await aMember(server, email, roles);
  return browserOf(server, { email, partnerId, userId });
}

/** Signs in as a person who exists. */
export async function browserOf(
  server: TestServer,
  person: { readonly email: string; readonly partnerId: string; readonly userId: string },
): Promise<Browser> {
  const answer = await server.app.inject(
    fromPage('POST', '/api/session', { email: person.email, password: PASSWORD }),
  );
  if (answer.statusCode !== 200) throw new Error(answer.body);
  const cookie = `surety_session=${cookieOf(answer)}`;
  return {
    ...person,
    cookie: () => cookie,
    send: (method, url, body, headers = {}) =>
      server.app.inject(fromPage(method, url, body, { cookie, ...headers })),
  };
}

export function cookieOf(answer: LightMyRequestResponse): string {
  const cookie = answer.cookies.find((each) => each.name === 'surety_session');
  if (!cookie) throw new Error(`no session cookie in ${answer.statusCode} ${answer.body}`);
  return cookie.value;
}

/** A person of a new partner. */
async function aMember(
  server: TestServer,
  email: string,
  roles: readonly Role[],
): Promise<{ partnerId: string; userId: string }> {
  const partner = {
    name: `Partner of ${email}`,
    cloud: 'global',
    currency: 'USD',
    timeZone: 'America/New_York',
  } as const;
  const { database } = server.test;
  const created = await database.transact('installation', async (tx) => {
    const actor = { kind: 'system', id: null, name: 'test' } as const;
    return createPartner({ tx, now: START, requestId: 'test', actor }, partner);
  });
  const userId = await anAccount(server, email, created.id, roles);
  return { partnerId: created.id, userId };
}

/** An account made as people make it: an invitation whose link is opened. */
export async function anAccount(
  server: TestServer,
  email: string,
  partnerId: string,
  roles: readonly Role[],
): Promise<string> {
  const token = await invitationToken(server, partnerId, { email, name: 'Kim Example', roles });
  const answer = await server.app.inject(
    fromPage('POST', '/api/invitations/accept', { token, password: PASSWORD }),
  );
  if (answer.statusCode !== 200) throw new Error(answer.body);
  const cookie = `surety_session=${cookieOf(answer)}`;
  const session = await server.app.inject(fromPage('GET', '/api/session', undefined, { cookie }));
  return session.json<{ person: { id: string } }>().person.id;
}

/** Invites somebody and returns the secret that only the mail holds. */
export async function invitationToken(
  server: TestServer,
  partnerId: string,
  input: { readonly email: string; readonly name: string; readonly roles: readonly Role[] },
): Promise<string> {
  const mail = await server.test.database.transact({ partnerId }, async (tx) => {
    const actor = { kind: 'system', id: null, name: 'test' } as const;
    const context = { tx, partnerId, actor, now: START, requestId: 'test' };
    const invitation = await inviteUser(context, input);
    return prepareInvitationMail(context, invitation.id);
  });
  return mail!.token;
}

import { permissionsOf } from '../../src/app/permissions.ts';
import type { Role } from '../../src/kernel/permissions.ts';
import { createApiClient, partnerCenterDress } from '../../src/modules/partner-center/index.ts';
import { openSecretBox } from '../../src/platform/secrets.ts';
import { anAccount, aServer, START, type TestServer } from '../http/serving.ts';
import { aPartner, contextOf, type TestPartner } from './context.ts';

const SECRET_KEY = Buffer.alloc(32, 9);

export interface ApiServer extends TestServer {
  /** Where it listens. */
  readonly origin: string;
}

/** The real server, listening, with the Partner Center-compatible API. */
export async function anApiServer(): Promise<ApiServer> {
  const wire = partnerCenterDress({ secrets: openSecretBox(SECRET_KEY), permissionsOf });
  const server = await aServer([], { wire });
  const origin = await server.app.listen({ host: '127.0.0.1', port: 0 });
  return { ...server, origin };
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // Answers are checked member by member; their shape is what the tests are about.
  readonly body: Record<string, never>;
}

export interface ApiCaller {
  readonly partner: TestPartner;
  readonly clientId: string;
  /** The person whom it acts for; null when it acts for itself. */
  readonly userEmail: string | null;
  readonly clientSecret: string;
  readonly refreshToken: string | null;
  readonly token: () => string;
  /** Asks for a new token, for tests that let time pass. */
  readonly renew: () => Promise<void>;
  readonly send: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<ApiAnswer>;
}

let made = 0;

/**
 * A program with a token for a partner.
 * @param wanted.roles of the person whom it acts for; without them it acts for itself alone
 */
export async function anApiCaller(
  server: ApiServer,
  wanted: { readonly roles?: readonly Role[]; readonly partner?: Partial<TestPartner> } = {},
): Promise<ApiCaller> {
  made += 1;
  const { database } = server.test;
  const partner = await aPartner(database, wanted.partner);
  const { partnerId } = partner;
  const userEmail = `agent${made}@example.test`;
  if (wanted.roles) await anAccount(server, userEmail, partnerId, wanted.roles);
  const client = await contextOf(database, partnerId, START, (context) =>
    createApiClient(context, { name: 'Billing robot', ...(wanted.roles ? { userEmail } : {}) }),
  );
  const credentials = { client_id: client.client.id, client_secret: client.secret };
  const grant = client.refreshToken
    ? { grant_type: 'refresh_token', refresh_token: client.refreshToken }
    : { grant_type: 'client_credentials' };
  let token = '';
  const renew = async () => {
    const answer = await form(server, `/${partnerId}/oauth2/token`, { ...grant, ...credentials });
    if (answer.status !== 200) throw new Error(answer.text);
    token = String(answer.body['access_token']);
  };
  await renew();
  return {
    partner,
    clientId: client.client.id,
    userEmail: wanted.roles ? userEmail : null,
    clientSecret: client.secret,
    refreshToken: client.refreshToken,
    token: () => token,
    renew,
    send: (method, path, body, headers = {}) =>
      send(server, method, path, body, { authorization: `Bearer ${token}`, ...headers }),
  };
}

export async function send(
  server: ApiServer,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<ApiAnswer> {
  const answer = await fetch(`${server.origin}${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return read(answer);
}

/** As token endpoints are asked. */
export async function form(
  server: ApiServer,
  path: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<ApiAnswer> {
  const body = new URLSearchParams(fields);
  return read(await fetch(`${server.origin}${path}`, { method: 'POST', body, headers }));
}

async function read(answer: Response): Promise<ApiAnswer> {
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') === true;
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    body: isJson ? (JSON.parse(text) as Record<string, never>) : {},
  };
}

/** A new customer as clients ask for one. */
export function customerInput(domain: string) {
  return {
    CompanyProfile: { Domain: domain },
    BillingProfile: {
      Culture: 'en-US',
      Email: `billing@${domain}`,
      Language: 'en',
      CompanyName: `Company of ${domain}`,
      DefaultAddress: {
        FirstName: 'Ada',
        LastName: 'Example',
        AddressLine1: '1 Long Road',
        City: 'Redmond',
        State: 'WA',
        PostalCode: '98052',
        Country: 'US',
        PhoneNumber: '555 0100',
      },
    },
  };
}

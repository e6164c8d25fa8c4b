import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { request, type APIRequestContext, type Browser } from 'playwright-core';
import { vi } from 'vitest';
import { buildConsole } from '../../scripts/build-console.ts';
import { SOCKET_PORT, socketFolderOf } from '../../src/platform/embedded-folder.ts';
import { freePort, startSurety, type SuretyProcess } from '../support/surety-process.ts';
import { openChromium } from './chromium.ts';

/**
 * A Wednesday, in working hours of the own company's zone: letters leave, consequences may happen.
 */
const STARTS_AT = new Date('2026-06-10T10:00:00Z');
/** The database is thrown away after the run, so nothing has to survive a power cut. */
const FAST = 'fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n';
const MINUTE_MS = 60_000;
const SET_UP_LINK = /http\S+\/setup#\S+/;

export const ada = {
  name: 'Ada Admin',
  email: 'ada@nordwind.example',
  password: 'correct horse battery staple',
} as const;
export const company = 'Nordwind Cloud';
export const sampleName = 'Nimbus Resale (sample)';

/** One program with its worker and its own database, one browser, and who is in it. */
export interface World {
  readonly address: string;
  readonly browser: Browser;
  /** What the clocks of program and pages show, less what the machine's clock shows. */
  readonly clockShiftMs: () => number;
  /** The program's clock jumps a minute ahead. */
  readonly passMinute: () => void;
  readonly setUpLink: () => string;
  /**
   * A client of the administrator, who is created when nobody is there yet, for the own company.
   */
  readonly administrator: () => Promise<APIRequestContext>;
  /** The same, working for the sample reseller, which is loaded when it is not there yet. */
  readonly inSample: () => Promise<APIRequestContext>;
  /** A new session of its own. */
  readonly signIn: (email: string, password: string) => Promise<APIRequestContext>;
  /** The link of the newest invitation that was mailed to the address. */
  readonly invitationLink: (email: string) => Promise<string>;
  /** A client in which nobody is signed in; the caller disposes of it. */
  readonly stranger: () => Promise<APIRequestContext>;
  /** Carries out SQL as the owner of the database, whom no policy of the rows binds. */
  readonly sql: <Row extends pg.QueryResultRow>(
    query: string,
    values?: unknown[],
  ) => Promise<Row[]>;
  readonly stopServer: () => Promise<void>;
  readonly startServer: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openWorld(): Promise<World> {
  await buildConsole();
  const folder = await mkdtemp(join(tmpdir(), 'surety-browser-'));
  await writeFile(join(folder, 'postgres.conf'), FAST);
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let clockShiftMs = STARTS_AT.getTime() - Date.now();
  let program: SuretyProcess;
  const startServer = async (): Promise<void> => {
    const startsAt = new Date(Date.now() + clockShiftMs);
    program = startSurety([], { folder, port, startsAt });
    if (!(await program.untilSaid('is open at'))) throw new Error(program.trouble());
  };
  const opening = await Promise.allSettled([startServer(), openChromium()]);
  const [started, opened] = opening;
  if (opened.status === 'rejected') throw opened.reason;
  const browser = opened.value;
  if (started.status === 'rejected') throw started.reason;
  await program!.untilSaid('/setup#');

  const clients: APIRequestContext[] = [];
  const signIn = async (email: string, password: string): Promise<APIRequestContext> => {
    const client = await openClient(address);
    clients.push(client);
    await must(client.post('/api/session', { data: { email, password } }));
    return client;
  };
  const link = (): string => SET_UP_LINK.exec(program.output())![0];
  const people = administrators(signIn, address, link);
  return {
    address,
    browser,
    clockShiftMs: () => clockShiftMs,
    passMinute: () => {
      program.passMinute();
      clockShiftMs += MINUTE_MS;
    },
    setUpLink: link,
    ...people,
    signIn,
    stranger: () => openClient(address),
    invitationLink: async (email) => linkIn(await people.administrator(), email),
    sql: (query, values) => runSql(folder, query, values),
    stopServer: async () => {
      await program.stop();
    },
    startServer,
    close: async () => {
      for (const client of clients) await client.dispose();
      await browser.close();
      await program.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function administrators(
  signIn: World['signIn'],
  address: string,
  link: () => string,
): Pick<World, 'administrator' | 'inSample'> {
  let administrator: Promise<APIRequestContext> | undefined;
  let inSample: Promise<APIRequestContext> | undefined;
  const makeAdministrator = async (): Promise<APIRequestContext> => {
    const client = await openClient(address);
    const { needed } = (await (await client.get('/api/setup')).json()) as { needed: boolean };
    if (needed) await must(client.post('/api/setup', { data: setUp(link()) }));
    await client.dispose();
    return workFor(await signIn(ada.email, ada.password), company);
  };
  return {
    administrator: () => (administrator ??= makeAdministrator()),
    inSample: () =>
      (inSample ??= (async () => {
        await (administrator ??= makeAdministrator());
        const client = await signIn(ada.email, ada.password);
        await must(client.post('/api/sample', { timeout: 120_000 }));
        return workFor(client, sampleName);
      })()),
  };
}

/** Mail is sent by the worker, so it takes a moment. */
async function linkIn(client: APIRequestContext, email: string): Promise<string> {
  return vi.waitFor(
    async () => {
      const { items } = (await (await must(client.get('/api/mailbox'))).json()) as {
        items: { id: string; to: string }[];
      };
      const mail = items.find((each) => JSON.stringify(each).includes(email));
      if (mail === undefined) throw new Error(`no mail to ${email} yet`);
      return /http\S+\/invitation#token=[\w-]+/.exec(
        await (await must(client.get(`/api/mailbox/${mail.id}`))).text(),
      )![0];
    },
    { timeout: 20_000, interval: 200 },
  );
}

async function workFor(client: APIRequestContext, name: string): Promise<APIRequestContext> {
  const session = (await (await must(client.get('/api/session'))).json()) as {
    partners: { id: string; name: string }[];
  };
  const partnerId = session.partners.find((each) => each.name === name)!.id;
  await must(client.put('/api/session/partner', { data: { partnerId } }));
  return client;
}

function setUp(link: string) {
  return {
    token: link.slice(link.indexOf('#token=') + '#token='.length),
    ...ada,
    partnerName: company,
    cloud: 'global',
    currency: 'USD',
    timeZone: 'UTC',
    country: 'GB',
    language: 'en',
  };
}

function openClient(address: string): Promise<APIRequestContext> {
  return request.newContext({ baseURL: address, extraHTTPHeaders: { origin: address } });
}

/** @throws with the server's words when it does not answer 2xx */
export async function must<
  Answer extends { ok(): boolean; text(): Promise<string>; url(): string },
>(asked: Promise<Answer>): Promise<Answer> {
  const answer = await asked;
  if (!answer.ok()) throw new Error(`${answer.url()}: ${await answer.text()}`);
  return answer;
}

async function runSql<Row extends pg.QueryResultRow>(
  folder: string,
  query: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({
    host: socketFolderOf(folder),
    port: SOCKET_PORT,
    user: 'postgres',
    database: 'surety',
  });
  await client.connect();
  try {
    return (await client.query<Row>(query, values)).rows;
  } finally {
    await client.end();
  }
}

import { anInstallation } from '../test/support/command-line.ts';
import { freePort, startSurety, untilOpen } from '../test/support/surety-process.ts';

/** What the API allows a partner each minute, less what the preparation uses. */
const REQUESTS = 450;
const AT_ONCE = 8;
const SUBSCRIPTIONS = 100;
const LINES_PER_ORDER = 50;

type Send = (
  method: string,
  path: string,
  body?: unknown,
) => Promise<Record<string, unknown> & { items?: unknown[]; lineItems?: unknown[] }>;

/** Milliseconds of each request, with several under way at any time, and of all together. */
async function load(work: (index: number) => Promise<unknown>) {
  const each: number[] = [];
  let next = 0;
  const since = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < REQUESTS) {
        const index = next;
        next += 1;
        const start = performance.now();
        await work(index);
        each.push(performance.now() - start);
      }
    }),
  );
  const totalMs = performance.now() - since;
  const sorted = each.toSorted((one, other) => one - other);
  const at = (part: number) => Number(sorted[Math.floor(part * (sorted.length - 1))]!.toFixed(1));
  return {
    requestsPerSecond: Math.round((REQUESTS / totalMs) * 1_000),
    medianMs: at(0.5),
    p99Ms: at(0.99),
  };
}

function caller(origin: string, token: string): Send {
  return async (method, path, body) => {
    const headers: Record<string, string> = { authorization: `Bearer ${token}` };
    if (body !== undefined) headers['content-type'] = 'application/json';
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${origin}${path}`, { method, headers, ...sent });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text) as Awaited<ReturnType<Send>>;
  };
}

async function tokenOf(origin: string, client: Record<string, string>): Promise<string> {
  const answer = await fetch(`${origin}/${client['tenantId']!}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: client['clientId']!,
      client_secret: client['clientSecret']!,
      resource: 'https://api.partnercenter.microsoft.com',
    }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

/** A customer with its subscriptions. @returns their path, and the id of each */
async function prepare(send: Send, offerId: string) {
  const customer = await send('POST', '/v1/customers', {
    CompanyProfile: { Domain: 'load.example' },
    BillingProfile: {
      Culture: 'en-US',
      Email: 'it@load.example',
      Language: 'en',
      CompanyName: 'Load Ltd',
      DefaultAddress: {
        FirstName: 'Lou',
        LastName: 'Load',
        AddressLine1: '1 Main Street',
        City: 'Seattle',
        State: 'WA',
        PostalCode: '98101',
        Country: 'US',
      },
    },
  });
  const path = `/v1/customers/${String(customer['id'])}`;
  for (let made = 0; made < SUBSCRIPTIONS; made += LINES_PER_ORDER) {
    const line = (_: unknown, index: number) => ({
      LineItemNumber: index,
      OfferId: offerId,
      Quantity: 5,
    });
    const LineItems = Array.from({ length: LINES_PER_ORDER }, line);
    await send('POST', `${path}/orders`, { LineItems });
  }
  const { items = [] } = await send('GET', `${path}/subscriptions`);
  return { path: `${path}/subscriptions`, ids: items.map((each) => (each as { id: string }).id) };
}

const installation = await anInstallation();
try {
  const setUp = ['setup', '--admin-email', 'ada@load.example', '--admin-password-stdin'];
  const partner = ['--partner-name', 'Load', '--cloud', 'global', '--currency', 'USD'];
  const made = await installation.surety(
    [...setUp, ...partner, '--time-zone', 'UTC', '--json'],
    'correct horse battery staple\n',
  );
  const { partnerId } = made.json<{ partnerId: string }>();
  const created = await installation.surety([
    'api-client',
    'create',
    '--partner',
    partnerId,
    '--name',
    'Load',
    '--json',
  ]);
  const startsAt = new Date('2026-06-10T10:00:00Z');
  const port = await freePort();
  const program = startSurety([], { folder: installation.folder, port, startsAt });
  await untilOpen(program);
  try {
    const origin = `http://127.0.0.1:${port}`;
    const send = caller(origin, await tokenOf(origin, created.json<Record<string, string>>()));
    const { path, ids } = await prepare(send, process.argv[2] ?? 'SUITESTAND01:0001:P1Y-MONTHLY');
    program.passMinute();
    const list = await load(() => send('GET', path));
    program.passMinute();
    const patch = await load((index) =>
      send('PATCH', `${path}/${ids[index % ids.length]!}`, {
        friendlyName: `Seats ${index}`,
        autoRenewEnabled: true,
      }),
    );
    const what = { subscriptions: ids.length, atOnce: AT_ONCE, requests: REQUESTS };
    process.stdout.write(`${JSON.stringify({ ...what, list, patch })}\n`);
  } finally {
    await program.stop();
  }
} finally {
  await installation.remove();
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { APIRequestContext, Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { openReader, type Reader } from './reader.ts';
import { must, type World } from './world.ts';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/**
 * What holds on every page, whatever it is about: axe finds nothing serious in light and dark, all
 * of it is Japanese for whoever reads Japanese, and it fits the screen.
 */
export function everyPageJourney(world: () => World): void {
  test('before the sign-in', async () => {
    await world().administrator();
    const reader = await openReader(world(), { language: 'ja' });
    const findings: string[] = [];
    for (const path of ['/sign-in', '/setup', '/setup#token=used', '/invitation#token=used']) {
      await reader.page.goto('about:blank');
      findings.push(...(await findingsOn(reader, path)));
    }
    expect(findings).toEqual([]);
  });

  test('behind the sign-in', async () => {
    const client = await world().inSample();
    const reader = await openReader(world(), { language: 'ja', as: client });
    const findings: string[] = [];
    for (const path of await pathsOf(client)) findings.push(...(await findingsOn(reader, path)));
    expect(findings).toEqual([]);
  }, 360_000);
}

async function findingsOn(reader: Reader, path: string): Promise<string[]> {
  const { page } = reader;
  await reader.open(path);
  const unfinished = page.locator('[aria-busy=true], .Skeleton');
  await vi.waitUntil(async () => (await unfinished.count()) === 0, { timeout: 20_000 });
  const findings = [...(await englishLines(page)), ...(await seriousFindings(page))];
  if (await overflows(page)) findings.push('it is wider than the screen');
  return findings.map((finding) => `${path}: ${finding}`);
}

const customerTabs = [
  'documents',
  'standing',
  'subscriptions',
  'usage',
  'exposure',
  'orders',
  'notices',
  'timeline',
  'details',
];

/** Every page of the console, with the customer of the sample that has most to show. */
async function pathsOf(client: APIRequestContext): Promise<string[]> {
  const first = async (list: string): Promise<string> => {
    const { items } = (await (await must(client.get(list))).json()) as { items: { id: string }[] };
    return items[0]!.id;
  };
  const customer = `/customers/${await first('/api/customers?q=Colebrook')}`;
  const subscription = `/subscriptions/${await first('/api/subscriptions?status=active')}`;
  const policy = `/collections/policy/${await first('/api/collections/policies')}`;
  return [
    '/',
    '/customers',
    customer,
    ...customerTabs.map((tab) => `${customer}?tab=${tab}`),
    `${customer}?act=payment`,
    `${customer}?tab=orders&act=order`,
    '/subscriptions',
    subscription,
    ...['holds', 'seats', 'provider', 'charges', 'events'].map(
      (tab) => `${subscription}?tab=${tab}`,
    ),
    ...['suspend', 'cancel', 'set_quantity'].map((act) => `${subscription}?act=${act}`),
    '/subscriptions/bulk',
    '/subscriptions/orders',
    '/subscriptions/catalogue',
    '/subscriptions/usage',
    '/tickets',
    '/tickets?act=open',
    '/fraud-events',
    '/enforcement',
    '/receivables',
    '/receivables/documents',
    '/receivables/bank',
    '/receivables/late-charges',
    '/receivables/figures',
    '/receivables/exposure',
    '/receivables/credit',
    '/receivables/credit/scorecard',
    `/receivables/documents/${await first('/api/documents?limit=1')}`,
    '/imports',
    '/imports/new',
    '/imports/profiles',
    '/imports/profiles/new',
    '/screening',
    '/screening/rules',
    '/screening/lists',
    '/cases',
    '/collections',
    '/collections/runs',
    `/collections/runs/${await first('/api/collections/runs?limit=1')}`,
    '/collections/preview',
    '/collections/proposals',
    '/collections/tasks',
    '/collections/pauses',
    '/collections/halt',
    '/collections/policy',
    policy,
    '/collections/policy/compare',
    '/notices',
    `/notices/${await first('/api/notices?limit=1')}`,
    '/notices/mailbox',
    '/audit',
    '/operations',
    '/settings/people',
    '/settings/partner',
    '/settings/api-keys',
    '/settings/webhooks',
    '/settings/api-clients',
    '/settings/subscriptions',
    '/settings/mail',
    '/settings/letters',
    '/settings/security',
    '/settings/sessions',
  ];
}

/** What axe calls serious or critical; dark pages differ from light ones in their colours alone. */
async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const light = await axe(page, `{ resultTypes: ['violations'] }`);
  await page.emulateMedia({ colorScheme: 'dark' });
  // The page hears of it and turns dark a moment later, part by part.
  await page.locator('html[data-mantine-color-scheme=dark]').waitFor();
  await page.evaluate(ANIMATIONS_ENDED);
  const dark = await axe(page, `{ resultTypes: ['violations'], runOnly: ['color-contrast'] }`);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((finding) => `dark, ${finding}`)];
}

const ANIMATIONS_ENDED = `new Promise((resolve) => {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const ending = document.getAnimations()
      .filter(({ effect }) => Number.isFinite(effect.getComputedTiming().endTime));
    ending.forEach((each) => each.finish());
    resolve(true);
  }));
})`;

async function axe(page: Page, options: string): Promise<string[]> {
  const { violations } = (await page.evaluate(`axe.run(document, ${options})`)) as AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}, ${nodes.length} times, ${nodes[0]!.html} ${nodes[0]!.failureSummary}`,
    );
}

/**
 * Names and codes are in Latin letters anywhere; these small words only stand in English sentences.
 */
const ENGLISH = /\b(the|of|is|are|and|with|not|for|was|open|overdue|from|until|days?)\b/i;
/** What a clerk of the sample or of an earlier journey wrote, and files of profiles. */
const WRITTEN_BY_PEOPLE = new RegExp(
  [
    '^Twelve of the thirty seats',
    'Trial for drivers',
    'Desks of the new floor',
    'Three invoices are overdue',
    '^[\\w-]+$',
  ].join('|'),
);

async function englishLines(page: Page): Promise<string[]> {
  const lines = (await page.locator('body').innerText()).split('\n');
  return lines.filter((line) => ENGLISH.test(line) && !WRITTEN_BY_PEOPLE.test(line));
}

function overflows(page: Page): Promise<boolean> {
  return page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
}

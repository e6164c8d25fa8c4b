import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRequestContext, Page } from 'playwright-core';
import { systemClock } from '../src/platform/clock.ts';
import { must, openWorld, type World } from '../test/browser/world.ts';

/**
 * Makes the pictures of docs/screenshots anew, from the sample reseller, in both languages. Run it
 * when the console's looks have changed: `npm exec -- node scripts/screenshots.ts`.
 */
const FOLDER = join(import.meta.dirname, '../docs/screenshots');
const WIDTH = 1440;
const HEIGHT = 900;
const LANGUAGES = ['en', 'ja'] as const;
/** The sample's customer with the longest story. */
const CUSTOMER = 'Umbra';

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly dark?: true;
}

async function picturesOf(client: APIRequestContext): Promise<Picture[]> {
  const first = async (path: string): Promise<string> => {
    const answer = await must(client.get(path));
    const { items } = (await answer.json()) as { items: { id: string }[] };
    return items[0]!.id;
  };
  const customer = await first(`/api/customers?q=${CUSTOMER}`);
  const policy = await first('/api/collections/policies');
  const notice = await first('/api/notices');
  return [
    { name: 'home', path: '/' },
    { name: 'home-dark', path: '/', dark: true },
    { name: 'customers', path: '/customers' },
    { name: 'customer', path: `/customers/${customer}?tab=standing` },
    { name: 'ageing', path: '/receivables' },
    { name: 'worklist', path: '/collections' },
    { name: 'preview', path: '/collections/preview' },
    { name: 'proposals', path: '/collections/proposals' },
    { name: 'policy', path: `/collections/policy/${policy}` },
    { name: 'notice', path: `/notices/${notice}` },
    { name: 'mailbox', path: '/notices/mailbox' },
    { name: 'audit', path: '/audit' },
  ];
}

async function take(world: World, client: APIRequestContext, pictures: readonly Picture[]) {
  for (const language of LANGUAGES) {
    for (const picture of pictures) {
      const context = await world.browser.newContext({
        baseURL: world.address,
        viewport: { width: WIDTH, height: HEIGHT },
        locale: language,
        timezoneId: 'Asia/Tokyo',
        colorScheme: picture.dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
        storageState: await client.storageState(),
      });
      await context.addInitScript((chosen) => {
        localStorage['surety.language'] = chosen;
      }, language);
      const page = await context.newPage();
      await page.clock.install({ time: systemClock.now().getTime() + world.clockShiftMs() });
      await show(page, picture.path);
      await page.screenshot({ path: join(FOLDER, `${picture.name}-${language}.png`) });
      await context.close();
      process.stdout.write(`${picture.name}-${language}.png\n`);
    }
  }
}

/** Waits until the page has stopped asking the server. */
async function show(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}

await mkdir(FOLDER, { recursive: true });
const world = await openWorld();
try {
  const client = await world.inSample();
  await take(world, client, await picturesOf(client));
} finally {
  await world.close();
}

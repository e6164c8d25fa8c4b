import { gzipSync } from 'node:zlib';
import { must, openWorld } from '../test/browser/world.ts';

/**
 * Opens the console's Home as a returning reader does, with an empty cache, and weighs what it
 * took.
 */
const RUNS = 5;

interface Load {
  readonly firstPaintMs: number;
  readonly usefulMs: number;
  readonly weightKiB: number;
  readonly requests: number;
}

const world = await openWorld();
try {
  const client = await world.inSample();
  await must(client.get('/api/session'));
  const loads: Load[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const storageState = await client.storageState();
    const context = await world.browser.newContext({ baseURL: world.address, storageState });
    const page = await context.newPage();
    let bytes = 0;
    let requests = 0;
    page.on('response', (response) => {
      const isAsset = !response.url().includes('/api/');
      if (!isAsset || response.status() !== 200) return;
      requests += 1;
      void response.body().then((body) => (bytes += gzipSync(body).length));
    });
    const since = performance.now();
    await page.goto('/');
    // Useful: the first figures of the ledger are on the screen.
    await page.getByRole('table').first().waitFor();
    const usefulMs = performance.now() - since;
    await page.waitForLoadState('networkidle');
    const firstPaintMs = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    );
    loads.push({ firstPaintMs, usefulMs, weightKiB: bytes / 1_024, requests });
    await context.close();
  }
  const median = (pick: (load: Load) => number) =>
    Math.round(loads.map(pick).toSorted((a, b) => a - b)[Math.floor(RUNS / 2)]!);
  const result = {
    runs: RUNS,
    firstPaintMs: median((load) => load.firstPaintMs),
    usefulMs: median((load) => load.usefulMs),
    gzippedKiB: median((load) => load.weightKiB),
    requests: median((load) => load.requests),
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  await world.close();
}

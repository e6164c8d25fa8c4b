import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openReader } from './reader.ts';
import { company, type World } from './world.ts';

const CUSTOMERS = 100_000;
/** Far more than fit a screen, far fewer than there are. */
const DRAWN_ROWS_MAX = 150;

/** A list that is longer than anybody scrolls. */
export function longTableJourney(world: () => World): void {
  test('a table of 100,000 customers draws a screenful, scrolls to its end, and saves what it shows', async () => {
    const client = await world().administrator();
    await world().sql(
      `insert into customers.customer (partner_id, id, number, name, country, time_zone, language,
         calendar_id, payment_terms, search_text, created_at, updated_at)
       select partner_id, uuidv7(), 'L-' || n, 'Long ' || lpad(n::text, 6, '0'), 'US', 'America/New_York',
         'en', 'US', 'net-30', 'l-' || n || ' long ' || lpad(n::text, 6, '0'), created_at, created_at
       from people.partner, generate_series(1, ${CUSTOMERS}) n where name = $1`,
      [company],
    );
    await world().sql('analyze customers.customer');

    const { page, main, ...reader } = await openReader(world(), { as: client });
    await reader.open('/customers');
    const grid = page.getByRole('grid', { name: 'Customers' });
    await grid.getByText('Long 000001').waitFor();
    const total = Number(await grid.getAttribute('aria-rowcount')) - 1;
    expect(total).toBeGreaterThanOrEqual(CUSTOMERS);
    await page.evaluate(OBSERVE_LONG_TASKS);
    const rows = grid.getByRole('row');
    expect(await rows.count()).toBeLessThan(DRAWN_ROWS_MAX);

    const startMs = performance.now();
    await grid.focus();
    await expect
      .poll(
        async () => {
          await page.keyboard.press('End');
          expect(await rows.count()).toBeLessThan(DRAWN_ROWS_MAX);
          return grid.getByText(`Long ${CUSTOMERS}`).count();
        },
        { timeout: 90_000, interval: 20 },
      )
      .toBe(1);
    const tasks = (await page.evaluate('longTasks')) as number[];
    process.stderr.write(
      `100,000 rows: to the end in ${seconds(performance.now() - startMs)} s, ${tasks.length} tasks ` +
        `over 50 ms, on average ${mean(tasks)} ms, at most ${Math.round(Math.max(0, ...tasks))} ms\n`,
    );

    await page.keyboard.press('/');
    await page.keyboard.type('Long 0999');
    await main.getByText('100 rows', { exact: true }).waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), saveAsCsv()]);
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
    const titles = await grid.getByRole('columnheader').allInnerTexts();
    expect(lines[0]).toBe(`\uFEFF${titles.map((title) => title.trim()).join(',')}`);
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(
      Array.from({ length: 100 }, (_, at) => `Long ${String(99_900 + at).padStart(6, '0')}`),
    );

    async function saveAsCsv(): Promise<void> {
      await reader.button('View').click();
      await page.getByRole('menuitem', { name: 'Save as CSV' }).click();
    }
  }, 180_000);
}

const OBSERVE_LONG_TASKS = `
  globalThis.longTasks = [];
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((each) => each.duration)))
    .observe({ type: 'longtask' })`;

const mean = (values: readonly number[]): number =>
  Math.round(values.reduce((sum, each) => sum + each, 0) / Math.max(1, values.length));
const seconds = (ms: number): number => Math.round(ms / 100) / 10;

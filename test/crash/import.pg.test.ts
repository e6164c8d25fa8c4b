import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { checkInvariants } from '../../src/app/invariants.ts';
import { crashWorlds, PARTNER, type OpenWorld } from '../support/crash-world.ts';
import { chances, livesFor, startSurety, surety } from '../support/surety-process.ts';

const worlds = crashWorlds();
afterAll(() => worlds.removeAll());

const ROWS = 12_000;
const CUSTOMERS = 600;
const KILLS = 6;
const CURRENCIES = ['USD', 'USD', 'USD', 'EUR'] as const;

/** A file of open invoices with what it adds up to, minor units by currency. */
function aFile(): { text: string; totals: Record<string, bigint> } {
  const totals: Record<string, bigint> = {};
  const lines = [
    'invoice_number,customer_number,customer_name,invoice_date,due_date,amount,currency',
  ];
  for (let row = 1; row <= ROWS; row += 1) {
    const customer = row % CUSTOMERS;
    const currency = CURRENCIES[row % CURRENCIES.length]!;
    const cents = 1_000 + ((row * 7_919) % 900_000);
    const amount = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
    const day = String(1 + (row % 28)).padStart(2, '0');
    lines.push(
      `I-${row},C-${customer},Customer ${customer},2026-04-${day},2026-05-${day},${amount},${currency}`,
    );
    totals[currency] = (totals[currency] ?? 0n) + BigInt(cents);
  }
  return { text: `${lines.join('\n')}\n`, totals };
}

async function countDocuments(world: OpenWorld): Promise<number> {
  const [row] = await world.rows<{ count: number }>(
    'select count(*)::int as count from receivables.document',
  );
  return row!.count;
}

it('killed half-way, an import leaves nothing half-done, and repeated it completes', async () => {
  const { between } = chances('import');
  const world = await worlds.make();
  const file = join(world.folder, 'invoices.csv');
  const { text, totals } = aFile();
  await writeFile(file, text);
  const words = [
    'import',
    'receivables',
    file,
    '--profile',
    'surety-invoices',
    '--partner',
    PARTNER,
  ];
  const options = { folder: world.folder };
  const open = await world.open();
  try {
    for (let kills = 0; kills < KILLS; kills += 1) {
      const program = startSurety([...words, '--json'], options);
      // Even ones die while the file is read, odd ones while its rows become documents.
      await program.untilWarned(kills % 2 === 0 ? 'reading' : 'applying');
      await livesFor(program, between(0, 400));
      await program.kill();
      expect([0, ROWS]).toContain(await countDocuments(open));
    }

    const { created, unchanged, rejected } = await surety(words, options);
    expect(rejected).toBe(0);
    expect(Number(created) + Number(unchanged)).toBe(ROWS);
    expect(await surety(words, options)).toMatchObject({ created: 0, unchanged: ROWS, changed: 0 });
    const sums = await open.rows<{ currency: string; amount: string; open: string }>(
      `select currency, sum(amount) as amount, sum(amount_open) as open
       from receivables.document group by currency`,
    );
    expect(Object.fromEntries(sums.map((each) => [each.currency, BigInt(each.amount)]))).toEqual(
      totals,
    );
    expect(Object.fromEntries(sums.map((each) => [each.currency, BigInt(each.open)]))).toEqual(
      totals,
    );
    const verdict = await open.at(new Date('2026-06-10T09:00:00Z'), checkInvariants);
    expect(verdict.checked.filter((each) => each.violations.length > 0)).toEqual([]);
  } finally {
    await open.close();
  }
}, 120_000);

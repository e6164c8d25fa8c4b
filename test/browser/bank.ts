import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bankWords } from '../../console/src/words/bank.ts';
import type { Language } from '../../console/src/words/family.ts';
import { openReader } from './reader.ts';
import type { World } from './world.ts';

interface Invoice {
  readonly id: string;
  readonly number: string;
  readonly customerId: string;
  readonly currency: string;
  readonly amountOpen: string;
}

/** A bank statement is read: what names its invoice is booked, the rest is decided by a person. */
export function bankJourney(world: () => World, language: Language): void {
  const words = bankWords[language];

  test('a bank statement books what is certain and asks about the rest', async () => {
    const client = await world().inSample();
    const find = async (number: string): Promise<Invoice | undefined> => {
      const answer = await client.get('/api/documents', { params: { q: number } });
      return ((await answer.json()) as { items: Invoice[] }).items.find(
        (each) => each.number === number,
      );
    };
    const listed = await client.get('/api/documents', {
      params: { state: 'open', kind: 'invoice', limit: '200' },
    });
    const { items } = (await listed.json()) as { items: Invoice[] };
    const taken = await harmed(client);
    const [invoice] = items.filter((each) => !taken.has(each.customerId));

    const folder = await mkdtemp(join(tmpdir(), 'surety-bank-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'statement.csv');
    const stranger = `Stranger ${language}`;
    await writeFile(
      file,
      [
        'date,amount,currency,payer,text',
        `2026-06-09,${invoice!.amountOpen},${invoice!.currency},,${invoice!.number}`,
        `2026-06-09,3.21,USD,${stranger},`,
      ].join('\n'),
    );

    const { main, dialog, ...reader } = await openReader(world(), { language, as: client });
    await reader.open('/receivables/bank');
    await reader.button(words.import.open).click();
    await dialog.locator('input[type=file]').setInputFiles(file);
    await dialog.getByLabel(words.import.formats.csv).check();
    await dialog.getByRole('button', { name: words.import.check }).click();
    await dialog.getByRole('button', { name: words.import.apply }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(async () => (await find(invoice!.number))?.amountOpen).toMatch(/^0/);

    await main.getByText(stranger).first().click();
    await dialog.getByRole('button', { name: words.decide.ignore }).click();
    await dialog.getByLabel(words.decide.reasonLabel).fill('Interest');
    await dialog.getByRole('button', { name: words.decide.ignore, exact: true }).last().click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => main.getByText(stranger).count()).toBe(0);
  });
}

/** Customers whose proposals other journeys need. */
async function harmed(client: Awaited<ReturnType<World['inSample']>>): Promise<Set<string>> {
  const answer = await client.get('/api/proposals', { params: { state: 'proposed' } });
  const { items } = (await answer.json()) as { items: { customerId: string }[] };
  return new Set(items.map((each) => each.customerId));
}

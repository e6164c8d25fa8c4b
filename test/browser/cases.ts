import { expect, test } from 'vitest';
import { casesWords } from '../../console/src/words/cases.ts';
import type { Language } from '../../console/src/words/family.ts';
import { openReader } from './reader.ts';
import { must, type World } from './world.ts';

/** A case is opened, access is withheld meanwhile, and it ends with everything given back. */
export function casesJourney(world: () => World, language: Language): void {
  const words = casesWords[language];

  test('a case is worked on, suspends, and ends', async () => {
    const client = await world().inSample();
    const list = await must(client.get('/api/customers?q=Colebrook'));
    const { items } = (await list.json()) as { items: { id: string }[] };
    const title = `Case-${language}`;
    const data = { kind: 'mining', title, customerId: items[0]!.id };
    await must(client.post('/api/cases', { data }));
    const { main, dialog, ...reader } = await openReader(world(), { language, as: client });
    await reader.open('/cases');
    await main.getByText(title).first().click();
    // The tick is there once it is kept.
    const step = main.getByRole('checkbox').first();
    await step.click();
    await expect.poll(() => step.isChecked()).toBe(true);
    await main.getByRole('button', { name: words.suspend }).click();
    await dialog.getByRole('button', { name: words.suspend }).click();
    await main.getByRole('button', { name: words.release }).waitFor();
    await main.getByRole('button', { name: words.resolve, exact: true }).click();
    await dialog.getByLabel(words.outcome).click();
    await reader.page.getByRole('option', { name: words.outcomes.legitimate }).click();
    await dialog.getByLabel(words.because).fill(title);
    await dialog.getByRole('button', { name: words.resolve, exact: true }).click();
    await main.getByRole('button', { name: words.reopen }).waitFor();
    await main.getByText(words.noHolds).waitFor();
  });
}

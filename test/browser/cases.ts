import { expect, test } from 'vitest';
import { casesWords } from '../../console/src/words/cases.ts';
import type { Language } from '../../console/src/words/family.ts';
import { openReader } from './reader.ts';
import type { World } from './world.ts';

/** A case is opened, access is withheld meanwhile, and it ends with everything given back. */
export function casesJourney(world: () => World, language: Language): void {
  const words = casesWords[language];

  test('a case is worked on, suspends, and ends', async () => {
    const client = await world().inSample();
    const title = `案件-${language}`;
    const { main, dialog, ...reader } = await openReader(world(), { language, as: client });
    await reader.open('/cases');
    await main.getByRole('button', { name: words.open }).click();
    await dialog.getByLabel(words.case, { exact: true }).fill(title);
    await dialog.getByLabel(words.searchCustomer).fill('Colebrook');
    await dialog.getByLabel(words.customer, { exact: true }).click();
    await reader.page.getByRole('option', { name: /Colebrook/ }).click();
    await dialog.getByRole('button', { name: words.open }).click();
    await dialog.waitFor({ state: 'detached' });
    await main.getByText(title).first().click();
    // The tick is there once it is kept.
    const step = main.getByRole('checkbox').first();
    await step.click();
    await expect.poll(() => step.isChecked()).toBe(true);
    await main.getByRole('button', { name: words.suspend }).click();
    await dialog.getByText('…').waitFor({ state: 'detached' });
    await dialog.getByLabel(words.because).fill(title);
    await dialog.getByRole('button', { name: words.suspend }).click();
    await dialog.waitFor({ state: 'detached' });
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

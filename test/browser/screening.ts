import { expect, test } from 'vitest';
import type { Language } from '../../console/src/words/family.ts';
import { screeningWords } from '../../console/src/words/screening.ts';
import { openReader } from './reader.ts';
import type { World } from './world.ts';

/** Rules are drafted, a wrong text is told at its field, and they run in shadow for a while. */
export function screeningJourney(world: () => World, language: Language): void {
  const words = screeningWords[language];
  const text = words.rules;

  test('rules are drafted, checked, tried and run in shadow', async () => {
    const client = await world().inSample();
    // Found already when the other language was here before.
    await client.post('/api/screening/rule-sets', { failOnStatusCode: false });
    const { main, dialog, ...reader } = await openReader(world(), { language, as: client });
    await reader.open('/screening/rules');
    await main.getByRole('button', { name: text.add }).click();
    await dialog.getByLabel(text.key).fill(`big_${language}`);
    await dialog.getByLabel(text.titleEn).fill('大口');
    await dialog.getByLabel(text.titleJa).fill('大口');
    await dialog.getByLabel(text.because).fill('大口');
    const when = dialog.getByLabel(text.when);
    await when.fill('seats > "many"');
    await dialog.getByRole('button', { name: text.edit, exact: true }).click();
    await dialog.getByText('no such overload').first().waitFor();
    await when.fill('seats > 500');
    await dialog.getByRole('button', { name: text.edit, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await main.getByText('seats > 500').first().waitFor();

    await main.getByRole('button', { name: text.try }).click();
    await expect.poll(() => main.getByText(text.notTried).count()).toBe(0);
    await main.getByRole('button', { name: text.shadow, exact: true }).click();
    await main.getByRole('button', { name: text.unshadow, exact: true }).click();
    await main.getByRole('button', { name: text.shadow, exact: true }).waitFor();
  });
}

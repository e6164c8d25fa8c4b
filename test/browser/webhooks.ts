import { expect, test } from 'vitest';
import type { Language } from '../../console/src/words/family.ts';
import { webhooksWords } from '../../console/src/words/webhooks.ts';
import { openReader } from './reader.ts';
import type { World } from './world.ts';

/** An endpoint is added, its secret shown once, changed and removed. */
export function webhooksJourney(world: () => World, language: Language): void {
  const words = webhooksWords[language];

  test('a webhook endpoint is added, gets a new secret, and is removed', async () => {
    const client = await world().inSample();
    const reader = await openReader(world(), { language, as: client });
    const { main, dialog } = reader;
    const name = `受信-${language}`;
    await reader.open('/settings/webhooks');
    await main.getByRole('button', { name: words.add }).click();
    await dialog.getByLabel(words.url).fill('https://erp.example.test/hook');
    await dialog.getByLabel(words.description).fill(name);
    await dialog.getByRole('button', { name: words.add }).click();
    const shown = dialog.getByLabel(words.secret, { exact: true });
    const secret = await shown.inputValue();
    expect(secret).toMatch(/^whsec_.{40,}/);
    await dialog.getByRole('button', { name: words.done }).click();
    await main.getByText(name).waitFor();
    expect(await reader.page.content()).not.toContain(secret);

    await main.getByRole('button', { name: words.rotate }).first().click();
    await dialog.getByRole('button', { name: words.rotate }).click();
    const fresh = await shown.inputValue();
    expect(fresh).toMatch(/^whsec_.{40,}/);
    expect(fresh).not.toBe(secret);
    await dialog.getByRole('button', { name: words.done }).click();
    await main.getByText(words.oldSecret).waitFor();

    await main.getByRole('button', { name: words.pause }).first().click();
    await main.getByText(words.states.paused).waitFor();
    await main.getByRole('button', { name: words.remove }).first().click();
    await dialog.getByRole('button', { name: words.remove }).click();
    await main.getByText(words.emptyTitle).waitFor();
  });
}

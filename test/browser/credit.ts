import { expect, test } from 'vitest';
import { creditWords } from '../../console/src/words/credit.ts';
import type { Language } from '../../console/src/words/family.ts';
import { openReader } from './reader.ts';
import { must, type World } from './world.ts';

/** From an application to a credit line that stands. */
export function creditJourney(world: () => World, language: Language): void {
  const words = creditWords[language];

  test('credit is applied for, recommended by points, and granted', async () => {
    const client = await world().inSample();
    // A customer of its own: a limit would make others' orders wait.
    const made = await must(
      client.post('/api/customers', {
        data: { number: `K-${language}`, name: `与信-${language}` },
      }),
    );
    const { id: customerId } = (await made.json()) as { id: string };
    const reader = await openReader(world(), { language, as: client });
    const { main, dialog, page } = reader;
    await reader.open(`/customers/${customerId}?tab=exposure`);
    await main.getByRole('button', { name: words.apply }).first().click();
    await dialog.getByLabel(words.wanted).fill('5000');
    await dialog.getByLabel(words.purpose).fill('新しい部署の開設');
    await dialog.getByLabel(words.externalScore).fill('1001');
    await dialog.getByRole('button', { name: words.apply }).click();
    await dialog.getByText(words.scoreWrong).first().waitFor();
    await dialog.getByLabel(words.externalScore).fill('');
    await dialog.getByRole('button', { name: words.apply }).click();
    await dialog.waitFor({ state: 'detached' });

    await reader.open('/receivables/credit');
    const row = main.getByRole('row').filter({ hasText: `与信-${language}` });
    await row.getByRole('link').first().click();
    await page.getByText(words.attributes.late_percent).waitFor();
    await page.getByRole('button', { name: words.decide, exact: true }).click();
    await dialog.getByLabel(words.limit).fill('4000');
    await dialog.getByLabel(words.reason).fill('支払いが安定しているため');
    await dialog.getByRole('button', { name: words.decide, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('支払いが安定しているため').first().waitFor();
    const lines = await must(client.get(`/api/customers/${customerId}/credit-lines`));
    const granted = (await lines.json()) as { items: { limit: string; applicationId: string }[] };
    expect(granted.items.map(({ limit }) => limit)).toEqual(['4000.00']);
    expect(granted.items[0]!.applicationId).toMatch(/^[0-9a-f-]{36}$/);

    await reader.open('/receivables/credit/scorecard');
    await main.getByText(words.builtIn).waitFor();
    await main.getByText(words.badShare).waitFor();
  });
}

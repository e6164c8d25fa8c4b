import { expect, test } from 'vitest';
import { collectionsWords } from '../../console/src/words/collections.ts';
import { customersWords } from '../../console/src/words/customers.ts';
import type { Language } from '../../console/src/words/family.ts';
import { receivablesWords } from '../../console/src/words/receivables.ts';
import { recordsWords } from '../../console/src/words/records.ts';
import { openReader } from './reader.ts';
import { ada, type World } from './world.ts';

/** Customers of the sample with a harmful proposal that waits for a person. */
const debtors = { en: 'Umbra Render Studio', ja: 'Paper Lantern Games' } as const;

/** The most important promise: whoever pays is left in peace, at once. */
export function paymentJourney(world: () => World, language: Language): void {
  const name = debtors[language];

  test('a payment of all that is open clears the stage and withdraws the proposals', async () => {
    const client = await world().inSample();
    const found = await client.get('/api/customers', { params: { q: name } });
    const customerId = ((await found.json()) as { items: { id: string }[] }).items[0]!.id;
    const openProposals = async (): Promise<number> => {
      const answer = await client.get('/api/proposals', {
        params: { customerId, state: 'proposed' },
      });
      return ((await answer.json()) as { items: unknown[] }).items.length;
    };
    expect(await openProposals()).toBeGreaterThan(0);

    const { page, main, dialog, ...reader } = await openReader(world(), { language, as: client });
    const words = customersWords[language];
    await reader.open(`/customers/${customerId}`);
    await expect.poll(() => figure(main, words.facts.open), { timeout: 10_000 }).toMatch(/\d/);
    const open = await figure(main, words.facts.open);
    await reader.button(receivablesWords[language].acts.payment).click();
    await dialog
      .getByLabel(receivablesWords[language].amount, { exact: true })
      .fill(open.replaceAll(/[^\d.]/g, ''));
    await dialog
      .getByText(receivablesWords[language].allocation.plan.other.split('{')[0]!)
      .first()
      .waitFor();
    await dialog.getByRole('button', { name: receivablesWords[language].acts.payment }).click();
    await dialog.waitFor({ state: 'detached' });

    await expect.poll(openProposals, { timeout: 10_000 }).toBe(0);
    // The page that was open all the time says so too.
    await expect
      .poll(
        async () => [
          await figure(main, words.facts.overdue),
          await figure(main, words.facts.stage),
        ],
        { timeout: 20_000 },
      )
      .toEqual([words.facts.nothingOwed, expect.stringMatching(stageAfter(language))]);
    await reader.open(`/collections/proposals?state=withdrawn&q=${encodeURIComponent(name)}`);
    await main.getByText(collectionsWords[language].proposals.states.withdrawn).first().waitFor();
    await page.getByRole('grid').getByText(name).first().waitFor();
  });

  test('the audit log says who recorded it, and its seals are whole', async () => {
    const { page, ...reader } = await openReader(world(), {
      language,
      as: await world().inSample(),
    });
    const words = recordsWords[language];
    await reader.open('/audit');
    const row = page
      .getByRole('grid', { name: words.audit.title })
      .getByRole('row', { name: words.events['receivables.payment_recorded'] })
      .first();
    expect(await row.textContent()).toContain(ada.name);
    await reader.button(words.audit.verify).click();
    await page.getByText(words.audit.intactTitle).first().waitFor();
  });
}

const stageAfter = (language: Language): RegExp =>
  new RegExp(`^(${collectionsWords[language].clear}|${customersWords[language].facts.noStage})$`);

/** The value of a fact in the strip at the top of a page. */
async function figure(main: import('playwright-core').Locator, name: string): Promise<string> {
  const fact = main.locator('dt', { hasText: new RegExp(`^${name}$`) }).first();
  const value = fact.locator('xpath=following-sibling::dd[1]');
  return (await value.innerText()).split('\n')[0]!.trim();
}

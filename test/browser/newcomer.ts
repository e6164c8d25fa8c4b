import { expect, test } from 'vitest';
import { entryWords } from '../../console/src/words/entry.ts';
import { homeWords } from '../../console/src/words/home.ts';
import { shellWords } from '../../console/src/words/shell.ts';
import { openReader, type Reader } from './reader.ts';
import { ada, company, sampleName, type World } from './world.ts';

/** From the link in the terminal to figures on the screen, then in the other language. */
export function newcomerJourney(world: () => World): void {
  test('a newcomer creates the administrator, loads the sample and sees what is at stake', async () => {
    const reader = await openReader(world());
    const { page, main } = reader;
    const { setup } = entryWords.en;

    // Given the link that the first start printed
    await page.goto(world().setUpLink());
    await reader.heading(setup.title);
    await page.getByLabel(entryWords.en.name).fill(ada.name);
    await page.getByLabel(entryWords.en.email).fill(ada.email);
    await page.getByLabel(entryWords.en.password, { exact: true }).fill(ada.password);
    await page.getByLabel(setup.partnerName).fill(company);
    await reader.button(setup.submit).click();
    await reader.heading(homeWords.en.title);
    await main.getByText(homeWords.en.firstSteps, { exact: true }).waitFor();

    // When the sample is loaded, one works for it
    await reader.button(homeWords.en.sampleLoad).click();
    await main.getByText(homeWords.en.sampleHere).waitFor({ timeout: 120_000 });
    await reader
      .button(new RegExp(`${shellWords.en.partner.switch}: ${escaped(sampleName)}`))
      .waitFor();

    // Then Home has its figures, and the same page speaks Japanese at the press of a button
    await main.getByText('Overdue in USD').waitFor();
    await main.getByText('Wed, 10 Jun 2026').waitFor();
    expect(await main.textContent()).toMatch(/\$\d{2},\d{3}\.\d{2}/);
    await chooseLanguage(reader, '日本語');
    await reader.heading('ホーム');
    await main.getByText('2026年6月10日(水)').waitFor();
    await main.getByText('延滞額(JPY)').waitFor();
    expect(await main.textContent()).toMatch(/¥\d,\d{3},\d{3}/);
    expect(await page.locator('html').getAttribute('lang')).toBe('ja');
  });

  test('the other partner is one click away, and nothing of the last one stays', async () => {
    const reader = await openReader(world(), { as: await world().inSample() });
    const { page, main } = reader;
    await reader.open('/');
    await main.getByText(homeWords.en.sampleHere).waitFor();
    await reader.button(new RegExp(shellWords.en.partner.switch)).click();
    await page.getByRole('menuitem', { name: new RegExp(`^${company}`) }).click();
    await main
      .getByText(homeWords.en.nothingOpen)
      .or(main.getByText(homeWords.en.stakeLead))
      .first()
      .waitFor();
    await main.getByText(homeWords.en.sampleHere).waitFor({ state: 'detached' });
    await reader.button(new RegExp(shellWords.en.partner.switch)).click();
    await page.getByRole('menuitem', { name: new RegExp(`^${escaped(sampleName)}`) }).click();
    await main.getByText(homeWords.en.sampleHere).waitFor();
  });
}

async function chooseLanguage(reader: Reader, name: string): Promise<void> {
  await reader.button(new RegExp(`^${shellWords.en.account.menu}: `)).click();
  await reader.page.getByRole('menuitemradio', { name }).click();
}

function escaped(text: string): string {
  return text.replaceAll(/[()]/g, String.raw`\$&`);
}

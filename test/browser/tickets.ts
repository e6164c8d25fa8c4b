import { expect, test } from 'vitest';
import { casesWords } from '../../console/src/words/cases.ts';
import type { Language } from '../../console/src/words/family.ts';
import { providerWords } from '../../console/src/words/provider.ts';
import { AIKO, deskPeople } from './desk.ts';
import { openReader } from './reader.ts';
import { ada, must, type World } from './world.ts';

/** A case becomes a service request; the desk asks, the partner answers, the desk closes. */
export function ticketsJourney(world: () => World, language: Language): void {
  const { tickets } = providerWords[language];
  const { desk } = tickets;

  test('a service request is filed from a case, answered and closed', async () => {
    const partner = await world().inSample();
    await deskPeople(world());
    const customers = await must(partner.get('/api/customers?q=Colebrook'));
    const { items } = (await customers.json()) as { items: { id: string }[] };
    const title = `依頼-${language}`;
    const opened = await must(
      partner.post('/api/cases', {
        data: { title, kind: 'mining', customerId: items[0]!.id },
      }),
    );
    const found = (await opened.json()) as { id: string };

    const reader = await openReader(world(), { language, as: partner });
    await reader.open(`/cases/${found.id}`);
    await reader.main.getByRole('button', { name: tickets.open }).click();
    const subject = reader.dialog.getByLabel(tickets.subject, { exact: true });
    expect(await subject.inputValue()).toContain(title);
    const description = reader.dialog.getByLabel(tickets.description, { exact: true });
    const kinds: string[] = Object.values(casesWords[language].kinds);
    const suggested = await description.inputValue();
    expect(kinds.filter((kind) => suggested.includes(kind))).toHaveLength(1);
    await reader.dialog.getByLabel(tickets.topic, { exact: true }).click();
    await reader.page.getByRole('option').first().click();
    await reader.dialog.getByRole('button', { name: tickets.open }).click();
    await reader.dialog.waitFor({ state: 'detached' });
    await reader.main.getByRole('link', { name: new RegExp(title) }).waitFor();

    const aiko = await world().signIn(AIKO, ada.password);
    const atDesk = await openReader(world(), { language, as: aiko });
    await atDesk.open('/desk/tickets');
    const row = atDesk.main.getByRole('row').filter({ hasText: title });
    await row.getByRole('link').first().click();
    const say = async (act: keyof typeof desk.acts, text: string) => {
      await atDesk.page.getByRole('combobox', { name: desk.act }).click();
      await atDesk.page.getByRole('option', { name: desk.acts[act] }).click();
      await atDesk.page.getByLabel(desk.text, { exact: true }).fill(text);
      await atDesk.page.getByRole('button', { name: desk.send, exact: true }).click();
      await atDesk.page.getByText(text, { exact: false }).first().waitFor();
    };
    await say('internal', '同じ手口の可能性');
    await say('ask', 'いつからですか');

    await reader.main.getByRole('link', { name: new RegExp(title) }).click();
    await reader.page.getByText('いつからですか').waitFor();
    expect(await reader.page.getByText('同じ手口の可能性').count()).toBe(0);
    await reader.page.getByLabel(tickets.note).fill('昨夜からです');
    await reader.page.getByRole('button', { name: tickets.change, exact: true }).click();
    await reader.page.getByText('昨夜からです').first().waitFor();

    await atDesk.open('/desk/tickets');
    await atDesk.main.getByRole('row').filter({ hasText: title }).getByRole('link').first().click();
    await atDesk.page.getByText('昨夜からです').waitFor();
    await say('close', '対処しました');
    await atDesk.page.getByLabel(desk.text, { exact: true }).waitFor({ state: 'detached' });
  });
}

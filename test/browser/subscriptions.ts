import { expect, test } from 'vitest';
import { enforcementWords } from '../../console/src/words/enforcement.ts';
import type { Language } from '../../console/src/words/family.ts';
import { purchasesWords } from '../../console/src/words/purchases.ts';
import { subscriptionsWords } from '../../console/src/words/subscriptions.ts';
import { openReader, type Reader } from './reader.ts';
import { must, type World } from './world.ts';

/** What a licence of the catalogue that everybody starts with is called for this journey. */
const NAMES: Readonly<Record<Language, string>> = {
  en: 'Desks of the new floor',
  ja: '新しい階の席',
};

/**
 * A licence is ordered, suspended with the consequences shown first, restored, and cancelled while
 * it can be.
 */
export function subscriptionsJourney(world: () => World, language: Language): void {
  let customerId = '';
  const name = NAMES[language];
  const act = enforcementWords[language];
  const words = subscriptionsWords[language];

  const ask = async (): Promise<Reader> => {
    const client = await world().inSample();
    if (customerId === '') customerId = await someCustomer(client);
    return openReader(world(), { language, as: client });
  };

  test('a new order becomes a subscription', async () => {
    const reader = await ask();
    const { orders } = purchasesWords[language];
    await reader.open(`/customers/${customerId}?tab=orders`);
    await reader.button(orders.create).click();
    const { dialog } = reader;
    await dialog.getByRole('combobox', { name: `${orders.offer} 1` }).click();
    await reader.page
      .getByRole('option', { name: new RegExp(words.terms.P1Y) })
      .first()
      .click();
    await dialog.getByRole('textbox', { name: `${orders.quantity} 1` }).fill('12');
    await dialog.getByRole('textbox', { name: `${orders.name} 1` }).fill(name);
    await dialog.getByRole('button', { name: orders.submit }).click();
    await reader.main.getByRole('link', { name }).click();
    await reader.heading(name);
    await reader.main.getByText(words.statuses.active, { exact: true }).first().waitFor();
  });

  test('its suspension shows what it does not stop, and withholds access', async () => {
    const reader = await onSubscription(await ask());
    await reader.button(act.acts.suspend).click();
    const money = reader.dialog.getByRole('region', { name: act.money.title });
    const [billingGoesOn = ''] = act.reasons.billing_goes_on.split('{');
    await money.getByText(billingGoesOn).waitFor();
    await reader.dialog.getByLabel(act.reason).fill('Three invoices are overdue.');
    await reader.dialog.getByRole('button', { name: act.acts.suspend }).click();
    await reader.main.getByText(words.statuses.suspended, { exact: true }).first().waitFor();
    const told = await reader.main.getByRole('img', { name: words.diagram.label }).textContent();
    expect(told).toContain(words.diagram.here);
  });

  test('lifting its hold gives access back', async () => {
    const reader = await onSubscription(await ask(), '?tab=holds');
    await reader.button(act.holds.lift).click();
    await reader.dialog.getByLabel(act.holds.reason).fill('Paid.');
    await reader.dialog.getByRole('button', { name: act.holds.liftAct }).click();
    await reader.main.getByText(words.statuses.active, { exact: true }).first().waitFor();
  });

  test('inside its window it is cancelled, once that is confirmed', async () => {
    const reader = await onSubscription(await ask(), '?act=cancel');
    const { dialog } = reader;
    await dialog.getByLabel(act.reason).fill('Ordered by mistake.');
    await dialog.getByRole('button', { name: act.acts.cancel }).click();
    await dialog.getByText(act.confirmFirst).first().waitFor();
    await dialog.getByLabel(act.confirm).check();
    await dialog.getByRole('button', { name: act.acts.cancel }).click();
    await reader.main.getByText(words.statuses.deleted, { exact: true }).first().waitFor();
  });

  async function onSubscription(reader: Reader, query = ''): Promise<Reader> {
    await reader.open(`/subscriptions?q=${encodeURIComponent(name)}`);
    const list = reader.page.getByRole('grid', { name: words.title });
    const href = await list.getByRole('link', { name }).first().getAttribute('href');
    await reader.open(`${href}${query}`);
    await reader.heading(name);
    return reader;
  }

  async function someCustomer(client: Awaited<ReturnType<World['inSample']>>): Promise<string> {
    const answer = await must(client.get('/api/customers?q=Colebrook'));
    const { items } = (await answer.json()) as { items: { id: string }[] };
    return items[0]!.id;
  }
}

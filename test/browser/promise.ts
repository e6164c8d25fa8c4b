import type { APIRequestContext } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Language } from '../../console/src/words/family.ts';
import { pausesWords } from '../../console/src/words/pauses.ts';
import { openReader } from './reader.ts';
import type { World } from './world.ts';

/** In Japanese, so that no page looks untranslated for it. */
const REASON = '佐藤様よりお電話';

/** What a promise puts off comes back without it; and the switch that stops every harmful step. */
export function promiseJourney(world: () => World, language: Language): void {
  const words = pausesWords[language];
  const reason = REASON;

  test('a promise to pay puts the debt off, and the stage returns when it is taken back', async () => {
    const client = await world().inSample();
    const standingOf = async (customerId: string): Promise<string[]> => {
      const answer = await client.get(`/api/customers/${customerId}/standing`);
      const { accounts } = (await answer.json()) as { accounts: { stage: string }[] };
      return accounts.map((each) => each.stage);
    };
    const customerId = await aDebtor(client);
    const before = await standingOf(customerId);

    const { main, dialog, ...reader } = await openReader(world(), { language, as: client });
    await reader.open(`/customers/${customerId}?tab=standing`);
    await main.getByRole('button', { name: words.addPromise }).first().click();
    await dialog.getByLabel(words.reason, { exact: false }).fill(reason);
    await dialog.getByRole('button', { name: words.promise.submit }).click();
    await dialog.waitFor({ state: 'detached' });
    await main.getByText(reason).first().waitFor();
    await expect.poll(() => standingOf(customerId)).toEqual(['clear']);

    await main.getByRole('button', { name: words.end.promise }).first().click();
    await dialog.getByLabel(words.reason, { exact: false }).fill(reason);
    await dialog.getByRole('button', { name: words.end.promise }).click();
    await dialog.waitFor({ state: 'detached' });
    await main.getByText(words.states.withdrawn).first().waitFor();
    await expect.poll(() => standingOf(customerId)).toEqual(before);
  });

  test('one switch stops every harmful step, says so on every page, and is released', async () => {
    const client = await world().inSample();
    const { main, dialog, ...reader } = await openReader(world(), { language, as: client });
    await reader.open('/collections/halt');
    await main.getByRole('button', { name: words.halt.stop }).click();
    await dialog.getByLabel(words.reason, { exact: false }).fill(reason);
    await dialog.getByRole('button', { name: words.halt.stop }).click();
    await dialog.waitFor({ state: 'detached' });
    await reader.open('/collections/tasks');
    await main.getByText(words.halt.stopped).first().waitFor();
    await reader.open('/collections/halt');
    await main.getByRole('button', { name: words.halt.release, exact: true }).click();
    await dialog.getByLabel(words.reason, { exact: false }).fill(reason);
    await dialog.getByRole('button', { name: words.halt.release, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await main.getByText(words.halt.running).first().waitFor();
  });
}

/** Somebody in one currency with a stage, but none of those whose proposals other journeys need. */
async function aDebtor(client: APIRequestContext): Promise<string> {
  const items = async <Row>(path: string, params: Record<string, string> = {}): Promise<Row[]> =>
    ((await (await client.get(path, { params })).json()) as { items: Row[] }).items;
  const proposed = await items<{ customerId: string }>('/api/proposals', { state: 'proposed' });
  const taken = new Set(proposed.map((each) => each.customerId));
  const listed = await items<{ customerId: string }>('/api/collections/worklist');
  const counts = new Map<string, number>();
  for (const each of listed) counts.set(each.customerId, (counts.get(each.customerId) ?? 0) + 1);
  return listed.find((each) => !taken.has(each.customerId) && counts.get(each.customerId) === 1)!
    .customerId;
}

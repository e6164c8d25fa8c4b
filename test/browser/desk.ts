import type { APIRequestContext } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Language } from '../../console/src/words/family.ts';
import { deskWords } from '../../console/src/words/desk.ts';
import { aReport } from '../../src/modules/enforcement/fixtures.ts';
import { openReader } from './reader.ts';
import { ada, must, type World } from './world.ts';

export const AIKO = 'aiko@desk.example';
const BEN = 'ben@desk.example';

/** Two people at the provider, whose password is the administrator's. */
export async function deskPeople(world: World): Promise<void> {
  await world.administrator();
  await world.sql(`
    insert into people.partner (partner_id, kind, name, cloud, currency, time_zone, country,
      language, created_at)
    values ('01900000-0000-7000-8000-000000000001', 'provider', '提供元', 'global', 'USD', 'UTC',
      'JP', 'ja', now())
    on conflict do nothing
  `);
  for (const [index, email] of [AIKO, BEN].entries()) {
    const id = `01900000-0000-7000-8000-00000000001${index}`;
    await world.sql(
      `insert into people.person (id, email, name, language, password_hash, created_at)
       select $1, $2, '担当者', 'ja', password_hash, now() from people.person where email = $3
       on conflict do nothing`,
      [id, email, ada.email],
    );
    await world.sql(
      `insert into people.membership (partner_id, person_id, roles, created_at)
       values ('01900000-0000-7000-8000-000000000001', $1, array['desk_lead'], now())
       on conflict do nothing`,
      [id],
    );
  }
}

interface Seen {
  readonly id: string;
  readonly customerId: string;
  readonly status: string;
  readonly autoRenew: boolean;
}

async function subscriptionsOf(client: APIRequestContext): Promise<Seen[]> {
  const answer = await must(client.get('/api/subscriptions?limit=1000'));
  return ((await answer.json()) as { items: Seen[] }).items.map(
    ({ id, customerId, status, autoRenew }) => ({ id, customerId, status, autoRenew }),
  );
}

/** From a report to a suspension, an appeal, and everything back as it was. */
export function deskJourney(world: () => World, language: Language): void {
  const words = deskWords[language];
  const { inbox } = words;

  test('reported, suspected, suspended at once, appealed, overturned', async () => {
    const reseller = await world().inSample();
    await deskPeople(world());
    const before = await subscriptionsOf(reseller);
    const active = before.find((each) => each.status === 'active')!;
    const aiko = await world().signIn(AIKO, ada.password);
    await must(
      aiko.post('/api/abuse-reports', {
        data: {
          clientToken: `browser-${language}`,
          report: { ...aReport(), source_identifier: active.customerId },
        },
      }),
    );

    const waiting = () => must(aiko.get('/api/desk/matters?needs=assessment'));
    await expect
      .poll(async () => ((await (await waiting()).json()) as { total: number }).total)
      .toBe(1);

    const desk = await openReader(world(), { language, as: aiko });
    await desk.open('/');
    const row = desk.main.getByRole('row').filter({ hasText: words.assessments.unassessed });
    await row.getByRole('link').first().click();
    await desk.button(words.assess).click();
    await desk.dialog.getByLabel(words.clause).fill('4.2');
    await desk.dialog.getByLabel(words.facts).fill('迷惑メールの大量送信');
    await desk.dialog.getByRole('button', { name: words.assess, exact: true }).click();
    await desk.dialog.waitFor({ state: 'detached' });
    await desk.button(words.take).click();
    await desk.dialog.getByLabel(words.chooseKind).click();
    await desk.page.getByRole('option', { name: words.kinds.suspend_customer }).click();
    await desk.dialog.getByRole('listitem').first().waitFor();
    await desk.dialog.getByRole('button', { name: words.takeNow }).click();
    await desk.dialog.waitFor({ state: 'detached' });
    await desk.page.getByText(inbox.states.in_force).first().waitFor();
    const during = await subscriptionsOf(reseller);
    expect(during.find((each) => each.id === active.id)!.status).toBe('suspended');

    const partner = await openReader(world(), { language, as: reseller });
    await partner.open('/enforcement');
    const measure = partner.main.getByRole('row').filter({ hasText: inbox.states.in_force });
    await measure.getByRole('link').first().click();
    await partner.button(inbox.acknowledge).click();
    await partner.button(inbox.acknowledge).waitFor({ state: 'detached' });
    await partner.button(inbox.appeal).click();
    await partner.dialog.getByLabel(inbox.appealText).fill('会員への通知です');
    await partner.dialog.getByRole('button', { name: inbox.appeal }).click();
    await partner.dialog.waitFor({ state: 'detached' });
    await partner.page.getByText(inbox.promised).waitFor();

    const ben = await openReader(world(), {
      language,
      as: await world().signIn(BEN, ada.password),
    });
    await ben.open('/desk');
    const appealed = ben.main.getByRole('row').filter({ hasText: words.needsAppeal });
    await appealed.getByRole('link').first().click();
    await ben.button(words.decideAppeal).click();
    await ben.dialog.getByLabel(words.appealOutcome).click();
    await ben.page.getByRole('option', { name: words.outcomes.overturned }).click();
    await ben.dialog.getByLabel(words.appealText).fill('誤判定でした');
    await ben.dialog.getByRole('button', { name: words.decideAppeal }).click();
    await ben.dialog.waitFor({ state: 'detached' });
    await ben.page.getByText(inbox.states.ended).first().waitFor();
    expect(await subscriptionsOf(reseller)).toEqual(before);
  });
}

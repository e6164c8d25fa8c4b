import { expect, test } from 'vitest';
import { partsWords } from '../../console/src/words/parts.ts';
import { peopleWords } from '../../console/src/words/people.ts';
import { openReader } from './reader.ts';
import { must, type World } from './world.ts';

const sam = {
  name: 'Sam Sales',
  email: 'sam@nordwind.example',
  password: 'seven brown paper boats',
};

/** People see what they may do and why not, and the API holds it whatever the page shows. */
export function permissionsJourney(world: () => World): void {
  test('a sales agent comes by invitation, sees what is not allowed and why, and cannot go around it', async () => {
    const administrator = await openReader(world(), { as: await world().administrator() });
    const { invitations, roles } = peopleWords.en;
    await administrator.open('/settings/people');
    await administrator.button(invitations.invite).click();
    const { dialog } = administrator;
    await dialog.getByLabel(peopleWords.en.name, { exact: true }).fill(sam.name);
    await dialog.getByLabel(peopleWords.en.email).fill(sam.email);
    await dialog.getByRole('checkbox', { name: roles.sales_agent }).check();
    await dialog.getByRole('button', { name: invitations.send }).click();
    await administrator.main.getByText(sam.email).waitFor();

    // The invitation is a mail like any other
    const link = await world().invitationLink(sam.email);
    await administrator.open('/notices/mailbox');
    await administrator.page.getByRole('link', { name: sam.email }).click();
    await administrator.page
      .frameLocator('iframe')
      .getByRole('link', { name: /./ })
      .first()
      .waitFor();

    const { page, main, context, ...reader } = await openReader(world());
    await page.goto(link);
    await reader.heading('Accept your invitation');
    await page.getByLabel('Password', { exact: true }).fill(sam.password);
    await reader.button('Accept and sign in').click();
    await reader.heading('Home');
    const jobs = page.getByRole('navigation', { name: 'Main navigation' });
    await jobs.getByRole('link', { name: 'Customers' }).click();
    await reader.heading('Customers');
    expect(await jobs.getByRole('link', { name: 'Audit log' }).count()).toBe(0);

    const add = reader.button('Add customer').first();
    expect(await add.getAttribute('aria-disabled')).toBe('true');
    await add.hover();
    await page.getByRole('tooltip').getByText(partsWords.en.notAllowed).waitFor();
    await add.press('Enter');
    expect(await reader.dialog.count()).toBe(0);
    expect(await main.count()).toBe(1);

    const answer = await context.request.post(`${world().address}/api/customers`, {
      headers: { origin: world().address },
      data: { number: 'X-1', name: 'Around the page' },
    });
    expect(answer.status()).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'permission_missing' });
  });

  test('a deep link to another partner’s customer shows nothing of it', async () => {
    const sample = await world().inSample();
    const found = (await (await must(sample.get('/api/customers?q=Umbra'))).json()) as {
      items: { id: string }[];
    };
    const { id } = found.items[0]!;
    const client = await world().administrator();
    const { page, main, ...reader } = await openReader(world(), { as: client });
    await page.goto(`/customers/${id}`);
    await main.getByText(partsWords.en.error.missingTitle).waitFor();
    expect(await page.locator('body').textContent()).not.toContain('Umbra');
    expect((await client.get(`/api/customers/${id}`)).status()).toBe(404);
    expect(reader.complaints().join()).toContain('404');
  });
}

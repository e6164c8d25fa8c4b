import { TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { entryWords } from '../../console/src/words/entry.ts';
import { partsWords } from '../../console/src/words/parts.ts';
import { peopleWords } from '../../console/src/words/people.ts';
import { openReader } from './reader.ts';
import { ada, must, type World } from './world.ts';

const cora = {
  name: 'Cora Clerk',
  email: 'cora@nordwind.example',
  password: 'a gentle drizzle in the evening',
};

/** What goes wrong says so in the reader's language, and says how to go on. */
export function troubleJourney(world: () => World): void {
  test.each([
    ['en', 'E-mail or password is wrong.'],
    ['ja', 'メールアドレスまたはパスワードが正しくありません。'],
  ] as const)(
    'a wrong password is named in %s, and what was typed stays',
    async (language, told) => {
      await world().administrator();
      const { page, main, ...reader } = await openReader(world(), { language });
      const words = entryWords[language];
      await reader.open('/sign-in');
      await page.getByLabel(words.email).fill(ada.email);
      await page.getByLabel(words.password, { exact: true }).fill('not the password');
      await page.keyboard.press('Enter');
      await main.getByText(told).waitFor();
      expect(await page.getByLabel(words.email).inputValue()).toBe(ada.email);
      expect(reader.complaints()).toHaveLength(1);
    },
  );

  test('with an authenticator app, the password alone opens nothing', async () => {
    await invite(world(), cora);
    const client = await world().signIn(cora.email, cora.password);
    const { page, main, context, ...reader } = await openReader(world(), { as: client });
    const { security } = peopleWords.en;
    await reader.open('/settings/security');
    const activate = main.getByRole('region', { name: security.totp });
    await activate.getByLabel(security.currentPassword, { exact: true }).fill(cora.password);
    await reader.button(security.totpBegin).click();
    await main.getByRole('img', { name: security.totpCodeImage }).waitFor();
    const key = await main.getByLabel(security.totpKey, { exact: true }).inputValue();
    const app = new TOTP({ secret: key.replaceAll(' ', '') });
    const code = (): string => app.generate({ timestamp: Date.now() + world().clockShiftMs() });
    await page.getByLabel(security.totpCode).fill(code());
    await reader.button(security.totpConfirm).click();
    await main.getByText(security.totpOn).waitFor();

    await context.clearCookies();
    const words = entryWords.en;
    await reader.open('/sign-in');
    await page.getByLabel(words.email).fill(cora.email);
    await page.getByLabel(words.password, { exact: true }).fill(cora.password);
    await page.keyboard.press('Enter');
    await page.getByLabel(words.signIn.code).fill('000000');
    await page.keyboard.press('Enter');
    await main.getByText('The code is wrong, too old or was used before.').first().waitFor();
    // A code opens once; the next one comes half a minute later.
    world().passMinute();
    await page.getByLabel(words.signIn.code).fill(code());
    await page.keyboard.press('Enter');
    await reader.heading('Home');
    reader.complaints();
  });

  test('a session that ended leads to the sign-in and back to the page', async () => {
    const client = await world().signIn(ada.email, ada.password);
    const { page, context, ...reader } = await openReader(world(), { as: client });
    await reader.open('/customers');
    // A list that is still on its way would hear of it before the reader does anything.
    await page.waitForLoadState('networkidle');
    await must(client.delete('/api/session'));
    await page.getByRole('link', { name: 'Receivables' }).click();
    await reader.heading('Sign in');
    await page.getByLabel('E-mail').fill(ada.email);
    await page.getByLabel('Password', { exact: true }).fill(ada.password);
    await page.keyboard.press('Enter');
    await reader.heading('Ageing');
    expect(new URL(page.url()).pathname).toBe('/receivables');
    expect(reader.complaints().join()).toContain('401');
    expect((await context.cookies()).length).toBe(1);
  });

  test('what is refused says why in Japanese, at the field', async () => {
    const { dialog, main, ...reader } = await openReader(world(), {
      language: 'ja',
      as: await world().inSample(),
    });
    await reader.open('/customers?act=add');
    await dialog
      .getByLabel('顧客名', { exact: true })
      .or(dialog.getByLabel('名称', { exact: true }))
      .first()
      .fill('二重商店');
    await dialog
      .getByLabel('顧客番号', { exact: true })
      .or(dialog.getByLabel('番号', { exact: true }))
      .first()
      .fill('S-1001');
    await dialog.getByRole('button').last().click();
    await dialog
      .getByText(/S-1001.*使用されています|使用されています/)
      .first()
      .waitFor();
    expect(await dialog.getByRole('textbox', { name: /番号/ }).getAttribute('aria-invalid')).toBe(
      'true',
    );
    expect(await main.count()).toBe(1);
    expect(reader.complaints()).toHaveLength(1);
  });

  test('a stopped server is named, and one goes on when it is back', async () => {
    const { page, main, ...reader } = await openReader(world(), { as: await world().inSample() });
    const { error, retry } = partsWords.en;
    await reader.open('/customers');
    await main.getByText('Umbra Render Studio').waitFor();
    await world().stopServer();
    try {
      await page.getByRole('searchbox', { name: 'Search number or name' }).fill('render');
      await main.getByText(error.unreachableTitle).waitFor();
      await main.getByText(error.unreachableAdvice).waitFor();
    } finally {
      await world().startServer();
    }
    await reader.button(retry).click();
    await main.getByText('Umbra Render Studio').waitFor();
    await main.getByText(error.unreachableTitle).waitFor({ state: 'detached' });
    expect(reader.complaints().join()).toContain('ERR_CONNECTION_REFUSED');
  });

  test('a page whose code cannot be fetched offers to reload', async () => {
    const { page, ...reader } = await openReader(world(), { as: await world().inSample() });
    await reader.open('/');
    await page.route('**/assets/**', (route) => route.abort());
    await page.getByRole('link', { name: 'Operations' }).click();
    await reader.heading('This page has stopped');
    await page.unroute('**/assets/**');
    await reader.button('Reload').click();
    await reader.heading('Operations');
    reader.complaints();
  });
}

async function invite(world: World, person: typeof cora): Promise<void> {
  const client = await world.administrator();
  const { name, email, password } = person;
  const data = { name, email, language: 'en', roles: ['billing_admin'] };
  await must(client.post('/api/invitations', { data }));
  const token = (await world.invitationLink(email)).split('#token=')[1];
  const stranger = await world.stranger();
  await must(stranger.post('/api/invitations/accept', { data: { token, password, name } }));
  await stranger.dispose();
}

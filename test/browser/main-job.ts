import { expect, test } from 'vitest';
import { collectionsWords } from '../../console/src/words/collections.ts';
import { customersWords } from '../../console/src/words/customers.ts';
import type { Language } from '../../console/src/words/family.ts';
import { importsWords } from '../../console/src/words/imports.ts';
import { noticesWords } from '../../console/src/words/notices.ts';
import { partsWords } from '../../console/src/words/parts.ts';
import { policyWords } from '../../console/src/words/policy.ts';
import { openReader, type Reader } from './reader.ts';
import type { World } from './world.ts';

const header = 'invoice_number,customer_number,customer_name,invoice_date,due_date,amount,currency';

/**
 * One ledger a language: one debt that is overdue, one that is not due, and two rows that cannot be
 * read.
 */
const ledgers = {
  en: {
    file: [
      header,
      'A-1,N-100,Alder Works Ltd,2026-04-01,2026-05-01,1200.00,USD',
      'A-2,N-100,Alder Works Ltd,2026-05-20,2026-07-20,300.00,USD',
      'A-3,N-101,Birch Legal LLP,2026-02-30,2026-05-01,450.00,USD',
      'A-4,N-101,Birch Legal LLP,2026-06-01,2026-07-31,1e300,USD',
      'A-5,N-101,Birch Legal LLP,2026-06-01,2026-07-31,450.00,USD',
    ],
    customer: 'Alder Works Ltd',
    contact: { name: 'Wes Alder', email: 'billing@alder.example' },
    badDay: '"2026-02-30" is no day in the format YYYY-MM-DD.',
    badAmount: 'is written with an exponent',
    stage: 'Friendly reminder',
    because: '$1,200.00 is overdue',
    dueOn: '1 May 2026',
    next: 'Stage “First reminder” from',
    subject: /Friendly reminder: USD\s1,200.00 unpaid/,
  },
  ja: {
    file: [
      header,
      'B-1,N-200,株式会社山桜製作所,2026-04-01,2026-04-30,330000,JPY',
      'B-2,N-200,株式会社山桜製作所,2026-05-20,2026-07-31,110000,JPY',
      'B-3,N-201,青葉印刷,2026-02-30,2026-05-01,45000,JPY',
      'B-4,N-201,青葉印刷,2026-06-01,2026-07-31,1e300,JPY',
      'B-5,N-201,青葉印刷,2026-06-01,2026-07-31,45000,JPY',
    ],
    customer: '株式会社山桜製作所',
    contact: { name: '山桜 太郎', email: 'keiri@yamazakura.example' },
    badDay: '2026-02-30',
    badAmount: '指数',
    stage: 'ご入金確認のお願い',
    because: '¥330,000が期日を過ぎています',
    dueOn: '2026年4月30日',
    next: '「督促状」',
    subject: /【ご入金確認のお願い】未入金額\s¥330,000/,
  },
} as const;

/**
 * From a file to a customer who is reminded, in the order in which a person does it the first time.
 */
export function mainJobJourney(world: () => World, language: Language): void {
  const ledger = ledgers[language];
  const ask = async (): Promise<Reader> =>
    openReader(world(), { language, as: await world().administrator() });

  test('a file is checked first, its bad rows named by line and reason, then applied', async () => {
    const words = importsWords[language];
    const reader = await ask();
    const { page, main } = reader;
    await reader.open('/imports/new');
    await page.locator('input[type=file]').setInputFiles({
      name: `ledger-${language}.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(`\uFEFF${ledger.file.join('\r\n')}\r\n`),
    });
    await page.getByRole('radio', { name: words.new.badRowsWays.skip }).check();
    await reader.button(words.new.check).click();

    await main.getByText(words.one.stagedNote).waitFor();
    const rejected = page.getByRole('grid', { name: words.one.errors });
    const row = (line: number) => rejected.getByRole('row', { name: new RegExp(`^${line} `) });
    expect(await row(4).textContent()).toContain('invoice_date');
    expect(await row(4).textContent()).toContain(ledger.badDay);
    expect(await row(5).textContent()).toContain(ledger.badAmount);

    const create = new RegExp(words.one.apply.other.replace('{count}', '3'));
    await reader.button(create).click();
    await reader.dialog.getByRole('button', { name: create }).click();
    await main.getByText(words.one.appliedNote).waitFor();
  });

  test('its customer has nobody to write to until a contact is added', async () => {
    const words = customersWords[language];
    const reader = await ask();
    await openCustomer(reader, ledger.customer, language);
    await reader.page.getByRole('tab', { name: words.tabs.details }).click();
    await reader.main.getByText(words.contacts.none).waitFor();
    await reader.button(words.contacts.add).click();
    await reader.dialog.getByLabel(words.name, { exact: true }).fill(ledger.contact.name);
    await reader.dialog.getByLabel(words.contacts.email).fill(ledger.contact.email);
    if (language === 'ja') {
      await reader.dialog.getByRole('combobox', { name: words.language }).click();
      await reader.page.getByRole('option', { name: /日本語/ }).click();
    }
    await reader.dialog.getByRole('button', { name: words.contacts.addSubmit }).click();
    await reader.main.getByText(ledger.contact.email).waitFor();
  });

  test('a policy is published, a run previewed and started, and the customer’s stage says why and what is next', async () => {
    const reader = await ask();
    const { page, main } = reader;
    await publishPolicy(reader, language);

    const words = collectionsWords[language];
    await reader.open('/collections/preview');
    await reader.button(words.preview.show).click();
    const follows = page.getByRole('table', { name: words.run.byEffect });
    await follows.getByRole('row', { name: new RegExp(`^${words.kinds.notice} 1$`) }).waitFor();

    await reader.open('/collections');
    await reader.button(words.run.now).click();
    await reader.dialog.getByRole('button', { name: words.run.nowStart }).click();
    await page.waitForURL(/\/collections\/runs\//);
    await main.getByText(words.run.states.done, { exact: true }).waitFor();

    await openCustomer(reader, ledger.customer, language);
    await page.getByRole('tab', { name: customersWords[language].tabs.standing }).click();
    const why = page.getByRole('region', { name: partsWords[language].why.label });
    await why.getByText(ledger.stage).first().waitFor();
    const told = await why.textContent();
    expect(told).toContain(ledger.because);
    expect(told).toContain(ledger.dueOn);
    expect(told).toContain(ledger.next);
    expect(told).toMatch(language === 'ja' ? /2026年[67]月\d+日/ : /\d+ (June|July) 2026/);
  });

  test('the letter is in the mailbox, in the contact’s language', async () => {
    const reader = await ask();
    const words = noticesWords[language].mailbox;
    const client = await world().administrator();
    await expect
      .poll(async () => (await client.get('/api/mailbox')).text(), { timeout: 20_000 })
      .toMatch(ledger.subject);
    await reader.open('/notices/mailbox');
    const mails = reader.page.getByRole('navigation', { name: words.title });
    await mails.getByRole('link', { name: ledger.subject }).click();
    const letter = reader.page.frameLocator('iframe');
    await letter.getByText(ledger.contact.name).first().waitFor();
  });
}

async function openCustomer(reader: Reader, name: string, language: Language): Promise<void> {
  await reader.open(`/customers?q=${encodeURIComponent(name)}`);
  await reader.page
    .getByRole('grid', { name: customersWords[language].title })
    .getByRole('link', { name })
    .click();
  await reader.heading(name);
}

/** The draft that every partner starts with; later, a new draft from the version in force. */
async function publishPolicy(reader: Reader, language: Language): Promise<void> {
  const words = policyWords[language];
  const { page, main } = reader;
  await reader.open('/collections/policy');
  await page.getByRole('grid', { name: words.title }).getByRole('link').first().click();
  await main.getByRole('heading', { name: words.ladder, exact: true }).waitFor();
  const draftFrom = reader.button(words.newDraft);
  const publish = reader.button(new RegExp(`^${words.publishNow.replace('{version}', '.*')}$`));
  await draftFrom.or(publish).first().waitFor();
  if (await draftFrom.isVisible()) {
    const before = page.url();
    await draftFrom.click();
    await page.waitForURL((url) => url.href !== before);
    if (page.url().endsWith('/edit')) await page.goto(page.url().replace('/edit', ''));
  }
  await publish.click();
  await reader.dialog.getByRole('button', { name: /./ }).last().click();
  await main.getByText(words.states.published, { exact: true }).waitFor();
}

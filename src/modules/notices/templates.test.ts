import { describe, expect, it } from 'vitest';
import { aCurrency, aDay, aNoticeContact, aNoticeItem, aNoticeRequest } from './fixtures.ts';
import { amountDue, ITEMS_LISTED_MAX, writeLetter, writeTestMessage } from './templates.ts';
import { noticeTemplates, type Language, type NoticeRequest } from './types.ts';
import { letterMoney } from './words.ts';

const settings = {
  bankDetails: { en: 'Example Bank\nIBAN XX12 3456', ja: '見本銀行 本店\n普通 1234567' },
  replyTo: 'billing@nimbus.example',
  fromAddress: 'notices@nimbus.example',
};

/** What a reader of the HTML sees, without its markup. */
function wordsOf(html: string): string {
  const body = html.slice(html.indexOf('<body'));
  const entities: Record<string, string> = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
  };
  return plain(
    body
      .replace(/<[^>]+>/g, '\n')
      .replace(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity),
  );
}

/** Amounts hold no-break spaces; a test reads better without. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

function letter(request: NoticeRequest, language: Language = 'en') {
  const recipient = aNoticeContact(
    language === 'ja' ? { language, name: '森本 朝香', department: '経理部' } : {},
  );
  const written = writeLetter(request, recipient, settings);
  return { ...written, subject: plain(written.subject), text: plain(written.text) };
}

const everyLetter = noticeTemplates.flatMap((template) =>
  (['en', 'ja'] as const).map((language) => ({ template, language })),
);

describe('every letter', () => {
  it.each(everyLetter)('$template in $language names the facts', ({ template, language }) => {
    const request = aNoticeRequest({ template, announces: [] });
    const { subject, text } = letter(request, language);
    const facts =
      language === 'en'
        ? ['USD 1,200.00', 'USD 1,000.00', '1 Oct 2026', '31 Oct 2026', 'IBAN XX12 3456']
        : ['USD 1,200.00', 'USD 1,000.00', '2026/10/1', '2026/10/31', '普通 1234567'];
    const always = ['Northwind Traders', 'Nimbus Resale', 'INV-1001', 'C-1001', settings.replyTo];
    for (const fact of [...facts, ...always]) expect(text).toContain(fact);
    expect(subject).toContain('USD 1,000.00');
    expect(subject).toContain('C-1001');
  });

  it.each(everyLetter)('$template in $language says the same in both forms', (which) => {
    const request = aNoticeRequest({
      template: which.template,
      credit: 5_000n,
      items: [aNoticeItem(), aNoticeItem({ number: 'INV-1002', disputed: 20_000n })],
      further: { count: 7, open: 70_000n, disputed: 100n },
      announces: [
        { kind: 'block_purchases', on: aDay('2026-11-23') },
        { kind: 'cancel', on: aDay('2027-01-15') },
      ],
    });
    const { html, text } = letter(request, which.language);
    const inHtml = wordsOf(html);
    // Labels stand in the head of the HTML table and before each value of the text: compare what is
    // left.
    const pieces = text
      .split(/\n|: |：/)
      .map((piece) => piece.replace(/^(- |■ |-{10,})/, '').trim())
      .filter((piece) => piece !== '');
    expect(pieces.length).toBeGreaterThan(25);
    for (const piece of pieces) expect(inHtml).toContain(piece);
  });

  it.each(everyLetter)(
    '$template in $language loads and runs nothing',
    ({ template, language }) => {
      const { html } = letter(aNoticeRequest({ template }), language);
      expect(html).not.toMatch(/<(script|img|link|iframe|style|form)\b|url\(|https?:|src=/i);
      expect(html).toContain(`<html lang="${language}">`);
      expect(html).toContain('content="light dark"');
      expect(html).not.toMatch(/background|[^-]color:/i);
    },
  );
});

describe('the wording by stage', () => {
  it('does not call the first letter after the due day 督促状', () => {
    const { subject, text } = letter(aNoticeRequest({ template: 'friendly_reminder' }), 'ja');
    expect(subject).toContain('ご入金確認のお願い');
    expect(subject + text).not.toContain('督促');
  });

  it.each([
    ['payment_reminder', 'お支払期日のご案内', '敬具'],
    ['first_reminder', '督促状', '敬具'],
    ['final_notice', '催告書', '草々'],
    ['suspension_notice', '利用停止のお知らせ', '草々'],
    ['end_of_contract_notice', '契約終了のお知らせ', '草々'],
  ] as const)('%s is titled %s and closes with %s', (template, title, closing) => {
    const { subject, text } = letter(aNoticeRequest({ template }), 'ja');
    expect(subject.startsWith(`【${title}】`)).toBe(true);
    expect(text).toContain(`■ ${title}`);
    expect(text).toContain(closing);
    expect(text).toContain('行き違い');
    expect(text).toContain('ご容赦');
  });

  it('announces a measure with its day, the amount that averts it, and what undoes it', () => {
    const { subject, text } = letter(aNoticeRequest());
    expect(text).toContain(
      'Unless we have received USD 1,000.00 before Friday, 11 December 2026, we will suspend access',
    );
    expect(text).toContain('Access is restored as soon as we have received the full amount.');
    expect(subject).toContain('access to be suspended on 11 Dec 2026');
    const japanese = letter(aNoticeRequest(), 'ja');
    expect(japanese.text).toContain('2026年12月11日(金)の前日までに USD 1,000.00 のご入金');
    expect(japanese.subject).toContain('利用停止予定日 2026年12月11日');
  });

  it('says that a measure is in force from its day on', () => {
    const announces = [{ kind: 'suspend', on: aDay('2026-11-23') }] as const;
    const request = aNoticeRequest({ template: 'suspension_notice', announces });
    expect(letter(request).text).toContain(
      'Access to your subscriptions is suspended as of Monday, 23 November 2026.',
    );
    expect(letter(request).text).not.toContain('Unless');
    expect(letter(request, 'ja').text).toContain('2026年11月23日(月)付で');
  });

  it('names every measure, the earliest first, and in the subject the worst to come', () => {
    const request = aNoticeRequest({
      announces: [
        { kind: 'suspend', on: aDay('2026-12-11') },
        { kind: 'block_purchases', on: aDay('2026-12-01') },
      ],
    });
    const { subject, text } = letter(request);
    expect(text.indexOf('block new purchases')).toBeGreaterThan(0);
    expect(text.indexOf('block new purchases')).toBeLessThan(text.indexOf('suspend access'));
    expect(subject).toContain('access to be suspended');
  });
});

describe('the address', () => {
  const addressOf = (contact: Parameters<typeof aNoticeContact>[0]) =>
    writeLetter(aNoticeRequest(), aNoticeContact({ language: 'ja', ...contact }), settings)
      .text.split('\n\n')[0]!
      .split('\n');

  it('gives a person 様 and nobody else anything', () => {
    expect(addressOf({ name: '森本 朝香', department: '経理部' })).toEqual([
      'Northwind Traders',
      '経理部',
      '森本 朝香 様',
    ]);
  });

  it('gives a department 御中', () => {
    const expected = ['Northwind Traders', '経理部 御中'];
    expect(addressOf({ name: '', department: '経理部' })).toEqual(expected);
    expect(addressOf({ name: '経理部', department: '経理部' })).toEqual(expected);
  });

  it('gives the company 御中 when the contact is no person', () => {
    expect(addressOf({ name: ' Northwind Traders ', department: null })).toEqual([
      'Northwind Traders 御中',
    ]);
  });

  it('greets the person, else the department, else the company', () => {
    const greetingOf = (contact: Parameters<typeof aNoticeContact>[0]) =>
      /Dear .*/.exec(writeLetter(aNoticeRequest(), aNoticeContact(contact), settings).text)?.[0];
    expect(greetingOf({})).toBe('Dear Alex Morgan,');
    expect(greetingOf({ name: '' })).toBe('Dear Accounts Payable,');
    expect(greetingOf({ name: '', department: null })).toBe('Dear Northwind Traders,');
  });

  it('writes to the company in its language when there is nobody', () => {
    const customer = { ...aNoticeRequest().customer, language: 'ja' as const };
    const { text } = writeLetter(aNoticeRequest({ customer }), null, settings);
    expect(text).toContain('Northwind Traders 御中');
  });
});

describe('amounts', () => {
  it('asks for what is open, less disputes and credit, and shows the way there', () => {
    const request = aNoticeRequest({
      items: [aNoticeItem({ open: 100_000n, disputed: 30_000n }), aNoticeItem({ open: 50n })],
      further: { count: 2, open: 1_000n, disputed: 10n },
      credit: 5_000n,
    });
    expect(amountDue(request)).toBe(66_040n);
    const { text } = letter(request);
    expect(text).toContain('Open in USD: USD 1,010.50');
    expect(text).toContain('Less disputed amounts, not asked for here: -USD 300.10');
    expect(text).toContain('Less credit on your account: -USD 50.00');
    expect(text).toContain('Amount unpaid in USD: USD 660.40');
  });

  it('leaves the arithmetic out when there is none', () => {
    const { text } = letter(aNoticeRequest());
    expect(text).not.toContain('Open in USD');
    expect(text).not.toContain('Less');
  });

  it('lists so many invoices and sums up the rest', () => {
    const items = Array.from({ length: ITEMS_LISTED_MAX + 3 }, (_, index) =>
      aNoticeItem({ number: `INV-${index}`, open: 100n }),
    );
    const request = aNoticeRequest({
      items,
      further: { count: 1_000, open: 5_000n, disputed: 0n },
    });
    const { html, text } = letter(request);
    expect(text).toContain(`Invoice: INV-${ITEMS_LISTED_MAX - 1}\n`);
    expect(text).not.toContain(`INV-${ITEMS_LISTED_MAX}\n`);
    expect(text).toContain('and 1,003 more invoices, USD 53.00 open');
    expect(text).toContain('the 1,103 invoices below');
    expect(text).toContain('Amount unpaid in USD: USD 153.00');
    expect(html.length).toBeLessThan(100_000);
  });

  it('keeps every digit and the digits of each currency', () => {
    const money = (minor: bigint, currency: string, language: Language) =>
      plain(letterMoney(minor, aCurrency(currency), language));
    expect(money(12_345_678_901_234_567_89n, 'USD', 'en')).toBe('USD 12,345,678,901,234,567.89');
    expect(money(1_234n, 'JPY', 'ja')).toBe('\u00a51,234');
    expect(money(-1_234n, 'JPY', 'ja')).toBe('-\u00a51,234');
    expect(money(1_234n, 'JPY', 'en')).toBe('JPY 1,234');
    expect(money(1_234_567n, 'KWD', 'ja')).toBe('KWD 1,234.567');
  });
});

describe('what others typed', () => {
  it('never becomes markup', () => {
    const request = aNoticeRequest({
      partnerName: '<b>Evil & "Sons"</b>',
      customer: { ...aNoticeRequest().customer, name: "<img src=x onerror='alert(1)'>" },
      items: [aNoticeItem({ number: '</td><script>alert(1)</script>' })],
    });
    const { html, text } = writeLetter(request, aNoticeContact({ name: 'A<B>' }), {
      ...settings,
      bankDetails: { en: '<a href="https://phish.example">here</a>', ja: '' },
    });
    expect(html).not.toMatch(/<(b|img|script|a)\b/i);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('&lt;b&gt;Evil &amp; &quot;Sons&quot;&lt;/b&gt;');
    expect(text).toContain('<b>Evil & "Sons"</b>');
  });

  it('refers to the invoices when there are no bank details', () => {
    const bare = { ...settings, bankDetails: { en: ' \n ', ja: '' } };
    expect(writeLetter(aNoticeRequest(), aNoticeContact(), bare).text).toContain(
      'Please use the account named on the invoices.',
    );
  });
});

describe('the test message', () => {
  it.each(['en', 'ja'] as const)('says in %s who can send', (language) => {
    const { subject, html, text } = writeTestMessage('Nimbus & Co', language);
    expect(subject).toContain('Surety');
    expect(text).toContain('Nimbus & Co');
    expect(html).toContain('Nimbus &amp; Co');
  });
});

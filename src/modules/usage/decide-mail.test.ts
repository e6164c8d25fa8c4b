import { describe, expect, test } from 'vitest';
import { writeBudgetMail, type BudgetMail } from './decide-mail.ts';

const mail: BudgetMail = {
  recipientName: 'Aiko <Sato>',
  language: 'en',
  partnerName: 'Nimbus Resale',
  customerId: '01890000-0000-7000-8000-000000000001',
  customerName: 'Müller & Söhne',
  customerNumber: 'C-1',
  month: '2026-11',
  threshold: 80,
  isRepeated: false,
  currency: 'JPY',
  budget: '100000',
  consumed: '89999',
  usedBasisPoints: 8_999,
  link: 'https://surety.test/customers/1?a=b&c=d',
};

describe('the mail about a budget', () => {
  test.each(['en', 'ja'] as const)('names figures, customer and link (%s)', (language) => {
    const { subject, text, html } = writeBudgetMail({ ...mail, language });
    expect(subject).toContain('Müller & Söhne');
    for (const part of ['C-1', '2026-11', '89.9 %', '89999', '100000', 'JPY', mail.link]) {
      expect(text).toContain(part);
    }
    expect(html).toContain('Müller &amp; Söhne');
    expect(html).toContain('Aiko &lt;Sato&gt;');
    expect(html).not.toContain('<Sato>');
    expect(html).toContain(`lang="${language}"`);
  });

  test('says whether it is spent and whether it was told before', () => {
    expect(writeBudgetMail({ ...mail, threshold: 100 }).subject).toContain('Budget spent');
    expect(writeBudgetMail({ ...mail, isRepeated: true }).text).toContain('is still at');
  });
});

import { describe, expect, it } from 'vitest';
import { invitationMail, type InvitationMail } from './mail.ts';

const mail: InvitationMail = {
  to: { email: 'nao@example.test', name: 'Nao <b>' },
  partnerName: 'Kumo & Co',
  invitedBy: 'Aiko',
  expiresAt: new Date('2026-03-09T15:30:00Z'),
  timeZone: 'Asia/Tokyo',
  language: 'ja',
  token: 'the-secret-of-the-link',
};
const LINK = 'https://surety.test/invitation#token=the-secret-of-the-link';

describe('the mail of an invitation', () => {
  it('says in English who invites, until when, and how', () => {
    const { subject, text } = invitationMail(mail, 'https://surety.test', 'en');
    expect(subject).toBe('You are invited to work for Kumo & Co in Surety');
    expect(text).toContain('Aiko invites you');
    expect(text).toContain(LINK);
    expect(text).toContain('10 March 2026');
    expect(text).toContain('(Asia/Tokyo)');
  });

  it('says it in Japanese, with the form of address', () => {
    const { subject, text, html } = invitationMail(mail, 'https://surety.test', 'ja');
    expect(subject).toBe('【Surety】Kumo & Co への招待');
    expect(text).toContain('Nao <b> 様');
    expect(text).toContain('2026年3月10日');
    expect(html).toContain('<html lang="ja">');
  });

  it('shows names as names, never as markup', () => {
    const { html } = invitationMail(mail, 'https://surety.test', 'en');
    expect(html).toContain('Nao &lt;b&gt;');
    expect(html).toContain('Kumo &amp; Co');
    expect(html).not.toContain('<b>');
    expect(html).toContain(`href="${LINK}"`);
  });
});

import { describe, expect, it } from 'vitest';
import { bodyOf, isPort, valuesOf, wrongDay } from './mail-values.ts';

const settings = {
  smtp: {
    host: 'mail.example',
    port: 587,
    security: 'starttls' as const,
    user: null,
    hasPassword: true,
  },
  fromName: null,
  fromAddress: 'billing@example.com',
  replyTo: null,
  bankDetails: { en: 'Bank', ja: '銀行' },
  sendFrom: '09:00',
  sendUntil: '17:00',
  quietDays: ['2026-12-24', '2026-12-31'],
  version: 4,
  health: null,
};

describe('mail settings', () => {
  it('come back as they were, without the password that is kept', () => {
    expect(bodyOf(valuesOf(settings), settings.version)).toEqual({
      smtp: { host: 'mail.example', port: 587, security: 'starttls', user: null },
      fromName: null,
      fromAddress: 'billing@example.com',
      replyTo: null,
      bankDetails: { en: 'Bank', ja: '銀行' },
      sendFrom: '09:00',
      sendUntil: '17:00',
      quietDays: ['2026-12-24', '2026-12-31'],
      version: 4,
    });
  });

  it('send a password only when one was typed, and no server when none is wanted', () => {
    const values = valuesOf(settings);
    expect(bodyOf({ ...values, password: 'secret' }, 4).smtp).toMatchObject({ password: 'secret' });
    expect(bodyOf({ ...values, useServer: false }, 4).smtp).toBeNull();
  });

  it('name the first line that is no day; full-width figures are read', () => {
    expect(wrongDay('2026-12-24\n\n２０２６-12-25\nsoon\nlater')).toBe('soon');
    expect(wrongDay('')).toBeUndefined();
  });

  it.each([
    ['25', true],
    ['65535', true],
    ['0', false],
    ['65536', false],
    ['58 7', false],
  ])('port %s: %s', (text, good) => {
    expect(isPort(text)).toBe(good);
  });
});

import { describe, expect, it } from 'vitest';
import { checkPassword, hashPassword, isOutdated, isPassword } from './password.ts';

const EMAIL = 'taro.yamada@kumo.example';

describe('a new password', () => {
  it.each([
    ['correct horse battery staple'],
    ['雲の上のパスワードです例えば'],
    ['Zq8#vTn2!mLx'],
    ['my surety password for work'],
  ])('%s is accepted', (password) => {
    expect(() => checkPassword(password, EMAIL)).not.toThrow();
  });

  it.each([
    ['elevenchars', 'password_too_short'],
    ['x'.repeat(257), 'password_too_long'],
    ['password1234', 'password_common'],
    ['P@ssw0rd123456', 'password_common'],
    ['123456789012', 'password_common'],
    ['aaaaaaaaaaaaaa', 'password_common'],
    ['abababababab', 'password_common'],
    ['qwertyuiop123', 'password_common'],
    ['1q2w3e4r5t6y', 'password_common'],
    ['adminadmin12', 'password_common'],
    ['Welcome2026!!!', 'password_common'],
    ['taro.yamada2026', 'password_contains_email'],
    ['x TARO.YAMADA@kumo.example', 'password_contains_email'],
  ])('%s is refused: %s', (password, code) => {
    expect(() => checkPassword(password, EMAIL)).toThrow(
      expect.objectContaining({ code }) as Error,
    );
  });

  it('may contain a short name by chance', () => {
    expect(() => checkPassword('a bottle of rum by the sea', 'bo@x.example')).not.toThrow();
  });
});

describe('a password hash', () => {
  it('fits its password, in either Unicode form, and no other', async () => {
    const hash = await hashPassword('パスワードは長い方が良い');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(await isPassword(hash, 'パスワードは長い方が良い'.normalize('NFD'))).toBe(true);
    expect(await isPassword(hash, 'パスワードは長い方が良ぃ')).toBe(false);
  });

  it('is never the same twice', async () => {
    expect(await hashPassword('the same words')).not.toBe(await hashPassword('the same words'));
  });

  it('of nobody fits nothing', async () => {
    expect(await isPassword(null, '')).toBe(false);
  });

  it('is outdated when it cost less than today, and only then', async () => {
    expect(isOutdated(await hashPassword('the same words'))).toBe(false);
    expect(isOutdated('$argon2id$v=19$m=8192,t=1,p=1$AAAA$AAAA')).toBe(true);
    expect(isOutdated('$argon2id$v=19$m=65536,t=3,p=1$AAAA$AAAA')).toBe(false);
  });

  it('of another kind is a fault of ours, not a wrong password', async () => {
    await expect(isPassword('$2b$10$abc', 'x')).rejects.toThrow('PHC');
  });
});

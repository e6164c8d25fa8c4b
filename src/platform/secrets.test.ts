import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSecretBox, readOrMakeKey, SecretUnreadable } from './secrets.ts';

const box = openSecretBox(randomBytes(32));

describe('a secret box', () => {
  it('gives back what was sealed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, purpose) => {
        expect(box.open(box.seal(text, purpose), purpose)).toBe(
          Buffer.from(text, 'utf8').toString('utf8'),
        );
      }),
    );
  });

  it('never seals twice alike and shows nothing of the text', () => {
    const sealed = box.seal('pässword', 'smtp');
    expect(sealed.equals(box.seal('pässword', 'smtp'))).toBe(false);
    expect(sealed.includes('ssword')).toBe(false);
  });

  it('opens nowhere else: not for another purpose, not with another key, not when a bit was changed', () => {
    const sealed = box.seal('password', 'smtp/one');
    expect(() => box.open(sealed, 'smtp/two')).toThrow(SecretUnreadable);
    expect(() => openSecretBox(randomBytes(32)).open(sealed, 'smtp/one')).toThrow(SecretUnreadable);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = changed[at]! ^ 1;
      expect(() => box.open(changed, 'smtp/one')).toThrow(SecretUnreadable);
    }
    expect(() => box.open(sealed.subarray(0, 20), 'smtp/one')).toThrow(SecretUnreadable);
  });

  it('takes no short key', () => {
    expect(() => openSecretBox(Buffer.alloc(16))).toThrow(RangeError);
  });
});

describe("the installation's key", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'surety-secrets-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('follows from the secret alone', async () => {
    const secret = 'correct horse battery staple and more';
    const file = join(folder, 'unused');
    const key = await readOrMakeKey(secret, file);
    expect(key.equals(await readOrMakeKey(secret, file))).toBe(true);
    expect(key.equals(await readOrMakeKey(`${secret}!`, file))).toBe(false);
    expect(await readdir(folder)).toEqual([]);
    await expect(readOrMakeKey('short', file)).rejects.toThrow(RangeError);
  });

  it('is made once, even by many at the same time, in a file for its owner alone', async () => {
    const file = join(folder, 'new', 'secret.key');
    const keys = await Promise.all(Array.from({ length: 8 }, () => readOrMakeKey(null, file)));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(folder, 'new'))).toEqual(['secret.key']);
    expect((await readOrMakeKey(null, file)).equals(keys[0]!)).toBe(true);
  });

  it('is not replaced when its file is broken', async () => {
    const file = join(folder, 'secret.key');
    await writeFile(file, 'not a key');
    await expect(readOrMakeKey(null, file)).rejects.toThrow('does not hold a key');
  });
});

import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makePrivateFolder, socketFolderOf } from './embedded-folder.ts';

describe('the folder of the socket file', () => {
  it('is inside the data folder while the path of the file has at most 107 bytes', () => {
    // given the longest folder that fits: 107 bytes less "/socket" and "/.s.PGSQL.5432"
    const longest = `/${'x'.repeat(107 - '/socket/.s.PGSQL.5432'.length - 1)}`;
    expect(Buffer.byteLength(join(longest, 'socket/.s.PGSQL.5432'))).toBe(107);
    expect(socketFolderOf(longest, '/tmp')).toBe(join(longest, 'socket'));
    expect(socketFolderOf(`${longest}x`, '/tmp')).toMatch(/^\/tmp\/surety-[0-9a-f]{16}$/);
  });

  it('counts bytes, not letters', () => {
    expect(socketFolderOf(`/${'東'.repeat(40)}`, '/tmp')).toMatch(/^\/tmp\/surety-/);
  });

  it('is the same for the same folder, however it is written, and another for another', () => {
    const deep = `/${'x'.repeat(120)}`;
    expect(socketFolderOf(`${deep}/a/../b`, '/tmp')).toBe(socketFolderOf(`${deep}/b/`, '/tmp'));
    expect(socketFolderOf(`${deep}/a`, '/tmp')).not.toBe(socketFolderOf(`${deep}/b`, '/tmp'));
  });
});

describe('a private folder', () => {
  const root = mkdtempSync(join(tmpdir(), 'surety-folder-'));
  afterAll(() => rmSync(root, { recursive: true }));

  it('is closed to others, also when it was open before', async () => {
    mkdirSync(join(root, 'open'), { mode: 0o755 });
    await makePrivateFolder(join(root, 'open'));
    expect(statSync(join(root, 'open')).mode & 0o777).toBe(0o700);
  });

  it('is not a link that somebody put in its place', async () => {
    mkdirSync(join(root, 'victim'), { mode: 0o755 });
    symlinkSync(join(root, 'victim'), join(root, 'link'));
    await expect(makePrivateFolder(join(root, 'link'))).rejects.toMatchObject({
      code: 'not_writable',
    });
    expect(statSync(join(root, 'victim')).mode & 0o777).toBe(0o755);
  });
});

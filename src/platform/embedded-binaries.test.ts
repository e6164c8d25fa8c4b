import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findBinaries, makeMissingLinks } from './embedded-binaries.ts';

describe('the PostgreSQL that is installed with the program', () => {
  it('is missing on a platform without a package, and the way out is named', async () => {
    const finding = findBinaries('freebsd', 'x64');
    await expect(finding).rejects.toMatchObject({ code: 'no_binaries' });
    await expect(finding).rejects.toThrow(/DATABASE_URL/);
    await expect(findBinaries('win32', 'x64')).rejects.toMatchObject({ code: 'no_binaries' });
  });

  it('is missing when optional packages were left out, and the way out is named', async () => {
    const other = process.arch === 'x64' ? 'arm64' : 'x64';
    const finding = findBinaries('darwin', other);
    await expect(finding).rejects.toThrow(
      /npm ci without leaving out optional packages.*DATABASE_URL/,
    );
  });
});

describe('links to libraries', () => {
  const root = mkdtempSync(join(tmpdir(), 'surety-binaries-'));
  afterAll(() => rmSync(root, { recursive: true }));

  it('are made when the install script did not run, and kept when it did', async () => {
    // given a package as npm unpacks it
    const links = [
      { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' },
      { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so' },
    ];
    mkdirSync(join(root, 'native/lib'), { recursive: true });
    writeFileSync(join(root, 'native/lib/libpq.so.5.18'), 'library');
    writeFileSync(join(root, 'native/pg-symlinks.json'), JSON.stringify(links));
    // when the links are made twice
    await makeMissingLinks(root);
    await makeMissingLinks(root);
    // then both lead to the library
    expect(readFileSync(join(root, 'native/lib/libpq.so.5'), 'utf8')).toBe('library');
    expect(readFileSync(join(root, 'native/lib/libpq.so'), 'utf8')).toBe('library');
  });
});

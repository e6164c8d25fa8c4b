import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, it } from 'vitest';
import { identityOf, lives } from './embedded-living.ts';
import {
  AlreadyRunning,
  readOwner,
  removeOwner,
  thisProgram,
  writeOwner,
} from './embedded-owner.ts';

const root = mkdtempSync(join(tmpdir(), 'surety-owner-'));
afterAll(() => rmSync(root, { recursive: true }));

const CLAIM = { command: 'server', exclusive: true, address: 'http://127.0.0.1:8080' };

describe('the identity of a program', () => {
  it('is the same while it lives, and that of no other', () => {
    expect(identityOf(process.pid)).toBe(identityOf(process.pid));
    expect(lives(process.pid, identityOf(process.pid)!)).toBe(true);
    expect(lives(process.pid, identityOf(process.ppid)!)).toBe(false);
  });

  it('is null for a program that has ended', () => {
    const { pid } = spawnSync('true');
    expect(identityOf(pid)).toBe(null);
  });
});

describe('the file that names the owner', () => {
  const file = join(root, 'owner.json');

  it('names a living program, with what it is and where', async () => {
    await writeOwner(file, thisProgram(CLAIM));
    expect(await readOwner(file)).toMatchObject({ ...CLAIM, pid: process.pid, leaving: false });
  });

  it('counts for nothing when the number belongs to another program by now', async () => {
    await writeOwner(file, { ...thisProgram(CLAIM), identity: 'earlier' });
    expect(await readOwner(file)).toBe(null);
  });

  it.each(['', '{"pid":', '[]', 'null', '{"pid":"1"}'])(
    'counts for nothing when it reads %j',
    async (text) => {
      writeFileSync(file, text);
      expect(await readOwner(file)).toBe(null);
    },
  );

  it('is removed by the program that it names, and by no other', async () => {
    const other = { ...thisProgram(CLAIM), pid: process.ppid, identity: identityOf(process.ppid)! };
    await writeOwner(file, other);
    await removeOwner(file);
    expect(await readOwner(file)).toEqual(other);
    await writeOwner(file, thisProgram(CLAIM));
    await removeOwner(file);
    expect(await readOwner(file)).toBe(null);
  });

  it('gives the refusal of a second server its number and address', () => {
    const { message } = new AlreadyRunning(thisProgram(CLAIM), '/var/lib/surety');
    expect(message).toContain('/var/lib/surety at http://127.0.0.1:8080');
    expect(message).toContain(`process ${process.pid}`);
  });
});

import { cpSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readConfig } from '../../src/app/config.ts';
import { openInstallation, type Installation } from '../../src/app/installation.ts';
import { wireEvents } from '../../src/app/reactions.ts';
import type { Context } from '../../src/platform/context.ts';
import { silentLog } from '../../src/platform/log.ts';
import { contextOf } from './context.ts';
import { generateLedger, type LedgerWish } from './ledger.ts';

export const PARTNER = '01990000-0000-7000-8000-000000000001';

/** A data folder of its own with a ledger, which programs open, are killed on, and leave behind. */
export interface CrashWorld {
  readonly folder: string;
  /** The database of the folder, run by this process until it is closed. */
  readonly open: () => Promise<OpenWorld>;
  /** The same rows in another folder. Nobody may have the database open. */
  readonly copy: () => Promise<CrashWorld>;
}

export interface OpenWorld {
  readonly installation: Installation;
  readonly at: <T>(now: Date, work: (context: Context) => Promise<T>) => Promise<T>;
  /** As the superuser, under no row-level security. */
  readonly rows: <Row extends object>(query: string) => Promise<Row[]>;
  readonly close: () => Promise<void>;
}

/** Folders for one test file, removed at its end. */
export function crashWorlds() {
  const made: string[] = [];
  const makeFolder = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'surety-crash-'));
    made.push(folder);
    return folder;
  };
  const worldIn = (folder: string): CrashWorld => ({
    folder,
    open: () => openWorld(folder),
    copy: async () => {
      const other = await makeFolder();
      cpSync(folder, other, { recursive: true });
      return worldIn(other);
    },
  });
  return {
    make: async (wish: Partial<LedgerWish> = {}): Promise<CrashWorld> => {
      const world = worldIn(await makeFolder());
      const open = await world.open();
      await fill(open.installation, wish);
      await open.close();
      return world;
    },
    removeAll: async (): Promise<void> => {
      for (const folder of made) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function fill(installation: Installation, wish: Partial<LedgerWish>): Promise<void> {
  const client = new pg.Client(superuser(installation));
  await client.connect();
  try {
    await generateLedger(client, {
      partnerId: PARTNER,
      customers: 0,
      invoicesPerCustomer: 0,
      asOf: '2026-06-10',
      places: 'one',
      withBooks: true,
      withContacts: true,
      ...wish,
    });
  } finally {
    await client.end();
  }
}

function superuser(installation: Installation): pg.ClientConfig {
  return { ...installation.connection, user: 'postgres' };
}

async function openWorld(folder: string): Promise<OpenWorld> {
  wireEvents();
  const config = readConfig({ SURETY_DATA: folder });
  const installation = await openInstallation(
    config,
    { command: 'test', exclusive: false },
    silentLog,
  );
  const client = new pg.Client(superuser(installation));
  await client.connect();
  return {
    installation,
    at: (now, work) => contextOf(installation.database, PARTNER, now, work),
    rows: async <Row extends object>(query: string) => (await client.query<Row>(query)).rows,
    close: async () => {
      await client.end();
      await installation.close();
    },
  };
}

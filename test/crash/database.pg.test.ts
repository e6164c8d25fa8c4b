import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { parseDay } from '../../src/kernel/days.ts';
import { ensurePublishedPolicy, startRun } from '../../src/modules/collections/index.ts';
import { crashWorlds, PARTNER, type CrashWorld } from '../support/crash-world.ts';
import {
  chances,
  freePort,
  livesFor,
  startSurety,
  surety,
  untilOpen,
} from '../support/surety-process.ts';

const worlds = crashWorlds();
afterAll(() => worlds.removeAll());

const AS_OF = '2026-06-10';
const BEGINNING = new Date(`${AS_OF}T09:00:00Z`);
const KILLS = 3;

/**
 * A ledger whose run for the day is ordered and not begun; its notices go to the built-in mailbox.
 */
async function aDayBegun(): Promise<CrashWorld> {
  const world = await worlds.make({ customers: 300, invoicesPerCustomer: 2, asOf: AS_OF });
  const open = await world.open();
  await open.at(BEGINNING, async (context) => {
    await ensurePublishedPolicy(context);
    const asOf = parseDay(AS_OF)!;
    await startRun(context, { asOf, startedBy: 'person', inBackground: true });
  });
  await open.close();
  return world;
}

/** The process that runs the embedded database. */
async function postmasterOf(folder: string): Promise<number> {
  const text = await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8');
  return Number.parseInt(text, 10);
}

it('with its database gone, the server waits for it and goes on by itself', async () => {
  const { between } = chances('database');
  const world = await aDayBegun();
  const port = await freePort();
  const program = startSurety([], { folder: world.folder, port, startsAt: BEGINNING });
  const ready = async (): Promise<number> =>
    (await fetch(`http://127.0.0.1:${port}/health/ready`)).status;
  try {
    await untilOpen(program);
    for (let kills = 0; kills < KILLS; kills += 1) {
      await expect.poll(ready, { timeout: 20_000 }).toBe(200);
      await livesFor(program, between(0, 700));
      process.kill(await postmasterOf(world.folder), 'SIGKILL');
      await expect.poll(ready, { timeout: 20_000, interval: 5 }).toBe(503);
    }
    await expect.poll(ready, { timeout: 20_000 }).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(200);

    const open = await world.open();
    try {
      // What was claimed when the database went is free again after a while.
      program.passMinute();
      const waiting = () =>
        open.rows(`select kind, key, last_error from platform.outbox where state <> 'done'`);
      await expect.poll(waiting, { timeout: 60_000, interval: 100 }).toEqual([]);
      const [kept] = await open.rows<{ asked: number; accepted: number; delivered: number }>(`
        select (select count(*)::int from collections.notice_request) as asked,
          (select count(*)::int from notices.message where state = 'accepted') as accepted,
          (select count(*)::int from notices.mailbox) as delivered`);
      const { asked } = kept!;
      expect(kept).toEqual({ asked, accepted: asked, delivered: asked });
      expect(asked).toBeGreaterThan(100);
      const now = { folder: world.folder };
      expect(await surety(['invariants', '--partner', PARTNER], now)).toMatchObject({
        holds: true,
      });
      expect(await surety(['audit', 'verify'], now)).toMatchObject({ intact: true });
    } finally {
      await open.close();
    }
  } finally {
    await program.stop();
  }
}, 120_000);

import { afterAll, expect, it } from 'vitest';
import { parseDay } from '../../src/kernel/days.ts';
import { ensurePublishedPolicy, startRun } from '../../src/modules/collections/index.ts';
import { changeNoticeSettings } from '../../src/modules/notices/index.ts';
import { HAND_OVER_LONGEST_MS } from '../../src/platform/mail.ts';
import { crashWorlds, PARTNER, type CrashWorld, type OpenWorld } from '../support/crash-world.ts';
import { openMailServer } from '../support/mail-server.ts';
import { officeHours } from '../support/notices.ts';
import {
  chances,
  freePort,
  livesFor,
  startSurety,
  surety,
  untilOpen,
  type SuretyProcess,
} from '../support/surety-process.ts';

const worlds = crashWorlds();
afterAll(() => worlds.removeAll());

/** A Wednesday morning. */
const AS_OF = '2026-06-10';
const BEGINNING = new Date(`${AS_OF}T09:00:00Z`);
const KILLS = 8;
/** What a dead worker had claimed is free again after it. */
const CLAIM_OVER_MS = 35_000;

/** A ledger whose run for the day is ordered and not begun, with a mail server. */
async function aDayBegun(port: number): Promise<CrashWorld> {
  const world = await worlds.make({ customers: 160, invoicesPerCustomer: 2, asOf: AS_OF });
  const open = await world.open();
  await open.at(BEGINNING, async (context) => {
    await ensurePublishedPolicy(context);
    await changeNoticeSettings(context, open.installation.secrets, {
      ...officeHours,
      sendFromMinutes: 0,
      sendUntilMinutes: 1_440,
      smtp: { host: '127.0.0.1', port, security: 'none', user: null },
    });
    const asOf = parseDay(AS_OF)!;
    await startRun(context, { asOf, startedBy: 'person', inBackground: true });
  });
  await open.close();
  return world;
}

interface Letter {
  readonly id: string;
  readonly notice_key: string;
  readonly state: string;
}

/**
 * Server and worker live a little and are killed, again and again; half a minute of their time lies
 * between.
 */
async function killAgainAndAgain(
  start: (after: number) => SuretyProcess,
  between: (least: number, most: number) => number,
): Promise<number> {
  let afterMs = 0;
  for (let kills = 0; kills < KILLS; kills += 1) {
    const program = start(afterMs);
    await untilOpen(program);
    await livesFor(program, between(0, 1_200));
    await program.kill();
    if ((await program.ended) !== null) throw new Error(`it ended by itself: ${program.trouble()}`);
    afterMs += CLAIM_OVER_MS;
  }
  return afterMs;
}

it('killed again and again, the server sends every notice once', async () => {
  const { between } = chances('server and worker');
  const mailServer = await openMailServer();
  mailServer.behave(
    ...Array.from({ length: 1_000 }, () => {
      return { kind: 'accept_slowly', afterMs: between(0, 100) } as const;
    }),
  );
  const world = await aDayBegun(mailServer.port);
  const port = await freePort();
  const start = (afterMs: number): SuretyProcess =>
    startSurety([], {
      folder: world.folder,
      port,
      startsAt: new Date(BEGINNING.getTime() + afterMs),
    });

  const livedMs = await killAgainAndAgain(start, between);
  const last = start(livedMs + HAND_OVER_LONGEST_MS);
  await untilOpen(last);
  const open = await world.open();
  try {
    await expect
      .poll(
        () => open.rows(`select kind, key, last_error from platform.outbox where state <> 'done'`),
        {
          timeout: 60_000,
          interval: 200,
        },
      )
      .toEqual([]);
    await expectEveryNoticeOnce(open, mailServer.raws);
    const now = { folder: world.folder };
    expect(await surety(['invariants', '--partner', PARTNER], now)).toMatchObject({ holds: true });
    expect(await surety(['audit', 'seal'], now)).toMatchObject({});
    expect(await surety(['audit', 'verify'], now)).toMatchObject({ intact: true });
  } finally {
    await open.close();
    await last.stop();
    await mailServer.close();
  }
}, 120_000);

async function expectEveryNoticeOnce(open: OpenWorld, raws: readonly string[]): Promise<void> {
  const letters = await open.rows<Letter>('select id, notice_key, state from notices.message');
  const asked = await open.rows<{ key: string }>('select key from collections.notice_request');
  expect(asked.length).toBeGreaterThan(80);
  expect(letters.map((each) => each.notice_key).toSorted()).toEqual(
    asked.map((each) => each.key).toSorted(),
  );
  const arrived = raws.map((raw) => /^Message-ID: <([0-9a-f-]{36})@/im.exec(raw)?.[1]);
  expect(arrived, 'a letter that arrived twice').toHaveLength(new Set(arrived).size);
  const states = Map.groupBy(letters, (each) => each.state);
  const accepted = states.get('accepted') ?? [];
  const unknown = states.get('unknown') ?? [];
  // Nobody knows of a letter whether it arrived when the process died between the hand-over and the
  // answer.
  expect(accepted.length + unknown.length).toBe(letters.length);
  expect(unknown.length).toBeLessThanOrEqual(3 * KILLS);
  const known = new Set(accepted.map((each) => each.id));
  const uncertain = new Set(unknown.map((each) => each.id));
  for (const id of known) expect(arrived).toContain(id);
  for (const id of arrived) expect(known.has(id!) || uncertain.has(id!)).toBe(true);
}

import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { parseDay } from '../../src/kernel/days.ts';
import {
  carryOutRun,
  createPolicy,
  defaultPolicy,
  publishPolicy,
  startRun,
  type CollectionsRun,
} from '../../src/modules/collections/index.ts';
import type { Context } from '../../src/platform/context.ts';
import { checkInvariants } from '../../src/app/invariants.ts';
import { crashWorlds, PARTNER, type CrashWorld, type OpenWorld } from '../support/crash-world.ts';
import { chances, livesFor, startScript, type SuretyProcess } from '../support/surety-process.ts';

const worlds = crashWorlds();
afterAll(() => worlds.removeAll());

const CUSTOMERS = 2_000;
const BATCH_CUSTOMERS = 32;
const KILLS_WITH_DATABASE = 4;
/** A process lives for up to so many batches and then a little, about as long as a batch takes. */
const BATCHES_MAX = 2;
const LIFE_MS = 60;
/** Wednesdays, so that notices leave and consequences may happen. */
const MONTHS_AGO = '2026-04-15';
const WEEKS_AGO = '2026-05-13';
const AS_OF = '2026-06-10';

function nineOn(day: string): Date {
  return new Date(`${day}T09:00:00Z`);
}

function start(world: OpenWorld, asOf: string): Promise<CollectionsRun> {
  const request = { startedBy: 'command_line', inBackground: false } as const;
  return world.at(nineOn(asOf), (context) =>
    startRun(context, { ...request, asOf: parseDay(asOf)! }),
  );
}

async function run(world: OpenWorld, asOf: string): Promise<CollectionsRun> {
  const transact = <T>(work: (context: Context) => Promise<T>): Promise<T> =>
    world.at(nineOn(asOf), work);
  return carryOutRun({ transact }, (await start(world, asOf)).id);
}

/**
 * Two earlier runs whose notices arrived and whose tasks are done; since then every ninth customer
 * has paid.
 */
async function liveThroughSpring(world: OpenWorld): Promise<void> {
  await world.at(nineOn(MONTHS_AGO), async (context) => {
    const brake = { maxHarmfulPerRun: CUSTOMERS, maxHarmfulPercentOfCustomers: 100 };
    const draft = await createPolicy(context, 'Patient', { ...defaultPolicy, brake });
    await publishPolicy(context, draft.id, draft.revision);
  });
  for (const day of [MONTHS_AGO, WEEKS_AGO]) {
    expect((await run(world, day)).state).toBe('done');
    await world.rows(
      `update collections.notice_request set state = 'accepted', sent_on = send_on where state = 'requested'`,
    );
    await world.rows(
      `update collections.task set state = 'done', done_on = opened_on, done_at = created_at, done_by = 'Ann'
       where state = 'open'`,
    );
  }
  await world.rows(`
    insert into receivables.document (partner_id, id, kind, side, number, customer_id, currency, amount,
      amount_open, issued_on, booked_on, recorded_at)
    select partner_id, overlay(id::text placing '9' from 1 for 1)::uuid, 'payment', 'credit', 'LATE-' || number,
      id, 'USD', 100000000, 100000000, '2026-06-01', '2026-06-01', '2026-06-01T09:00:00Z'
    from customers.customer where substr(number, 3)::int % 9 = 0`);
}

const tables = {
  decision: 'customer_id, currency, as_of, calendar_hash, run_id is null as alone, facts, result',
  standing: `customer_id, currency, stage, rank, clock_start, overdue, net, next, blockers, signature, as_of,
    since, policy_version_id`,
  notice_request: `key, customer_id, currency, stage, cycle, attempt, template, asked_on, send_on, amount,
    announced, state, sent_on, withdrawn_because`,
  proposal: `key, customer_id, currency, kind, stage, cycle, attempt, amount, proposed_on, needs_approval, state,
    withdrawn_because`,
  task: `key, customer_id, currency, purpose, stage, cycle, attempt, title_en, opened_on, state,
    withdrawn_because`,
  calendar: 'hash, content',
  run: 'as_of, state, customers_total, customers_done, harmful_proposed, looks_back, summary',
};

/**
 * Everything that a run leaves behind, without ids that are made on the way and without instants.
 */
async function everything(world: OpenWorld, except: readonly string[] = []) {
  const found: Record<string, string[]> = {};
  for (const [table, columns] of Object.entries(tables)) {
    if (except.includes(table)) continue;
    const rows = await world.rows<{ row: string }>(
      `select to_jsonb(t)::text as row from (select ${columns} from collections.${table}) t`,
    );
    found[table] = rows.map((each) => each.row).toSorted();
  }
  found['outbox'] = await texts(
    world,
    `select kind || ' ' || key || ' ' || payload as row from platform.outbox`,
  );
  found['event'] = await texts(
    world,
    `select type || ' ' || coalesce(customer_id::text, '') || coalesce(before::text, '')
       || coalesce(after::text, '') as row from platform.event
     where ${except.includes('run') ? `type not like 'collections.run%'` : 'true'}`,
  );
  return found;
}

async function texts(world: OpenWorld, query: string): Promise<string[]> {
  return (await world.rows<{ row: string }>(query)).map((each) => each.row).toSorted();
}

/**
 * The first few rows that only one side has: thousands of equal rows around them tell nobody
 * anything.
 */
function differences(
  actual: Record<string, readonly string[]>,
  expected: Record<string, readonly string[]>,
): string[] {
  return Object.keys({ ...actual, ...expected }).flatMap((table) => {
    const missing = without(expected[table] ?? [], actual[table] ?? []);
    const added = without(actual[table] ?? [], expected[table] ?? []);
    return [
      ...missing.map((row) => `${table}: missing ${row}`),
      ...added.map((row) => `${table}: added ${row}`),
    ].slice(0, 6);
  });
}

/** As often as a row stands in one list more than in the other. */
function without(rows: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const row of others) left.set(row, (left.get(row) ?? 0) + 1);
  return rows.filter((row) => {
    const count = left.get(row) ?? 0;
    left.set(row, count - 1);
    return count <= 0;
  });
}

/** The comparison means something only where a run writes much of everything. */
function leastRows(table: string): number {
  return ['calendar', 'run'].includes(table) ? 1 : 100;
}

it('killed again and again, a run leaves what an unbroken one leaves', async () => {
  const { between } = chances('collections run');
  const broken = await worlds.make({ customers: CUSTOMERS, invoicesPerCustomer: 3, asOf: AS_OF });
  const before = await broken.open();
  await liveThroughSpring(before);
  const { id } = await start(before, AS_OF);
  await before.close();
  const unbroken = await broken.copy();

  const kills = await killUntilDone(broken, id, between);

  const left = await broken.open();
  const whole = await unbroken.open();
  try {
    expect((await run(whole, AS_OF)).state).toBe('done');
    const expected = await everything(whole);
    const actual = await everything(left);
    const few = Object.entries(expected).filter(([table, rows]) => rows.length < leastRows(table));
    expect(few).toEqual([]);
    expect(differences(actual, expected)).toEqual([]);
    expect(kills).toBeGreaterThan(15);

    const beforeAgain = await everything(left, ['run']);
    const again = await run(left, AS_OF);
    expect(again).toMatchObject({
      state: 'done',
      customersDone: CUSTOMERS,
      summary: { effects: {} },
    });
    expect(differences(await everything(left, ['run']), beforeAgain)).toEqual([]);
    const verdict = await left.at(nineOn(AS_OF), checkInvariants);
    // The payments of this test came without their books.
    const broke = verdict.checked.filter(
      (each) => each.violations.length > 0 && !each.name.includes('book'),
    );
    expect(broke).toEqual([]);
  } finally {
    await left.close();
    await whole.close();
  }
}, 300_000);

/**
 * The first processes run the database themselves, so that it dies with them; the others join one
 * that stays up, as they do beside a server.
 */
async function killUntilDone(
  world: CrashWorld,
  runId: string,
  between: (least: number, most: number) => number,
): Promise<number> {
  const begin = (): SuretyProcess =>
    startScript(
      join(import.meta.dirname, '../support/collections-run-child.ts'),
      [PARTNER, runId, nineOn(AS_OF).toISOString(), String(BATCH_CUSTOMERS)],
      { folder: world.folder },
    );
  let kills = 0;
  let held: OpenWorld | null = null;
  let next = begin();
  for (;;) {
    if (kills === KILLS_WITH_DATABASE) held ??= await world.open();
    const child = next;
    next = begin();
    child.say('go');
    await child.untilSaid('batch', between(0, BATCHES_MAX));
    await livesFor(child, between(0, LIFE_MS));
    await child.kill();
    const code = await child.ended;
    if (code === 0) break;
    if (code === null) kills += 1;
    else if (!child.trouble().includes('collections_run_taken_over')) {
      throw new Error(`a run ended with ${String(code)}: ${child.trouble()}`);
    }
  }
  await next.kill();
  await held?.close();
  return kills;
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readConfig } from '../src/app/config.ts';
import { effectHandlers, urgentKinds } from '../src/app/effects.ts';
import { TELL_MEASURE } from '../src/app/enforcement-news.ts';
import { MIGRATIONS_FOLDER, openInstallation } from '../src/app/installation.ts';
import { wireEvents } from '../src/app/reactions.ts';
import { newId } from '../src/kernel/ids.ts';
import { assess } from '../src/modules/enforcement/commands-assess.ts';
import { takeMeasure } from '../src/modules/enforcement/commands-measure.ts';
import { processReport, submitXarf } from '../src/modules/enforcement/commands-report.ts';
import { aReport } from '../src/modules/enforcement/fixtures.ts';
import { findReport } from '../src/modules/enforcement/store-matter.ts';
import { addMember, createProvider, systemActor } from '../src/people/index.ts';
import type { Context } from '../src/platform/context.ts';
import { openEmbedded } from '../src/platform/embedded.ts';
import { silentLog } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrations.ts';
import { startWorker } from '../src/worker/worker.ts';
import { generateSubscriptions } from '../test/support/subscriptions.ts';

/**
 * node bench/enforcement.ts [seconds] [per second]
 *  The desk suspends so many subscriptions a second, each of another matter: from the moment at
 * which a decision was due to its commit (hold, command of the built-in provider, notice decided),
 * and to the letter handed over (built-in mailbox), with a worker beside it.
 */
const [seconds = 60, perSecond = 100] = process.argv.slice(2).map(Number);
const ACTIONS = seconds * perSecond;
const START = Date.parse('2027-06-01T00:00:00Z');
const HOUR_MS = 3_600_000;
/** The desk looks up after a hundred subscriptions an hour, so the clock of the decisions runs. */
const nowOf = (action: number): Date => new Date(START + action * HOUR_MS);
const END = nowOf(ACTIONS + 1);
const PASSWORD = 'correct horse battery staple';

function share(sorted: readonly number[], part: number): number {
  return (
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0) * 10) /
    10
  );
}

function summary(values: readonly number[]) {
  const sorted = values.toSorted((one, other) => one - other);
  return {
    count: sorted.length,
    p50: share(sorted, 0.5),
    p99: share(sorted, 0.99),
    max: share(sorted, 1),
  };
}

const folder = await mkdtemp(join(tmpdir(), 'surety-bench-'));
try {
  const claim = { command: 'benchmark', exclusive: false };
  const postgres = await openEmbedded(folder, claim, silentLog);
  const client = new pg.Client(postgres.connection('postgres'));
  try {
    await migrate(postgres.connection('surety_owner'), MIGRATIONS_FOLDER, silentLog);
    await client.connect();
    const partnerId = newId(START);
    const dueAt = new Date(START + (ACTIONS + 10_000) * HOUR_MS);
    await generateSubscriptions(client, { partnerId, subscriptions: ACTIONS, dueAt });
    await client.query(
      `update subscriptions.subscription set status = 'active', commerce = 'new', auto_renew = true
       where partner_id = $1`,
      [partnerId],
    );
    const config = readConfig({ ...process.env, SURETY_DATA: folder });
    const installation = await openInstallation(config, claim, silentLog);
    wireEvents();
    const { database } = installation;
    const made = await database.transact('installation', (tx) =>
      createProvider(
        { tx, now: nowOf(0), requestId: 'benchmark', actor: systemActor },
        { name: 'Provider', cloud: 'global', currency: 'USD', timeZone: 'UTC' },
        { email: 'lead@desk.example', name: 'Lead', password: PASSWORD },
      ),
    );
    const scoped =
      (scope: string) =>
      <T>(now: Date, work: (context: Context) => Promise<T>): Promise<T> =>
        database.transact({ partnerId: scope }, (tx) =>
          work({ tx, partnerId: scope, now, actor: systemActor, requestId: 'benchmark' }),
        );
    const atDesk = scoped(made.provider.id);
    const person = newId(START);
    await client.query(
      `insert into people.person (id, email, name, language, created_at)
       values ($1, 'agent@reseller.example', 'Agent', 'en', now())`,
      [person],
    );
    await scoped(partnerId)(nowOf(0), (context) =>
      addMember(context, { id: person, email: 'agent@reseller.example' }, ['admin_agent']),
    );
    const { rows } = await client.query<{ id: string }>(
      'select id from subscriptions.subscription where partner_id = $1 order by id',
      [partnerId],
    );
    const matters: string[] = [];
    for (const { id } of rows) {
      const submission = { source: 'api', submitter: 'b', clientToken: id, correlationId: null };
      matters.push(
        await atDesk(nowOf(0), async (context) => {
          const body = { ...aReport(), source_identifier: id };
          const report = await submitXarf(context, body, submission as never);
          await processReport(context, report.id);
          const { matterId } = (await findReport(context, report.id))!;
          const terms = { assessment: 'suspected', clause: '4.2', facts: 'Spam.' } as const;
          await assess(context, matterId!, terms);
          return matterId!;
        }),
      );
    }
    await client.query('vacuum (analyze)');

    const handlers = effectHandlers({ config, installation, log: silentLog });
    const tell = handlers[TELL_MEASURE]!;
    if (tell.mode !== 'in_steps') throw new Error('the letter is sent in steps');
    const due = new Map<string, number>();
    const letters: number[] = [];
    const watched = {
      ...handlers,
      [TELL_MEASURE]: {
        mode: 'in_steps' as const,
        handle: async (...given: Parameters<typeof tell.handle>) => {
          await tell.handle(...given);
          letters.push(performance.now() - due.get(given[1]['measureId'] as string)!);
        },
      },
    };
    const worker = startWorker({
      database,
      handlers: watched,
      urgentKinds,
      clock: { now: () => END },
      log: silentLog,
      spread: () => 0,
      listenConnection: postgres.connection('surety_app'),
      tasks: [],
    });

    const decided: number[] = [];
    const since = performance.now();
    const running: Promise<void>[] = [];
    for (const [index, matterId] of matters.entries()) {
      const at = since + (index * 1_000) / perSecond;
      const wait = at - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      const kind = 'suspend_subscription';
      const terms = { kind, expiresAt: null, automatedDetection: false } as const;
      running.push(
        atDesk(nowOf(index + 2), (context) => takeMeasure(context, matterId, terms)).then(
          (taken) => {
            if (taken.kind !== 'taken') throw new Error('a second person was asked');
            decided.push(performance.now() - at);
            due.set(taken.measure.id, at);
          },
        ),
      );
    }
    await Promise.all(running);
    const tookMs = Math.round(performance.now() - since);
    while (letters.length < ACTIONS && performance.now() - since < 600_000) {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await worker.stop();
    await installation.close();
    const answer = {
      actions: ACTIONS,
      perSecond,
      tookMs,
      decidedAndWithheldMs: summary(decided),
      letterMs: summary(letters),
      peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    };
    process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  } finally {
    await client.end();
    await postgres.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

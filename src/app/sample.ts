import { addDays, dayIn, instantAt, type Day } from '../kernel/days.ts';
import { newId } from '../kernel/ids.ts';
import { carryOutRun, ensurePublishedPolicy, startRun } from '../modules/collections/index.ts';
import { takeSnapshot } from '../modules/exposure/index.ts';
import { moveDueEntitlements, moveDueSubscriptions } from '../modules/subscriptions/index.ts';
import {
  addMember,
  createPartner,
  listPartners,
  removeSamplePartner,
  systemActor,
  type Partner,
} from '../people/index.ts';
import type { Context, Tx } from '../platform/context.ts';
import { narrowTo } from '../platform/database.ts';
import { silentLog } from '../platform/log.ts';
import type { SecretBox } from '../platform/secrets.ts';
import { carryOutDueEffects } from '../worker/outbox.ts';
import { effectHandlers } from './effects.ts';
import { followUp, makeCustomers, planOf, type Performer, type PlannedAct } from './sample-acts.ts';

/** The sample's days begin so long ago: six months of invoices and what became of them. */
const DAYS_BACK = 190;
const RUN_AT_MINUTES = 6 * 60;
/**
 * When the worker looks at what is due. One hour of these lies in the sending hours of each
 * customer's zone: Tokyo's noon, and its last minute for Berlin's afternoon and New York's morning.
 */
const EFFECTS_AT_MINUTES = [RUN_AT_MINUTES, 12 * 60, 24 * 60 - 1];
/** Enough for every effect of one day of a dozen customers. */
const EFFECT_ROUNDS_MAX = 50;

export interface SamplePerson {
  readonly id: string;
  readonly email: string;
}

/**
 * Makes the sample reseller: a partner of its own whose past half year is lived through day by day
 * with the real commands, the real runs and the real effects, on a clock that is wound forward. All
 * of it in one transaction: the workers see nothing of it before it is complete, and a failure
 * leaves nothing.
 * @param people who may work for the sample afterwards
 * @returns the existing sample when there is one already
 */
export async function loadSample(
  tx: Tx,
  parts: {
    readonly now: Date;
    readonly secrets: SecretBox;
    readonly people: readonly SamplePerson[];
  },
): Promise<{ partner: Partner; isNew: boolean }> {
  const known = (await listPartners(tx)).find((partner) => partner.isSample);
  if (known) return { partner: known, isNew: false };
  const partner = await createPartner(
    { tx, now: parts.now, requestId: 'sample', actor: systemActor },
    {
      name: 'Nimbus Resale (sample)',
      cloud: 'global',
      currency: 'USD',
      timeZone: 'Asia/Tokyo',
      country: 'JP',
      language: 'en',
    },
    true,
  );
  await narrowTo(tx, partner.id);
  const stage: Stage = { tx, partner, secrets: parts.secrets, now: parts.now };
  await tellStory(stage);
  for (const person of parts.people) {
    await addMember(contextAt(stage, parts.now), person, ['global_admin']);
  }
  return { partner, isNew: true };
}

/**
 * Removes the sample reseller with everything that belongs to it. @throws Refused when there is
 * none
 */
export async function removeSample(tx: Tx, now: Date): Promise<{ removed: boolean }> {
  const partner = (await listPartners(tx)).find((each) => each.isSample);
  if (!partner) return { removed: false };
  await removeSamplePartner({
    tx,
    now,
    partnerId: partner.id,
    requestId: 'sample',
    actor: systemActor,
  });
  return { removed: true };
}

interface Stage {
  readonly tx: Tx;
  readonly partner: Partner;
  readonly secrets: SecretBox;
  /** The present: the story ends here. */
  readonly now: Date;
}

function contextAt(stage: Stage, now: Date): Context {
  return {
    tx: stage.tx,
    partnerId: stage.partner.id,
    actor: systemActor,
    now,
    requestId: `sample-${newId(now.getTime())}`,
  };
}

/** Lives through the sample's past, one day after the other. */
async function tellStory(stage: Stage): Promise<void> {
  const today = dayIn(stage.now, stage.partner.timeZone);
  const first = addDays(today, -DAYS_BACK);
  const start = contextAt(stage, instantOf(stage, first, 0));
  const customers = await makeCustomers(start);
  await ensurePublishedPolicy(start);
  const acts = planOf(customers, first, today);
  for (let day = first; day <= today; day = addDays(day, 1)) {
    await liveDay(stage, day, customers, acts.get(day) ?? []);
  }
}

type Work<T> = (context: Context) => Promise<T>;

async function liveDay(
  stage: Stage,
  day: Day,
  performers: readonly Performer[],
  acts: readonly PlannedAct[],
): Promise<void> {
  const morning = instantOf(stage, day, RUN_AT_MINUTES);
  if (day < dayIn(stage.now, stage.partner.timeZone)) {
    await followUp(contextAt(stage, morning), performers);
  }
  const access = { transact: <T>(work: Work<T>) => work(contextAt(stage, morning)) };
  await moveDueSubscriptions(access);
  await moveDueEntitlements(access);
  for (const act of acts) await act(contextAt(stage, morning));
  const run = await startRun(contextAt(stage, morning), {
    asOf: day,
    startedBy: 'schedule',
    inBackground: false,
  });
  await carryOutRun(access, run.id);
  for (const minutes of EFFECTS_AT_MINUTES) {
    await carryOutEffects(stage, instantOf(stage, day, minutes));
  }
  const evening = contextAt(stage, instantOf(stage, day, EFFECTS_AT_MINUTES.at(-1)!));
  await takeSnapshot({ transact: (work) => work(evening) });
}

async function carryOutEffects(stage: Stage, now: Date): Promise<void> {
  const { secrets } = stage;
  const database = { transact: <T>(_: unknown, work: (tx: Tx) => Promise<T>) => work(stage.tx) };
  const parts = {
    config: { baseUrl: '', webhookReach: 'public' as const },
    installation: { secrets, database },
    log: silentLog,
  };
  const dependencies = {
    database,
    handlers: effectHandlers(parts),
    clock: { now: () => now },
    log: silentLog,
    spread: () => 0,
  };
  for (let round = 0; round < EFFECT_ROUNDS_MAX; round += 1) {
    const claimed = await carryOutDueEffects(dependencies, new AbortController().signal);
    if (claimed === 0) return;
  }
  throw new Error(`the sample's effects of ${now.toISOString()} do not end`);
}

/** The local time of a day of the story, but never later than the present. */
function instantOf(stage: Stage, day: Day, minutes: number): Date {
  const instant = instantAt(day, minutes, stage.partner.timeZone);
  return instant < stage.now ? instant : stage.now;
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { effectHandlers } from '../../src/app/effects.ts';
import { checkInvariants } from '../../src/app/invariants.ts';
import { wireEvents } from '../../src/app/reactions.ts';
import { addDays } from '../../src/kernel/days.ts';
import { newId } from '../../src/kernel/ids.ts';
import { decideAppeal } from '../../src/modules/enforcement/commands-appeal.ts';
import { assess } from '../../src/modules/enforcement/commands-assess.ts';
import {
  decideProposal,
  liftMeasure,
  takeMeasure,
} from '../../src/modules/enforcement/commands-measure.ts';
import { submitXarf } from '../../src/modules/enforcement/commands-report.ts';
import { appealMeasure } from '../../src/modules/enforcement/commands-word.ts';
import { aReport } from '../../src/modules/enforcement/fixtures.ts';
import { sweepMeasures } from '../../src/modules/enforcement/index.ts';
import {
  findMatter,
  findReport,
  proposalsOfMatter,
  reportsOfMatter,
} from '../../src/modules/enforcement/store-matter.ts';
import { lettersOf, pageOfMeasures } from '../../src/modules/enforcement/store-measure.ts';
import { getSubscription, liftHolds, placeOrder } from '../../src/modules/subscriptions/index.ts';
import { addMember, createProvider, systemActor } from '../../src/people/index.ts';
import type { Actor, Context } from '../../src/platform/context.ts';
import { silentLog } from '../../src/platform/log.ts';
import { openSecretBox } from '../../src/platform/secrets.ts';
import { carryOutDueEffects } from '../../src/worker/outbox.ts';
import { aStory, morning, type CollectionsStory } from '../support/collections-story.ts';
import { ACTIVE, anOffer, consequencesOf, TODAY } from '../support/consequences.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';

let db: TestDatabase;
let providerId: string;

const AIKO: Actor = { kind: 'user', id: newId(1), name: 'Aiko' };
const BEN: Actor = { kind: 'user', id: newId(2), name: 'Ben' };
const PASSWORD = 'correct horse battery staple';

beforeAll(async () => {
  db = await testDatabase();
  wireEvents();
  providerId = await db.database.transact('installation', async (tx) => {
    const context = { tx, now: morning(TODAY), requestId: 'test', actor: systemActor };
    const input = { name: 'Cloud', cloud: 'global', currency: 'USD', timeZone: 'UTC' } as const;
    const lead = { email: 'lead@desk.example', name: 'Lead', password: PASSWORD };
    return (await createProvider(context, input, lead)).provider.id;
  });
});
afterAll(() => db.drop());

function atDesk<T>(actor: Actor, work: (context: Context) => Promise<T>): Promise<T> {
  return db.database.transact({ partnerId: providerId }, (tx) =>
    work({ tx, partnerId: providerId, actor, now: morning(TODAY), requestId: 'test' }),
  );
}

async function workerRound(): Promise<void> {
  const handlers = effectHandlers({
    config: { baseUrl: 'http://localhost', webhookReach: 'loopback' },
    installation: { secrets: openSecretBox(Buffer.alloc(32, 7)), database: db.database },
    log: silentLog,
  });
  const clock = { now: () => morning(TODAY) };
  const deps = { database: db.database, handlers, clock, log: silentLog, spread: () => 0 };
  while ((await carryOutDueEffects(deps, new AbortController().signal)) > 0);
}

/** A reseller with a customer that has five seats. */
async function aReseller() {
  const story = await aStory(db);
  const world = consequencesOf(story);
  await story.publish();
  const customer = await story.aDebtor('1');
  const subscription = await world.aSubscription(customer);
  return { story, world, customer, subscription };
}

async function reported(identifier: string, clientToken: string) {
  const submission = { source: 'api', submitter: 'api_key 1', clientToken, correlationId: null };
  const report = await atDesk(AIKO, (context) =>
    submitXarf(context, { ...aReport(), source_identifier: identifier }, submission as never),
  );
  await workerRound();
  const matter = await atDesk(AIKO, async (context) => {
    const { matterId } = (await findReport(context, report.id))!;
    return findMatter(context, matterId!);
  });
  return { report, matter: matter! };
}

const suspected = { assessment: 'suspected', clause: 'AUP 4.2', facts: 'Spam.' } as const;
const confirmed = { ...suspected, assessment: 'confirmed' } as const;
const take = (kind: 'suspend_customer' | 'terminate' | 'limit_purchases') =>
  ({ kind, expiresAt: null, automatedDetection: false }) as const;

function measuresOf(story: CollectionsStory) {
  return story.at(TODAY, (context) => pageOfMeasures(context, {}, { beforeId: null, limit: 10 }));
}

describe('from a report to an appeal', () => {
  test('suspected, suspended at once, appealed, overturned: everything is as before', async () => {
    const { story, world, subscription } = await aReseller();
    const { report, matter } = await reported(subscription, 't1');
    expect(matter).toMatchObject({ subjectKind: 'subscription', subscriptionId: subscription });
    expect((await reported(subscription, 't1')).report.id).toBe(report.id);
    const again = await reported(subscription, 't2');
    expect(again.matter).toMatchObject({ id: matter.id, reportCount: 2 });

    await atDesk(AIKO, (context) => assess(context, matter.id, suspected));
    await atDesk(AIKO, (context) => takeMeasure(context, matter.id, take('suspend_customer')));
    expect(await world.seen(subscription)).toMatchObject({ status: 'suspended', autoRenew: false });

    const [measure] = await measuresOf(story);
    expect(measure).toMatchObject({ kind: 'suspend_customer', state: 'in_force' });
    const reports = await atDesk(AIKO, (context) => reportsOfMatter(context, matter.id, 10));
    expect(reports.map((each) => each.reasonCode)).toEqual(['ACTIONED', 'ACTIONED']);

    await story.at(TODAY, async (context) => {
      const { customerId } = await getSubscription(context, subscription);
      const lifted = await liftHolds(context, {
        customerId,
        sourceKind: 'enforcement',
        as: 'partner',
        reason: 'we want it back',
      });
      expect(lifted).toEqual([]);
    });
    const appeal = { grounds: 'misclassified', text: 'It is our newsletter.' } as const;
    await story.at(TODAY, (context) => appealMeasure(context, measure!.id, appeal));
    const decision = { outcome: 'overturned', text: 'You are right.' } as const;
    await expect(
      atDesk(AIKO, (context) => decideAppeal(context, matter.id, measure!.id, decision)),
    ).rejects.toMatchObject({ code: 'appeal_needs_other_person' });
    await atDesk(BEN, (context) => decideAppeal(context, matter.id, measure!.id, decision));

    expect(await world.seen(subscription)).toMatchObject(ACTIVE);
    expect(await measuresOf(story)).toMatchObject([
      { state: 'ended', endedHow: 'overturned_misclassified' },
    ]);
    const verdict = await story.at(TODAY, checkInvariants);
    expect(verdict.checked.filter((each) => each.violations.length > 0)).toEqual([]);
  });

  test('appealed and lifted meanwhile: that it was wrong is said all the same', async () => {
    const { story, world, subscription } = await aReseller();
    const { matter } = await reported(subscription, 't8');
    await atDesk(AIKO, (context) => assess(context, matter.id, suspected));
    await atDesk(AIKO, (context) => takeMeasure(context, matter.id, take('suspend_customer')));
    const [measure] = await measuresOf(story);
    const appeal = { grounds: 'removed', text: 'It is gone.' } as const;
    await story.at(TODAY, (context) => appealMeasure(context, measure!.id, appeal));
    await atDesk(AIKO, (context) => liftMeasure(context, matter.id, measure!.id, 'seen'));
    const decision = { outcome: 'overturned', text: 'It was gone.' } as const;
    await atDesk(BEN, (context) => decideAppeal(context, matter.id, measure!.id, decision));
    expect(await measuresOf(story)).toMatchObject([{ state: 'ended', endedHow: 'lifted' }]);
    expect(await world.seen(subscription)).toMatchObject(ACTIVE);
  });

  test('confirmed and ended for good only with a second person', async () => {
    const { world, subscription } = await aReseller();
    const { matter } = await reported(subscription, 't3');
    await atDesk(AIKO, (context) => assess(context, matter.id, confirmed));
    const taken = await atDesk(AIKO, (context) =>
      takeMeasure(context, matter.id, take('terminate')),
    );
    expect(taken).toEqual({ kind: 'waits', because: ['ends_for_good'] });
    expect(await world.seen(subscription)).toMatchObject(ACTIVE);
    const [proposal] = await atDesk(AIKO, (context) => proposalsOfMatter(context, matter.id));
    const { id } = proposal!;
    await expect(
      atDesk(AIKO, (context) => decideProposal(context, id, 'approved')),
    ).rejects.toMatchObject({ code: 'second_person_needed' });
    await atDesk(BEN, (context) => decideProposal(context, id, 'approved'));
    expect(await world.seen(subscription)).toMatchObject({ status: 'suspended' });
  });

  test('a report about nobody known waits for a person, and a report that is none is refused', async () => {
    const { matter } = await reported('198.51.100.9', 't4');
    expect(matter).toMatchObject({ subjectKind: 'unresolved', subjectName: '198.51.100.9' });
    await expect(
      atDesk(AIKO, (context) => assess(context, matter.id, suspected)),
    ).rejects.toMatchObject({ code: 'matter_subject_unknown' });
    const submission = {
      source: 'api',
      submitter: 'api_key 1',
      clientToken: 't5',
      correlationId: null,
    } as const;
    await expect(
      atDesk(AIKO, (context) => submitXarf(context, { category: 'gossip' }, submission)),
    ).rejects.toMatchObject({ code: 'report_invalid', field: 'category' });
  });
});

describe('what the reseller sees', () => {
  test('a reseller cannot do what the desk does', async () => {
    const { story } = await aReseller();
    await expect(
      story.at(TODAY, (context) =>
        submitXarf(context, aReport(), {
          source: 'hand',
          submitter: 'me',
          clientToken: 'x',
          correlationId: null,
        }),
      ),
    ).rejects.toMatchObject({ code: 'provider_needed' });
  });

  test('whoever answers for it gets one letter, kept with what the server said', async () => {
    const { story, subscription } = await aReseller();
    const id = newId(4);
    await (
      await db.adminClient()
    ).query(
      `insert into people.person (id, email, name, language, created_at)
       values ($1, 'agent@reseller.example', 'Agent', 'ja', now())`,
      [id],
    );
    await story.at(TODAY, (context) =>
      addMember(context, { id, email: 'agent@reseller.example' }, ['admin_agent']),
    );
    const { matter } = await reported(subscription, 't6');
    await atDesk(AIKO, (context) => assess(context, matter.id, suspected));
    await atDesk(AIKO, (context) => takeMeasure(context, matter.id, take('limit_purchases')));
    await workerRound();
    await workerRound();
    const [measure] = await measuresOf(story);
    const letters = await story.at(TODAY, (context) => lettersOf(context, measure!.id));
    expect(letters).toMatchObject([
      { recipient: 'agent@reseller.example', language: 'ja', outcome: 'accepted' },
    ]);
    expect(letters[0]!.text).toContain('AUP 4.2');

    await story.at(TODAY, async (context) => {
      const { customerId } = await getSubscription(context, subscription);
      const offer = anOffer('USD');
      const order = { customerId, lines: [{ offerId: offer.id, quantity: 1 }] };
      await expect(placeOrder(context, order)).rejects.toMatchObject({ code: 'purchases_blocked' });
    });
  });

  test('what has an end ends by itself, and access comes back', async () => {
    const { story, world, subscription } = await aReseller();
    const { matter } = await reported(subscription, 't7');
    await atDesk(AIKO, (context) => assess(context, matter.id, suspected));
    const expiresAt = new Date(morning(TODAY).getTime() + 20 * 3_600_000);
    const terms = { ...take('suspend_customer'), expiresAt };
    await atDesk(AIKO, (context) => takeMeasure(context, matter.id, terms));
    await story.at(TODAY, sweepMeasures);
    expect(await world.seen(subscription)).toMatchObject({ status: 'suspended' });
    await story.at(addDays(TODAY, 1), sweepMeasures);
    expect(await world.seen(subscription)).toMatchObject(ACTIVE);
  });
});

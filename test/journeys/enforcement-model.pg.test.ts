import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInvariants } from '../../src/app/invariants.ts';
import { wireEvents } from '../../src/app/reactions.ts';
import { Refused } from '../../src/kernel/refusal.ts';
import { newId } from '../../src/kernel/ids.ts';
import { decideAppeal } from '../../src/modules/enforcement/commands-appeal.ts';
import { assess } from '../../src/modules/enforcement/commands-assess.ts';
import {
  decideProposal,
  liftMeasure,
  takeMeasure,
} from '../../src/modules/enforcement/commands-measure.ts';
import { processReport, submitXarf } from '../../src/modules/enforcement/commands-report.ts';
import { appealMeasure, answerMeasure } from '../../src/modules/enforcement/commands-word.ts';
import { aReport } from '../../src/modules/enforcement/fixtures.ts';
import { pageOfMatters, proposalsOfMatter } from '../../src/modules/enforcement/store-matter.ts';
import { pageOfMeasures, wordsOf } from '../../src/modules/enforcement/store-measure.ts';
import { measureKinds } from '../../src/modules/enforcement/types.ts';
import { recordPayment } from '../../src/modules/receivables/index.ts';
import {
  liftHolds,
  openHolds,
  placeHolds,
  type HoldKind,
} from '../../src/modules/subscriptions/index.ts';
import { createProvider, systemActor } from '../../src/people/index.ts';
import type { Actor, Context } from '../../src/platform/context.ts';
import { aStory, morning, USD } from '../support/collections-story.ts';
import { ACTIVE, consequencesOf, TODAY } from '../support/consequences.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';

let db: TestDatabase;
let providerId: string;

const AIKO: Actor = { kind: 'user', id: newId(1), name: 'Aiko' };
const BEN: Actor = { kind: 'user', id: newId(2), name: 'Ben' };
/** Long enough that everything happens after everything; each run has a world of its own. */
const ACTS_MAX = 14;
const RUNS = 25;

beforeAll(async () => {
  db = await testDatabase();
  wireEvents();
  providerId = await db.database.transact('installation', async (tx) => {
    const context = { tx, now: morning(TODAY), requestId: 'test', actor: systemActor };
    const input = { name: 'Cloud', cloud: 'global', currency: 'USD', timeZone: 'UTC' } as const;
    const password = 'correct horse battery staple';
    const lead = { email: 'lead@desk.example', name: 'Lead', password };
    return (await createProvider(context, input, lead)).provider.id;
  });
});
afterAll(() => db.drop());

function atDesk<T>(actor: Actor, work: (context: Context) => Promise<T>): Promise<T> {
  return db.database.transact({ partnerId: providerId }, (tx) =>
    work({ tx, partnerId: providerId, actor, now: morning(TODAY), requestId: 'test' }),
  );
}

const act = fc.oneof(
  fc.record({ act: fc.constantFrom('report', 'pay', 'hold', 'lift_own', 'answer', 'appeal') }),
  fc.record({
    act: fc.constant('assess'),
    assessment: fc.constantFrom('suspected', 'confirmed', 'unfounded'),
  }),
  fc.record({ act: fc.constant('take'), kind: fc.constantFrom(...measureKinds) }),
  fc.record({ act: fc.constantFrom('agree', 'lift', 'upheld', 'overturned'), by: fc.boolean() }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** Two whole stories, told every time. */
const overturned: Act[] = [
  { act: 'assess', assessment: 'suspected' },
  { act: 'take', kind: 'suspend_customer' },
  { act: 'lift_own' },
  { act: 'pay' },
  { act: 'hold' },
  { act: 'appeal' },
  { act: 'overturned', by: true },
  { act: 'overturned', by: false },
  { act: 'lift_own' },
];
const ended: Act[] = [
  { act: 'assess', assessment: 'confirmed' },
  { act: 'take', kind: 'terminate' },
  { act: 'agree', by: true },
  { act: 'agree', by: false },
  { act: 'pay' },
  { act: 'lift_own' },
  { act: 'appeal' },
  { act: 'upheld', by: false },
];

/** What is not possible now is refused, and nothing has happened: that is part of the model. */
async function orRefused(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}

async function aWorld() {
  const story = await aStory(db);
  const world = consequencesOf(story);
  await story.publish();
  const customerId = await story.aDebtor('1');
  const subscription = await world.aSubscription(customerId);
  let token = 0;
  const matter = async () => {
    const [found] = await atDesk(AIKO, (context) =>
      pageOfMatters(
        context,
        { aboutPartnerId: story.partnerId, state: 'open' },
        { beforeId: null, limit: 1 },
      ),
    );
    return found;
  };
  const measures = () =>
    story.at(TODAY, (context) => pageOfMeasures(context, {}, { beforeId: null, limit: 50 }));
  const report = () =>
    atDesk(AIKO, async (context) => {
      token += 1;
      const body = { ...aReport(), source_identifier: subscription };
      const clientToken = `${subscription} ${token}`.slice(-60);
      const submission = { source: 'api', submitter: 'm', clientToken, correlationId: null };
      await processReport(context, (await submitXarf(context, body, submission as never)).id);
    });
  return { story, world, customerId, subscription, matter, measures, report };
}

type World = Awaited<ReturnType<typeof aWorld>>;

async function perform(world: World, given: Act): Promise<void> {
  const { story, customerId } = world;
  const matter = await world.matter();
  const standing = (await world.measures()).find((each) => each.state === 'in_force');
  const at = <T>(work: (context: Context) => Promise<T>) => story.at(TODAY, work);
  const own = { sourceKind: 'person', sourceId: 'me' } as const;
  if (given.act === 'report') return world.report();
  if (given.act === 'pay') {
    const payment = { customerId, currency: USD, amount: 100_000n, receivedOn: TODAY };
    await at((context) => recordPayment(context, payment));
    return;
  }
  if (given.act === 'hold') {
    const kind: HoldKind = 'investigation';
    const hold = { customerId, scope: 'customer', kind, owner: 'partner', reason: 'x', ...own };
    await at((context) => placeHolds(context, [hold as never]));
    return;
  }
  if (given.act === 'lift_own') {
    for (const sourceKind of ['person', 'enforcement'] as const) {
      const selection = { customerId, sourceKind, as: 'partner', reason: 'x' } as const;
      await at((context) => liftHolds(context, selection));
    }
    return;
  }
  if (!matter) return;
  const { id } = matter;
  if (given.act === 'assess' && 'assessment' in given) {
    const { assessment } = given;
    const terms = { assessment, clause: '4.2', facts: 'Spam.' };
    return atDesk(AIKO, (context) => assess(context, id, terms)).then(() => undefined);
  }
  if (given.act === 'take' && 'kind' in given) {
    const terms = { kind: given.kind, expiresAt: null, automatedDetection: false };
    return atDesk(AIKO, (context) => takeMeasure(context, id, terms)).then(() => undefined);
  }
  const by = 'by' in given && given.by ? AIKO : BEN;
  if (given.act === 'agree') {
    const waiting = await atDesk(by, (context) => proposalsOfMatter(context, id));
    const proposal = waiting.find((each) => each.state === 'waiting');
    if (proposal) await atDesk(by, (context) => decideProposal(context, proposal.id, 'approved'));
    return;
  }
  if (!standing) return;
  const measureId = standing.id;
  if (given.act === 'answer') {
    await at((context) => answerMeasure(context, measureId, { kind: 'answered', text: 'x' }));
  } else if (given.act === 'appeal') {
    const appeal = { grounds: 'misclassified', text: 'x' } as const;
    await at((context) => appealMeasure(context, measureId, appeal));
  } else if (given.act === 'lift') {
    await atDesk(by, (context) => liftMeasure(context, id, measureId, 'x'));
  } else {
    const outcome = given.act === 'upheld' ? 'upheld' : 'overturned';
    await atDesk(by, (context) => decideAppeal(context, id, measureId, { outcome, text: 'x' }));
  }
}

/** What must hold after every act, whatever came before. */
async function check(world: World): Promise<void> {
  const { story, customerId, subscription } = world;
  const measures = await world.measures();
  const holds = await story.at(TODAY, (context) => openHolds(context, customerId));
  const withholding = holds.filter((each) => each.scope !== 'purchases');
  const seen = await world.world.seen(subscription);
  expect(seen).toMatchObject(withholding.length === 0 ? ACTIVE : { status: 'suspended' });
  for (const hold of holds.filter((each) => each.owner === 'provider')) {
    const measure = measures.find((each) => each.id === hold.sourceId);
    expect(measure?.state).toBe('in_force');
  }
  for (const measure of measures) {
    const words = await story.at(TODAY, (context) => wordsOf(context, measure.id));
    expect(words.filter((each) => each.kind === 'told')).toHaveLength(1);
    const ended = words.filter((each) => each.kind === 'ended').length;
    expect(ended).toBe(measure.state === 'ended' ? 1 : 0);
  }
  const alone = measures.filter((each) => each.kind === 'terminate' && !each.approvedBy);
  expect(alone).toEqual([]);
}

test('whatever the order, only the owner lifts a hold and every measure has its notice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: ACTS_MAX }), async (acts) => {
      const world = await aWorld();
      await world.report();
      for (const each of acts) {
        await orRefused(() => perform(world, each));
        await check(world);
      }
      const { checked } = await world.story.at(TODAY, checkInvariants);
      expect(checked.filter((each) => each.violations.length > 0)).toEqual([]);
    }),
    { numRuns: RUNS, examples: [[overturned], [ended]] },
  );
}, 120_000);

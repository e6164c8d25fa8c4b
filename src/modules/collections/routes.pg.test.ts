import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Day } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import type { AnyRoute, Route, StreamRoute } from '../../platform/route.ts';
import { aStory, type CollectionsStory } from '../../../test/support/collections-story.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { day } from './fixtures.ts';
import { collectionsRoutes } from './index.ts';

let db: TestDatabase;
let story: CollectionsStory;
let debtor: string;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  story = await aStory(db);
  await story.publish();
  debtor = await story.aDebtor('4711');
});

interface Input {
  readonly params?: object;
  readonly query?: object;
  readonly body?: object;
}

function named(name: string): AnyRoute {
  const routes = collectionsRoutes({ publishersOf: () => Promise.resolve([]) });
  return routes.find((route) => route.name === name)!;
}

/** Answers as the server would, and holds the answer against what the route promises. */
async function call(name: string, of: Day, input: Input = {}): Promise<Record<string, unknown>> {
  const route = named(name) as Route;
  const answer = await story.at(of, (context) =>
    route.handle(context, { params: {}, query: {}, body: {}, ...input }),
  );
  const sent: unknown = JSON.parse(JSON.stringify(answer));
  const [error] = Compile(route.output).Errors(sent);
  expect(error, `${name}: ${JSON.stringify(error)}`).toBeUndefined();
  return sent as Record<string, unknown>;
}

const WHEN = day('2026-03-05');

describe('the worklist', () => {
  it('lists accounts that are not clear, the largest first, page by page', async () => {
    const second = await story.aDebtor('4712', { dueOn: day('2026-02-20') });
    await story.run(WHEN);
    const whole = await call('listWorklist', WHEN);
    expect(whole['items']).toHaveLength(2);
    const first = await call('listWorklist', WHEN, { query: { limit: 1 } });
    const rest = await call('listWorklist', WHEN, {
      query: { limit: 1, cursor: first['nextCursor'] },
    });
    expect([first['items'], rest['items']].flat()).toEqual(whole['items']);
    expect(rest['nextCursor']).toBeNull();
    const found = await call('listWorklist', WHEN, { query: { q: '4712' } });
    expect(found['items']).toMatchObject([
      {
        customerId: second,
        customerNumber: '4712',
        overdue: '1000.00',
        stageName: { en: 'Friendly reminder', ja: 'ご入金確認のお願い' },
      },
    ]);
    const none = await call('listWorklist', WHEN, { query: { currency: 'EUR' } });
    expect(none['items']).toEqual([]);
    const totals = await call('getWorklistTotals', WHEN);
    expect(totals['items']).toMatchObject([{ accounts: 2, overdue: '2000.00' }]);
  });
});

describe('a standing', () => {
  it('says where, why, and what next, in both languages, with the history', async () => {
    await story.run(WHEN);
    const standing = await call('getStanding', WHEN, { params: { customerId: debtor } });
    expect(standing).toMatchObject({
      isPublished: true,
      accounts: [
        {
          stage: 'friendly_reminder',
          daysPastDue: 3,
          next: {
            kind: 'stage',
            stage: 'first_reminder',
            on: '2026-03-16',
            text: { en: 'Stage “First reminder” from 16 March 2026.' },
          },
        },
      ],
      notices: [{ stage: 'friendly_reminder', state: 'requested', amount: '1000.00' }],
    });
    const [decision] = standing['history'] as [{ id: string }];
    const evidence = await call('getDecision', WHEN, { params: { decisionId: decision.id } });
    expect(evidence).toMatchObject({ isReproduced: true, customerId: debtor });
  });
});

describe('a run over HTTP', () => {
  it('is started in the background, watched and stopped', async () => {
    const started = await call('startCollectionsRun', WHEN, { body: { asOf: '2026-03-05' } });
    expect(started).toMatchObject({ state: 'running', customersDone: 0, startedBy: 'person' });
    const queued = await story.rows<{ payload: object }>(
      `select payload from platform.outbox where partner_id = $1 and kind = 'collections.run'`,
    );
    expect(queued).toEqual([{ payload: { runId: started['id'] } }]);
    const params = { runId: started['id'] };
    expect(await call('getCollectionsRun', WHEN, { params })).toMatchObject({ rate: 0 });
    expect(await call('stopCollectionsRun', WHEN, { params })).toMatchObject({ state: 'stopped' });
    const listed = await call('listCollectionsRuns', WHEN);
    expect(listed['items']).toHaveLength(1);
  });

  it('refuses a text that is no day', async () => {
    await expect(
      call('startCollectionsRun', WHEN, { body: { asOf: '2026-02-30' } }),
    ).rejects.toMatchObject({ code: 'collections_day_out_of_range' });
  });
});

describe('a preview over HTTP', () => {
  it('names the customers it would concern, and downloads them as a table', async () => {
    const preview = await call('previewCollectionsRun', WHEN, { body: { asOf: '2026-03-05' } });
    expect(preview).toMatchObject({
      differencesTotal: 1,
      differences: [{ customerNumber: '4711', stage: 'friendly_reminder', effects: ['notice'] }],
    });
    const route = named('downloadCollectionsPreview') as StreamRoute;
    const transact = <T>(work: (context: Context) => Promise<T>) => story.at(WHEN, work);
    const { body } = await story.at(WHEN, ({ tx: _tx, ...run }) =>
      route.handle(
        { ...run, transact },
        { params: {}, query: { asOf: '2026-03-05' }, upload: undefined as never },
      ),
    );
    let table = '';
    for await (const part of body as AsyncIterable<string>) table += part;
    expect(table.split('\r\n')).toEqual([
      'customerNumber,customerName,currency,stageBefore,stage,overdue,effects',
      '4711,Customer 4711,USD,clear,friendly_reminder,1000.00,notice',
      '',
    ]);
  });
});

describe('proposals and tasks over HTTP', () => {
  it('are listed and decided', async () => {
    await story.liveThrough(day('2026-03-03'), day('2026-03-31'));
    const open = await call('listProposals', WHEN, { query: { state: 'proposed' } });
    expect(open['items']).toMatchObject([{ kind: 'block_purchases', customerNumber: '4711' }]);
    const [{ id }] = open['items'] as [{ id: string }];
    const body = { reason: 'A good customer, we wait' };
    await call('declineProposal', day('2026-03-31'), { params: { id }, body });
    const declined = await call('listProposals', WHEN, { query: { customerId: debtor } });
    expect(declined['items']).toMatchObject([
      { state: 'declined', decisionReason: 'A good customer, we wait', decidedBy: 'test' },
    ]);
    const tasks = await call('listTasks', WHEN, { query: { state: 'done' } });
    expect(tasks['items']).toMatchObject([{ purpose: 'gate', note: 'Spoke with accounts' }]);
  });
});

describe('policies over HTTP', () => {
  it('tell their contradictions in both languages before anything is saved', async () => {
    const listed = await call('listPolicyVersions', WHEN);
    expect(listed['items']).toHaveLength(1);
    const standard = await call('getDefaultPolicy', WHEN);
    const content = { ...(standard['content'] as object), tolerance: { EURO: '5.00' } };
    const answer = await call('checkPolicy', WHEN, { body: { content } });
    expect(answer['problems']).toMatchObject([
      {
        code: 'currency_unknown',
        field: 'tolerance.EURO',
        text: { en: '“EURO” is no ISO 4217 currency code.' },
      },
    ]);
  });

  it('take the default policy through their own schema and refuse unknown words', async () => {
    const standard = await call('getDefaultPolicy', WHEN);
    const schema = Compile((named('checkPolicy') as Route).body!);
    expect([...schema.Errors({ content: standard['content'] })]).toEqual([]);
    const misspelt = { ...(standard['content'] as object), tolerances: {} };
    expect(schema.Check({ content: misspelt })).toBe(false);
  });
});

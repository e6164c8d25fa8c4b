import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { wireEvents } from '../../src/app/reactions.ts';
import {
  casesInvariants,
  openCase,
  openCaseOfFraudEvent,
  previewSuspension,
  releaseForCase,
  reopenCase,
  resolveCase,
  suspendForCase,
} from '../../src/modules/cases/index.ts';
import { getFraudEvent, recordFraudEvent } from '../../src/modules/detection/index.ts';
import { aSighting } from '../../src/modules/detection/fixtures.ts';
import {
  getSubscription,
  openHolds,
  placeHolds,
  type Subscription,
} from '../../src/modules/subscriptions/index.ts';
import type { Context } from '../../src/platform/context.ts';
import { aPartner, contextOf } from '../support/context.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { refusalOf } from '../support/faulty-provider.ts';
import {
  heldCustomer,
  heldSubscription,
  holdOnCustomer,
  HOLDS_NOW,
} from '../support/held-subscriptions.ts';

let db: TestDatabase;
let partnerId: string;
let customerId: string;
let subscription: Subscription;
const run = <T>(work: (context: Context) => Promise<T>) =>
  contextOf(db.database, partnerId, HOLDS_NOW, work);

beforeAll(async () => {
  db = await testDatabase();
  wireEvents();
});
afterAll(() => db.drop());
beforeEach(fresh);

async function fresh(): Promise<void> {
  partnerId = (await aPartner(db.database)).partnerId;
  await run(async (context) => {
    customerId = await heldCustomer(context);
    subscription = await heldSubscription(context, customerId);
  });
}

const opened = () =>
  run((context) => openCase(context, { kind: 'compromise', title: 'Odd', customerId }));
const scope = { kind: 'customer' } as const;
const suspend = (caseId: string, expected = 1) =>
  run((context) => suspendForCase(context, caseId, { scope, reason: 'Odd', expected }));
const status = async () =>
  (await run((context) => getSubscription(context, subscription.id))).status;
const sources = async () =>
  (await run((context) => openHolds(context, customerId))).map((hold) => hold.sourceKind);
const end = { because: 'Looked', holds: 'lift', losses: [] } as const;

describe('a case', () => {
  it('shows whom a suspension hits, suspends, and gives back only what it took', async () => {
    const { id } = await opened();
    const preview = await run((context) => previewSuspension(context, id, scope));
    expect(preview.items).toMatchObject([{ losesAccess: true }]);
    expect(await refusalOf(suspend(id, 2))).toBe('case_preview_stale');
    await suspend(id);
    expect(await status()).toBe('suspended');
    await run((context) => releaseForCase(context, id, { reason: 'Clear' }));
    expect(await status()).toBe('active');
  });

  it('of a fraud event is one, and its outcome is said of the event', async () => {
    const event = await run((context) =>
      recordFraudEvent(context, aSighting({ customerId, occurredAt: HOLDS_NOW })),
    );
    const open = () => run((context) => openCaseOfFraudEvent(context, event.id));
    const file = await open();
    expect(file.kind).toBe('mining');
    expect((await open()).id).toBe(file.id);
    const seen = () => run((context) => getFraudEvent(context, event.id));
    expect((await seen()).status).toBe('investigating');
    await run((context) => resolveCase(context, file.id, { ...end, outcome: 'compromised' }));
    expect(await seen()).toMatchObject({ status: 'resolved', resolvedReason: 'fraud' });
    await run((context) => reopenCase(context, file.id, 'Goes on'));
    expect((await seen()).status).toBe('investigating');
  });

  it('of a test suspends nothing', async () => {
    const sighting = aSighting({ customerId, occurredAt: HOLDS_NOW, isTest: true });
    const { id } = await run(async (context) =>
      openCaseOfFraudEvent(context, (await recordFraudEvent(context, sighting)).id),
    );
    expect(await refusalOf(suspend(id))).toBe('case_is_test');
    expect(await status()).toBe('active');
  });

  it('locks others out while its holder works', async () => {
    const { id } = await opened();
    const client = await db.adminClient();
    await client.query(
      `update cases.case_file set locked_by_id = 'bob', locked_by = 'Bob', locked_until = $2
       where partner_id = $1`,
      [partnerId, new Date(HOLDS_NOW.getTime() + 60_000)],
    );
    expect(await refusalOf(suspend(id))).toBe('case_locked');
  });
});

describe('however it goes', () => {
  it('only holds of the case are lifted, and resolving twice changes nothing', async () => {
    const acts = fc.array(fc.constantFrom('suspend', 'release', 'resolve', 'reopen'), {
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(acts, async (steps) => {
        await fresh();
        await run((context) => placeHolds(context, [holdOnCustomer(customerId)]));
        const { id } = await opened();
        const act = {
          suspend: () => suspend(id),
          release: () => run((context) => releaseForCase(context, id, { reason: 'Clear' })),
          resolve: () => run((context) => resolveCase(context, id, { ...end, outcome: 'misuse' })),
          reopen: () => run((context) => reopenCase(context, id, 'Again')),
        };
        // What is not possible in a state is refused and has changed nothing.
        for (const step of steps) await act[step]().catch(refusalOnly);
        await run((context) => resolveCase(context, id, { ...end, outcome: 'misuse' }));
        const count = `select count(*) from cases.resolution where partner_id = $1`;
        const client = await db.adminClient();
        const before = (await client.query(count, [partnerId])).rows;
        await run((context) => resolveCase(context, id, { ...end, outcome: 'misuse' }));
        expect((await client.query(count, [partnerId])).rows).toEqual(before);
        expect(await sources()).toEqual(['collections']);
        expect(await status()).toBe('suspended');
        for (const { check } of casesInvariants) expect(await run(check)).toEqual([]);
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});

function refusalOnly(error: unknown): void {
  if (!(error instanceof Error && error.name === 'Refused')) throw error;
}

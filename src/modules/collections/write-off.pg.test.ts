import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aStory, type CollectionsStory } from '../../../test/support/collections-story.ts';
import { consequencesOf, TODAY, type Consequences } from '../../../test/support/consequences.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { openDebits, openDispute } from '../receivables/index.ts';

let db: TestDatabase;
let story: CollectionsStory;
let world: Consequences;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  story = await aStory(db);
  world = consequencesOf(story);
});

describe('a write-off', () => {
  it('gives up what is overdue and not disputed, once a person agreed, and keeps what is withheld', async () => {
    await world.publish(() => ({ consequences: [{ kind: 'write_off', riskClasses: [] }] }));
    const debtor = await story.aDebtor('1');
    const [invoice] = await story.rows<{ id: string }>(
      `select id from receivables.document where partner_id = $1`,
    );
    await world.approved('write_off');
    await story.at(TODAY, (context) =>
      openDispute(context, {
        documentId: invoice!.id,
        amount: 30_000n,
        reason: 'Seats we gave back',
        openedOn: TODAY,
      }),
    );
    expect(await world.carryOutDue()).toEqual(['done']);
    const open = await story.at(TODAY, (context) => openDebits(context, debtor));
    expect(open.map((each) => [each.amountOpen, each.disputed])).toEqual([[30_000n, 30_000n]]);
    const [event] = await story.rows<{ after: object }>(
      `select after from platform.event
       where partner_id = $1 and type = 'collections.proposal_carried_out'`,
    );
    expect(event!.after).toMatchObject({ outcome: { writtenOff: 1, holds: 0 } });
    expect(await world.carryOutDue()).toEqual(['not_open']);
    expect(await story.violations()).toEqual([]);
  });
});

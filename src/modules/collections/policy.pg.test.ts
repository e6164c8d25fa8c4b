import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aStory, DUE, type CollectionsStory } from '../../../test/support/collections-story.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import {
  changeDraft,
  comparePolicyVersions,
  createDraft,
  createPolicy,
  ensurePublishedPolicy,
  getPublishedPolicy,
  listPolicyVersions,
  publishPolicy,
  retirePolicy,
} from './commands-policy.ts';
import type { Context } from '../../platform/context.ts';
import type { Publishing } from './commands-policy.ts';
import { defaultPolicy } from './decide-default-policy.ts';

let db: TestDatabase;
let story: CollectionsStory;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  story = await aStory(db);
});

const milder = { ...defaultPolicy, noticeRepeatBusinessDays: 5 };

describe('a policy', () => {
  it('begins as a draft of the default one, once', async () => {
    const [draft, ...more] = await story.at(DUE, listPolicyVersions);
    expect(draft).toMatchObject({ state: 'draft', number: 1, revision: 1, policyName: 'Standard' });
    expect(draft!.content).toEqual(defaultPolicy);
    expect(more).toEqual([]);
    expect(await story.at(DUE, listPolicyVersions)).toHaveLength(1);
  });

  it('is changed as a draft by those who saw its newest revision', async () => {
    const [draft] = await story.at(DUE, listPolicyVersions);
    const changed = await story.at(DUE, (context) => changeDraft(context, draft!.id, 1, milder));
    expect(changed).toMatchObject({ revision: 2, content: milder });
    await expect(
      story.at(DUE, (context) => changeDraft(context, draft!.id, 1, defaultPolicy)),
    ).rejects.toMatchObject({ code: 'policy_revision_stale' });
  });

  it('is published once and never changes again', async () => {
    const published = await story.at(DUE, ensurePublishedPolicy);
    await expect(
      story.at(DUE, (context) => changeDraft(context, published.id, 1, milder)),
    ).rejects.toMatchObject({ code: 'policy_not_draft' });
    const admin = await db.adminClient();
    await expect(
      admin.query(`update collections.policy_version set content = '{}' where id = $1`, [
        published.id,
      ]),
    ).rejects.toThrow(/is published and does not change/);
    expect((await story.at(DUE, getPublishedPolicy)).id).toBe(published.id);
  });

  it('retires the one in force when its successor is published', async () => {
    const first = await story.at(DUE, ensurePublishedPolicy);
    const draft = await story.at(DUE, (context) => createDraft(context, first.policyId, first.id));
    await expect(
      story.at(DUE, (context) => createDraft(context, first.policyId, first.id)),
    ).rejects.toMatchObject({ code: 'policy_draft_exists' });
    await story.at(DUE, (context) => changeDraft(context, draft.id, 1, milder));
    const changes = await story.at(DUE, (context) =>
      comparePolicyVersions(context, first.id, draft.id),
    );
    expect(changes).toEqual([{ path: 'noticeRepeatBusinessDays', before: 3, after: 5 }]);
    await story.at(DUE, (context) => publishPolicy(context, draft.id, 2));
    const states = (await story.at(DUE, listPolicyVersions)).map((each) => each.state);
    expect(states).toEqual(['published', 'retired']);
  });

  describe('is put into force by a second person', () => {
    const ada = { kind: 'user', id: '01890000-0000-7000-8000-00000000000a', name: 'Ada' } as const;
    const ben = { ...ada, id: '01890000-0000-7000-8000-00000000000b', name: 'Ben' } as const;
    const publish = (actor: Context['actor'], id: string, publishing: Publishing) =>
      story.at(DUE, (context) => publishPolicy({ ...context, actor }, id, 2, publishing));
    const both = { publisherIds: [ada.id, ben.id], aloneBecause: null };
    const alone = { publisherIds: [ada.id], aloneBecause: null };

    async function changedByAda(): Promise<string> {
      const [draft] = await story.at(DUE, listPolicyVersions);
      await story.at(DUE, (context) =>
        changeDraft({ ...context, actor: ada }, draft!.id, 1, milder),
      );
      return draft!.id;
    }

    it('not by who changed it, whatever reason is given', async () => {
      const id = await changedByAda();
      for (const publishing of [both, { ...both, aloneBecause: 'In a hurry' }]) {
        await expect(publish(ada, id, publishing)).rejects.toMatchObject({
          code: 'policy_needs_second_person',
          values: { changedBy: 'Ada' },
        });
      }
      expect(await publish(ben, id, both)).toMatchObject({
        state: 'published',
        publishedBy: 'Ben',
        publishedAloneBecause: null,
      });
    });

    it('or, where nobody else may, by the only one who says why', async () => {
      const id = await changedByAda();
      await expect(publish(ada, id, alone)).rejects.toMatchObject({
        code: 'policy_alone_needs_reason',
      });
      const published = await publish(ada, id, { ...alone, aloneBecause: 'I am the company' });
      expect(published.publishedAloneBecause).toBe('I am the company');
    });

    it('never by a key that changed it', async () => {
      const key = { kind: 'api_key', id: ada.id, name: 'Script' } as const;
      const id = await changedByAda();
      await expect(publish(key, id, { ...alone, aloneBecause: 'Automated' })).rejects.toMatchObject(
        { code: 'policy_needs_second_person' },
      );
    });

    it('and by anybody when nobody changed it', async () => {
      const [draft] = await story.at(DUE, listPolicyVersions);
      const published = await story.at(DUE, (context) =>
        publishPolicy({ ...context, actor: ada }, draft!.id, 1, both),
      );
      expect(published).toMatchObject({ state: 'published', changedBy: [] });
      const copy = await story.at(DUE, (context) =>
        createDraft({ ...context, actor: ada }, published.policyId, published.id),
      );
      expect(copy.changedBy).toEqual([]);
    });
  });

  it('that contradicts itself stays a draft and says where', async () => {
    const broken = { ...defaultPolicy, tolerance: { EURO: '5.00' } };
    const draft = await story.at(DUE, (context) => createPolicy(context, 'Broken', broken));
    await expect(
      story.at(DUE, (context) => publishPolicy(context, draft.id, 1)),
    ).rejects.toMatchObject({ code: 'policy_contradictory', field: 'tolerance.EURO' });
  });

  it('retired without a successor leaves nothing to run', async () => {
    const published = await story.at(DUE, ensurePublishedPolicy);
    await story.at(DUE, (context) => retirePolicy(context, published.id));
    await expect(story.run(DUE)).rejects.toMatchObject({ code: 'policy_not_published' });
  });

  it('of one partner is unknown to another', async () => {
    const published = await story.at(DUE, ensurePublishedPolicy);
    const other = await aStory(db);
    await expect(
      other.at(DUE, (context) => publishPolicy(context, published.id, 1)),
    ).rejects.toMatchObject({ code: 'policy_version_not_found' });
    await expect(other.at(DUE, getPublishedPolicy)).rejects.toMatchObject({
      code: 'policy_not_published',
    });
  });
});

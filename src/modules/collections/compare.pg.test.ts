import { afterAll, beforeAll, expect, test } from 'vitest';
import { aStory, DUE } from '../../../test/support/collections-story.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { addDays } from '../../kernel/days.ts';
import { comparePolicyEffects } from './commands-compare.ts';
import { changeDraft, createDraft, ensurePublishedPolicy } from './commands-policy.ts';
import { previewRun } from './commands-preview.ts';
import type { Context } from '../../platform/context.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

test('two versions are compared by what each would do, as their previews say', async () => {
  const story = await aStory(db);
  const today = addDays(DUE, 3);
  const debtors = [await story.aDebtor('1'), await story.aDebtor('2')];
  await story.aDebtor('3', { dueOn: addDays(DUE, 30) });
  const live = await story.at(today, ensurePublishedPolicy);
  const draft = await story.at(today, (context) => createDraft(context, live.policyId, live.id));
  // Whoever owes less than USD 5,000 is left alone.
  const content = {
    ...live.content,
    tolerance: { ...live.content.tolerance, USD: '5000.00' },
  };
  await story.at(today, (context) => changeDraft(context, draft.id, draft.revision, content));
  const compared = await story.at(today, (context) =>
    comparePolicyEffects(
      (work) => work(context),
      { asOf: today, fromVersionId: live.id, toVersionId: draft.id },
      1,
    ),
  );
  expect(compared).toMatchObject({ customers: 3, differencesTotal: 2 });
  expect(compared.differences).toHaveLength(1);
  expect(debtors).toContain(compared.differences[0]!.customerId);
  expect(compared.differences[0]).toMatchObject({ overdue: 100_000n, to: { effects: [] } });
  for (const [side, policyVersionId] of [
    ['from', live.id],
    ['to', draft.id],
  ] as const) {
    const preview = await story.at(today, (context: Context) =>
      previewRun((work) => work(context), { asOf: today, policyVersionId }, 10),
    );
    const notices = preview.differences.filter(({ effects }) => effects.includes('notice'));
    expect(compared.effects['notice']?.[side] ?? 0).toBe(notices.length);
  }
  const same = await story.at(today, (context) =>
    comparePolicyEffects(
      (work) => work(context),
      { asOf: today, fromVersionId: live.id, toVersionId: live.id },
      10,
    ),
  );
  expect(same.differences).toEqual([]);
});

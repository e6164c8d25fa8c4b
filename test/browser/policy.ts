import { expect, test } from 'vitest';
import type { Language } from '../../console/src/words/family.ts';
import { policyWords } from '../../console/src/words/policy.ts';
import { openReader } from './reader.ts';
import { must, type World } from './world.ts';

interface Version {
  readonly id: string;
  readonly policyId: string;
  readonly state: string;
  readonly revision: number;
  readonly content: { readonly tolerance: Record<string, string> };
}

/** A draft is compared with what is in force: by what it says, and by what it would do. */
export function policyJourney(world: () => World, language: Language): void {
  const { comparison } = policyWords[language];

  test('a draft of the policy is compared by its effect', async () => {
    const client = await world().inSample();
    const path = '/api/collections/policies';
    const { items } = (await (await must(client.get(path))).json()) as { items: Version[] };
    const live = items.find(({ state }) => state === 'published')!;
    const draft =
      items.find(({ state }) => state === 'draft') ??
      ((await (
        await must(
          client.post(`${path}/${live.policyId}/versions`, { data: { fromVersionId: live.id } }),
        )
      ).json()) as Version);
    const content = { ...draft.content, tolerance: { USD: '1000000.00', JPY: '100000000' } };
    const changed = `/api/collections/policy-versions/${draft.id}`;
    await must(client.put(changed, { data: { content, revision: draft.revision } }));

    const reader = await openReader(world(), { language, as: client });
    await reader.open(`/collections/policy/compare?from=${live.id}&to=${draft.id}`);
    await reader.main.getByRole('columnheader', { name: comparison.overdue }).waitFor();
    const rows = reader.main.getByRole('table').last().getByRole('row');
    expect(await rows.count()).toBeGreaterThan(2);
  });
}

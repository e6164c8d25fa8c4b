import { Type } from 'typebox';
import { Refused } from '../kernel/refusal.ts';
import { listAdministrators } from '../people/index.ts';
import { accountRoute, type AccountRun, type AnyRoute } from '../platform/route.ts';
import type { SecretBox } from '../platform/secrets.ts';
import { loadSample, removeSample } from './sample.ts';

/** Codes of the routes of the sample reseller. */
export type SampleRefusal = 'sample_needs_administrator' | 'sample_not_loaded';

const tag = 'sample';

export function sampleRoutes({ secrets }: { readonly secrets: SecretBox }): readonly AnyRoute[] {
  return [
    accountRoute({
      method: 'POST',
      path: '/api/sample',
      name: 'loadSample',
      summary: 'Makes the sample reseller, a partner of its own, and lets the caller work for it.',
      tag,
      access: 'signed_in',
      output: Type.Object({ partnerId: Type.String(), isNew: Type.Boolean() }),
      refusals: ['sample_needs_administrator'],
      handle: async (run) => {
        const person = await administrator(run);
        const { partner, isNew } = await run.transact((tx) =>
          loadSample(tx, {
            now: run.now,
            secrets,
            people: [{ id: person.personId, email: person.email }],
          }),
        );
        return { body: { partnerId: partner.id, isNew } };
      },
    }),
    accountRoute({
      method: 'DELETE',
      path: '/api/sample',
      name: 'removeSample',
      summary: 'Removes the sample reseller with everything that belongs to it.',
      tag,
      access: 'signed_in',
      output: Type.Object({}),
      refusals: ['sample_needs_administrator', 'sample_not_loaded'],
      handle: async (run) => {
        await administrator(run);
        const { removed } = await run.transact((tx) => removeSample(tx, run.now));
        if (!removed) throw new Refused('sample_not_loaded');
        return { body: {} };
      },
    }),
  ];
}

/** @throws Refused unless the caller is a global administrator of a partner */
async function administrator(run: AccountRun) {
  const { person } = run;
  if (!person) throw new Error('this route needs somebody who is signed in');
  const administrators = await run.transact(listAdministrators);
  if (!administrators.some((each) => each.id === person.personId)) {
    throw new Refused('sample_needs_administrator');
  }
  return person;
}

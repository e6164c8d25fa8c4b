import { loadSample, removeSample } from '../app/sample.ts';
import { listAdministrators } from '../people/index.ts';
import type { Command } from './command.ts';

export const sampleLoadCommand: Command = {
  name: 'sample load',
  usage: 'sample load [--json]',
  summary: 'makes the sample reseller, a partner of its own with customers of every kind',
  options: {},
  run: async (run) => {
    const { database, secrets } = run.installation;
    const { partner, isNew } = await database.transact('installation', async (tx) =>
      loadSample(tx, { now: run.now, secrets, people: await listAdministrators(tx) }),
    );
    return {
      answer: { partnerId: partner.id, isNew },
      inWords: isNew
        ? `${partner.name} is ready (${partner.id}).`
        : `${partner.name} was loaded already (${partner.id}).`,
    };
  },
};

export const sampleRemoveCommand: Command = {
  name: 'sample remove',
  usage: 'sample remove [--json]',
  summary: 'removes the sample reseller with everything that belongs to it',
  options: {},
  run: async (run) => {
    const { removed } = await run.installation.database.transact('installation', (tx) =>
      removeSample(tx, run.now),
    );
    return {
      answer: { removed },
      inWords: removed ? 'The sample reseller is gone.' : 'There was no sample reseller.',
    };
  },
};

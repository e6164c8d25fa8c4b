import { createReadStream } from 'node:fs';
import { importSubscriptions, reconcileAll } from '../modules/subscriptions/index.ts';
import { fileOf, oneOf, optional, type Command } from './command.ts';
import { asPartner, partnerOption } from './context.ts';

export const importSubscriptionsCommand: Command = {
  name: 'subscriptions import',
  usage: 'subscriptions import FILE.csv [--partner ID] [--dry-run] [--bad-rows stop|skip] [--json]',
  summary:
    'imports subscriptions that were bought elsewhere; needs the columns external_id, customer_number, offer_id, quantity, term_start',
  options: {
    partner: { type: 'string' },
    'dry-run': { type: 'boolean' },
    'bad-rows': { type: 'string', default: 'stop' },
  },
  run: async (run) => {
    const file = await fileOf(run);
    const partnerId = await partnerOption(run);
    const badRows = oneOf('bad-rows', optional(run, 'bad-rows') ?? 'stop', [
      'stop',
      'skip',
    ] as const);
    const dryRun = run.options['dry-run'] === true;
    const result = await asPartner(run, partnerId, (context) =>
      importSubscriptions(context, { input: createReadStream(file), badRows, dryRun }),
    );
    const { rows, created, unchanged, changed, rejected, state } = result;
    return {
      answer: { ...result, errors: result.errors.map((each) => ({ ...each })) },
      inWords: [
        `${rows} rows: ${created} created, ${unchanged} unchanged, ${changed} changed, ${rejected} rejected (${state})`,
        ...result.errors.map((each) => `line ${each.line}: ${each.column ?? ''} ${each.message}`),
      ].join('\n'),
      failed: state === 'stopped',
    };
  },
};

export const reconcileSubscriptionsCommand: Command = {
  name: 'subscriptions reconcile',
  usage: 'subscriptions reconcile [--partner ID] [--json]',
  summary:
    'compares access with holds and asks the provider for what differs; repeating it is safe',
  options: { partner: { type: 'string' } },
  run: async (run) => {
    const partnerId = await partnerOption(run);
    const { checked, commands, drifted } = await reconcileAll({
      transact: (work) => asPartner(run, partnerId, work),
    });
    return {
      answer: { checked, commands, drifted },
      inWords: `${checked} subscriptions compared, ${commands} commands to the provider, ${drifted} found changed at the provider`,
    };
  },
};

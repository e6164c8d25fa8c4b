import { parseDay, type Day } from '../kernel/days.ts';
import type { JsonObject } from '../kernel/json.ts';
import {
  carryOutRun,
  ensurePublishedPolicy,
  listPolicyVersions,
  previewRun,
  startRun,
  type CollectionsSummary,
} from '../modules/collections/index.ts';
import { required, UsageProblem, type Command, type CommandRun } from './command.ts';
import { asPartner, partnerOption } from './context.ts';

const options = { partner: { type: 'string' }, 'as-of': { type: 'string' } } as const;

function asOfOption(run: CommandRun): Day {
  const text = required(run, 'as-of');
  const day = parseDay(text);
  if (day === null) throw new UsageProblem(`--as-of is "${text}", which is no day like 2026-11-30`);
  return day;
}

function inWords(summary: CollectionsSummary): string {
  const stages = Object.entries(summary.stages).map(([stage, count]) => `${stage} ${count}`);
  const effects = Object.entries(summary.effects).map(([kind, count]) => `${kind} ${count}`);
  return [
    `As of ${summary.asOf}: ${summary.customers} customers, ${summary.openInvoices} open invoices, ` +
      `${summary.overdueInvoices} overdue of ${summary.overdueCustomers} customers`,
    ...Object.entries(summary.currencies).map(
      ([currency, amounts]) => `  ${currency}: open ${amounts.open}, overdue ${amounts.overdue}`,
    ),
    `  stages: ${stages.join(', ') || 'none'}`,
    `  effects: ${effects.join(', ') || 'none'}`,
  ].join('\n');
}

export const collectionsPreviewCommand: Command = {
  name: 'collections preview',
  usage: 'collections preview --as-of YYYY-MM-DD [--partner ID] [--json]',
  summary: 'says what a run for a day would do; writes nothing',
  options,
  run: async (run) => {
    const asOf = asOfOption(run);
    const partnerId = await partnerOption(run);
    const preview = await previewRun(
      (work) => asPartner(run, partnerId, work),
      { asOf },
      0,
      (done) => run.say(`${done} customers …`),
    );
    return {
      answer: preview.summary as unknown as JsonObject,
      inWords: inWords(preview.summary),
    };
  },
};

export const collectionsRunCommand: Command = {
  name: 'collections run',
  usage: 'collections run --as-of YYYY-MM-DD [--partner ID] [--json]',
  summary:
    'decides every customer for a day and records what follows; repeating it changes nothing',
  options,
  run: async (run) => {
    const asOf = asOfOption(run);
    const partnerId = await partnerOption(run);
    await publishDefaultIfNone(run, partnerId);
    const started = await asPartner(run, partnerId, (context) =>
      startRun(context, { asOf, startedBy: 'command_line', inBackground: false }),
    );
    const done = await carryOutRun(
      { transact: (work) => asPartner(run, partnerId, work) },
      started.id,
      (state) => run.say(`${state.customersDone} of ${state.customersTotal} customers …`),
    );
    const braked =
      done.state === 'braked'
        ? `\nThe brake stopped this run: release or end it on the console under Collections → Runs (${done.id}).`
        : '';
    return {
      answer: { ...(done.summary as unknown as JsonObject), runId: done.id, state: done.state },
      inWords: `${inWords(done.summary)}${braked}`,
      failed: done.state !== 'done',
    };
  },
};

/**
 * An operator who orders a run before anybody touched a policy gets the one that the product
 * recommends. Once somebody has edited, published or retired one, the choice is theirs and the run
 * is refused without it.
 */
async function publishDefaultIfNone(run: CommandRun, partnerId: string): Promise<void> {
  const published = await asPartner(run, partnerId, async (context) => {
    const [only, ...more] = await listPolicyVersions(context);
    const isUntouched = only?.state === 'draft' && only.revision === 1 && more.length === 0;
    return isUntouched ? ensurePublishedPolicy(context) : null;
  });
  if (published === null) return;
  run.say(`No collections policy was in force: "${published.policyName}" is published now.`);
}

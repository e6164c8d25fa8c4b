import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { describeLineProblem, importStatement, statementFormats } from '../modules/bank/index.ts';
import { importReceivables } from '../modules/receivables/index.ts';
import {
  badRowsChoices,
  importUsage,
  subAccountChoices,
  usageFormats,
} from '../modules/usage/index.ts';
import type { JsonObject } from '../kernel/json.ts';
import { fileOf, oneOf, optional, required, type Command } from './command.ts';
import { asPartner, partnerOption } from './context.ts';

/** Rows between two lines of progress. */
const PROGRESS_ROWS = 10_000;

export const importReceivablesCommand: Command = {
  name: 'import receivables',
  usage:
    'import receivables FILE --profile sap-open-items|settled-invoices|surety-invoices|… [--partner ID] [--dry-run] [--bad-rows stop|skip] [--json]',
  summary: 'imports open items or payments from a CSV file; repeating it changes nothing',
  options: {
    profile: { type: 'string' },
    partner: { type: 'string' },
    'dry-run': { type: 'boolean' },
    'bad-rows': { type: 'string', default: 'stop' },
  },
  run: async (run) => {
    const file = await fileOf(run);
    const partnerId = await partnerOption(run);
    let said = 0;
    const result = await importReceivables(
      { transact: (work) => asPartner(run, partnerId, work) },
      {
        profile: required(run, 'profile'),
        badRows: oneOf('bad-rows', optional(run, 'bad-rows') ?? 'stop', ['stop', 'skip'] as const),
        dryRun: run.options['dry-run'] === true,
        fileName: basename(file),
        input: createReadStream(file),
        onProgress: ({ stage, rows }) => {
          if (rows - said < PROGRESS_ROWS && stage === 'reading') return;
          said = rows;
          run.say(`${stage} … ${rows} rows`);
        },
      },
    );
    return answerOf(result);
  },
};

export const importUsageCommand: Command = {
  name: 'import usage',
  usage:
    'import usage FILE --format focus-1.0 [--partner ID] [--dry-run] [--bad-rows stop|skip] [--sub-accounts report|create] [--json]',
  summary: 'imports cloud charges from a FOCUS file; repeating it changes nothing',
  options: {
    format: { type: 'string' },
    partner: { type: 'string' },
    'dry-run': { type: 'boolean' },
    'bad-rows': { type: 'string', default: 'stop' },
    'sub-accounts': { type: 'string', default: 'report' },
  },
  run: async (run) => {
    const file = await fileOf(run);
    const format = oneOf('format', required(run, 'format'), usageFormats);
    const partnerId = await partnerOption(run);
    let said = 0;
    const result = await importUsage(
      { transact: (work) => asPartner(run, partnerId, work) },
      {
        format,
        badRows: oneOf('bad-rows', optional(run, 'bad-rows') ?? 'stop', badRowsChoices),
        subAccounts: oneOf(
          'sub-accounts',
          optional(run, 'sub-accounts') ?? 'report',
          subAccountChoices,
        ),
        dryRun: run.options['dry-run'] === true,
        fileName: basename(file),
        input: createReadStream(file),
        onProgress: (rows) => {
          if (rows - said < PROGRESS_ROWS) return;
          said = rows;
          run.say(`reading … ${rows} rows`);
        },
      },
    );
    return answerOf(result);
  },
};

export const importBankCommand: Command = {
  name: 'import bank',
  usage:
    'import bank FILE --format camt.053|zengin|csv [--partner ID] [--bad-rows stop|skip] [--dry-run] [--json]',
  summary: 'reads a bank statement, books what is certain and queues the rest',
  options: {
    format: { type: 'string' },
    partner: { type: 'string' },
    'bad-rows': { type: 'string', default: 'stop' },
    'dry-run': { type: 'boolean' },
  },
  run: async (run) => {
    const file = await fileOf(run);
    const format = oneOf('format', required(run, 'format'), statementFormats);
    const badRows = oneOf('bad-rows', optional(run, 'bad-rows') ?? 'stop', badRowsChoices);
    const partnerId = await partnerOption(run);
    const bytes = await readFile(file);
    const dryRun = run.options['dry-run'] === true;
    const { problems, ...result } = await asPartner(run, partnerId, (context) =>
      importStatement(context, { format, fileName: basename(file), bytes, badRows, dryRun }),
    );
    const errors = problems.map((problem) => ({
      line: problem.place,
      code: problem.code,
      message: describeLineProblem(problem, 'en'),
    }));
    return {
      answer: { ...result, errors },
      inWords: [
        [
          `${result.lines} movements: ${result.created} new, ${result.matched} booked,`,
          `${result.suggested} suggested, ${result.unmatched} unmatched,`,
          `${result.outgoing} outgoing (${result.state})`,
        ].join(' '),
        ...errors.map((each) => `line ${each.line}: ${each.message}`),
      ].join('\n'),
      failed: result.state === 'stopped',
    };
  },
};

interface ImportOutcome {
  readonly id: string;
  readonly state: string;
  readonly rows: number;
  readonly created: number;
  readonly unchanged: number;
  readonly changed: number;
  readonly rejected: number;
  readonly errors: readonly {
    readonly line: number;
    readonly column: string | null;
    readonly code: string;
    readonly message: string;
  }[];
}

function answerOf(result: ImportOutcome): Awaited<ReturnType<Command['run']>> {
  const { rows, created, unchanged, changed, rejected, errors } = result;
  const answer: JsonObject = {
    importId: result.id,
    state: result.state,
    rows,
    created,
    unchanged,
    changed,
    rejected,
    errors: errors.map((each) => ({ ...each })),
  };
  return {
    answer,
    inWords: [
      `${rows} rows: ${created} created, ${unchanged} unchanged, ${changed} changed, ${rejected} rejected (${result.state})`,
      ...errors.map((each) => `line ${each.line}: ${each.column ?? ''} ${each.message}`),
    ].join('\n'),
    failed: result.state === 'stopped' || result.state === 'failed',
  };
}

import { partsOf, type Day } from '../../kernel/days.ts';
import { parseTerms } from '../../kernel/terms.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { customersOf, ensureCustomers, type Customer } from '../customers/index.ts';
import { dueDayOf } from './commands.ts';
import { decideOutcome, differencesOf } from './decide-import.ts';
import * as store from './store-import.ts';
import * as applying from './store-import-apply.ts';
import {
  changedRows,
  countRows,
  insertProblems,
  sortRows,
  type ChangedRow,
} from './store-import-rows.ts';
import { refuse } from './types.ts';
import type { BadRows, ImportProfile, RowProblem } from './types-import.ts';

const DISPUTED_AT_SOURCE = 'Marked as disputed in the imported file';

interface SettledImport {
  readonly importId: string;
  readonly profile: ImportProfile;
}

/**
 * Sorts the staged rows of an import and, unless it is a dry run or stops at bad rows, applies the
 * created ones: customers, documents, books, allocations, disputes. All of it in the caller's
 * transaction.
 */
export async function settleImport(
  context: Context,
  { importId, profile }: SettledImport,
  wanted: { readonly dryRun: boolean; readonly badRows: BadRows },
): Promise<void> {
  await store.lockImporting(context);
  await refuseLostRows(context, importId);
  await store.joiningByHash(context, async () => {
    await sortRows(context, importId, profile.key, profile.columns.number ?? '');
    await reportChangedRows(context, importId, profile);
  });
  const counts = await countRows(context, importId);
  const outcome = decideOutcome(wanted, counts.rejected);
  const isApplied = outcome === 'apply';
  // A stopped import created nothing; a dry run says what it would create.
  const shown = outcome === 'stop' ? { ...counts, created: 0 } : counts;
  await store.setCounts(context, importId, wanted.badRows, shown);
  if (isApplied) {
    const customers = await createEverything(context, importId, profile);
    await recordApplied(context, importId, profile, { ...counts, customers });
    await store.removeRows(context, importId);
  }
  const state = ({ stage: 'staged', stop: 'stopped', apply: 'applied' } as const)[outcome];
  const from = ['reading', 'applying', 'staged', 'stopped'] as const;
  if (!(await store.moveImport(context, importId, from, state))) throw refuse('import_interrupted');
}

/**
 * The staging table is emptied by a crash of the database; half of a file must not pass for the
 * whole.
 */
async function refuseLostRows(context: Context, importId: string): Promise<void> {
  const found = await store.findImport(context, importId);
  const counts = await countRows(context, importId);
  if (counts.staged + counts.unreadable !== found?.rows) throw refuse('import_rows_gone');
}

async function createEverything(
  context: Context,
  importId: string,
  profile: ImportProfile,
): Promise<number> {
  let customers = 0;
  for await (const page of applying.customersOfRows(context, importId)) {
    customers += page.length;
    await applying.rememberCustomers(context, importId, await ensureCustomers(context, page));
  }
  await store.joiningByHash(context, () => createRows(context, importId, profile));
  return customers;
}

async function createRows(
  context: Context,
  importId: string,
  profile: ImportProfile,
): Promise<void> {
  if (profile.kind !== 'payments') await computeDueDays(context, importId);
  await applying.createDocuments(context, importId, profile.key);
  if (profile.kind === 'settled_items') {
    await applying.createSettlements(context, importId, profile.key);
  }
  if (profile.columns.appliesTo) await applying.applyPayments(context, importId);
  if (profile.columns.disputed)
    await applying.createDisputes(context, importId, DISPUTED_AT_SOURCE);
}

/** Terms of the row where they are ours to understand, else the customer's own. */
async function computeDueDays(context: Context, importId: string): Promise<void> {
  for await (const rows of applying.rowsWithoutDueDay(context, importId)) {
    const ids = [...new Set(rows.map((row) => row.customerId))];
    const customers = new Map(
      (await customersOf(context, ids)).map((customer) => [customer.id, customer]),
    );
    const days = rows.map((row) => ({
      line: row.line,
      dueOn: dueDayOfRow(customers.get(row.customerId), row.issuedOn, row.terms),
    }));
    await applying.setDueDays(context, importId, days);
  }
}

function dueDayOfRow(customer: Customer | undefined, issuedOn: Day, terms: string | null): Day {
  if (!customer) throw new Error(`no customer for an invoice of ${partsOf(issuedOn).year}`);
  const isOurs = terms !== null && parseTerms(terms) !== null;
  return dueDayOf(customer, issuedOn, isOurs ? terms : customer.paymentTerms);
}

async function reportChangedRows(
  context: Context,
  importId: string,
  profile: ImportProfile,
): Promise<void> {
  for await (const rows of changedRows(context, importId, profile.key)) {
    const ids = [...new Set(rows.map((row) => row.before.customerId))];
    const customers = await customersOf(context, ids);
    const numbers = new Map(customers.map((customer) => [customer.id, customer.number]));
    await insertProblems(
      context,
      importId,
      rows.flatMap((row) => changesOf(row, profile, numbers.get(row.before.customerId) ?? '')),
    );
  }
}

function changesOf(row: ChangedRow, profile: ImportProfile, customerNumber: string): RowProblem[] {
  const differences = differencesOf({ ...row.before, customerNumber }, row.after);
  return differences.map(({ field, before, after }) => ({
    line: row.line,
    column: profile.columns[field] ?? null,
    code: 'import_row_changed',
    values: { field, before, after },
  }));
}

async function recordApplied(
  context: Context,
  importId: string,
  profile: ImportProfile,
  counts: {
    created: number;
    unchanged: number;
    changed: number;
    rejected: number;
    customers: number;
  },
): Promise<void> {
  const { created, unchanged, changed, rejected, customers } = counts;
  await recordEvents(context, [
    {
      type: 'receivables.import_applied',
      subject: { kind: 'import', id: importId },
      after: { profile: profile.key, created, unchanged, changed, rejected, customers },
    },
  ]);
}

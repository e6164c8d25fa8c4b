import { createHash } from 'node:crypto';
import { newId } from '../../kernel/ids.ts';
import { parseCurrency } from '../../kernel/money.ts';
import { getPartner, type Partner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { decodeLines } from '../../platform/csv-lines.ts';
import { recordReader, type CsvRecord } from '../../platform/csv-records.ts';
import { recordEvents } from '../../platform/events.ts';
import { customerIdsByNumber, ensureCustomers } from '../customers/index.ts';
import { listOffers } from './commands-catalogue.ts';
import { placeHolds } from './commands-hold.ts';
import {
  delimiterOf,
  importedBatch,
  importedSubscription,
  problemsAmong,
  readHeader,
  type KnownSource,
} from './decide-import.ts';
import { readRow, type Defaults, type ParsedRow } from './decide-import-row.ts';
import { describeProblem } from './decide-import-words.ts';
import * as store from './store-import.ts';
import { expectAsFound } from './store-command.ts';
import { saveSeats } from './store-life.ts';
import {
  IMPORT_ROWS_MAX,
  PROBLEMS_SHOWN_MAX,
  type ImportResult,
  type ImportRow,
  type RowProblem,
} from './types-import.ts';
import { refuse, type Subscription } from './types.ts';

export interface ImportRequest {
  readonly input: AsyncIterable<Buffer | string>;
  /** `stop`: one bad row and nothing is taken; `skip`: the good rows are. */
  readonly badRows: 'stop' | 'skip';
  /** Reads and sorts everything, and writes nothing. */
  readonly dryRun: boolean;
}

/** Rows that go to the database in one statement. */
const BATCH_ROWS = 2_000;
/** What the column of holds takes. */
const SOURCE_ID_MAX = 200;
const HOLD_REASONS = {
  en: 'Suspended when it was imported',
  ja: '取り込んだ時点で一時停止中',
} as const;

/**
 * Imports subscriptions that were bought elsewhere from a CSV file; the columns are in
 * `types-import.ts`. Rows are recognised by their external id: a row that comes again changes
 * nothing, and one that says something else is reported and left alone, because the subscription
 * has lived on here. A suspended one gets the hold that explains it.
 * @throws Refused `subscription_import_unreadable`, `subscription_import_columns`,
 *   `subscription_import_too_large`, `import_encoding_wrong`, `import_encoding_unknown`,
 *   `import_line_too_long`
 */
export async function importSubscriptions(
  context: Context,
  request: ImportRequest,
): Promise<ImportResult> {
  const partner = await getPartner(context);
  const parsed = await readFile(request.input, await defaultsOf(context, partner));
  await store.lockImports(context);
  const sorted = await sortRows(context, parsed);
  const stops = sorted.rejected > 0 && request.badRows === 'stop';
  const created = stops ? [] : sorted.isNew;
  if (!request.dryRun && created.length > 0) await take(context, partner, created, sorted.known);
  const result: ImportResult = {
    state: stops ? 'stopped' : request.dryRun ? 'checked' : 'applied',
    rows: parsed.length,
    created: created.length,
    unchanged: sorted.unchanged,
    changed: sorted.changed,
    rejected: sorted.rejected,
    errors: sorted.problems
      .toSorted((a, b) => a.line - b.line)
      .slice(0, PROBLEMS_SHOWN_MAX)
      .map(({ values, ...problem }) => ({
        ...problem,
        message: describeProblem(problem.code, values, partner.language),
      })),
  };
  if (result.state === 'applied' && created.length > 0) await recordImport(context, result);
  return result;
}

async function recordImport(context: Context, result: ImportResult): Promise<void> {
  const { rows, created, unchanged, changed, rejected } = result;
  await recordEvents(context, [
    {
      type: 'subscriptions.import_applied',
      subject: { kind: 'import', id: newId(context.now.getTime()) },
      after: { rows, created, unchanged, changed, rejected },
    },
  ]);
}

async function defaultsOf(context: Context, partner: Partner): Promise<Defaults> {
  const currency = parseCurrency(partner.currency);
  if (currency === null) throw new Error(`${partner.currency} is no currency`);
  const offers = new Map((await listOffers(context)).map((offer) => [offer.id, offer]));
  return { currency, language: partner.language, offers };
}

async function readFile(
  input: AsyncIterable<Buffer | string>,
  defaults: Defaults,
): Promise<ParsedRow[]> {
  const records: CsvRecord[] = [];
  let reader: ReturnType<typeof recordReader> | null = null;
  let linesBefore = 0;
  for await (const { text } of decodeLines(input, 'detect')) {
    if (reader === null) {
      const headerLine = text.split('\n').find((line) => line.trim() !== '');
      if (headerLine === undefined) {
        linesBefore += text.split('\n').length - 1;
        continue;
      }
      reader = recordReader(delimiterOf(headerLine), linesBefore + 1);
    }
    for (const record of reader.read(text)) records.push(record);
    checkSize(records);
  }
  records.push(...(reader?.end() ?? []));
  checkSize(records);
  const [first, ...rest] = records;
  if (first === undefined) throw refuse('subscription_import_unreadable');
  const header = readHeader('fields' in first ? first.fields : []);
  return rest.map((record) => readRow(record, header, defaults));
}

function checkSize(records: readonly CsvRecord[]): void {
  if (records.length > IMPORT_ROWS_MAX + 1) {
    throw refuse('subscription_import_too_large', { maximum: IMPORT_ROWS_MAX });
  }
}

interface Sorted {
  readonly known: ReadonlyMap<string, KnownSource>;
  readonly isNew: readonly ImportRow[];
  readonly unchanged: number;
  readonly changed: number;
  readonly rejected: number;
  readonly problems: readonly RowProblem[];
}

async function sortRows(context: Context, parsed: readonly ParsedRow[]): Promise<Sorted> {
  const rows = parsed.flatMap((each) => ('row' in each ? [each.row] : []));
  const ids = rows.flatMap((row) => [row.externalId, row.parentExternalId ?? row.externalId]);
  const known = await knownSources(context, [...new Set(ids)], rows);
  const customers = new Set((await customerIdsByNumber(context, numbersOf(rows))).keys());
  for (const row of rows) if (row.customerName !== null) customers.add(row.customerNumber);
  const problems = parsed.flatMap((each) => ('problems' in each ? each.problems : []));
  const bad = rejectAlso(rows, problemsAmong(rows, known, customers));
  const good = rows.filter((row) => !bad.has(row.line));
  const isNew = good.filter((row) => !known.has(row.externalId));
  const differs = good.filter((row) => {
    const source = known.get(row.externalId);
    return source !== undefined && source.rowHash !== hashOf(row);
  });
  const told = differs.map(({ line }): RowProblem => {
    return { line, column: null, code: 'import_row_changed', values: {} };
  });
  return {
    known,
    isNew,
    changed: differs.length,
    unchanged: good.length - isNew.length - differs.length,
    rejected: parsed.length - good.length,
    problems: [...problems, ...[...bad.values()].flat(), ...told],
  };
}

/** By line; an add-on of a row that is not taken is not taken either. */
function rejectAlso(
  rows: readonly ImportRow[],
  problems: readonly RowProblem[],
): Map<number, RowProblem[]> {
  const byLine = Map.groupBy(problems, (problem) => problem.line);
  const taken = new Set(rows.flatMap((row) => (byLine.has(row.line) ? [] : [row.externalId])));
  const rejected = new Set(rows.map((row) => row.externalId).filter((id) => !taken.has(id)));
  for (const { line, parentExternalId: parent } of rows) {
    if (parent === null || byLine.has(line) || !rejected.has(parent)) continue;
    const values = { parent };
    byLine.set(line, [
      { line, column: 'parent_external_id', code: 'import_parent_unknown', values },
    ]);
  }
  return byLine;
}

function numbersOf(rows: readonly ImportRow[]): string[] {
  return [...new Set(rows.map((row) => row.customerNumber))];
}

/** Sources with their customers by number, which is what a row says. */
async function knownSources(
  context: Context,
  externalIds: readonly string[],
  rows: readonly ImportRow[],
): Promise<Map<string, KnownSource>> {
  const known = await store.sourcesOf(context, externalIds);
  const idsByNumber = await customerIdsByNumber(context, numbersOf(rows));
  const numbers = new Map([...idsByNumber].map(([number, id]) => [id, number]));
  return new Map(
    [...known].map(([externalId, { customerId, ...source }]) => [
      externalId,
      { ...source, customerNumber: numbers.get(customerId) ?? '' },
    ]),
  );
}

async function take(
  context: Context,
  partner: Partner,
  rows: readonly ImportRow[],
  known: ReadonlyMap<string, KnownSource>,
): Promise<void> {
  const customerIds = await customersFor(context, rows);
  const ids = new Map([...known].map(([key, source]) => [key, source.subscriptionId]));
  for (const row of rows) ids.set(row.externalId, newId(context.now.getTime()));
  // Bases first, so that an add-on never points at what is not there yet.
  const ordered = rows.toSorted((a, b) => rankOf(a) - rankOf(b));
  for (let from = 0; from < ordered.length; from += BATCH_ROWS) {
    const batch = ordered.slice(from, from + BATCH_ROWS);
    const subscriptions = batch.map((row) =>
      importedSubscription(row, {
        id: ids.get(row.externalId)!,
        customerId: customerIds.get(row.customerNumber)!,
        parentId: row.parentExternalId === null ? null : ids.get(row.parentExternalId)!,
        cloud: partner.cloud,
        now: context.now,
      }),
    );
    await save(context, partner.language, batch, subscriptions);
  }
}

function rankOf(row: ImportRow): number {
  return row.parentExternalId === null ? 0 : 1;
}

async function save(
  context: Context,
  language: Partner['language'],
  rows: readonly ImportRow[],
  subscriptions: readonly Subscription[],
): Promise<void> {
  await store.insertSubscriptionRows(context, subscriptions);
  await saveSeats(
    context,
    subscriptions.map((each) => ({ subscriptionId: each.id, batches: [importedBatch(each)] })),
  );
  await store.insertSources(
    context,
    rows.map((row, index) => ({
      externalId: row.externalId,
      subscriptionId: subscriptions[index]!.id,
      rowHash: hashOf(row),
    })),
  );
  const suspended = subscriptions.flatMap((subscription, index) =>
    subscription.status === 'suspended' ? [{ subscription, row: rows[index]! }] : [],
  );
  if (suspended.length === 0) return;
  // Taken over as it stands, with the reason that it lacks: so lifting that gives access back.
  await expectAsFound(
    context,
    suspended.map(({ subscription }) => subscription.id),
  );
  await placeHolds(
    context,
    suspended.map(({ subscription, row }) => ({
      customerId: subscription.customerId,
      scope: 'subscription',
      subscriptionId: subscription.id,
      kind: row.holdKind,
      owner: 'partner',
      reason: HOLD_REASONS[language],
      sourceKind: 'person',
      sourceId: `import:${row.externalId}`.slice(0, SOURCE_ID_MAX),
    })),
  );
}

async function customersFor(
  context: Context,
  rows: readonly ImportRow[],
): Promise<Map<string, string>> {
  const byNumber = Map.groupBy(rows, (row) => row.customerNumber);
  return ensureCustomers(
    context,
    [...byNumber].map(([number, ofCustomer]) => ({
      number,
      names: [...new Set(ofCustomer.flatMap((row) => row.customerName ?? []))],
    })),
  );
}

function hashOf(row: ImportRow): string {
  return createHash('sha256').update(row.said).digest('hex');
}

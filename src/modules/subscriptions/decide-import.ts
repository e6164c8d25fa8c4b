import type { Cloud } from '../../kernel/clouds.ts';
import { cycleAround } from './decide-charge.ts';
import { withDue } from './decide-life.ts';
import { cancelUntil, SEATS_RETURN_MS } from './decide-term.ts';
import type { Header } from './decide-import-row.ts';
import {
  importColumns,
  neededColumns,
  type ImportColumn,
  type ImportRow,
  type RowProblem,
} from './types-import.ts';
import { refuse, type SeatBatch, type Subscription, type SubscriptionStatus } from './types.ts';

/** Enough column names to see what went wrong, not a whole data set. */
const SEEN_CHARACTERS_MAX = 500;

/**
 * Finds the columns in a header; columns that mean nothing here are left aside.
 * @throws Refused `subscription_import_columns` where a needed one is missing or one stands twice
 */
export function readHeader(fields: readonly string[]): Header {
  const names = fields.map((field) => field.trim().toLowerCase());
  const positions = new Map<ImportColumn, number>();
  for (const column of importColumns) {
    const position = names.indexOf(column);
    if (names.lastIndexOf(column) !== position) throw unusableHeader(names);
    if (position !== -1) positions.set(column, position);
  }
  if (!neededColumns.every((column) => positions.has(column))) throw unusableHeader(names);
  return { fieldCount: fields.length, positions };
}

function unusableHeader(names: readonly string[]) {
  const text = names.join(', ').replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ');
  const seen = text.slice(0, SEEN_CHARACTERS_MAX).toWellFormed();
  return refuse('subscription_import_columns', { columns: neededColumns.join(', '), seen });
}

/** The character that separates fields in a header line: whichever it has more of. */
export function delimiterOf(headerLine: string): string {
  const countOf = (delimiter: string) => headerLine.split(delimiter).length;
  return [',', ';', '\t'].toSorted((a, b) => countOf(b) - countOf(a))[0]!;
}

/** A subscription that an external id stands for already. */
export interface KnownSource {
  readonly externalId: string;
  readonly subscriptionId: string;
  readonly rowHash: string;
  readonly customerNumber: string;
  readonly isAddon: boolean;
}

/**
 * What is wrong with rows beside each other: an id that stands twice, a customer that is not known
 * and not named, an add-on whose base is not there.
 * @param known sources by external id
 * @param customers numbers of customers that exist or that some row names
 */
export function problemsAmong(
  rows: readonly ImportRow[],
  known: ReadonlyMap<string, KnownSource>,
  customers: ReadonlySet<string>,
): RowProblem[] {
  const first = new Map<string, ImportRow>();
  const problems: RowProblem[] = [];
  for (const row of rows) {
    const { line, externalId: key } = row;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, row);
    else {
      const values = { key, firstLine: earlier.line };
      problems.push({ line, column: 'external_id', code: 'import_key_duplicate', values });
    }
  }
  for (const row of rows) {
    const { line, customerNumber: number, parentExternalId: parent } = row;
    if (!customers.has(number)) {
      const values = { number };
      problems.push({ line, column: 'customer_number', code: 'import_customer_unknown', values });
    }
    if (parent === null || isBase(first.get(parent), known.get(parent), number)) continue;
    const values = { parent };
    problems.push({ line, column: 'parent_external_id', code: 'import_parent_unknown', values });
  }
  return problems;
}

function isBase(
  inFile: ImportRow | undefined,
  known: KnownSource | undefined,
  customerNumber: string,
): boolean {
  if (known) return known.customerNumber === customerNumber && !known.isAddon;
  return inFile?.customerNumber === customerNumber && inFile.parentExternalId === null;
}

export interface Placed {
  readonly id: string;
  readonly customerId: string;
  readonly parentId: string | null;
  readonly cloud: Cloud;
  readonly now: Date;
}

/**
 * A subscription that was bought elsewhere, as it stands by what its row says. Nothing is charged
 * for it before the cycle or the term it is in ends.
 */
export function importedSubscription(row: ImportRow, placed: Placed): Subscription {
  const { id, customerId, parentId, cloud, now } = placed;
  const isAlive = row.status === 'active' || row.status === 'suspended';
  const { externalId: _, line: _line, said: _said, customerNumber: _number, ...rest } = row;
  const { customerName: _name, parentExternalId: _parent, holdKind: _hold, ...kept } = rest;
  const subscription: Subscription = {
    ...kept,
    id,
    customerId,
    parentId,
    orderId: null,
    billingType: row.kind === 'azure_plan' ? 'usage' : 'license',
    statusSince: row.statusSince ?? sinceWhen(row.status, row, now),
    termAnchor: row.termStart,
    billedUntil: null,
    cancelUntil: isAlive ? cancelUntil(row, row.termStart) : null,
    scheduledChange: null,
    atTermEnd: null,
    extendedTerm: false,
    renewingSince: null,
    updatesMade: 0,
    version: 1,
    dueAt: null,
    drift: null,
    readAt: now,
    createdAt: now,
  };
  const billedUntil = isAlive ? billedUntilOf(subscription, now) : null;
  return withDue({ ...subscription, billedUntil }, cloud);
}

function sinceWhen(status: SubscriptionStatus, row: ImportRow, now: Date): Date {
  const { termStart, termEnd } = row;
  if (status === 'active' || status === 'pending') return termStart < now ? termStart : now;
  const hasEnded = status !== 'suspended' && termEnd !== null && termEnd < now;
  return hasEnded ? termEnd : now;
}

/** What has begun was charged by whoever sold it. */
function billedUntilOf(subscription: Subscription, now: Date): Date | null {
  const { kind, billingType, commerce, status, termEnd, termStart } = subscription;
  if (kind === 'trial' || billingType === 'usage') return null;
  if (commerce === 'legacy' && status === 'suspended') return null;
  const lastDay = termEnd !== null && termEnd < now ? termEnd : now;
  const cycle = cycleAround(subscription, lastDay < termStart ? termStart : lastDay);
  if (cycle === null) return null;
  return termEnd !== null && termEnd < cycle.end ? termEnd : cycle.end;
}

/** All seats as one batch, added when the term began. */
export function importedBatch({ id, quantity, termStart }: Subscription): SeatBatch {
  const returnableUntil = new Date(termStart.getTime() + SEATS_RETURN_MS);
  return { id, quantity, addedAt: termStart, returnableUntil };
}

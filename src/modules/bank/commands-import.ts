import { createHash } from 'node:crypto';
import { dayIn } from '../../kernel/days.ts';
import { newId } from '../../kernel/ids.ts';
import { parseCurrency } from '../../kernel/money.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { customersOf } from '../customers/index.ts';
import { openInvoices } from '../receivables/index.ts';
import { book, stored } from './commands-match.ts';
import { indexOf, type MatchIndex } from './decide-index.ts';
import { decideMatch, usualFees } from './decide-match.ts';
import { parseCamt } from './parse-camt.ts';
import { parseBankCsv } from './parse-csv.ts';
import { parseZengin } from './parse-zengin.ts';
import * as store from './store.ts';
import {
  refuse,
  type LineProblem,
  type MatchDecision,
  type ParsedStatement,
  type StatementFormat,
  type StatementLine,
} from './types.ts';

export interface StatementImport {
  readonly format: StatementFormat;
  readonly fileName: string;
  readonly bytes: Buffer;
  /** `stop`: one movement that cannot be read, and nothing is kept; `skip`: the others are. */
  readonly badRows: 'stop' | 'skip';
  /** Says what would happen; writes nothing. */
  readonly dryRun: boolean;
}

export interface StatementImportResult {
  readonly state: 'applied' | 'checked' | 'stopped';
  readonly statementId: string | null;
  readonly lines: number;
  /** Movements that no earlier file had. */
  readonly created: number;
  readonly unchanged: number;
  /** Booked without a person. */
  readonly matched: number;
  readonly suggested: number;
  readonly unmatched: number;
  /** Money that left. */
  readonly outgoing: number;
  readonly problems: readonly LineProblem[];
}

/** From this confidence on money is booked without a person. */
export const AUTOMATIC_FROM = 9_000;
/** More than the statement of a busy day. */
export const FILE_BYTES_MAX = 20 * 1_024 * 1_024;

/**
 * Reads a bank statement, books what is certain and puts the rest into the queue with suggestions.
 * The same file or the same movement in another file changes nothing.
 * @throws Refused the `bank_file_…` refusals
 */
export async function importStatement(
  context: Context,
  request: StatementImport,
): Promise<StatementImportResult> {
  if (request.bytes.length > FILE_BYTES_MAX) {
    throw refuse('bank_file_too_large', { megabytes: FILE_BYTES_MAX / 1_024 / 1_024 });
  }
  const { lines, problems } = await parse(context, request);
  await store.lockImports(context);
  const keyed = withKeys(lines);
  const known = await store.knownKeys(
    context,
    keyed.map((each) => each.key),
  );
  const fresh = keyed.filter((each) => !known.has(each.key));
  const counts = {
    lines: lines.length,
    created: fresh.length,
    unchanged: keyed.length - fresh.length,
    problems,
  };
  if (problems.length > 0 && request.badRows === 'stop') {
    const nothing = { matched: 0, suggested: 0, unmatched: 0, outgoing: 0 };
    return { ...counts, ...nothing, created: 0, state: 'stopped', statementId: null };
  }
  const index = await loadIndex(context);
  if (request.dryRun) {
    const verdicts = tally(
      fresh.map((each) => ({ line: each.line, decision: decideFor(each.line, index) })),
    );
    return { ...counts, ...verdicts, state: 'checked', statementId: null };
  }
  const statementId = newId(context.now.getTime());
  await store.insertStatement(context, {
    id: statementId,
    format: request.format,
    fileName: request.fileName,
    sha256: createHash('sha256').update(request.bytes).digest('hex'),
    lines: lines.length,
    newLines: fresh.length,
  });
  const decided = await keep(context, statementId, fresh, index);
  await recordEvents(context, [
    {
      type: 'bank.statement_imported',
      subject: { kind: 'bank_statement', id: statementId },
      after: { format: request.format, fileName: request.fileName, lines: fresh.length },
    },
  ]);
  return { ...counts, ...tally(decided), state: 'applied', statementId };
}

interface Keyed {
  readonly key: string;
  readonly line: StatementLine;
}

interface Decided {
  readonly line: StatementLine;
  readonly decision: MatchDecision;
}

/** All lines are there before the first is booked; what one settles the next no longer finds. */
async function keep(
  context: Context,
  statementId: string,
  fresh: readonly Keyed[],
  index: MatchIndex,
): Promise<Decided[]> {
  const decided = fresh.map(({ key, line }) => ({
    id: newId(context.now.getTime()),
    key,
    line,
    decision: decideFor(line, index),
  }));
  await store.insertLines(
    context,
    decided.map(({ id, key, line, decision }) => ({
      ...line,
      id,
      key,
      statementId,
      state: line.amount < 0n && !line.isReversal ? 'ignored' : 'open',
      candidates: decision.candidates.map(stored),
      confidence: decision.candidates[0]?.confidence ?? null,
    })),
  );
  for (const { id, line, decision } of decided) {
    const [best] = decision.candidates;
    if (decision.verdict !== 'book' || best === undefined) continue;
    await book(context, { id, ...line }, best, 'automatic');
  }
  return decided;
}

/** What is going to be booked is taken off at once, so that no second movement is for it too. */
function decideFor(line: StatementLine, index: MatchIndex): MatchDecision {
  const rules = { automaticFrom: AUTOMATIC_FROM, usualFees };
  const decision = decideMatch(line, index, rules);
  const [best] = decision.candidates;
  if (decision.verdict === 'book' && best !== undefined) {
    for (const [position, each] of best.allocations.entries()) {
      const isLast = position === best.allocations.length - 1;
      index.settle(each.documentId, each.amount + (isLast ? best.fee : 0n));
    }
  }
  return decision;
}

function tally(decided: readonly Decided[]) {
  const counts = { matched: 0, suggested: 0, unmatched: 0, outgoing: 0 };
  for (const { line, decision } of decided) {
    if (line.amount < 0n && !line.isReversal) counts.outgoing += 1;
    else if (decision.verdict === 'book') counts.matched += 1;
    else if (decision.verdict === 'suggest') counts.suggested += 1;
    else counts.unmatched += 1;
  }
  return counts;
}

async function parse(context: Context, request: StatementImport): Promise<ParsedStatement> {
  const { timeZone, currency } = await getPartner(context);
  if (request.format === 'zengin') {
    return parseZengin(request.bytes, dayIn(context.now, timeZone));
  }
  const text = textOf(request.bytes);
  if (text.trim() === '') throw refuse('bank_file_empty');
  if (request.format === 'camt.053') return parseCamt(text);
  return parseBankCsv(text, parseCurrency(currency)!);
}

/** UTF-8; files of Japanese programs that are not are Shift_JIS. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('shift_jis').decode(bytes);
  }
}

/**
 * Movements that look alike within one file are told apart by their order, so that two equal
 * payments of a day are two and the same file again is none.
 */
function withKeys(lines: readonly StatementLine[]): Keyed[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const { account, bookedOn, currency, amount, payer, text, bankReference } = line;
    const same =
      bankReference === ''
        ? [account, bookedOn, currency, amount, payer, text]
        : [account, bookedOn, currency, amount, bankReference];
    const base = JSON.stringify(same.map(String));
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return { key: createHash('sha256').update(`${base} ${count}`).digest('hex'), line };
  });
}

/** Everything that is open, and everybody's names. */
export async function loadIndex(context: Context): Promise<MatchIndex> {
  const invoices = await openInvoices(context);
  const ids = [...new Set(invoices.map((each) => each.customerId))];
  const payers = await store.knownPayers(context);
  const customers = await customersOf(context, [
    ...new Set([...ids, ...payers.map((each) => each.customerId)]),
  ]);
  return indexOf(
    invoices,
    customers.map(({ id, number, name }) => ({ customerId: id, number, name })),
    payers,
  );
}

import { sql } from 'kysely';
import { formatDay, parseDay, type Day } from '../../kernel/days.ts';
import type { Json } from '../../kernel/json.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import type { BankLineState, KnownPayer, StatementFormat, StatementLine } from './types.ts';

export interface Statement {
  readonly id: string;
  readonly format: StatementFormat;
  readonly fileName: string;
  readonly lines: number;
  readonly newLines: number;
  readonly importedBy: string;
  readonly importedAt: Date;
}

export async function insertStatement(
  context: Context,
  statement: Omit<Statement, 'importedBy' | 'importedAt'> & { readonly sha256: string },
): Promise<void> {
  await sql`
    insert into bank.statement (partner_id, id, format, file_name, sha256, lines, new_lines,
      imported_by, imported_at)
    values (${context.partnerId}, ${statement.id}, ${statement.format}, ${statement.fileName},
      ${statement.sha256}, ${statement.lines}, ${statement.newLines}, ${context.actor.name},
      ${context.now})
  `.execute(context.tx);
}

/** The newest first, after an id. */
export async function pageOfStatements(
  context: Context,
  after: string | null,
  limit: number,
): Promise<Statement[]> {
  const result = await sql<Statement>`
    select id, format, file_name as "fileName", lines, new_lines as "newLines",
      imported_by as "importedBy", imported_at as "importedAt"
    from bank.statement
    where partner_id = ${context.partnerId} and (${after}::uuid is null or id < ${after}::uuid)
    order by id desc limit ${limit}
  `.execute(context.tx);
  return result.rows;
}

/** Which of the movements are there already. */
export async function knownKeys(
  context: Context,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const result = await sql<{ key: string }>`
    select key from bank.line
    where partner_id = ${context.partnerId} and key = any(${keys}::text[])
  `.execute(context.tx);
  return new Set(result.rows.map((row) => row.key));
}

/** Two imports of one partner stand in line: each line is booked once. */
export async function lockImports(context: Context): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended(${`bank ${context.partnerId}`}, 0))
  `.execute(context.tx);
}

export interface NewLine extends StatementLine {
  readonly id: string;
  readonly key: string;
  readonly statementId: string;
  readonly candidates: Json;
  readonly confidence: number | null;
  /** Money that left is nothing to look at. */
  readonly state: 'open' | 'ignored';
}

const LINES_PER_STATEMENT = 1_000;

export async function insertLines(context: Context, lines: readonly NewLine[]): Promise<void> {
  for (let from = 0; from < lines.length; from += LINES_PER_STATEMENT) {
    const part = lines.slice(from, from + LINES_PER_STATEMENT).map((line) => ({
      id: line.id,
      statement_id: line.statementId,
      key: line.key,
      place: line.place,
      account: line.account,
      booked_on: formatDay(line.bookedOn),
      value_on: formatDay(line.valueOn),
      currency: line.currency,
      amount: String(line.amount),
      payer: line.payer,
      text: line.text,
      bank_reference: line.bankReference,
      is_reversal: line.isReversal,
      state: line.state,
      candidates: line.candidates,
      confidence: line.confidence,
    }));
    await sql`
      insert into bank.line (partner_id, id, statement_id, key, place, account, booked_on,
        value_on, currency, amount, payer, text, bank_reference, is_reversal, state, candidates,
        confidence, settled_by, settled_because, settled_at)
      select ${context.partnerId}, id, statement_id, key, place, account, booked_on, value_on,
        currency, amount, payer, text, bank_reference, is_reversal, state, candidates, confidence,
        case when state = 'ignored' then ${context.actor.name} end,
        case when state = 'ignored' then 'outgoing' end,
        case when state = 'ignored' then ${context.now}::timestamptz end
      from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as x(id uuid, statement_id uuid,
        key text, place integer, account text, booked_on date, value_on date, currency text,
        amount bigint, payer text, text text, bank_reference text, is_reversal boolean,
        state text, candidates jsonb, confidence integer)
    `.execute(context.tx);
  }
}

export interface BankLine extends Omit<StatementLine, 'place'> {
  readonly id: string;
  readonly place: number;
  readonly statementId: string;
  readonly state: BankLineState;
  readonly candidates: readonly StoredCandidate[];
  readonly confidence: number | null;
  readonly paymentId: string | null;
  readonly feeDocumentId: string | null;
  readonly reversesId: string | null;
  readonly settledBy: string | null;
  readonly settledBecause: string | null;
  readonly settledAt: Date | null;
}

/** Amounts are minor units as texts. */
export interface StoredCandidate {
  readonly customerId: string;
  readonly allocations: readonly { readonly documentId: string; readonly amount: string }[];
  readonly fee: string;
  readonly confidence: number;
  readonly reasons: readonly { readonly code: string; readonly values: Json }[];
}

type LineRow = Omit<BankLine, 'bookedOn' | 'valueOn' | 'amount' | 'currency'> & {
  readonly bookedOn: string;
  readonly valueOn: string;
  readonly amount: string;
  readonly currency: string;
};

const columns = sql`
  id, place, statement_id as "statementId", account, booked_on as "bookedOn",
  value_on as "valueOn", currency, amount::text as amount, payer, text,
  bank_reference as "bankReference", is_reversal as "isReversal", state, candidates, confidence,
  payment_id as "paymentId", fee_document_id as "feeDocumentId", reverses_id as "reversesId",
  settled_by as "settledBy", settled_because as "settledBecause", settled_at as "settledAt"
`;

function toLine(row: LineRow): BankLine {
  return {
    ...row,
    bookedOn: dayOf(row.bookedOn),
    valueOn: dayOf(row.valueOn),
    currency: row.currency as Currency,
    amount: BigInt(row.amount),
  };
}

function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`not a day in the database: ${text}`);
  return day;
}

export async function lockLine(context: Context, id: string): Promise<BankLine | undefined> {
  const result = await sql<LineRow>`
    select ${columns} from bank.line
    where partner_id = ${context.partnerId} and id = ${id} for update
  `.execute(context.tx);
  return result.rows.map(toLine)[0];
}

/** The newest first, after an id; `text` is looked for in payer, text and reference. */
export async function pageOfLines(
  context: Context,
  filter: {
    readonly state: BankLineState | null;
    readonly text: string | null;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<BankLine[]> {
  const { state, after, limit } = filter;
  const pattern = filter.text === null ? null : `%${filter.text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const result = await sql<LineRow>`
    select ${columns} from bank.line
    where partner_id = ${context.partnerId}
      and (${state}::text is null or state = ${state})
      and (${pattern}::text is null or payer ilike ${pattern} or text ilike ${pattern}
        or bank_reference ilike ${pattern})
      and (${after}::uuid is null or id < ${after}::uuid)
    order by id desc limit ${limit}
  `.execute(context.tx);
  return result.rows.map(toLine);
}

/** Matched lines whose money a reversal may take back: same account, same amount, before it. */
export async function linesToReverse(context: Context, line: BankLine): Promise<BankLine[]> {
  const result = await sql<LineRow>`
    select ${columns} from bank.line l
    where partner_id = ${context.partnerId} and account = ${line.account}
      and currency = ${line.currency} and amount = ${-line.amount} and state = 'matched'
      and payment_id is not null and booked_on <= ${formatDay(line.bookedOn)}::date
      and not exists (
        select from bank.line r where r.partner_id = l.partner_id and r.reverses_id = l.id
      )
    order by booked_on desc, id desc limit 20
  `.execute(context.tx);
  return result.rows.map(toLine);
}

export interface Settled {
  readonly state: BankLineState;
  readonly paymentId: string | null;
  readonly feeDocumentId: string | null;
  readonly reversesId: string | null;
  readonly because: string | null;
}

/** An open line has nobody who settled it. */
export async function saveSettled(context: Context, id: string, settled: Settled): Promise<void> {
  const isOpen = settled.state === 'open';
  await sql`
    update bank.line set state = ${settled.state}, payment_id = ${settled.paymentId},
      fee_document_id = ${settled.feeDocumentId}, reverses_id = ${settled.reversesId},
      settled_because = ${settled.because},
      settled_by = ${isOpen ? null : context.actor.name},
      settled_at = ${isOpen ? null : context.now}
    where partner_id = ${context.partnerId} and id = ${id}
  `.execute(context.tx);
}

export async function knownPayers(context: Context): Promise<KnownPayer[]> {
  const result = await sql<KnownPayer>`
    select name_key as "nameKey", customer_id as "customerId" from bank.payer
    where partner_id = ${context.partnerId}
  `.execute(context.tx);
  return result.rows;
}

/** The newest teaching counts. */
export async function savePayer(
  context: Context,
  nameKey: string,
  customerId: string,
): Promise<void> {
  await sql`
    insert into bank.payer (partner_id, name_key, customer_id, learned_at)
    values (${context.partnerId}, ${nameKey}, ${customerId}, ${context.now})
    on conflict (partner_id, name_key) do update
      set customer_id = excluded.customer_id, learned_at = excluded.learned_at
  `.execute(context.tx);
}

/** How many movements wait for a person, and how many there are in all. */
export async function countLines(context: Context): Promise<Record<BankLineState, number>> {
  const result = await sql<{ state: BankLineState; count: number }>`
    select state, count(*)::int as count from bank.line
    where partner_id = ${context.partnerId} group by state
  `.execute(context.tx);
  const counts = { open: 0, matched: 0, ignored: 0 };
  for (const row of result.rows) counts[row.state] = row.count;
  return counts;
}

/** What the newest matched movements say of their payments. */
export async function matchedPayments(
  context: Context,
  limit: number,
): Promise<{ id: string; paymentId: string; amount: bigint; currency: string }[]> {
  const result = await sql<{ id: string; paymentId: string; amount: string; currency: string }>`
    select id, payment_id as "paymentId", amount::text as amount, currency from bank.line
    where partner_id = ${context.partnerId} and state = 'matched' and payment_id is not null
    order by id desc limit ${limit}
  `.execute(context.tx);
  return result.rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}

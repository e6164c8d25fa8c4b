import { sql } from 'kysely';
import { formatDay, type Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { getCustomer, type Customer } from '../customers/index.ts';
import {
  decideStatement,
  type ClosingBalance,
  type Movement,
  type StatementOfCurrency,
} from './decide-statement.ts';
import { disputedPart } from './decide-document.ts';
import { openAsOf } from './store-ageing.ts';
import { dayFromColumn, toDocument, type DocumentRow } from './store-tables.ts';
import type { Document, DocumentKind } from './types.ts';

/**
 * Lines and open items of one currency that a statement lists; a longer one is for the CSV
 * download.
 */
export const STATEMENT_LINES_MAX = 2_000;

export interface StatementItem extends Document {
  /** Open at the end of the day, where `amountOpen` is open now. */
  readonly open: bigint;
  readonly disputed: bigint;
}

export interface Statement {
  readonly customer: Customer;
  readonly from: Day | null;
  readonly asOf: Day;
  readonly currencies: readonly StatementOfCurrency[];
  /** Debits by due day, then credits; at most {@link STATEMENT_LINES_MAX}. */
  readonly openItems: readonly StatementItem[];
}

export interface StatementQuestion {
  readonly customerId: string;
  /** First day of the period; null starts with the first movement. */
  readonly from: Day | null;
  /** Last day of the period. */
  readonly asOf: Day;
  readonly linesMax?: number;
}

/**
 * What was booked for a customer in a period, the balances around it, and what was open at its end,
 * all as of that day by booking day.
 * @throws Refused `customer_not_found`
 */
export async function statement(context: Context, question: StatementQuestion): Promise<Statement> {
  const customer = await getCustomer(context, question.customerId);
  const linesMax = question.linesMax ?? STATEMENT_LINES_MAX;
  const balances = await closingBalances(context, question);
  const movements = await lastMovements(context, question, linesMax);
  return {
    customer,
    from: question.from,
    asOf: question.asOf,
    currencies: decideStatement(balances, movements),
    openItems: await openItemsAsOf(context, question.customerId, question.asOf, linesMax),
  };
}

async function closingBalances(
  context: Context,
  { customerId, from, asOf }: StatementQuestion,
): Promise<ClosingBalance[]> {
  const fromDay = from === null ? null : formatDay(from);
  const result = await sql<{ currency: Currency; closing: string; movements: number }>`
    select currency, sum(case when side = 'debit' then amount else -amount end) as closing,
      (count(*) filter (where ${fromDay}::date is null or booked_on >= ${fromDay}::date))::int
        as movements
    from receivables.document
    where partner_id = ${context.partnerId} and customer_id = ${customerId}
      and booked_on <= ${formatDay(asOf)}::date
    group by currency order by currency
  `.execute(context.tx);
  return result.rows.map((row) => ({
    currency: row.currency,
    closing: BigInt(row.closing),
    movements: row.movements,
  }));
}

async function lastMovements(
  context: Context,
  { customerId, from, asOf }: StatementQuestion,
  linesMax: number,
): Promise<Movement[]> {
  const fromDay = from === null ? null : formatDay(from);
  const result = await sql<{
    id: string;
    kind: DocumentKind;
    number: string;
    reference: string | null;
    currency: Currency;
    booked_on: string;
    due_on: string | null;
    amount: string;
  }>`
    select * from (
      select id, kind, number, reference, currency, booked_on, due_on,
        case when side = 'debit' then amount else -amount end as amount,
        row_number() over (partition by currency order by booked_on desc, id desc) as from_end
      from receivables.document
      where partner_id = ${context.partnerId} and customer_id = ${customerId}
        and booked_on <= ${formatDay(asOf)}::date
        and (${fromDay}::date is null or booked_on >= ${fromDay}::date)
    ) movements where from_end <= ${linesMax}
    order by currency, booked_on, id
  `.execute(context.tx);
  return result.rows.map((row) => ({
    documentId: row.id,
    kind: row.kind,
    number: row.number,
    reference: row.reference,
    currency: row.currency,
    bookedOn: dayFromColumn(row.booked_on),
    dueOn: row.due_on === null ? null : dayFromColumn(row.due_on),
    amount: BigInt(row.amount),
  }));
}

async function openItemsAsOf(
  context: Context,
  customerId: string,
  asOf: Day,
  limit: number,
): Promise<StatementItem[]> {
  const day = formatDay(asOf);
  const result = await sql<
    DocumentRow & { open: string; dispute_id: string | null; disputed: string | null }
  >`
    select d.*, items.open, p.id as dispute_id, p.amount as disputed
    from (${openAsOf(context, day, customerId)}) items
    join receivables.document d on d.partner_id = ${context.partnerId} and d.id = items.id
    left join lateral (
      select id, amount from receivables.dispute p
      where p.partner_id = d.partner_id and p.document_id = d.id and p.opened_on <= ${day}::date
        and (p.closed_on is null or p.closed_on > ${day}::date)
      order by p.opened_on desc limit 1
    ) p on true
    order by d.currency, d.due_on nulls last, d.booked_on, d.id
    limit ${limit}
  `.execute(context.tx);
  return result.rows.map((row) => {
    const open = BigInt(row.open);
    const disputed = row.disputed === null ? null : BigInt(row.disputed);
    return {
      ...toDocument(row),
      open,
      disputed: row.dispute_id === null ? 0n : disputedPart(open, disputed),
    };
  });
}

import { sql } from 'kysely';
import { formatDay, type Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import type { Entry } from './decide-books.ts';
import { dayFromColumn } from './store-tables.ts';
import type { Account } from './types.ts';

/** What is to be booked for one document or allocation, whose id it bears. */
export interface Journal {
  readonly id: string;
  readonly cause: 'document' | 'allocation';
  readonly customerId: string;
  readonly currency: string;
  readonly bookedOn: Day;
  readonly entries: readonly Entry[];
}

/**
 * All entries go in by one statement: the database refuses it unless every journal adds up to zero.
 */
export async function insertJournals(
  context: Context,
  journals: readonly Journal[],
): Promise<void> {
  if (journals.length === 0) return;
  const entries = journals.flatMap((journal) =>
    journal.entries.map((entry) => ({ ...entry, journal })),
  );
  await sql`
    with journals as (
      insert into receivables.journal (partner_id, id, cause, booked_on, recorded_at)
      select ${context.partnerId}, j.id, j.cause, j.booked_on, ${context.now}
      from unnest(${journals.map((each) => each.id)}::uuid[],
        ${journals.map((each) => each.cause)}::text[],
        ${journals.map((each) => formatDay(each.bookedOn))}::date[]) as j(id, cause, booked_on)
    )
    insert into receivables.entry (partner_id, journal_id, account, customer_id, currency, amount)
    select ${context.partnerId}, e.journal_id, e.account, e.customer_id, e.currency, e.amount
    from unnest(${entries.map((each) => each.journal.id)}::uuid[],
      ${entries.map((each) => each.account)}::text[],
      ${entries.map((each) => each.journal.customerId)}::uuid[],
      ${entries.map((each) => each.journal.currency)}::text[],
      ${entries.map((each) => String(each.amount))}::bigint[])
      as e(journal_id, account, customer_id, currency, amount)
  `.execute(context.tx);
}

export interface BookedEntry extends Entry {
  readonly journalId: string;
  readonly bookedOn: Day;
  readonly currency: Currency;
}

/** Entries of journals, for showing how a document was booked. */
export async function entriesOfJournals(
  context: Context,
  journalIds: readonly string[],
): Promise<BookedEntry[]> {
  const result = await sql<{
    journal_id: string;
    booked_on: string;
    account: Account;
    currency: Currency;
    amount: string;
  }>`
    select e.journal_id, j.booked_on, e.account, e.currency, e.amount
    from receivables.entry e
    join receivables.journal j on j.partner_id = e.partner_id and j.id = e.journal_id
    where e.partner_id = ${context.partnerId} and e.journal_id = any(${journalIds}::uuid[])
    order by j.booked_on, j.recorded_at, j.id, e.amount desc
  `.execute(context.tx);
  return result.rows.map((row) => ({
    journalId: row.journal_id,
    bookedOn: dayFromColumn(row.booked_on),
    account: row.account,
    currency: row.currency,
    amount: BigInt(row.amount),
  }));
}

/** What the books say in one currency, and what the open documents say. */
export interface Balance {
  readonly currency: Currency;
  readonly accounts: Readonly<Record<Account, bigint>>;
  /** Sum over all accounts: zero unless something is broken. */
  readonly difference: bigint;
  readonly openDebits: bigint;
  readonly openCredits: bigint;
}

/**
 * The trial balance per currency beside the sums of open documents. The receivable account equals
 * the open debits, the unapplied_credit account the negative of the open credits.
 */
export async function balanceCheck(context: Context): Promise<Balance[]> {
  const result = await sql<Record<'currency' | Account | 'debits' | 'credits', string>>`
    with books as (
      select currency,
        coalesce(sum(amount) filter (where account = 'receivable'), 0) as receivable,
        coalesce(sum(amount) filter (where account = 'unapplied_credit'), 0) as unapplied_credit,
        coalesce(sum(amount) filter (where account = 'cash'), 0) as cash,
        coalesce(sum(amount) filter (where account = 'sales'), 0) as sales,
        coalesce(sum(amount) filter (where account = 'late_income'), 0) as late_income,
        coalesce(sum(amount) filter (where account = 'bad_debt'), 0) as bad_debt
      from receivables.entry where partner_id = ${context.partnerId} group by currency
    ), documents as (
      select currency,
        coalesce(sum(amount_open) filter (where due_on is not null), 0) as debits,
        coalesce(sum(amount_open) filter (where due_on is null), 0) as credits
      from receivables.document
      where partner_id = ${context.partnerId} and amount_open > 0 group by currency
    )
    select currency, coalesce(receivable, 0) as receivable,
      coalesce(unapplied_credit, 0) as unapplied_credit, coalesce(cash, 0) as cash,
      coalesce(sales, 0) as sales, coalesce(late_income, 0) as late_income,
      coalesce(bad_debt, 0) as bad_debt,
      coalesce(debits, 0) as debits, coalesce(credits, 0) as credits
    from books full join documents using (currency) order by currency
  `.execute(context.tx);
  return result.rows.map((row) => {
    const accounts = {
      receivable: BigInt(row.receivable),
      unapplied_credit: BigInt(row.unapplied_credit),
      cash: BigInt(row.cash),
      sales: BigInt(row.sales),
      late_income: BigInt(row.late_income),
      bad_debt: BigInt(row.bad_debt),
    };
    return {
      currency: row.currency as Currency,
      accounts,
      difference: Object.values(accounts).reduce((sum, amount) => sum + amount, 0n),
      openDebits: BigInt(row.debits),
      openCredits: BigInt(row.credits),
    };
  });
}

import { sql } from 'kysely';
import { dayIn } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import { VIOLATIONS_MAX } from '../../platform/invariant.ts';
import { ageing } from './store-ageing.ts';
import { balanceCheck } from './store-books.ts';

export async function unbalancedJournals(context: Context): Promise<string[]> {
  const result = await sql<{ journal_id: string; currency: string; difference: string }>`
    select journal_id, currency, sum(amount) as difference from receivables.entry
    where partner_id = ${context.partnerId}
    group by journal_id, currency having sum(amount) <> 0 limit ${VIOLATIONS_MAX}
  `.execute(context.tx);
  return result.rows.map(
    (row) => `journal ${row.journal_id} is out by ${row.difference} ${row.currency}`,
  );
}

/**
 * Documents and allocations without entries; entries without a journal are refused by the database.
 */
export async function documentsWithoutBooks(context: Context): Promise<string[]> {
  const { partnerId } = context;
  const result = await sql<{ id: string }>`
    (
      select id from receivables.document where partner_id = ${partnerId}
      union all select id from receivables.allocation where partner_id = ${partnerId}
    )
    except select journal_id from receivables.entry where partner_id = ${partnerId}
    limit ${VIOLATIONS_MAX}
  `.execute(context.tx);
  return result.rows.map((row) => `${row.id} is not booked`);
}

/**
 * The receivable account is the open debits, unapplied_credit the open credits, all accounts are
 * zero.
 */
export async function booksThatDifferFromDocuments(context: Context): Promise<string[]> {
  const balances = await balanceCheck(context);
  return balances.flatMap(({ currency, accounts, difference, openDebits, openCredits }) => {
    const { receivable, unapplied_credit: unapplied } = accounts;
    return [
      ...(difference === 0n ? [] : [`${currency}: the accounts add up to ${difference}`]),
      ...(receivable === openDebits
        ? []
        : [`${currency}: receivable is ${receivable}, open debits are ${openDebits}`]),
      ...(unapplied === -openCredits
        ? []
        : [`${currency}: unapplied_credit is ${unapplied}, open credits are ${openCredits}`]),
    ];
  });
}

export async function openAmountsThatDiffer(context: Context): Promise<string[]> {
  const { partnerId } = context;
  const result = await sql<{ id: string; amount_open: string; expected: string }>`
    select d.id, d.amount_open, d.amount - coalesce(a.amount, 0) as expected
    from receivables.document d
    left join (
      select id, sum(amount) as amount from (
        select credit_document_id as id, amount from receivables.allocation where partner_id = ${partnerId}
        union all
        select debit_document_id, amount from receivables.allocation where partner_id = ${partnerId}
      ) sides group by id
    ) a on a.id = d.id
    where d.partner_id = ${partnerId} and d.amount_open <> d.amount - coalesce(a.amount, 0)
    limit ${VIOLATIONS_MAX}
  `.execute(context.tx);
  return result.rows.map(
    (row) => `${row.id} has ${row.amount_open} open instead of ${row.expected}`,
  );
}

/**
 * An allocation joins a credit and a debit of its customer and currency, is booked no earlier than
 * either, and what undoes it is its exact negative.
 */
export async function allocationsThatDoNotAddUp(context: Context): Promise<string[]> {
  const result = await sql<{ id: string }>`
    select a.id from receivables.allocation a
    join receivables.document c on c.partner_id = a.partner_id and c.id = a.credit_document_id
    join receivables.document d on d.partner_id = a.partner_id and d.id = a.debit_document_id
    left join receivables.allocation u on u.partner_id = a.partner_id and u.id = a.undoes_id
    where a.partner_id = ${context.partnerId} and not (
      c.side = 'credit' and d.side = 'debit'
      and c.customer_id = a.customer_id and d.customer_id = a.customer_id
      and c.currency = a.currency and d.currency = a.currency
      and a.booked_on >= c.booked_on and a.booked_on >= d.booked_on
      and (a.undoes_id is null or (a.amount = -u.amount and a.booked_on >= u.booked_on
        and u.credit_document_id = a.credit_document_id and u.debit_document_id = a.debit_document_id)))
    limit ${VIOLATIONS_MAX}
  `.execute(context.tx);
  return result.rows.map((row) => `allocation ${row.id} does not fit its documents`);
}

/** On both bases and per currency the buckets add up to what the open items add up to. */
export async function bucketsThatDoNotAddUp(context: Context): Promise<string[]> {
  const asOf = dayIn(context.now, 'UTC');
  const balances = await balanceCheck(context);
  const now = await ageing(context, { asOf, basis: 'known_now' });
  const stood = await ageing(context, { asOf, basis: 'as_it_stood' });
  const sums = [...now.currencies, ...stood.currencies].filter(
    ({ open, buckets }) => buckets.reduce((sum, bucket) => sum + bucket.amount, 0n) !== open,
  );
  const missed = balances.filter(
    ({ currency, openDebits }) =>
      (now.currencies.find((each) => each.currency === currency)?.open ?? 0n) !== openDebits,
  );
  return [
    ...sums.map(({ currency }) => `${currency}: the buckets do not add up to what is open`),
    ...missed.map(({ currency }) => `${currency}: ageing misses open items`),
  ];
}

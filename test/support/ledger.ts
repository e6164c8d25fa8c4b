import type pg from 'pg';

/**
 * A partner's customers and what they owe, made by the database itself: a million of them in a
 * minute.
 */
export interface LedgerWish {
  readonly partnerId: string;
  readonly customers: number;
  readonly invoicesPerCustomer: number;
  /** The day as of which roughly half of it is overdue, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** `one`: everybody in UTC without holidays, so that days are easy to reckon. */
  readonly places: 'world' | 'one';
  /** Journals and entries too, so that the books agree with the documents. */
  readonly withBooks: boolean;
  /** One address for invoices each. */
  readonly withContacts: boolean;
}

const RECORDED_AT = '2026-01-01T00:00:00Z';

/**
 * Fills an empty, migrated database. The same wish always makes the same rows, ids included. Half
 * of the customers are late: their first invoice is 1 to 150 days overdue, each further one due two
 * weeks later. Six invoices in a hundred are in another currency, one in a hundred is disputed, one
 * customer in twenty has money that was not allocated.
 * @param client of the superuser, whom row-level security does not hide the rows from
 */
export async function generateLedger(client: pg.ClientBase, wish: LedgerWish): Promise<void> {
  await client.query(partnerStatement, [wish.partnerId]);
  await client.query(customersStatement(wish.places), [wish.partnerId, wish.customers]);
  if (wish.withContacts) await client.query(contactsStatement, [wish.partnerId, wish.customers]);
  await client.query(invoicesStatement, [
    wish.partnerId,
    wish.customers,
    wish.invoicesPerCustomer,
    wish.asOf,
  ]);
  await client.query(paymentsStatement, [wish.partnerId, wish.customers, wish.asOf]);
  await client.query(disputesStatement, [wish.partnerId, wish.asOf]);
  if (wish.withBooks) {
    await client.query(journalsStatement, [wish.partnerId]);
    await client.query(entriesStatement, [wish.partnerId]);
  }
  // As autovacuum does it in the minutes after an import.
  for (const table of ['customers.customer', 'receivables.document', 'receivables.dispute']) {
    await client.query(`vacuum (analyze) ${table}`);
  }
}

/** A whole number below `limit` that follows from the row's number alone. */
function below(limit: number, number: string, purpose: number): string {
  return `(abs(hashint8extended(${number}, ${purpose})) % ${limit})::int`;
}

/** A time-ordered id (UUID version 7) that follows from a number. */
function idOf(number: string, kind: string): string {
  const tail = `md5('${kind}' || (${number}))`;
  return `(lpad(to_hex(1767225600000 + (${number})), 12, '0') || '7' || substr(${tail}, 1, 3)
    || '8' || substr(${tail}, 4, 15))::uuid`;
}

const partnerStatement = `
  insert into people.partner (partner_id, name, cloud, currency, time_zone, country, language, created_at)
  values ($1, 'Nimbus Resale', 'global', 'USD', 'UTC', 'XX', 'en', '${RECORDED_AT}')`;

const PLACES = {
  world: `(values (0, 60, 'US', 'America/New_York', 'en', 'US'), (60, 75, 'JP', 'Asia/Tokyo', 'ja', 'JP-bank'),
    (75, 85, 'DE', 'Europe/Berlin', 'en', 'DE'), (85, 95, 'GB', 'Europe/London', 'en', 'GB'),
    (95, 100, 'SG', 'Asia/Singapore', 'en', 'SG'))`,
  one: `(values (0, 100, 'XX', 'UTC', 'en', 'none'))`,
} as const;

function customersStatement(places: LedgerWish['places']): string {
  return `
    insert into customers.customer (partner_id, id, number, name, country, time_zone, language,
      calendar_id, payment_terms, segment, risk_class, search_text, created_at, updated_at)
    select $1, ${idOf('n', 'customer')}, 'C-' || n, 'Customer ' || n, p.country, p.time_zone, p.language,
      p.calendar_id, 'net-30', case when ${below(10, 'n', 1)} = 0 then 'strategic' else 'standard' end,
      (array['A', 'B', 'B', 'B', 'B', 'B', 'B', 'C', 'C', 'D'])[1 + ${below(10, 'n', 2)}],
      'c-' || n || ' customer ' || n, '${RECORDED_AT}', '${RECORDED_AT}'
    from generate_series(1, $2::bigint) n
    join ${PLACES[places]} p(from_share, to_share, country, time_zone, language, calendar_id)
      on ${below(100, 'n', 3)} >= p.from_share and ${below(100, 'n', 3)} < p.to_share`;
}

const contactsStatement = `
  insert into customers.contact (partner_id, id, customer_id, name, email, language, role, created_at)
  select $1, ${idOf('n', 'contact')}, ${idOf('n', 'customer')}, 'Accounts payable ' || n,
    'ap@c' || n || '.example', 'en', 'billing', '${RECORDED_AT}'
  from generate_series(1, $2::bigint) n`;

const isLate = `${below(10, 'n', 4)} < 5`;
const dueDays = `
  case when ${isLate} then -1 - ${below(150, 'n', 5)} + 14 * (k - 1) else 1 + ${below(60, 'n', 6)} end`;

const invoicesStatement = `
  insert into receivables.document (partner_id, id, kind, side, number, customer_id, currency, amount,
    amount_open, issued_on, booked_on, due_on, due_on_given, recorded_at)
  select $1, ${idOf('i', 'invoice')}, 'invoice', 'debit', 'INV-' || i, customer_id, currency, amount, amount,
    due_on - 30, due_on - 30, due_on, true, '${RECORDED_AT}'
  from (
    select n * 100 + k as i, ${idOf('n', 'customer')} as customer_id,
      case when share >= 94 and share < 97 then 'EUR' when share >= 97 and share < 99 then 'JPY'
        when share >= 99 then 'GBP' else 'USD' end as currency,
      5000 + ${below(5_000_000, 'n * 100 + k', 8)}::bigint as amount, $4::date + ${dueDays} as due_on
    from generate_series(1, $2::bigint) n, generate_series(1, $3::int) k,
      lateral (select ${below(100, 'n * 100 + k', 7)} as share) s
  ) invoice`;

const paymentsStatement = `
  insert into receivables.document (partner_id, id, kind, side, number, customer_id, currency, amount,
    amount_open, issued_on, booked_on, recorded_at)
  select $1, ${idOf('n', 'payment')}, 'payment', 'credit', 'PAY-' || n, ${idOf('n', 'customer')}, 'USD',
    amount, amount, $3::date - 2, $3::date - 2, '${RECORDED_AT}'
  from generate_series(1, $2::bigint) n,
    lateral (select 1000 + ${below(1_000_000, 'n', 9)}::bigint as amount) a
  where ${below(20, 'n', 10)} = 0`;

const disputesStatement = `
  insert into receivables.dispute (partner_id, id, document_id, customer_id, reason, opened_on, recorded_at)
  select $1, overlay(id::text placing '7' from 15 for 1)::uuid, id, customer_id, 'not delivered', $2::date - 1,
    '${RECORDED_AT}'
  from receivables.document
  where partner_id = $1 and side = 'debit' and abs(hashtextextended(number, 11)) % 100 = 0`;

const journalsStatement = `
  insert into receivables.journal (partner_id, id, cause, booked_on, recorded_at)
  select partner_id, id, 'document', booked_on, recorded_at from receivables.document where partner_id = $1`;

const entriesStatement = `
  insert into receivables.entry (partner_id, journal_id, account, customer_id, currency, amount)
  select d.partner_id, d.id, p.account, d.customer_id, d.currency, p.sign * d.amount
  from receivables.document d
  join (values ('invoice', 'receivable', 1), ('invoice', 'sales', -1), ('payment', 'cash', 1),
    ('payment', 'unapplied_credit', -1)) p(kind, account, sign) on p.kind = d.kind
  where d.partner_id = $1`;

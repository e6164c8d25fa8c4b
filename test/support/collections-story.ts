import { sql } from 'kysely';
import { addDays, formatDay, type Day } from '../../src/kernel/days.ts';
import type { Currency } from '../../src/kernel/money.ts';
import {
  carryOutRun,
  collectionsInvariants,
  completeTask,
  ensurePublishedPolicy,
  evaluateCustomer,
  recordNoticeOutcome,
  startRun,
  type CollectionsRun,
} from '../../src/modules/collections/index.ts';
import { createCustomer } from '../../src/modules/customers/index.ts';
import { recordInvoice, recordPayment } from '../../src/modules/receivables/index.ts';
import type { Context } from '../../src/platform/context.ts';
import { aPartner, contextOf } from './context.ts';
import type { TestDatabase } from './database.ts';

export const USD = 'USD' as Currency;
/** 2 March 2026, a Monday: the day on which the invoices of the story fall due. */
export const DUE = 20_514 as Day;

export interface NoticeSeen {
  readonly key: string;
  readonly stage: string;
  readonly state: string;
}

export interface ProposalSeen {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
}

export interface DebtorOptions {
  readonly dueOn?: Day;
  readonly riskClass?: 'B' | 'D';
}

/** A partner and its debtors, as a test lives through their days. */
export type CollectionsStory = Awaited<ReturnType<typeof aStory>>;

/** Nine in the morning of a day, in UTC. */
export function morning(of: Day): Date {
  return new Date(`${formatDay(of)}T09:00:00Z`);
}

/** A new partner in UTC whose customers work from Monday to Friday. */
export async function aStory(db: TestDatabase) {
  const { partnerId } = await aPartner(db.database, { timeZone: 'UTC', country: 'XX' });

  const at = <T>(of: Day, work: (context: Context) => Promise<T>): Promise<T> =>
    contextOf(db.database, partnerId, morning(of), work);

  const rows = async <Row extends object>(query: string): Promise<Row[]> =>
    (await (await admin()).query<Row>(query, [partnerId])).rows;
  let client: ReturnType<TestDatabase['adminClient']> | undefined;
  const admin = () => (client ??= db.adminClient());

  /** Owes USD 1,000.00. */
  const aDebtor = (number: string, options: DebtorOptions = {}): Promise<string> =>
    at(addDays(DUE, -60), async (context) => {
      const customer = await createCustomer(context, {
        number,
        name: `Customer ${number}`,
        calendarId: 'none',
        riskClass: options.riskClass ?? 'B',
      });
      await recordInvoice(context, {
        customerId: customer.id,
        currency: USD,
        amount: 100_000n,
        number: `INV-${number}`,
        issuedOn: addDays(DUE, -60),
        dueOn: options.dueOn ?? DUE,
      });
      return customer.id;
    });

  const start = (asOf: Day, today = asOf): Promise<CollectionsRun> =>
    at(today, (context) =>
      startRun(context, { asOf, startedBy: 'command_line', inBackground: false }),
    );
  const accessAt = (today: Day) => ({
    transact: <T>(work: (context: Context) => Promise<T>) => at(today, work),
  });
  const run = async (asOf: Day, batchCustomers = 2, today = asOf): Promise<CollectionsRun> => {
    const started = await start(asOf, today);
    return carryOutRun(accessAt(today), started.id, undefined, batchCustomers);
  };

  const notices = () =>
    rows<NoticeSeen>(
      `select key, stage, state from collections.notice_request where partner_id = $1 order by id`,
    );
  const proposals = () =>
    rows<ProposalSeen>(
      `select id, kind, state from collections.proposal where partner_id = $1 order by kind, id`,
    );

  /**
   * Runs every day; what was asked for is accepted by the mail server, and tasks are done, at once.
   */
  const liveThrough = async (from: Day, to: Day): Promise<void> => {
    for (let asOf = from; asOf <= to; asOf = addDays(asOf, 1)) {
      await run(asOf);
      const requested = (await notices()).filter((notice) => notice.state === 'requested');
      await at(asOf, async (context) => {
        for (const { key } of requested) {
          const report = { noticeKey: key, on: asOf, at: context.now };
          await recordNoticeOutcome(context, { ...report, outcome: 'accepted' });
        }
        const open = await sql<{ id: string }>`
          select id from collections.task where state = 'open'
        `.execute(context.tx);
        for (const { id } of open.rows) await completeTask(context, id, 'Spoke with accounts');
      });
    }
  };

  return {
    partnerId,
    at,
    rows,
    aDebtor,
    start,
    accessAt,
    run,
    notices,
    proposals,
    liveThrough,
    publish: () => at(addDays(DUE, -60), ensurePublishedPolicy),
    /** A second debt, due on the same day. Minor units. */
    owes: (customerId: string, currency: Currency, amount: bigint): Promise<void> =>
      at(addDays(DUE, -60), async (context) => {
        const days = { issuedOn: addDays(DUE, -60), dueOn: DUE };
        await recordInvoice(context, { customerId, currency, amount, number: 'INV-2', ...days });
      }),
    pay: (customerId: string, amount: bigint, on: Day, currency = USD): Promise<void> =>
      at(on, async (context) => {
        await recordPayment(context, { customerId, currency, amount, receivedOn: on });
        await evaluateCustomer(context, customerId);
      }),
    standingOf: async (customerId: string): Promise<string | undefined> =>
      (
        await rows<{ customer_id: string; stage: string }>(
          `select customer_id, stage from collections.standing where partner_id = $1`,
        )
      ).find((row) => row.customer_id === customerId)?.stage,
    /** Invariants of collections that do not hold. */
    violations: (): Promise<string[]> =>
      at(DUE, async (context) => {
        const found: string[] = [];
        for (const invariant of collectionsInvariants) {
          for (const text of await invariant.check(context))
            found.push(`${invariant.name}: ${text}`);
        }
        return found;
      }),
    written: () => everythingWritten(rows),
  };
}

const columnsOf = {
  standing:
    'stage, rank, currency, clock_start, overdue, net, next, blockers, signature, as_of, since',
  decision: 'currency, as_of, facts, result, calendar_hash',
  notice_request:
    'stage, cycle, attempt, template, asked_on, send_on, amount, announced, state, sent_on',
  proposal: 'kind, stage, cycle, attempt, amount, proposed_on, state',
  task: 'purpose, stage, cycle, attempt, title_en, state, opened_on',
};

/** Everything that a run writes, without ids and times, by customer number: to compare two runs. */
async function everythingWritten(
  rows: <Row extends object>(query: string) => Promise<Row[]>,
): Promise<Record<string, string[]>> {
  const written: Record<string, string[]> = {};
  const keep = (name: string, found: object[]) => {
    written[name] = found.map((row) => withoutIds(JSON.stringify(row))).toSorted();
  };
  for (const [table, columns] of Object.entries(columnsOf)) {
    const list = columns.split(', ').map((column) => `x.${column}::text`);
    keep(
      table,
      await rows(
        `select c.number, ${list.join(', ')} from collections.${table} x
         join customers.customer c on c.partner_id = x.partner_id and c.id = x.customer_id
         where x.partner_id = $1`,
      ),
    );
  }
  keep(
    'event',
    await rows(
      `select c.number, e.type, e.before::text, e.after::text from platform.event e
       join customers.customer c on c.partner_id = e.partner_id and c.id = e.customer_id
       where e.partner_id = $1 and e.type like 'collections.%'`,
    ),
  );
  keep(
    'outbox',
    await rows(
      `select kind, key, payload::text from platform.outbox
       where partner_id = $1 and kind = 'notices.prepare'`,
    ),
  );
  return written;
}

function withoutIds(text: string): string {
  return text.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>');
}

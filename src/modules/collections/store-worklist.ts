import { sql } from 'kysely';
import type { Json, JsonObject } from '../../kernel/json.ts';
import type { Context } from '../../platform/context.ts';
import type { Day } from '../../kernel/days.ts';

export interface WorklistRow {
  readonly customerId: string;
  readonly currency: string;
  readonly stage: string;
  readonly rank: number;
  readonly clockStart: Day | null;
  /** Minor units. */
  readonly overdue: string;
  readonly net: string;
  readonly next: JsonObject | null;
  readonly blockers: readonly Json[];
  readonly asOf: Day;
  readonly since: Day;
}

export interface WorklistFilter {
  readonly stage: string | null;
  readonly currency: string | null;
  /** Only these customers; null for all. */
  readonly customerIds: readonly string[] | null;
  readonly after: { currency: string; overdue: string; customerId: string } | null;
  readonly limit: number;
}

/**
 * Accounts that are not clear, by currency and then the largest overdue amount first: amounts of
 * two currencies are never compared.
 */
export async function pageOfWorklist(
  context: Context,
  filter: WorklistFilter,
): Promise<WorklistRow[]> {
  const { after } = filter;
  const result = await sql<WorklistRow>`
    select customer_id as "customerId", currency, stage, rank,
      (clock_start - date '1970-01-01') as "clockStart", overdue, net, next, blockers,
      (as_of - date '1970-01-01') as "asOf", (since - date '1970-01-01') as since
    from collections.standing
    where partner_id = ${context.partnerId} and rank > 0
      ${filter.stage === null ? sql`` : sql`and stage = ${filter.stage}`}
      ${filter.currency === null ? sql`` : sql`and currency = ${filter.currency}`}
      ${filter.customerIds === null ? sql`` : sql`and customer_id = any(${filter.customerIds}::uuid[])`}
      ${
        after === null
          ? sql``
          : sql`and (currency > ${after.currency} or (currency = ${after.currency}
              and (overdue < ${after.overdue}::bigint or (overdue = ${after.overdue}::bigint
                and customer_id > ${after.customerId}::uuid))))`
      }
    order by currency, overdue desc, customer_id
    limit ${filter.limit}
  `.execute(context.tx);
  return result.rows;
}

export interface WorklistTotal {
  readonly currency: string;
  readonly stage: string;
  readonly accounts: number;
  /** Minor units. */
  readonly overdue: string;
}

/** How many accounts stand where, with how much. */
export async function worklistTotals(context: Context): Promise<WorklistTotal[]> {
  const result = await sql<WorklistTotal>`
    select currency, stage, count(*)::int as accounts, sum(overdue)::text as overdue
    from collections.standing
    where partner_id = ${context.partnerId} and rank > 0
    group by currency, stage, rank order by currency, rank
  `.execute(context.tx);
  return result.rows;
}

export interface DecisionRow {
  readonly id: string;
  readonly currency: string;
  readonly asOf: Day;
  readonly policyVersionId: string;
  readonly runId: string | null;
  readonly result: JsonObject;
  readonly decidedAt: Date;
}

/** The decisions about a customer, newest first. */
export async function decisionsOf(
  context: Context,
  customerId: string,
  limit: number,
): Promise<DecisionRow[]> {
  const result = await sql<DecisionRow>`
    select id, currency, (as_of - date '1970-01-01') as "asOf",
      policy_version_id as "policyVersionId",
      run_id as "runId", result, decided_at as "decidedAt"
    from collections.decision
    where partner_id = ${context.partnerId} and customer_id = ${customerId}
    order by id desc limit ${limit}
  `.execute(context.tx);
  return result.rows;
}

export interface EvidenceRow extends DecisionRow {
  readonly customerId: string;
  readonly facts: JsonObject;
  readonly calendar: JsonObject;
}

/** One decision with all it was made from. */
export async function findEvidence(context: Context, id: string): Promise<EvidenceRow | undefined> {
  const result = await sql<EvidenceRow>`
    select d.id, d.customer_id as "customerId", d.currency, (d.as_of - date '1970-01-01') as "asOf",
      d.policy_version_id as "policyVersionId", d.run_id as "runId", d.facts, d.result,
      c.content as calendar, d.decided_at as "decidedAt"
    from collections.decision d
    join collections.calendar c on c.partner_id = d.partner_id and c.hash = d.calendar_hash
    where d.partner_id = ${context.partnerId} and d.id = ${id}
  `.execute(context.tx);
  return result.rows[0];
}

export interface NoticeListed {
  readonly key: string;
  readonly currency: string;
  readonly stage: string;
  readonly template: string;
  readonly state: string;
  readonly askedOn: Day;
  readonly sentOn: Day | null;
  readonly outcomeOn: Day | null;
  readonly amount: string;
  readonly withdrawnBecause: string | null;
}

/** What was asked of notices for a customer, newest first. */
export async function noticesOf(
  context: Context,
  customerId: string,
  limit: number,
): Promise<NoticeListed[]> {
  const result = await sql<NoticeListed>`
    select key, currency, stage, template, state, (asked_on - date '1970-01-01') as "askedOn",
      (sent_on - date '1970-01-01') as "sentOn", (outcome_on - date '1970-01-01') as "outcomeOn",
      amount,
      withdrawn_because->>'code' as "withdrawnBecause"
    from collections.notice_request
    where partner_id = ${context.partnerId} and customer_id = ${customerId}
    order by id desc limit ${limit}
  `.execute(context.tx);
  return result.rows;
}

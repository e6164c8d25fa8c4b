import { sql } from 'kysely';
import type { Json } from '../../kernel/json.ts';
import type { Context } from '../../platform/context.ts';
import type { Lists } from './decide-rules.ts';
import {
  factTypes,
  type FactName,
  type Facts,
  type Judgement,
  type RuleReason,
  type RuleSetState,
  type ScreeningRule,
  type Trial,
  type Verdict,
} from './types.ts';

export interface RuleSet {
  readonly id: string;
  readonly number: number;
  readonly state: RuleSetState;
  readonly rules: readonly ScreeningRule[];
  readonly changedBy: readonly { readonly id: string; readonly name: string }[];
  readonly changedAt: Date;
  readonly revision: number;
  readonly trial: Trial | null;
  readonly publishedBy: string | null;
  readonly publishedBecause: string | null;
  readonly publishedAt: Date | null;
  readonly retiredAt: Date | null;
}

const columns = sql`
  id, number, state, rules, changed_by as "changedBy", changed_at as "changedAt", revision, trial,
  published_by as "publishedBy", published_because as "publishedBecause",
  published_at as "publishedAt", retired_at as "retiredAt"
`;

/** The newest first. */
export async function ruleSets(context: Context, limit: number): Promise<RuleSet[]> {
  const result = await sql<RuleSet>`
    select ${columns} from screening.rule_set
    where partner_id = ${context.partnerId} order by number desc limit ${limit}
  `.execute(context.tx);
  return result.rows;
}

export async function setsInUse(context: Context): Promise<RuleSet[]> {
  const result = await sql<RuleSet>`
    select ${columns} from screening.rule_set
    where partner_id = ${context.partnerId} and state in ('shadow', 'live')
  `.execute(context.tx);
  return result.rows;
}

export async function lockRuleSet(context: Context, id: string): Promise<RuleSet | undefined> {
  const result = await sql<RuleSet>`
    select ${columns} from screening.rule_set
    where partner_id = ${context.partnerId} and id = ${id} for update
  `.execute(context.tx);
  return result.rows[0];
}

/** False when there is a draft already. */
export async function insertRuleSet(
  context: Context,
  id: string,
  rules: readonly ScreeningRule[],
  changedBy: RuleSet['changedBy'],
): Promise<boolean> {
  const result = await sql`
    insert into screening.rule_set (partner_id, id, number, state, rules, changed_by, changed_at)
    select ${context.partnerId}, ${id}, coalesce(max(number), 0) + 1, 'draft',
      ${JSON.stringify(rules)}::jsonb, ${JSON.stringify(changedBy)}::jsonb, ${context.now}
    from screening.rule_set where partner_id = ${context.partnerId}
    on conflict do nothing
  `.execute(context.tx);
  return result.numAffectedRows === 1n;
}

export async function saveRules(
  context: Context,
  id: string,
  rules: readonly ScreeningRule[],
  changedBy: RuleSet['changedBy'],
): Promise<void> {
  await sql`
    update screening.rule_set set rules = ${JSON.stringify(rules)}::jsonb, trial = null,
      changed_by = ${JSON.stringify(changedBy)}::jsonb, changed_at = ${context.now},
      revision = revision + 1, state = 'draft'
    where partner_id = ${context.partnerId} and id = ${id}
  `.execute(context.tx);
}

export async function saveTrial(context: Context, id: string, trial: Trial): Promise<void> {
  await sql`
    update screening.rule_set set trial = ${JSON.stringify(trial)}::jsonb
    where partner_id = ${context.partnerId} and id = ${id}
  `.execute(context.tx);
}

export async function saveState(
  context: Context,
  id: string,
  state: 'draft' | 'shadow',
): Promise<void> {
  await sql`
    update screening.rule_set set state = ${state}
    where partner_id = ${context.partnerId} and id = ${id}
  `.execute(context.tx);
}

/** The one that was live retires in the same moment. */
export async function putLive(context: Context, id: string, because: string | null): Promise<void> {
  await sql`
    update screening.rule_set set state = 'retired', retired_at = ${context.now}
    where partner_id = ${context.partnerId} and state = 'live'
  `.execute(context.tx);
  await sql`
    update screening.rule_set set state = 'live', published_by = ${context.actor.name},
      published_because = ${because}, published_at = ${context.now}
    where partner_id = ${context.partnerId} and id = ${id}
  `.execute(context.tx);
}

export interface StoppedRule {
  readonly rule: string;
  readonly reason: string;
  readonly stoppedBy: string;
  readonly stoppedAt: Date;
}

export async function stoppedRules(context: Context): Promise<StoppedRule[]> {
  const result = await sql<StoppedRule>`
    select rule_key as rule, reason, stopped_by as "stoppedBy", stopped_at as "stoppedAt"
    from screening.stopped_rule where partner_id = ${context.partnerId} order by rule_key
  `.execute(context.tx);
  return result.rows;
}

export async function insertStop(context: Context, rule: string, reason: string): Promise<void> {
  await sql`
    insert into screening.stopped_rule (partner_id, rule_key, reason, stopped_by, stopped_at)
    values (${context.partnerId}, ${rule}, ${reason}, ${context.actor.name}, ${context.now})
    on conflict (partner_id, rule_key) do nothing
  `.execute(context.tx);
}

/** False when it was not stopped. */
export async function deleteStop(context: Context, rule: string): Promise<boolean> {
  const result = await sql`
    delete from screening.stopped_rule
    where partner_id = ${context.partnerId} and rule_key = ${rule}
  `.execute(context.tx);
  return result.numAffectedRows === 1n;
}

export interface ListEntry {
  readonly list: string;
  readonly value: string;
  readonly note: string;
  readonly expiresOn: string | null;
  readonly addedBy: string;
  readonly addedAt: Date;
}

export async function listEntries(context: Context, limit: number): Promise<ListEntry[]> {
  const result = await sql<ListEntry>`
    select list, value, note, expires_on as "expiresOn", added_by as "addedBy",
      added_at as "addedAt"
    from screening.list_entry where partner_id = ${context.partnerId}
    order by list, value limit ${limit}
  `.execute(context.tx);
  return result.rows;
}

export async function saveEntry(
  context: Context,
  entry: Pick<ListEntry, 'list' | 'value' | 'note' | 'expiresOn'>,
): Promise<void> {
  await sql`
    insert into screening.list_entry (partner_id, list, value, note, expires_on, added_by,
      added_at)
    values (${context.partnerId}, ${entry.list}, ${entry.value.toLowerCase()}, ${entry.note},
      ${entry.expiresOn}, ${context.actor.name}, ${context.now})
    on conflict (partner_id, list, value) do update set note = excluded.note,
      expires_on = excluded.expires_on, added_by = excluded.added_by,
      added_at = excluded.added_at
  `.execute(context.tx);
}

export async function deleteEntry(context: Context, list: string, value: string): Promise<boolean> {
  const result = await sql`
    delete from screening.list_entry
    where partner_id = ${context.partnerId} and list = ${list}
      and value = ${value.toLowerCase()}
  `.execute(context.tx);
  return result.numAffectedRows === 1n;
}

/** The lists that have one of the values today; null: everything of all lists. */
export async function listsWith(
  context: Context,
  values: readonly string[] | null,
): Promise<Lists> {
  const result = await sql<{ list: string; value: string }>`
    select list, value from screening.list_entry
    where partner_id = ${context.partnerId}
      and (${values}::text[] is null or value = any(${values}::text[]))
      and (expires_on is null or expires_on >= ${context.now}::date)
  `.execute(context.tx);
  const found = new Map<string, Set<string>>();
  for (const { list, value } of result.rows) {
    found.set(list, (found.get(list) ?? new Set()).add(value));
  }
  return found;
}

/** What a customer and its domain ordered before; windows are closed at their start. */
export interface OrderHistory {
  readonly orders1h: number;
  readonly orders24h: number;
  readonly orders7d: number;
  readonly orders90d: number;
  /** Of the same currency, minor units; null without any. */
  readonly meanAmount90d: bigint | null;
  readonly customersOfDomain24h: number;
}

export async function orderHistory(
  context: Context,
  customerId: string,
  currency: string,
  emailDomain: string | null,
): Promise<OrderHistory> {
  const { now, partnerId } = context;
  const result = await sql<Omit<OrderHistory, 'meanAmount90d'> & { mean: string | null }>`
    select
      count(*) filter (where decided_at >= ${now}::timestamptz - interval '1 hour')::int
        as "orders1h",
      count(*) filter (where decided_at >= ${now}::timestamptz - interval '24 hours')::int
        as "orders24h",
      count(*) filter (where decided_at >= ${now}::timestamptz - interval '7 days')::int
        as "orders7d",
      count(*)::int as "orders90d",
      trunc(avg(amount) filter (where currency = ${currency}))::text as mean,
      (select count(distinct d.customer_id)::int from screening.decision d
        where d.partner_id = ${partnerId} and d.email_domain = ${emailDomain}
          and d.decided_at >= ${now}::timestamptz - interval '24 hours'
          and d.decided_at < ${now}::timestamptz) as "customersOfDomain24h"
    from screening.decision
    where partner_id = ${partnerId} and customer_id = ${customerId}
      and decided_at >= ${now}::timestamptz - interval '90 days'
      and decided_at < ${now}::timestamptz
  `.execute(context.tx);
  const { mean, ...counts } = result.rows[0]!;
  return { ...counts, meanAmount90d: mean === null ? null : BigInt(mean) };
}

export interface Decision {
  readonly id: string;
  readonly orderId: string;
  readonly customerId: string;
  readonly verdict: Verdict;
  readonly score: number;
  readonly reasons: readonly RuleReason[];
  readonly facts: Readonly<Record<string, string | null>>;
  readonly ruleSetId: string;
  readonly ruleSetNumber: number;
  readonly shadow: { readonly verdict: Verdict; readonly rules: readonly string[] } | null;
  readonly amount: string;
  readonly currency: string;
  readonly decidedAt: Date;
}

const decisionColumns = sql`
  d.id, d.order_id as "orderId", d.customer_id as "customerId", d.verdict, d.score, d.reasons,
  d.facts, d.rule_set_id as "ruleSetId", r.number as "ruleSetNumber", d.shadow,
  d.amount::text as amount, d.currency, d.decided_at as "decidedAt"
`;

export async function decisionOfOrder(
  context: Context,
  orderId: string,
): Promise<Decision | undefined> {
  const result = await sql<Decision>`
    select ${decisionColumns} from screening.decision d
    join screening.rule_set r on r.partner_id = d.partner_id and r.id = d.rule_set_id
    where d.partner_id = ${context.partnerId} and d.order_id = ${orderId}
  `.execute(context.tx);
  return result.rows[0];
}

export async function findDecision(context: Context, id: string): Promise<Decision | undefined> {
  const result = await sql<Decision>`
    select ${decisionColumns} from screening.decision d
    join screening.rule_set r on r.partner_id = d.partner_id and r.id = d.rule_set_id
    where d.partner_id = ${context.partnerId} and d.id = ${id}
  `.execute(context.tx);
  return result.rows[0];
}

/** The newest first, after an id. */
export async function pageOfDecisions(
  context: Context,
  filter: {
    readonly verdict: Verdict | null;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<Decision[]> {
  const { verdict, after, limit } = filter;
  const result = await sql<Decision>`
    select ${decisionColumns} from screening.decision d
    join screening.rule_set r on r.partner_id = d.partner_id and r.id = d.rule_set_id
    where d.partner_id = ${context.partnerId}
      and (${verdict}::text is null or d.verdict = ${verdict})
      and (${after}::uuid is null or d.id < ${after}::uuid)
    order by d.id desc limit ${limit}
  `.execute(context.tx);
  return result.rows;
}

export async function insertDecision(
  context: Context,
  decision: {
    readonly id: string;
    readonly orderId: string;
    readonly customerId: string;
    readonly judged: Judgement;
    readonly facts: Facts;
    readonly ruleSetId: string;
    readonly shadow: Json;
    readonly amount: bigint;
    readonly currency: string;
  },
): Promise<void> {
  const { judged, facts } = decision;
  await sql`
    insert into screening.decision (partner_id, id, order_id, customer_id, verdict, score, reasons,
      facts, rule_set_id, shadow, amount, currency, email_domain, decided_at)
    values (${context.partnerId}, ${decision.id}, ${decision.orderId}, ${decision.customerId},
      ${judged.verdict}, ${judged.score}, ${JSON.stringify(judged.reasons)}::jsonb,
      ${JSON.stringify(textsOf(facts))}::jsonb, ${decision.ruleSetId},
      ${decision.shadow === null ? null : JSON.stringify(decision.shadow)}::jsonb,
      ${decision.amount}, ${decision.currency}, ${facts.emailDomain}, ${context.now})
  `.execute(context.tx);
}

function textsOf(facts: Facts): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, value === null ? null : String(value)]),
  );
}

/** Facts as they were kept; what was not a fact then is not known. */
function factsFrom(texts: Readonly<Record<string, string | null>>): Facts {
  return Object.fromEntries(
    (Object.entries(factTypes) as [FactName, string][]).map(([name, type]) => {
      const text = texts[name] ?? null;
      if (text === null || type === 'string') return [name, text];
      return [name, type === 'bool' ? text === 'true' : BigInt(text)];
    }),
  ) as unknown as Facts;
}

/** The newest decisions since a day, to try rules on. */
export async function pastDecisions(
  context: Context,
  since: string,
  limit: number,
): Promise<{ facts: Facts; verdict: Verdict }[]> {
  const result = await sql<{ facts: Record<string, string | null>; verdict: Verdict }>`
    select facts, verdict from screening.decision
    where partner_id = ${context.partnerId} and decided_at >= ${since}::date
    order by id desc limit ${limit}
  `.execute(context.tx);
  return result.rows.map(({ facts, verdict }) => ({ facts: factsFrom(facts), verdict }));
}

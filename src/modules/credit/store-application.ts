import { sql } from 'kysely';
import { formatDay, parseDay, type Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import type { LineTerms } from './types.ts';
import type {
  ApplicationState,
  CreditApplication,
  CreditFacts,
  Recommendation,
} from './types-application.ts';

type Amounts<T, Names extends keyof T> = Omit<T, Names> & Readonly<Record<Names, string>>;
type FactsJson = Amounts<CreditFacts, 'averageMonthly' | 'exposure' | 'overdue' | 'wanted'>;
type RecommendationJson = Amounts<Recommendation, 'limit'>;
type TermsJson = Amounts<
  Omit<LineTerms, 'temporary' | 'expiresOn' | 'reviewOn'>,
  'limit' | 'depositRequired'
> & { readonly expiresOn: string | null; readonly reviewOn: string | null };

interface Row extends Omit<
  CreditApplication,
  'wanted' | 'external' | 'facts' | 'recommendation' | 'decision'
> {
  readonly wanted: string;
  readonly externalScore: number | null;
  readonly externalSource: string;
  readonly externalOn: string | null;
  readonly facts: FactsJson;
  readonly recommendation: RecommendationJson;
  readonly decision: TermsJson | null;
}

const columns = sql.raw(`id, number, customer_id as "customerId", currency,
  wanted::text as wanted, purpose, external_score as "externalScore",
  external_source as "externalSource", external_on as "externalOn",
  trade_references as "references", state, facts, recommendation, looked_at as "lookedAt",
  submitted_by as "submittedBy", submitted_at as "submittedAt", decision,
  line_version as "lineVersion", decided_by as "decidedBy", decided_by_name as "decidedByName",
  decided_at as "decidedAt", reason, confirmed_by_name as "confirmedByName",
  confirmed_at as "confirmedAt", version`);

export async function nextNumber(context: Context): Promise<string> {
  const { rows } = await sql<{ number: string }>`
    select nextval('credit.application_number')::text as number
  `.execute(context.tx);
  return rows[0]!.number;
}

export async function insertApplication(
  context: Context,
  application: CreditApplication,
): Promise<void> {
  const { external } = application;
  await sql`
    insert into credit.application (partner_id, id, number, customer_id, currency, wanted, purpose,
      external_score, external_source, external_on, trade_references, state, facts, recommendation,
      looked_at, submitted_by, submitted_at, version)
    values (${context.partnerId}, ${application.id}, ${application.number},
      ${application.customerId}, ${application.currency}, ${String(application.wanted)}::bigint,
      ${application.purpose}, ${external?.score ?? null}::integer, ${external?.source ?? ''},
      ${external ? formatDay(external.on) : null}::date,
      ${JSON.stringify(application.references)}::jsonb, ${application.state},
      ${factsJson(application.facts)}::jsonb, ${adviceJson(application.recommendation)}::jsonb,
      ${application.lookedAt}, ${application.submittedBy}, ${application.submittedAt}, 1)
  `.execute(context.tx);
}

/** Saves what became of it; who asked for what stays. */
export async function updateApplication(
  context: Context,
  application: CreditApplication,
): Promise<void> {
  const { decision } = application;
  await sql`
    update credit.application set state = ${application.state},
      facts = ${factsJson(application.facts)}::jsonb,
      recommendation = ${adviceJson(application.recommendation)}::jsonb,
      looked_at = ${application.lookedAt},
      decision = ${decision === null ? null : termsJson(decision)}::jsonb,
      line_version = ${application.lineVersion}::integer,
      decided_by = ${application.decidedBy}::uuid, decided_by_name = ${application.decidedByName},
      decided_at = ${application.decidedAt}::timestamptz, reason = ${application.reason},
      confirmed_by_name = ${application.confirmedByName},
      confirmed_at = ${application.confirmedAt}::timestamptz, version = ${application.version}
    where partner_id = ${context.partnerId} and id = ${application.id}
  `.execute(context.tx);
}

export async function findApplication(
  context: Context,
  id: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<CreditApplication | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from credit.application
    where partner_id = ${context.partnerId} and id = ${id}
    ${lock ? sql`for update` : sql``}
  `.execute(context.tx);
  return rows[0] && toApplication(rows[0]);
}

export async function openApplication(
  context: Context,
  customerId: string,
  currency: Currency,
): Promise<CreditApplication | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from credit.application
    where partner_id = ${context.partnerId} and customer_id = ${customerId}
      and currency = ${currency} and state in ('submitted', 'proposed')
  `.execute(context.tx);
  return rows[0] && toApplication(rows[0]);
}

export interface ApplicationFilter {
  readonly state: ApplicationState | null;
  readonly customerIds: readonly string[] | null;
}

/** Newest first. */
export async function pageOfApplications(
  context: Context,
  { state, customerIds }: ApplicationFilter,
  page: { readonly beforeId: string | null; readonly limit: number },
): Promise<CreditApplication[]> {
  const { rows } = await sql<Row>`
    select ${columns} from credit.application
    where partner_id = ${context.partnerId} and (${state}::text is null or state = ${state})
      and (${customerIds}::uuid[] is null or customer_id = any(${customerIds}::uuid[]))
      and (${page.beforeId}::uuid is null or id < ${page.beforeId}::uuid)
    order by id desc limit ${page.limit}
  `.execute(context.tx);
  return rows.map(toApplication);
}

export async function countApplications(
  context: Context,
  { state, customerIds }: ApplicationFilter,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from credit.application
    where partner_id = ${context.partnerId} and (${state}::text is null or state = ${state})
      and (${customerIds}::uuid[] is null or customer_id = any(${customerIds}::uuid[]))
  `.execute(context.tx);
  return rows[0]!.count;
}

function factsJson(facts: CreditFacts): string {
  const { averageMonthly, exposure, overdue, wanted } = facts;
  const json: FactsJson = {
    ...facts,
    averageMonthly: String(averageMonthly),
    exposure: String(exposure),
    overdue: String(overdue),
    wanted: String(wanted),
  };
  return JSON.stringify(json);
}

function adviceJson(recommendation: Recommendation): string {
  return JSON.stringify({ ...recommendation, limit: String(recommendation.limit) });
}

function termsJson(terms: LineTerms): string {
  const { limit, depositRequired, prepayment, conditions, unchecked, expiresOn, reviewOn } = terms;
  const json: TermsJson = {
    limit: String(limit),
    depositRequired: String(depositRequired),
    prepayment,
    conditions,
    unchecked,
    expiresOn: expiresOn === null ? null : formatDay(expiresOn),
    reviewOn: reviewOn === null ? null : formatDay(reviewOn),
  };
  return JSON.stringify(json);
}

function toApplication(row: Row): CreditApplication {
  const { externalScore, externalSource, externalOn, facts, recommendation, decision, ...rest } =
    row;
  const on = dayOrNull(externalOn);
  return {
    ...rest,
    wanted: BigInt(row.wanted),
    external:
      externalScore === null || on === null
        ? null
        : { score: externalScore, source: externalSource, on },
    facts: {
      ...facts,
      averageMonthly: BigInt(facts.averageMonthly),
      exposure: BigInt(facts.exposure),
      overdue: BigInt(facts.overdue),
      wanted: BigInt(facts.wanted),
    },
    recommendation: { ...recommendation, limit: BigInt(recommendation.limit) },
    decision: decision && {
      ...decision,
      limit: BigInt(decision.limit),
      depositRequired: BigInt(decision.depositRequired),
      temporary: null,
      expiresOn: dayOrNull(decision.expiresOn),
      reviewOn: dayOrNull(decision.reviewOn),
    },
  };
}

function dayOrNull(text: string | null): Day | null {
  return text === null ? null : parseDay(text);
}

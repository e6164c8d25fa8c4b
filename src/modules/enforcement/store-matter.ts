import { sql, type RawBuilder } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { Matter, Proposal, ReasonCode, Report, Subject, Who } from './types.ts';

// The provider's own file. Every function here works on the rows of `context.partnerId`, which is
// the provider's organisation.

const matterColumns: RawBuilder<unknown> = sql.raw(`id, number, subject_kind as "subjectKind",
  about_partner_id as "aboutPartnerId", about_partner_name as "aboutPartnerName",
  customer_id as "customerId", subscription_id as "subscriptionId", subject_name as "subjectName",
  class, state, assessment, clause, facts, assessed_by as "assessedBy",
  assessed_at as "assessedAt", seconded_by as "secondedBy", report_count as "reportCount",
  partner_waits_since as "partnerWaitsSince", appeal_open as "appealOpen",
  opened_at as "openedAt", last_report_at as "lastReportAt", closed_at as "closedAt", version`);

const reportColumns: RawBuilder<unknown> = sql.raw(`id, matter_id as "matterId", source, submitter,
  client_token as "clientToken", correlation_id as "correlationId", class,
  source_identifier as "sourceIdentifier", reporter_org as "reporterOrg",
  reporter_contact as "reporterContact", confidence::float8 as confidence,
  occurred_at as "occurredAt", received_at as "receivedAt", status, reason_code as "reasonCode",
  completed_at as "completedAt"`);

const proposalColumns: RawBuilder<unknown> = sql.raw(`id, matter_id as "matterId", kind, terms,
  because, asked_by as "askedBy", asked_at as "askedAt", state, decided_by as "decidedBy",
  decided_at as "decidedAt"`);

/** False when the submitter used the token before. */
export async function insertReport(
  context: Context,
  report: Report,
  body: { readonly text: string; readonly sha256: Buffer },
): Promise<boolean> {
  const result = await sql`
    insert into enforcement.report (partner_id, id, source, submitter, client_token, correlation_id,
      class, source_identifier, reporter_org, reporter_contact, confidence, occurred_at,
      received_at, status, body, body_sha256)
    values (${context.partnerId}, ${report.id}, ${report.source}, ${report.submitter},
      ${report.clientToken}, ${report.correlationId}, ${report.class}, ${report.sourceIdentifier},
      ${report.reporterOrg}, ${report.reporterContact}, ${report.confidence}, ${report.occurredAt},
      ${report.receivedAt}, 'QUEUED', ${body.text}::jsonb, ${body.sha256})
    on conflict (partner_id, submitter, client_token) do nothing
  `.execute(context.tx);
  return result.numAffectedRows === 1n;
}

export async function reportByToken(
  context: Context,
  submitter: string,
  clientToken: string,
): Promise<(Report & { readonly bodySha256: Buffer }) | undefined> {
  const result = await sql<Report & { bodySha256: Buffer }>`
    select ${reportColumns}, body_sha256 as "bodySha256" from enforcement.report
    where partner_id = ${context.partnerId} and submitter = ${submitter}
      and client_token = ${clientToken}
  `.execute(context.tx);
  return result.rows[0];
}

export async function findReport(
  context: Context,
  id: string,
): Promise<(Report & { readonly body: unknown }) | undefined> {
  const result = await sql<Report & { body: unknown }>`
    select ${reportColumns}, body from enforcement.report
    where partner_id = ${context.partnerId} and id = ${id}
  `.execute(context.tx);
  return result.rows[0];
}

/** Newest first. */
export async function reportsOfMatter(
  context: Context,
  matterId: string,
  limit: number,
): Promise<Report[]> {
  const result = await sql<Report>`
    select ${reportColumns} from enforcement.report
    where partner_id = ${context.partnerId} and matter_id = ${matterId}
    order by id desc limit ${limit}
  `.execute(context.tx);
  return result.rows;
}

export async function putReport(context: Context, id: string, matterId: string): Promise<void> {
  await sql`
    update enforcement.report set matter_id = ${matterId}, status = 'PROCESSING'
    where partner_id = ${context.partnerId} and id = ${id} and status = 'QUEUED'
  `.execute(context.tx);
}

/** Everybody who reported it gets the same answer; who has one already keeps it. */
export async function completeReports(
  context: Context,
  matterId: string,
  reason: ReasonCode,
): Promise<void> {
  await sql`
    update enforcement.report set status = 'COMPLETED', reason_code = ${reason},
      completed_at = ${context.now}
    where partner_id = ${context.partnerId} and matter_id = ${matterId} and status <> 'COMPLETED'
  `.execute(context.tx);
}

/** The open matter about the same subject and kind of misuse. */
export async function openMatterOf(
  context: Context,
  subject: Subject,
  kind: string,
): Promise<Matter | undefined> {
  const key = subject.subscriptionId ?? subject.customerId ?? subject.partnerId;
  const result = await sql<Matter>`
    select ${matterColumns} from enforcement.matter
    where partner_id = ${context.partnerId} and about_partner_id = ${subject.partnerId}
      and class = ${kind} and coalesce(subscription_id, customer_id, about_partner_id) = ${key}
      and state = 'open'
  `.execute(context.tx);
  return result.rows[0];
}

export async function openUnresolved(
  context: Context,
  name: string,
  kind: string,
): Promise<Matter | undefined> {
  const result = await sql<Matter>`
    select ${matterColumns} from enforcement.matter
    where partner_id = ${context.partnerId} and class = ${kind} and subject_name = ${name}
      and subject_kind = 'unresolved' and state = 'open'
  `.execute(context.tx);
  return result.rows[0];
}

/** False when the same matter was opened a moment ago. */
export async function insertMatter(
  context: Context,
  matter: {
    readonly id: string;
    readonly class: string;
    readonly subject: Subject | null;
    readonly name: string;
  },
): Promise<boolean> {
  const { subject } = matter;
  const result = await sql`
    insert into enforcement.matter (partner_id, id, number, subject_kind, about_partner_id,
      about_partner_name, customer_id, subscription_id, subject_name, class, state, assessment,
      opened_at)
    values (${context.partnerId}, ${matter.id},
      'M-' || nextval('enforcement.matter_number')::text, ${subject?.kind ?? 'unresolved'},
      ${subject?.partnerId ?? null}, ${subject?.partnerName ?? ''}, ${subject?.customerId ?? null},
      ${subject?.subscriptionId ?? null}, ${subject?.name ?? matter.name}, ${matter.class}, 'open',
      'unassessed', ${context.now})
    on conflict do nothing
  `.execute(context.tx);
  return result.numAffectedRows === 1n;
}

export async function countReport(context: Context, matterId: string): Promise<void> {
  await sql`
    update enforcement.matter set report_count = report_count + 1, last_report_at = ${context.now},
      version = version + 1
    where partner_id = ${context.partnerId} and id = ${matterId}
  `.execute(context.tx);
}

export async function findMatter(context: Context, id: string): Promise<Matter | undefined> {
  const result = await sql<Matter>`
    select ${matterColumns} from enforcement.matter
    where partner_id = ${context.partnerId} and id = ${id}
  `.execute(context.tx);
  return result.rows[0];
}

export async function lockMatter(context: Context, id: string): Promise<Matter | undefined> {
  const result = await sql<Matter>`
    select ${matterColumns} from enforcement.matter
    where partner_id = ${context.partnerId} and id = ${id} for update
  `.execute(context.tx);
  return result.rows[0];
}

export async function saveSubject(context: Context, id: string, subject: Subject): Promise<void> {
  await sql`
    update enforcement.matter set subject_kind = ${subject.kind},
      about_partner_id = ${subject.partnerId}, about_partner_name = ${subject.partnerName},
      customer_id = ${subject.customerId}, subscription_id = ${subject.subscriptionId},
      subject_name = ${subject.name}, version = version + 1
    where partner_id = ${context.partnerId} and id = ${id}
  `.execute(context.tx);
}

/** What was filed about somebody unknown moves to the matter that was open about them already. */
export async function mergeMatters(context: Context, from: string, into: string): Promise<void> {
  await sql`
    update enforcement.report set matter_id = ${into}
    where partner_id = ${context.partnerId} and matter_id = ${from}
  `.execute(context.tx);
  await sql`
    update enforcement.matter m set report_count = m.report_count + old.report_count,
      last_report_at = greatest(m.last_report_at, old.last_report_at), version = m.version + 1
    from enforcement.matter old
    where m.partner_id = ${context.partnerId} and m.id = ${into}
      and old.partner_id = m.partner_id and old.id = ${from}
  `.execute(context.tx);
  await sql`
    update enforcement.matter set state = 'closed', closed_at = ${context.now}, report_count = 0,
      version = version + 1
    where partner_id = ${context.partnerId} and id = ${from}
  `.execute(context.tx);
}

export async function saveAssessment(
  context: Context,
  id: string,
  terms: {
    readonly assessment: Matter['assessment'];
    readonly clause: string;
    readonly facts: string;
  },
  by: { readonly assessed: Who; readonly seconded: Who | null },
): Promise<void> {
  await sql`
    update enforcement.matter set assessment = ${terms.assessment}, clause = ${terms.clause},
      facts = ${terms.facts}, assessed_by = ${JSON.stringify(by.assessed)}::jsonb,
      assessed_at = ${context.now},
      seconded_by = ${by.seconded === null ? null : JSON.stringify(by.seconded)}::jsonb,
      version = version + 1
    where partner_id = ${context.partnerId} and id = ${id}
  `.execute(context.tx);
}

export async function closeMatter(context: Context, id: string): Promise<void> {
  await sql`
    update enforcement.matter set state = 'closed', closed_at = ${context.now},
      partner_waits_since = null, version = version + 1
    where partner_id = ${context.partnerId} and id = ${id} and state = 'open'
  `.execute(context.tx);
}

/** What the reseller waits for; what is left out stays. */
export async function saveWaiting(
  context: Context,
  id: string,
  change: { readonly waitsSince?: Date | null; readonly appealOpen?: boolean },
): Promise<void> {
  const { waitsSince, appealOpen } = change;
  await sql`
    update enforcement.matter set
      partner_waits_since = case when ${waitsSince !== undefined}::boolean
        then ${waitsSince ?? null}::timestamptz else partner_waits_since end,
      appeal_open = coalesce(${appealOpen ?? null}::boolean, appeal_open),
      version = version + 1
    where partner_id = ${context.partnerId} and id = ${id}
  `.execute(context.tx);
}

export interface MatterFilter {
  readonly state?: 'open' | 'closed';
  readonly needs?: 'assessment' | 'answer' | 'appeal' | 'second_person';
  readonly aboutPartnerId?: string;
  readonly search?: string;
}

function where(context: Context, filter: MatterFilter): RawBuilder<unknown> {
  const parts = [sql`m.partner_id = ${context.partnerId}`];
  if (filter.state) parts.push(sql`m.state = ${filter.state}`);
  if (filter.needs === 'assessment') parts.push(sql`m.assessment = 'unassessed'`);
  if (filter.needs === 'answer') parts.push(sql`m.partner_waits_since is not null`);
  if (filter.needs === 'appeal') parts.push(sql`m.appeal_open`);
  if (filter.needs === 'second_person') {
    parts.push(sql`exists (select 1 from enforcement.proposal p where p.partner_id = m.partner_id
      and p.matter_id = m.id and p.state = 'waiting')`);
  }
  if (filter.aboutPartnerId) parts.push(sql`m.about_partner_id = ${filter.aboutPartnerId}`);
  if (filter.search) {
    const words = `%${filter.search.replaceAll(/[\\%_]/g, '\\$&')}%`;
    parts.push(sql`(m.subject_name ilike ${words} or m.about_partner_name ilike ${words}
      or m.number ilike ${words} or m.class ilike ${words})`);
  }
  return sql.join(parts, sql` and `);
}

/** Newest first. */
export async function pageOfMatters(
  context: Context,
  filter: MatterFilter,
  page: { readonly beforeId: string | null; readonly limit: number },
): Promise<Matter[]> {
  const before = page.beforeId === null ? sql`` : sql`and m.id < ${page.beforeId}`;
  const result = await sql<Matter>`
    select ${matterColumns} from enforcement.matter m
    where ${where(context, filter)} ${before} order by m.id desc limit ${page.limit}
  `.execute(context.tx);
  return result.rows;
}

export async function countMatters(context: Context, filter: MatterFilter): Promise<number> {
  const result = await sql<{ count: number }>`
    select count(*)::int as count from enforcement.matter m where ${where(context, filter)}
  `.execute(context.tx);
  return result.rows[0]!.count;
}

/** False when one of its kind waits already. */
export async function insertProposal(context: Context, proposal: Proposal): Promise<boolean> {
  const result = await sql`
    insert into enforcement.proposal (partner_id, id, matter_id, kind, terms, because, asked_by,
      asked_at, state)
    values (${context.partnerId}, ${proposal.id}, ${proposal.matterId}, ${proposal.kind},
      ${JSON.stringify(proposal.terms)}::jsonb, ${[...proposal.because]},
      ${JSON.stringify(proposal.askedBy)}::jsonb, ${proposal.askedAt}, 'waiting')
    on conflict do nothing
  `.execute(context.tx);
  return result.numAffectedRows === 1n;
}

export async function lockProposal(context: Context, id: string): Promise<Proposal | undefined> {
  const result = await sql<Proposal>`
    select ${proposalColumns} from enforcement.proposal
    where partner_id = ${context.partnerId} and id = ${id} for update
  `.execute(context.tx);
  return result.rows[0];
}

export async function proposalsOfMatter(context: Context, matterId: string): Promise<Proposal[]> {
  const result = await sql<Proposal>`
    select ${proposalColumns} from enforcement.proposal
    where partner_id = ${context.partnerId} and matter_id = ${matterId} order by id desc
  `.execute(context.tx);
  return result.rows;
}

export async function settleProposal(
  context: Context,
  id: string,
  state: 'approved' | 'declined',
  by: Who,
): Promise<void> {
  await sql`
    update enforcement.proposal set state = ${state},
      decided_by = ${JSON.stringify(by)}::jsonb, decided_at = ${context.now}
    where partner_id = ${context.partnerId} and id = ${id} and state = 'waiting'
  `.execute(context.tx);
}

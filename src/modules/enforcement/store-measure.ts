import { sql, type RawBuilder } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { Appeal, EndedHow, Letter, Measure, Who, Word } from './types.ts';

// What a reseller is told: rows of `context.partnerId`, which is the reseller whom they concern.

const measureColumns: RawBuilder<unknown> = sql.raw(`id, provider_id as "providerId",
  matter_id as "matterId", matter_number as "matterNumber", kind, assessment, class, clause, facts,
  automated_detection as "automatedDetection", customer_id as "customerId",
  subscription_id as "subscriptionId", subject_name as "subjectName",
  prior_state as "priorState", asked_by as "askedBy", approved_by as "approvedBy",
  starts_at as "startsAt", expires_at as "expiresAt", answer_by as "answerBy",
  appeal_until as "appealUntil", state, ended_how as "endedHow", ended_at as "endedAt",
  ended_because as "endedBecause", acknowledged_by as "acknowledgedBy",
  acknowledged_at as "acknowledgedAt", escalated_at as "escalatedAt"`);

const appealColumns: RawBuilder<unknown> = sql.raw(`id, measure_id as "measureId", grounds, text,
  opened_by as "openedBy", opened_at as "openedAt", promised_at as "promisedAt", state,
  decided_by as "decidedBy", decided_at as "decidedAt", decision`);

/** False when the same measure is in force for the same matter. */
export async function insertMeasure(context: Context, measure: Measure): Promise<boolean> {
  const result = await sql`
    insert into enforcement.measure (partner_id, id, provider_id, matter_id, matter_number, kind,
      assessment, class, clause, facts, automated_detection, customer_id, subscription_id,
      subject_name, prior_state, asked_by, approved_by, starts_at, expires_at, answer_by,
      appeal_until, state)
    values (${context.partnerId}, ${measure.id}, ${measure.providerId}, ${measure.matterId},
      ${measure.matterNumber}, ${measure.kind}, ${measure.assessment}, ${measure.class},
      ${measure.clause}, ${measure.facts}, ${measure.automatedDetection}, ${measure.customerId},
      ${measure.subscriptionId}, ${measure.subjectName},
      ${JSON.stringify(measure.priorState)}::jsonb, ${JSON.stringify(measure.askedBy)}::jsonb,
      ${measure.approvedBy === null ? null : JSON.stringify(measure.approvedBy)}::jsonb,
      ${measure.startsAt}, ${measure.expiresAt}, ${measure.answerBy}, ${measure.appealUntil},
      'in_force')
    on conflict do nothing
  `.execute(context.tx);
  return result.numAffectedRows === 1n;
}

export async function findMeasure(context: Context, id: string): Promise<Measure | undefined> {
  const result = await sql<Measure>`
    select ${measureColumns} from enforcement.measure
    where partner_id = ${context.partnerId} and id = ${id}
  `.execute(context.tx);
  return result.rows[0];
}

export async function lockMeasure(context: Context, id: string): Promise<Measure | undefined> {
  const result = await sql<Measure>`
    select ${measureColumns} from enforcement.measure
    where partner_id = ${context.partnerId} and id = ${id} for update
  `.execute(context.tx);
  return result.rows[0];
}

/** In the order in which they were taken. */
export async function measuresOfMatter(context: Context, matterId: string): Promise<Measure[]> {
  const result = await sql<Measure>`
    select ${measureColumns} from enforcement.measure
    where partner_id = ${context.partnerId} and matter_id = ${matterId} order by id
  `.execute(context.tx);
  return result.rows;
}

export interface MeasureFilter {
  readonly state?: 'in_force' | 'ended';
  readonly customerId?: string;
}

function where(context: Context, filter: MeasureFilter): RawBuilder<unknown> {
  const parts = [sql`partner_id = ${context.partnerId}`];
  if (filter.state) parts.push(sql`state = ${filter.state}`);
  if (filter.customerId) parts.push(sql`customer_id = ${filter.customerId}`);
  return sql.join(parts, sql` and `);
}

/** Newest first. */
export async function pageOfMeasures(
  context: Context,
  filter: MeasureFilter,
  page: { readonly beforeId: string | null; readonly limit: number },
): Promise<Measure[]> {
  const before = page.beforeId === null ? sql`` : sql`and id < ${page.beforeId}`;
  const result = await sql<Measure>`
    select ${measureColumns} from enforcement.measure
    where ${where(context, filter)} ${before} order by id desc limit ${page.limit}
  `.execute(context.tx);
  return result.rows;
}

export async function countMeasures(context: Context, filter: MeasureFilter): Promise<number> {
  const result = await sql<{ count: number }>`
    select count(*)::int as count from enforcement.measure where ${where(context, filter)}
  `.execute(context.tx);
  return result.rows[0]!.count;
}

/** Whether the provider keeps this reseller from selling now. */
export async function partnerSuspended(context: Context): Promise<Measure | undefined> {
  const result = await sql<Measure>`
    select ${measureColumns} from enforcement.measure
    where partner_id = ${context.partnerId} and kind = 'suspend_partner' and state = 'in_force'
      and (expires_at is null or expires_at > ${context.now})
    limit 1
  `.execute(context.tx);
  return result.rows[0];
}

/** How many subscriptions measures since then took access from. */
export async function subscriptionsCutSince(context: Context, since: Date): Promise<number> {
  const result = await sql<{ count: number }>`
    select coalesce(sum(jsonb_array_length(prior_state)), 0)::int as count
    from enforcement.measure
    where partner_id = ${context.partnerId} and starts_at > ${since}
      and kind in ('suspend_subscription', 'suspend_customer', 'terminate')
  `.execute(context.tx);
  return result.rows[0]!.count;
}

export async function endMeasure(
  context: Context,
  id: string,
  how: EndedHow,
  because: string,
): Promise<void> {
  await sql`
    update enforcement.measure set state = 'ended', ended_how = ${how},
      ended_at = ${context.now}, ended_because = ${because}
    where partner_id = ${context.partnerId} and id = ${id} and state = 'in_force'
  `.execute(context.tx);
}

/** Once: the first acknowledgement stands. */
export async function acknowledge(context: Context, id: string): Promise<boolean> {
  const result = await sql`
    update enforcement.measure set acknowledged_by = ${context.actor.name},
      acknowledged_at = ${context.now}
    where partner_id = ${context.partnerId} and id = ${id} and acknowledged_at is null
  `.execute(context.tx);
  return result.numAffectedRows === 1n;
}

export async function dueToEnd(context: Context, limit: number): Promise<Measure[]> {
  const result = await sql<Measure>`
    select ${measureColumns} from enforcement.measure
    where partner_id = ${context.partnerId} and state = 'in_force' and expires_at <= ${context.now}
    order by id limit ${limit} for update skip locked
  `.execute(context.tx);
  return result.rows;
}

/** Marks and returns those that nobody acknowledged since then. */
export async function escalateUnacknowledged(context: Context, before: Date): Promise<string[]> {
  const result = await sql<{ id: string }>`
    update enforcement.measure set escalated_at = ${context.now}
    where partner_id = ${context.partnerId} and state = 'in_force' and acknowledged_at is null
      and escalated_at is null and starts_at <= ${before}
    returning id
  `.execute(context.tx);
  return result.rows.map((row) => row.id);
}

export async function insertWord(context: Context, word: Word): Promise<void> {
  await sql`
    insert into enforcement.word (partner_id, id, measure_id, side, kind, text, author, said_at)
    values (${context.partnerId}, ${word.id}, ${word.measureId}, ${word.side}, ${word.kind},
      ${word.text}, ${word.author}, ${word.saidAt})
  `.execute(context.tx);
}

export async function wordsOf(context: Context, measureId: string): Promise<Word[]> {
  const result = await sql<Word>`
    select id, measure_id as "measureId", side, kind, text, author, said_at as "saidAt"
    from enforcement.word
    where partner_id = ${context.partnerId} and measure_id = ${measureId} order by id
  `.execute(context.tx);
  return result.rows;
}

export async function insertAppeal(context: Context, appeal: Appeal): Promise<boolean> {
  const result = await sql`
    insert into enforcement.appeal (partner_id, id, measure_id, grounds, text, opened_by,
      opened_at, promised_at, state)
    values (${context.partnerId}, ${appeal.id}, ${appeal.measureId}, ${appeal.grounds},
      ${appeal.text}, ${appeal.openedBy}, ${appeal.openedAt}, ${appeal.promisedAt}, 'open')
    on conflict do nothing
  `.execute(context.tx);
  return result.numAffectedRows === 1n;
}

export async function appealsOf(context: Context, measureId: string): Promise<Appeal[]> {
  const result = await sql<Appeal>`
    select ${appealColumns} from enforcement.appeal
    where partner_id = ${context.partnerId} and measure_id = ${measureId} order by id
  `.execute(context.tx);
  return result.rows;
}

export async function lockOpenAppeal(
  context: Context,
  measureId: string,
): Promise<Appeal | undefined> {
  const result = await sql<Appeal>`
    select ${appealColumns} from enforcement.appeal
    where partner_id = ${context.partnerId} and measure_id = ${measureId} and state = 'open'
    for update
  `.execute(context.tx);
  return result.rows[0];
}

export async function settleAppeal(
  context: Context,
  id: string,
  state: 'upheld' | 'overturned',
  by: Who,
  decision: string,
): Promise<void> {
  await sql`
    update enforcement.appeal set state = ${state}, decided_by = ${JSON.stringify(by)}::jsonb,
      decided_at = ${context.now}, decision = ${decision}
    where partner_id = ${context.partnerId} and id = ${id} and state = 'open'
  `.execute(context.tx);
}

export async function insertLetter(context: Context, letter: Letter): Promise<void> {
  await sql`
    insert into enforcement.letter (partner_id, id, measure_id, word_id, recipient, language,
      subject, text, channel, outcome, detail, sent_at)
    values (${context.partnerId}, ${letter.id}, ${letter.measureId}, ${letter.wordId},
      ${letter.recipient}, ${letter.language}, ${letter.subject}, ${letter.text},
      ${letter.channel}, ${letter.outcome}, ${letter.detail}, ${letter.sentAt})
  `.execute(context.tx);
}

export async function lettersOf(context: Context, measureId: string): Promise<Letter[]> {
  const result = await sql<Letter>`
    select id, measure_id as "measureId", word_id as "wordId", recipient, language, subject, text,
      channel, outcome, detail, sent_at as "sentAt"
    from enforcement.letter
    where partner_id = ${context.partnerId} and measure_id = ${measureId} order by id
  `.execute(context.tx);
  return result.rows;
}

/** Measures in force that nothing was ever said about: there must be none. */
export async function measuresUntold(context: Context, limit: number): Promise<string[]> {
  const result = await sql<{ id: string }>`
    select m.id from enforcement.measure m
    where m.partner_id = ${context.partnerId} and not exists (
      select 1 from enforcement.word w
      where w.partner_id = m.partner_id and w.measure_id = m.id and w.kind = 'told')
    limit ${limit}
  `.execute(context.tx);
  return result.rows.map((row) => row.id);
}

/** Measures as the check of holds needs them. */
export async function measuresWithHolds(
  context: Context,
  limit: number,
): Promise<Pick<Measure, 'id' | 'kind' | 'state' | 'customerId'>[]> {
  const result = await sql<Pick<Measure, 'id' | 'kind' | 'state' | 'customerId'>>`
    select id, kind, state, customer_id as "customerId" from enforcement.measure
    where partner_id = ${context.partnerId} and customer_id is not null
      and kind in ('limit_purchases', 'suspend_subscription', 'suspend_customer', 'terminate')
    order by id desc limit ${limit}
  `.execute(context.tx);
  return result.rows;
}

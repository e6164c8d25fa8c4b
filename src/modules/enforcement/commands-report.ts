import { createHash } from 'node:crypto';
import { isUuid, newId } from '../../kernel/ids.ts';
import { checkProvider, forReseller, resellersOf } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { enqueue } from '../../platform/outbox.ts';
import { customersOf, findCustomerOrTenant } from '../customers/index.ts';
import { subscriptionsByIds } from '../subscriptions/index.ts';
import { parseXarf } from './parse-xarf.ts';
import * as store from './store-matter.ts';
import { refuse, type Matter, type NewReport, type Report, type ReportSource } from './types.ts';
import type { Subject } from './types.ts';

/** Finds out whom a report is about; its payload is `{ reportId }`. */
export const PROCESS_REPORT = 'enforcement.process_report';

export interface Submission {
  readonly source: ReportSource;
  /** Tokens are unique per submitter: `api_key <id>`, `user <id>`, `fraud_event`. */
  readonly submitter: string;
  readonly clientToken: string;
  readonly correlationId: string | null;
}

/**
 * Takes a report in X-ARF version 4. The same token from the same submitter again is the same
 * report.
 * @throws Refused `report_invalid` with the field at fault, `provider_needed`
 */
export function submitXarf(context: Context, body: unknown, submission: Submission) {
  const parsed = parseXarf(body);
  if (parsed.ok) return submitReport(context, parsed.report, submission);
  const [first] = parsed.problems;
  const problems = parsed.problems.map(({ field, message }) => `${field}: ${message}`).join(' ');
  throw refuse('report_invalid', { problems }, first?.field ?? '');
}

/** @throws Refused `provider_needed` */
export async function submitReport(
  context: Context,
  given: NewReport,
  submission: Submission,
): Promise<Report> {
  await checkProvider(context);
  const { body, ...facts } = given;
  const text = JSON.stringify(body);
  const report: Report = {
    ...facts,
    ...submission,
    id: newId(context.now.getTime()),
    matterId: null,
    receivedAt: context.now,
    status: 'QUEUED',
    reasonCode: null,
    completedAt: null,
  };
  const sha256 = createHash('sha256').update(text).digest();
  if (!(await store.insertReport(context, report, { text, sha256 }))) {
    return (await store.reportByToken(context, submission.submitter, submission.clientToken))!;
  }
  await recordEvents(context, [
    {
      type: 'enforcement.report_received',
      subject: { kind: 'report', id: report.id },
      after: { class: report.class, source: report.source, sha256: sha256.toString('hex') },
    },
  ]);
  await enqueue(context, [
    { kind: PROCESS_REPORT, key: report.id, payload: { reportId: report.id } },
  ]);
  return report;
}

/** Puts a report with the matter it belongs to, and opens one where there is none. */
export async function processReport(context: Context, reportId: string): Promise<void> {
  const report = await store.findReport(context, reportId);
  if (report?.status !== 'QUEUED') return;
  const subject = await resolveSubject(context, report.sourceIdentifier);
  const matter = await matterFor(context, subject, report);
  await store.putReport(context, report.id, matter.id);
  await store.countReport(context, matter.id);
}

async function matterFor(
  context: Context,
  subject: Subject | null,
  report: Pick<Report, 'class' | 'sourceIdentifier'>,
): Promise<Matter> {
  const find = () =>
    subject === null
      ? store.openUnresolved(context, report.sourceIdentifier, report.class)
      : store.openMatterOf(context, subject, report.class);
  const known = await find();
  if (known) return known;
  const id = newId(context.now.getTime());
  const name = report.sourceIdentifier;
  const isNew = await store.insertMatter(context, { id, class: report.class, subject, name });
  const matter = (await find())!;
  if (isNew) {
    await recordEvents(context, [
      {
        type: 'enforcement.matter_opened',
        subject: { kind: 'matter', id },
        after: { number: matter.number, class: matter.class, subject: matter.subjectName },
      },
    ]);
  }
  return matter;
}

/**
 * Whom an identifier names: a subscription, a customer (by its own id or its tenant's) or a
 * reseller. Everything else (addresses, domains) is for a person to find out.
 */
export async function resolveSubject(
  context: Context,
  identifier: string,
): Promise<Subject | null> {
  const id = identifier.trim().toLowerCase();
  if (!isUuid(id)) return null;
  for (const partner of await resellersOf(context)) {
    const whole = { partnerId: partner.id, partnerName: partner.name };
    if (partner.id === id) {
      const name = partner.name;
      return { ...whole, kind: 'partner', customerId: null, subscriptionId: null, name };
    }
    const found = await forReseller(context, partner.id, (inner) => within(inner, id));
    if (found) return { ...whole, ...found };
  }
  return null;
}

async function within(
  context: Context,
  id: string,
): Promise<Pick<Subject, 'kind' | 'customerId' | 'subscriptionId' | 'name'> | null> {
  const [subscription] = await subscriptionsByIds(context, [id]);
  if (subscription) {
    const { customerId, friendlyName } = subscription;
    const [customer] = await customersOf(context, [customerId]);
    const name = `${friendlyName} (${customer?.name ?? customerId})`;
    return { kind: 'subscription', customerId, subscriptionId: id, name };
  }
  const customer = await findCustomerOrTenant(context, id);
  if (!customer) return null;
  return { kind: 'customer', customerId: customer.id, subscriptionId: null, name: customer.name };
}

import { addDays, dayIn, type Day } from '../../kernel/days.ts';
import { newId } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { formatDecimal, type Currency } from '../../kernel/money.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { customerSince, getCustomer } from '../customers/index.ts';
import { bookingDay, invoiceHistories, openDebits } from '../receivables/index.ts';
import { exposureFacts } from './commands-exposure.ts';
import { needsApproval, writeLine } from './commands-line.ts';
import { liveScorecard } from './commands-scorecard.ts';
import { HISTORY_DAYS, historyOn } from './decide-history.ts';
import { recommend } from './decide-scorecard.ts';
import * as store from './store-application.ts';
import { findLines } from './store-line.ts';
import { refuse, type LineTerms } from './types.ts';
import type {
  ApplicationState,
  CreditApplication,
  CreditFacts,
  Recommendation,
} from './types-application.ts';

/** More invoices of one customer say nothing else. */
const INVOICES_MAX = 5_000;

export type NewApplication = Pick<
  CreditApplication,
  'customerId' | 'currency' | 'wanted' | 'purpose' | 'external' | 'references'
>;

/** @throws Refused `credit_application_not_found` */
export async function getApplication(context: Context, id: string): Promise<CreditApplication> {
  const found = await store.findApplication(context, id);
  if (!found) throw refuse('credit_application_not_found', { application: id });
  return found;
}

/**
 * Asks for credit on a customer's behalf: what is known is gathered and pinned, and the scorecard
 * in force recommends.
 * @throws Refused `customer_not_found`, `credit_application_open`
 */
export async function submitApplication(
  context: Context,
  wanted: NewApplication,
): Promise<CreditApplication> {
  const { customerId, currency } = wanted;
  await getCustomer(context, customerId);
  const open = await store.openApplication(context, customerId, currency);
  if (open) throw refuse('credit_application_open', { number: open.number, currency });
  const application: CreditApplication = {
    ...wanted,
    ...(await assessed(context, wanted)),
    id: newId(context.now.getTime()),
    number: await store.nextNumber(context),
    state: 'submitted',
    submittedBy: context.actor.name,
    submittedAt: context.now,
    decision: null,
    lineVersion: null,
    decidedBy: null,
    decidedByName: null,
    decidedAt: null,
    reason: null,
    confirmedByName: null,
    confirmedAt: null,
    version: 1,
  };
  await store.insertApplication(context, application);
  await record(context, 'credit.application_submitted', application, {
    wanted: formatDecimal(application.wanted, currency),
    recommended: formatDecimal(application.recommendation.limit, currency),
    points: application.recommendation.points,
    scorecardVersion: application.recommendation.scorecardVersion,
  });
  return application;
}

/** Looks again at what is known today. @throws Refused those of `locked` */
export async function reassessApplication(
  context: Context,
  id: string,
  version: number,
): Promise<CreditApplication> {
  const before = await locked(context, id, version, ['submitted']);
  const after = { ...before, ...(await assessed(context, before)), version: version + 1 };
  await store.updateApplication(context, after);
  const { points, limit } = after.recommendation;
  const recommended = formatDecimal(limit, after.currency);
  await record(context, 'credit.application_reassessed', after, { points, recommended });
  return after;
}

export type ApplicationDecision =
  | {
      readonly answer: 'grant';
      readonly terms: Omit<LineTerms, 'temporary' | 'unchecked'>;
      readonly reason: string;
    }
  | { readonly answer: 'decline'; readonly reason: string };

/**
 * A person's decision with its reason. A limit above what one person decides alone waits for a
 * second one; else the line stands at once.
 * @throws Refused those of `locked`, and as `writeLine` does
 */
export async function decideApplication(
  context: Context,
  id: string,
  decision: ApplicationDecision,
  version: number,
): Promise<CreditApplication> {
  const before = await locked(context, id, version, ['submitted']);
  const decided = {
    ...before,
    decidedBy: context.actor.id,
    decidedByName: context.actor.name,
    decidedAt: context.now,
    reason: decision.reason,
    version: version + 1,
  };
  if (decision.answer === 'decline') {
    return save(context, { ...decided, state: 'declined' }, 'credit.application_decided');
  }
  const { customerId, currency } = before;
  const [line] = await findLines(context, { customerIds: [customerId], currency, lock: true });
  // What was agreed for some weeks goes on; whether orders are checked is not decided here.
  const terms: LineTerms = {
    ...decision.terms,
    temporary: line?.temporary ?? null,
    unchecked: line?.unchecked ?? false,
  };
  const granted = { ...decided, decision: terms, lineVersion: line?.version ?? 0 };
  if (await needsApproval(context, terms.limit, currency)) {
    return save(context, { ...granted, state: 'proposed' }, 'credit.application_decided');
  }
  await grant(context, granted, terms);
  return save(context, { ...granted, state: 'granted' }, 'credit.application_decided');
}

/**
 * The second person's yes, upon which the line stands, or no, upon which the application is open
 * again.
 * @throws Refused those of `locked`, `credit_application_needs_other`, `credit_line_stale` when the
 *   line was changed since the first person decided
 */
export async function confirmApplication(
  context: Context,
  id: string,
  answer: 'confirm' | 'send_back',
  version: number,
): Promise<CreditApplication> {
  const before = await locked(context, id, version, ['proposed']);
  const { actor } = context;
  if (actor.id === null || actor.id === before.decidedBy) {
    throw refuse('credit_application_needs_other');
  }
  if (answer === 'send_back') {
    const open: CreditApplication = {
      ...before,
      state: 'submitted',
      decision: null,
      lineVersion: null,
      decidedBy: null,
      decidedByName: null,
      decidedAt: null,
      reason: null,
      version: version + 1,
    };
    return save(context, open, 'credit.application_refused');
  }
  if (before.decision === null) throw new Error(`application ${id} was proposed without terms`);
  const confirmed: CreditApplication = {
    ...before,
    state: 'granted',
    confirmedByName: actor.name,
    confirmedAt: context.now,
    version: version + 1,
  };
  await grant(context, confirmed, before.decision);
  return save(context, confirmed, 'credit.application_confirmed');
}

/** @throws Refused those of `locked` */
export async function withdrawApplication(
  context: Context,
  id: string,
  version: number,
): Promise<CreditApplication> {
  const before = await locked(context, id, version, ['submitted', 'proposed']);
  const after: CreditApplication = { ...before, state: 'withdrawn', version: version + 1 };
  return save(context, after, 'credit.application_withdrawn');
}

async function grant(
  context: Context,
  { id, customerId, currency, reason, lineVersion }: CreditApplication,
  terms: LineTerms,
): Promise<void> {
  const [line] = await findLines(context, { customerIds: [customerId], currency, lock: true });
  const change = { customerId, currency, terms, reason: reason ?? '', version: lineVersion ?? 0 };
  await writeLine(context, change, line, id);
}

async function save(
  context: Context,
  application: CreditApplication,
  type: string,
): Promise<CreditApplication> {
  await store.updateApplication(context, application);
  const { state, reason, decision, currency } = application;
  await record(context, type, application, {
    state,
    reason,
    limit: decision && formatDecimal(decision.limit, currency),
  });
  return application;
}

/**
 * @throws Refused `credit_application_not_found`, `credit_application_stale`,
 *   `credit_application_closed`
 */
async function locked(
  context: Context,
  id: string,
  version: number,
  states: readonly ApplicationState[],
): Promise<CreditApplication> {
  const found = await store.findApplication(context, id, { lock: true });
  if (!found) throw refuse('credit_application_not_found', { application: id });
  if (found.version !== version) {
    throw refuse('credit_application_stale', { version, current: found.version }, 'version');
  }
  if (!states.includes(found.state)) {
    throw refuse('credit_application_closed', { number: found.number, state: found.state });
  }
  return found;
}

type Assessed = Pick<CreditApplication, 'facts' | 'recommendation' | 'lookedAt'>;

async function assessed(context: Context, wanted: NewApplication): Promise<Assessed> {
  const facts = await gather(context, wanted);
  const { definition, version } = await liveScorecard(context);
  const recommendation: Recommendation = recommend(definition, version, facts);
  return { facts, recommendation, lookedAt: context.now };
}

async function gather(context: Context, wanted: NewApplication): Promise<CreditFacts> {
  const { customerId, currency, external, references } = wanted;
  const today = await bookingDay(context);
  const invoices = await invoiceHistories(context, {
    customerIds: [customerId],
    currency,
    issuedFrom: addDays(today, -HISTORY_DAYS),
    limit: INVOICES_MAX,
  });
  const history = historyOn(invoices, today);
  const exposure = await exposureFacts(context, customerId, currency);
  const debits = await openDebits(context, customerId);
  const disputed = debits.filter((each) => each.currency === currency && each.disputed > 0n);
  const count = (judgement: 'good' | 'bad') =>
    references.filter((each) => each.judgement === judgement).length;
  const since = await relationSince(context, customerId, history.firstInvoiceOn);
  return {
    values: {
      relationship_days: today - since,
      invoices_paid: history.invoicesPaid,
      late_percent: history.latePercent,
      average_days_late: history.averageDaysLate,
      written_off: history.writtenOff,
      overdue_days: exposure.overdueDays,
      open_disputes: disputed.length,
      external_score: external?.score ?? null,
      good_references: references.length === 0 ? null : count('good'),
      bad_references: references.length === 0 ? null : count('bad'),
    },
    averageMonthly: history.averageMonthly,
    exposure: exposure.exposure,
    overdue: exposure.overdue,
    wanted: wanted.wanted,
  };
}

/** Whichever is earlier: books that were imported reach further back than the customer's record. */
async function relationSince(
  context: Context,
  customerId: string,
  firstInvoiceOn: Day | null,
): Promise<Day> {
  const { timeZone } = await getPartner(context);
  const recorded = dayIn(await customerSince(context, customerId), timeZone);
  return firstInvoiceOn !== null && firstInvoiceOn < recorded ? firstInvoiceOn : recorded;
}

function record(
  context: Context,
  type: string,
  {
    id,
    number,
    customerId,
    currency,
  }: Pick<CreditApplication, 'id' | 'number' | 'customerId'> & { readonly currency: Currency },
  after: JsonObject,
): Promise<void> {
  return recordEvents(context, [
    {
      type,
      subject: { kind: 'credit_application', id },
      customerId,
      after: { number, currency, ...after },
    },
  ]);
}

import type { Json } from '../kernel/json.ts';
import { newId } from '../kernel/ids.ts';
import { parseDay } from '../kernel/days.ts';
import { recordNoticeOutcome, type NoticeReport } from '../modules/collections/index.ts';
import {
  customersWithWaitingOrders,
  reconcile,
  RECONSIDER_EFFECT,
} from '../modules/subscriptions/index.ts';
import { publish } from '../modules/webhooks/index.ts';
import type { Context } from '../platform/context.ts';
import { onEvents, type NewEvent } from '../platform/events.ts';
import { enqueue } from '../platform/outbox.ts';
import { fileReports } from './abuse-reports.ts';
import { judgeFraudEvents, lookIntoFraudEvents } from './case-outcomes.ts';
import { tellReaders } from './budget-notice.ts';
import { remindPartner, tellMeasures, tellPartner } from './enforcement-news.ts';
import { lookAtPosition, reckonEverybodyLater, reckonLater, tellFinance } from './exposure-news.ts';
import { wireOrderChecks } from './order-checks.ts';
import { tellDesk, tellTicketPeople } from './ticket-news.ts';
import { webhookKinds } from './webhook-kinds.ts';
import {
  tellFraudEvents,
  tellInvoices,
  tellSubscriptions,
  tellThresholds,
} from './webhook-news.ts';

/**
 * What follows from what: every event of the product, and who hears of it in the same transaction.
 * An event that nobody hears is listed with nobody, so that this page shows the whole flow. What an
 * effect does when its time comes is in `effects.ts`.
 */
const reactions = {
  'people.partner_created': [],
  'people.partner_changed': [],
  'people.partner_removed': [],
  'people.user_added': [],
  'people.user_removed': [],
  'people.roles_changed': [],
  'people.user_invited': [],
  'people.invitation_withdrawn': [],
  'people.signed_in': [],
  'people.signed_out': [],
  'people.session_revoked': [],
  'people.account_changed': [],
  'people.password_changed': [],
  'people.access_reset': [],
  'people.totp_activated': [],
  'people.totp_removed': [],
  'people.api_key_created': [],
  'people.api_key_revoked': [],

  'partner_center.client_created': [],
  'partner_center.client_revoked': [],
  'partner_center.customer_profile_changed': [],
  'partner_center.relationship_ended': [],
  'partner_center.partner_profile_changed': [],
  'partner_center.support_contact_changed': [],
  'partner_center.webhook_registered': [],
  'partner_center.invoice_ready': [tellInvoices, lookAtPosition],
  'partner_center.invoice_paid': [lookAtPosition],
  'partner_center.agreement_recorded': [],

  'customers.customer_created': [],
  'customers.customer_changed': [evaluateLater],
  'customers.contact_added': [],
  'customers.contact_removed': [],

  'subscriptions.offers_saved': [],
  'subscriptions.cart_created': [],
  'subscriptions.cart_changed': [],
  'subscriptions.order_placed': [reckonLater],
  'subscriptions.order_waits': [],
  'subscriptions.order_released': [reckonLater],
  'subscriptions.order_refused': [],
  'subscriptions.entitlement_changed': [],
  'subscriptions.import_applied': [reckonEverybodyLater],

  'usage.import_applied': [reckonEverybodyLater],
  'usage.sub_account_assigned': [reckonLater],
  'usage.marked_billed': [reckonLater],
  'usage.budget_set': [],
  'usage.budget_removed': [],
  'usage.budget_threshold_reached': [tellReaders, tellThresholds],

  'exposure.security_recorded': [],
  'exposure.security_released': [],
  'exposure.settings_changed': [reckonEverybodyLater],
  'exposure.provider_limit_set': [],
  'exposure.warning_raised': [tellFinance],
  'exposure.warning_ended': [],

  'receivables.invoice_recorded': [reckonLater],
  'receivables.credit_note_recorded': [evaluateLater, reckonLater, reconsiderOrdersLater],
  'receivables.payment_recorded': [evaluateLater, reckonLater, reconsiderOrdersLater],
  'receivables.payment_reversed': [evaluateLater, reckonLater],
  'receivables.allocated': [evaluateLater, reckonLater, reconsiderOrdersLater],
  'receivables.allocation_undone': [evaluateLater, reckonLater],
  'receivables.written_off': [evaluateLater, reckonLater],
  'receivables.written_off_recovered': [],
  'receivables.interest_term_set': [],
  'receivables.late_charge_recorded': [reckonLater],
  'receivables.late_charge_corrected': [evaluateLater, reckonLater, reconsiderOrdersLater],
  'receivables.dispute_opened': [evaluateLater, reconsiderOrdersLater],
  'receivables.dispute_closed': [evaluateLater],
  'receivables.import_applied': [evaluateStandingsLater, reckonEverybodyLater, reconsiderAllLater],
  'receivables.import_profile_saved': [],

  'credit.line_changed': [reconsiderOrdersLater],
  'credit.settings_changed': [reconsiderAllLater],
  'credit.application_submitted': [],
  'credit.application_reassessed': [],
  'credit.application_decided': [],
  'credit.application_confirmed': [],
  'credit.application_refused': [],
  'credit.application_withdrawn': [],
  'credit.scorecard_drafted': [],
  'credit.scorecard_published': [],

  'bank.statement_imported': [],
  'bank.line_matched': [],
  'bank.line_reversed': [],
  'bank.line_ignored': [],
  'bank.line_put_back': [],
  'screening.order_held': [],
  'screening.order_blocked': [],
  'screening.rules_drafted': [],
  'screening.rules_changed': [],
  'screening.rules_shadowed': [],
  'screening.rules_published': [],
  'screening.rule_stopped': [],
  'screening.rule_resumed': [],
  'screening.list_changed': [],
  'collections.policy_drafted': [],
  'collections.policy_changed': [],
  'collections.policy_published': [],
  'collections.policy_retired': [],
  'collections.run_started': [],
  'collections.run_braked': [],
  'collections.run_released': [],
  'collections.run_stopped': [],
  'collections.run_done': [],
  'collections.stage_changed': [],
  'collections.steps_changed': [],
  'collections.notice_outcome_recorded': [],
  'collections.proposal_approved': [],
  'collections.proposal_declined': [],
  'collections.proposal_carried_out': [],
  'collections.task_done': [],
  'collections.delivery_recorded': [],
  'collections.pause_opened': [],
  'collections.pause_ended': [],
  'collections.promise_followed': [],
  'collections.pause_rules_changed': [],
  'collections.halted': [],
  'collections.halt_released': [],
  'collections.payment_watch_changed': [],

  'detection.fraud_event_detected': [tellFraudEvents, fileReports],
  'detection.fraud_event_seen_again': [],
  'detection.fraud_event_decided': [],

  'enforcement.report_received': [],
  'enforcement.matter_opened': [],
  'enforcement.subject_found': [],
  'enforcement.matter_assessed': [],
  'enforcement.matter_closed': [],
  'enforcement.second_person_asked': [],
  'enforcement.second_person_answered': [],
  'enforcement.measure_taken': [tellPartner, tellMeasures],
  'enforcement.measure_ended': [tellPartner, tellMeasures],
  'enforcement.partner_updated': [tellPartner, tellMeasures],
  'enforcement.appeal_decided': [tellPartner, tellMeasures],
  'enforcement.measure_unread': [remindPartner],
  // What the partner says is seen in the desk's queue.
  'enforcement.measure_acknowledged': [],
  'enforcement.partner_answered': [],
  'enforcement.update_asked': [],
  'enforcement.appeal_opened': [],
  'cases.case_opened': [lookIntoFraudEvents],
  'cases.case_reopened': [lookIntoFraudEvents],
  'cases.case_resolved': [judgeFraudEvents],
  'cases.assigned': [],
  'cases.step_done': [],
  'cases.step_undone': [],
  'cases.note_added': [],
  'cases.linked': [],
  'cases.unlinked': [],
  'cases.clock_stopped': [],
  'cases.first_use_set': [],
  'cases.suspended': [],
  'cases.released': [],

  'tickets.ticket_opened': [],
  'tickets.ticket_changed': [],
  'tickets.watchers_changed': [],
  'tickets.provider_answered': [tellTicketPeople],
  'tickets.response_late': [],
  'tickets.desk_is_late': [tellDesk],

  'subscriptions.subscription_moved': [letAccessFollow, tellSubscriptions, reckonLater],
  'subscriptions.subscription_changed': [tellSubscriptions, reckonLater],
  'subscriptions.hold_placed': [],
  'subscriptions.hold_lifted': [],
  'subscriptions.command_done': [],
  'subscriptions.command_refused': [],
  'subscriptions.drift_seen': [],
  'subscriptions.drift_resolved': [],
  'subscriptions.settings_changed': [],
  'subscriptions.bulk_asked': [],
  'subscriptions.bulk_approved': [],
  'subscriptions.bulk_declined': [],
  'subscriptions.bulk_stopped': [],
  'subscriptions.bulk_done': [],

  'notices.prepared': [],
  'notices.accepted': [reportNoticeOutcome],
  'notices.bounced': [reportNoticeOutcome],
  'notices.failed': [reportNoticeOutcome],
  'notices.withdrawn': [reportNoticeOutcome],
  // Nothing is known yet; a person finds out under Notices.
  'notices.unknown': [],
  'notices.queued': [],
  'notices.settings_changed': [],

  'webhooks.endpoint_created': [],
  'webhooks.endpoint_changed': [],
  'webhooks.endpoint_removed': [],
  'webhooks.endpoint_disabled': [],
  'webhooks.secret_rotated': [],

  'operations.effect_retried': [],
} as const satisfies Record<string, readonly Reaction[]>;

/** The names in the table, for the test that compares them with what the modules record. */
export const handledEvents: ReadonlySet<string> = new Set(Object.keys(reactions));

const told = new Set(webhookKinds);

type Reaction = (context: Context, events: readonly NewEvent[]) => Promise<void>;

/**
 * Installs the table above, and the questions that modules ask on the spot; called once when a
 * process starts.
 */
export function wireEvents(): void {
  onEvents(react);
  wireOrderChecks();
}

/**
 * @throws when an event is not in the table: a module records something that nobody thought about
 */
export async function react(context: Context, events: readonly NewEvent[]): Promise<void> {
  const byType = Map.groupBy(events, (event) => event.type);
  for (const [type, ofType] of byType) {
    const handlers = (reactions as Record<string, readonly Reaction[] | undefined>)[type];
    if (!handlers)
      throw new Error(`${type} is not in src/app/reactions.ts: list it, with nobody if need be`);
    for (const handle of handlers) await handle(context, ofType);
    if (told.has(type)) await publish(context, type, ofType);
  }
}

/**
 * What has begun, ended or followed its base may be held, or was; what only renews or is billed is
 * not. The built-in provider's own commands are no such events.
 */
async function letAccessFollow(context: Context, events: readonly NewEvent[]): Promise<void> {
  const moved = events.filter(({ before, after }) => before?.['status'] !== after?.['status']);
  if (moved.length === 0) return;
  await reconcile(
    context,
    moved.map((event) => event.subject.id),
  );
}

/** The customers' standings are looked at again as soon as this transaction is committed. */
async function evaluateLater(context: Context, events: readonly NewEvent[]): Promise<void> {
  const customerIds = [...new Set(events.flatMap((event) => event.customerId ?? []))];
  await enqueue(
    context,
    customerIds.map((customerId) => ({
      kind: 'collections.evaluate',
      key: newId(context.now.getTime()),
      payload: { customerId },
    })),
  );
}

/**
 * An import may have brought payments of anybody: everybody who does not stand clear is looked at
 * again.
 */
async function evaluateStandingsLater(context: Context): Promise<void> {
  await enqueue(context, [
    { kind: 'collections.evaluate_standings', key: newId(context.now.getTime()), payload: {} },
  ]);
}

/** Cover may have come back for the customers' orders that wait; most customers have none. */
async function reconsiderOrdersLater(context: Context, events: readonly NewEvent[]): Promise<void> {
  const customerIds = [...new Set(events.flatMap((event) => event.customerId ?? []))];
  await reconsiderLater(context, await customersWithWaitingOrders(context, customerIds));
}

async function reconsiderAllLater(context: Context): Promise<void> {
  await reconsiderLater(context, await customersWithWaitingOrders(context, null));
}

async function reconsiderLater(context: Context, customerIds: readonly string[]): Promise<void> {
  await enqueue(
    context,
    customerIds.map((customerId) => ({
      kind: RECONSIDER_EFFECT,
      key: newId(context.now.getTime()),
      payload: { customerId },
    })),
  );
}

/** Proof of delivery, or of its failure, flows back to where gates are decided. */
async function reportNoticeOutcome(context: Context, events: readonly NewEvent[]): Promise<void> {
  for (const { after = {} } of events) {
    const outcome = reported(after['noticeOutcome']);
    const on = parseDay(text(after['on']));
    if (outcome === null || on === null) continue;
    await recordNoticeOutcome(context, {
      noticeKey: text(after['noticeKey']),
      outcome,
      on,
      at: context.now,
    });
  }
}

/**
 * A notice whose other letters are still on their way, or whose outcome is unknown, has no outcome
 * yet.
 */
function reported(outcome: unknown): NoticeReport['outcome'] | null {
  switch (outcome) {
    case 'accepted':
    case 'bounced':
    case 'failed':
    case 'withdrawn':
      return outcome;
    default:
      return null;
  }
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

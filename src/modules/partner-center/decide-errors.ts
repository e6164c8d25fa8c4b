import type { Refused } from '../../kernel/refusal.ts';
import type { WireFault } from '../../platform/wire-route.ts';
import { serviceFaults } from './decide-errors-service.ts';

/**
 * One refusal, two dresses: what each code of ours is called in this API. Statuses are from the set
 * that the API documents; clients decide by them whether to try again.
 */
const fault = (status: number, code: string, extra?: WireFault['extra']): WireFault => ({
  status,
  code,
  ...(extra === undefined ? {} : { extra }),
});

const malformed = fault(400, '3000');
const missing = fault(400, '800002');
const notFound = fault(404, '1000');
const denied = fault(403, '2032');
const staleEtag = fault(400, '2055');
const tryLater = fault(503, '800003');

/** Of the server itself, whatever was asked. */
const ofServer = {
  request_invalid: malformed,
  json_unreadable: malformed,
  body_too_large: malformed,
  body_type_unsupported: malformed,
  request_unreadable: malformed,
  value_not_storable: malformed,
  idempotency_key_reused: malformed,
  change_conflicts: fault(409, '800082'),
  wire_path_unknown: notFound,
  wire_method_unknown: fault(405, '1000'),
  wire_rate_exceeded: fault(429, '429'),
  database_unreachable: tryLater,
  database_busy: tryLater,
  // The API knows no 507.
  database_full: tryLater,
  server_closing: tryLater,
  unexpected_error: fault(500, '800003'),
};

const ofAccess = {
  api_token_missing: fault(401, '800001'),
  api_token_invalid: fault(401, '400'),
  api_token_expired: fault(401, '400'),
  api_token_audience: fault(401, '900420'),
  api_user_needed: fault(403, '900329'),
  api_role_missing: fault(403, '900150'),
  api_scope_missing: fault(403, '900308'),
  partner_not_found: fault(401, '400'),
  cloud_lacks_feature: denied,
  cloud_closed: denied,
};

const ofThisModule = {
  api_id_invalid: missing,
  api_body_missing: missing,
  api_filter_invalid: malformed,
  api_continuation_invalid: malformed,
  api_etag_stale: staleEtag,
  api_domain_taken: malformed,
  api_sandbox_only: fault(400, '900127'),
  api_relationship_ended: fault(403, '20002'),
  api_relationship_active: malformed,
  api_customer_status_absent: fault(404, '600074', {
    errorName: 'AccountStatusNotFound',
    isRetryable: false,
    errorMessageExtended: 'InternalErrorCode=600074',
  }),
  api_cycle_fixed: fault(400, '2054'),
  api_partner_fixed: fault(400, '800098'),
  api_not_registrable: fault(400, '800012'),
  api_order_change_unknown: malformed,
};

const ofCustomers = {
  customer_not_found: fault(404, '60003'),
  customer_number_taken: malformed,
  customer_tenant_taken: malformed,
  customer_version_stale: staleEtag,
  customer_time_zone_unknown: malformed,
  customer_calendar_unknown: malformed,
  customer_terms_unknown: malformed,
  contact_duplicate: malformed,
  cursor_invalid: malformed,
};

const ofPurchases = {
  offer_not_found: fault(404, '400019'),
  offer_not_available: fault(404, '400019'),
  offer_quantity_out_of_range: fault(400, '2002'),
  offer_addon_needs_parent: malformed,
  offer_not_an_addon: malformed,
  offer_cycle_not_offered: fault(400, '2054'),
  cart_not_found: notFound,
  cart_not_open: missing,
  cart_empty: missing,
  order_not_found: notFound,
  order_currencies_differ: malformed,
  purchases_blocked: fault(403, '900416'),
};

const ofSubscriptions = {
  subscription_not_found: fault(404, '20003'),
  subscription_version_stale: staleEtag,
  subscription_deleted: fault(400, '2011'),
  subscription_status_impossible: fault(400, '800040'),
  subscription_suspended: fault(400, '800091'),
  subscription_renewing: fault(409, '800082'),
  subscription_command_under_way: fault(409, '900278'),
  subscription_cancel_window_closed: fault(400, '900117'),
  subscription_seats_not_returnable: fault(400, '900214'),
  subscription_quantity_out_of_range: fault(400, '2002'),
  subscription_quantity_fixed: fault(400, '2006'),
  subscription_auto_renew_impossible: fault(400, '800093'),
  subscription_update_limit: fault(400, '900311'),
  subscription_parent_inactive: fault(409, '27009'),
  subscription_several_changes: malformed,
  subscription_change_unknown: malformed,
  subscription_cancel_not_confirmed: malformed,
  subscription_cancel_needs_approval: fault(403, '900150'),
  azure_plan_has_active_subscriptions: fault(403, '900115'),
  not_an_azure_plan: fault(400, '800011'),
  entitlement_not_found: fault(404, '800111'),
  entitlement_reason_unknown: fault(400, '900307'),
  entitlement_status_impossible: fault(400, '900337'),
  hold_not_yours: fault(400, '800040'),
};

const ofTickets = {
  ticket_not_found: notFound,
  ticket_topic_unknown: malformed,
  ticket_language_unknown: malformed,
  ticket_version_stale: staleEtag,
  ticket_closed: malformed,
  fraud_event_not_found: notFound,
  fraud_event_reason_missing: malformed,
};

const ofUsage = {
  usage_not_in_cloud: denied,
  usage_month_invalid: malformed,
  usage_days_invalid: malformed,
  usage_budget_not_positive: malformed,
  usage_budget_currency_unknown: malformed,
  usage_budget_amount_invalid: malformed,
};

const faults: Readonly<Record<string, WireFault>> = {
  ...ofServer,
  ...ofAccess,
  ...ofThisModule,
  ...ofCustomers,
  ...ofPurchases,
  ...ofSubscriptions,
  ...ofTickets,
  ...ofUsage,
  ...serviceFaults,
};

/** Where the member at fault makes the refusal another one in this API. */
const byField: Readonly<Record<string, WireFault>> = {
  'subscription_suspended quantity': fault(400, '2001'),
};

/**
 * Refusals that cannot reach this API: nothing here asks for what they refuse. A test sees to it
 * that every other code of the product's modules has its line above.
 */
export const unreachableHere: readonly string[] = [
  'webhook_endpoint_not_found',
  'webhook_endpoint_limit',
  'webhook_target_refused',
  'webhook_kind_unknown',
  'webhook_message_not_found',
  'credit_application_not_found',
  'credit_application_open',
  'credit_application_closed',
  'credit_application_stale',
  'credit_application_needs_other',
  'credit_scorecard_invalid',
  'credit_scorecard_not_found',
  'credit_scorecard_needs_other',
  'ticket_merge_refused',
  'report_invalid',
  'report_not_found',
  'matter_not_found',
  'matter_closed',
  'matter_version_stale',
  'matter_subject_unknown',
  'matter_subject_fixed',
  'measure_not_allowed',
  'measure_in_force',
  'measure_not_found',
  'measure_ended',
  'measure_expiry_past',
  'proposal_waiting',
  'proposal_not_found_here',
  'second_person_needed',
  'appeal_too_late',
  'appeal_open_already',
  'appeal_not_found',
  'appeal_needs_other_person',
  'matter_has_measures',
  'provider_exists',
  'provider_needed',
  'role_of_other_organisation',
  'order_not_waiting',
  'sign_in_needed',
  'api_key_invalid',
  'person_needed',
  'partner_not_chosen',
  'permission_missing',
  'origin_foreign',
  'idempotency_key_invalid',
  'idempotency_answer_withheld',
  'path_not_found',
  'api_client_not_found',
  'api_client_scope_forbidden',
  'api_client_user_unknown',
  'contact_not_found',
  'offer_contradictory',
  'hold_not_found',
  'hold_already_lifted',
  'drift_not_found',
  'bulk_action_not_found',
  'bulk_action_too_large',
  'bulk_action_not_waiting',
  'bulk_action_same_person',
  'bulk_action_ended',
  'subscription_settings_stale',
  'subscription_amount_invalid',
  'usage_sub_account_not_found',
  'usage_sub_account_owner_differs',
  'usage_sub_account_needs_customer',
  'usage_nothing_unbilled',
  'usage_import_not_found',
  'usage_import_interrupted',
  'usage_file_empty',
  'usage_column_missing',
  'usage_column_twice',
  'usage_too_many_rows',
  'subscription_import_unreadable',
  'subscription_import_columns',
  'subscription_import_too_large',
];

/** @returns null when the table lacks the code: our mistake */
export function faultOf(refused: Pick<Refused, 'code' | 'field'>): WireFault | null {
  return byField[`${refused.code} ${refused.field ?? ''}`] ?? faults[refused.code] ?? null;
}

import { refusalsOf } from '../../kernel/refusal.ts';

/**
 * Every expected "no" of the services beside customers and subscriptions: fraud events, audit
 * records, webhooks, invoices, agreements. Sentences are in `src/app/refusals-services.ts`, the
 * API's own codes in `decide-errors-service.ts`.
 */
export type ServiceRefusal =
  | 'api_page_invalid'
  | 'api_resolved_reason_missing'
  | 'audit_date_invalid'
  | 'audit_start_too_old'
  | 'audit_record_not_found'
  | 'webhook_not_registered'
  | 'webhook_target_forbidden'
  | 'webhook_event_unknown'
  | 'webhook_test_not_chosen'
  | 'webhook_tests_too_many'
  | 'webhook_test_not_found'
  | 'provider_invoice_not_found'
  | 'provider_invoice_month_not_over'
  | 'provider_payment_invalid'
  | 'agreement_date_invalid';

export const refuseService = refusalsOf<ServiceRefusal>();

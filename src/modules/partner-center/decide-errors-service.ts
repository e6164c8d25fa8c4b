import type { WireFault } from '../../platform/wire-route.ts';
import type { ServiceRefusal } from './types-service.ts';

const malformed: WireFault = { status: 400, code: '3000' };
const notFound: WireFault = { status: 404, code: '1000' };

/** How the refusals of the services beside customers and subscriptions are called in the API. */
export const serviceFaults: Readonly<Record<ServiceRefusal, WireFault>> = {
  api_page_invalid: malformed,
  api_resolved_reason_missing: malformed,
  audit_date_invalid: malformed,
  audit_start_too_old: malformed,
  audit_record_not_found: notFound,
  webhook_not_registered: notFound,
  webhook_target_forbidden: malformed,
  webhook_event_unknown: malformed,
  webhook_test_not_chosen: malformed,
  webhook_tests_too_many: { status: 429, code: '429' },
  webhook_test_not_found: notFound,
  provider_invoice_not_found: notFound,
  provider_invoice_month_not_over: malformed,
  provider_payment_invalid: malformed,
  agreement_date_invalid: malformed,
};

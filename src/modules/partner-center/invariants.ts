import type { Invariant } from '../../platform/invariant.ts';
import { invoicesThatDoNotAddUp, paymentsInAnotherCurrency } from './store-invariants.ts';

export const partnerCenterInvariants: readonly Invariant[] = [
  { name: 'partner_center.invoices_add_up', check: invoicesThatDoNotAddUp },
  { name: 'partner_center.payments_match_currency', check: paymentsInAnotherCurrency },
];

import { checkOrder } from '../modules/credit/index.ts';
import { checkPartnerMaySell } from '../modules/enforcement/index.ts';
import { screenOrder } from '../modules/screening/index.ts';
import { installOrderChecks, type OrderCheck } from '../modules/subscriptions/index.ts';

/**
 * Who has a say in whether an order proceeds, in the order in which they are asked; the most severe
 * answer wins.
 */
const checks: readonly OrderCheck[] = [
  { name: 'credit', answer: checkOrder },
  { name: 'screening', answer: screenOrder },
  { name: 'enforcement', answer: checkPartnerMaySell },
];

/** Installs the list above; called once when a process starts. */
export function wireOrderChecks(): void {
  installOrderChecks(checks);
}

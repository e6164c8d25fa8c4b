import type { Invariant } from '../../platform/invariant.ts';
import { daysThatDiffer, noticesWithoutReason, unbilledElsewhere } from './store-invariants.ts';

export const usageInvariants: readonly Invariant[] = [
  { name: 'usage.days_are_sums_of_records', check: daysThatDiffer },
  { name: 'usage.unbilled_is_with_its_owner', check: unbilledElsewhere },
  { name: 'usage.notices_have_a_reason', check: noticesWithoutReason },
];

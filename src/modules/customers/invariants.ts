import type { Invariant } from '../../platform/invariant.ts';
import { customersWithStaleSearchText } from './store-invariants.ts';

export const customersInvariants: readonly Invariant[] = [
  { name: 'customers.search_finds_number', check: customersWithStaleSearchText },
];

import type { Invariant } from '../../platform/invariant.ts';
import {
  allocationsThatDoNotAddUp,
  booksThatDifferFromDocuments,
  documentsWithoutBooks,
  openAmountsThatDiffer,
  unbalancedJournals,
  bucketsThatDoNotAddUp,
} from './store-invariants.ts';

export const receivablesInvariants: readonly Invariant[] = [
  { name: 'receivables.journals_balance', check: unbalancedJournals },
  { name: 'receivables.everything_is_booked', check: documentsWithoutBooks },
  { name: 'receivables.books_match_open_items', check: booksThatDifferFromDocuments },
  { name: 'receivables.open_amount_is_amount_less_allocations', check: openAmountsThatDiffer },
  { name: 'receivables.allocations_fit_their_documents', check: allocationsThatDoNotAddUp },
  { name: 'receivables.ageing_buckets_add_up', check: bucketsThatDoNotAddUp },
];

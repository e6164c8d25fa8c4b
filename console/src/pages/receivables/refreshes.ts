import type { OperationName } from '../../api/client.ts';

/** What an act on a document changes on other pages. */
export const refreshedByDocuments: readonly OperationName[] = [
  'listDocuments',
  'getDocument',
  'getStatement',
  'getAgeing',
  'getStanding',
  'listEvents',
];

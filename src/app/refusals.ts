import type { RefusalCatalogue } from '../http/types.ts';
import { collectionsRefusals } from './refusals-collections.ts';
import { customersRefusals } from './refusals-customers.ts';
import { httpRefusals } from './refusals-http.ts';
import { noticesRefusals } from './refusals-notices.ts';
import { operationsRefusals } from './refusals-operations.ts';
import { peopleRefusals } from './refusals-people.ts';
import { receivablesRefusals } from './refusals-receivables.ts';
import { sampleRefusals } from './refusals-sample.ts';

/**
 * Every refusal of the product with its HTTP status and its sentence in each language. Each section
 * `satisfies` a record over the union that its module exports, so a code without a line here does
 * not compile; that no code is claimed twice is checked by a test.
 */
export const refusalSections = {
  http: httpRefusals,
  operations: operationsRefusals,
  people: peopleRefusals,
  customers: customersRefusals,
  receivables: receivablesRefusals,
  collections: collectionsRefusals,
  notices: noticesRefusals,
  sample: sampleRefusals,
} as const;

export const refusalCatalogue: RefusalCatalogue = Object.assign(
  {},
  ...Object.values(refusalSections),
) as RefusalCatalogue;

import type { RefusalCatalogue } from '../http/types.ts';
import { bankRefusals } from './refusals-bank.ts';
import { casesRefusals } from './refusals-cases.ts';
import { collectionsRefusals } from './refusals-collections.ts';
import { creditRefusals } from './refusals-credit.ts';
import { customersRefusals } from './refusals-customers.ts';
import { detectionRefusals } from './refusals-detection.ts';
import { enforcementRefusals } from './refusals-enforcement.ts';
import { exposureRefusals } from './refusals-exposure.ts';
import { httpRefusals } from './refusals-http.ts';
import { noticesRefusals } from './refusals-notices.ts';
import { operationsRefusals } from './refusals-operations.ts';
import { partnerCenterRefusals } from './refusals-partner-center.ts';
import { peopleRefusals } from './refusals-people.ts';
import { receivablesRefusals } from './refusals-receivables.ts';
import { sampleRefusals } from './refusals-sample.ts';
import { servicesRefusals } from './refusals-services.ts';
import { screeningRefusals } from './refusals-screening.ts';
import { subscriptionsRefusals } from './refusals-subscriptions.ts';
import { ticketsRefusals } from './refusals-tickets.ts';
import { webhooksRefusals } from './refusals-webhooks.ts';
import { usageRefusals } from './refusals-usage.ts';

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
  subscriptions: subscriptionsRefusals,
  receivables: receivablesRefusals,
  bank: bankRefusals,
  credit: creditRefusals,
  collections: collectionsRefusals,
  screening: screeningRefusals,
  detection: detectionRefusals,
  cases: casesRefusals,
  tickets: ticketsRefusals,
  enforcement: enforcementRefusals,
  usage: usageRefusals,
  webhooks: webhooksRefusals,
  exposure: exposureRefusals,
  partnerCenter: partnerCenterRefusals,
  services: servicesRefusals,
  notices: noticesRefusals,
  sample: sampleRefusals,
} as const;

export const refusalCatalogue: RefusalCatalogue = Object.assign(
  {},
  ...Object.values(refusalSections),
) as RefusalCatalogue;

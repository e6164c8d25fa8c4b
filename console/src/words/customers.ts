import { customersEn } from './en/customers.ts';
import type { Family } from './family.ts';
import { customersJa } from './ja/customers.ts';

export const customersWords: Family<typeof customersEn> = { en: customersEn, ja: customersJa };

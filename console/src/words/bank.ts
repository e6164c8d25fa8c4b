import { bankEn } from './en/bank.ts';
import type { Family } from './family.ts';
import { bankJa } from './ja/bank.ts';

export const bankWords: Family<typeof bankEn> = { en: bankEn, ja: bankJa };

import { purchasesEn } from './en/purchases.ts';
import type { Family } from './family.ts';
import { purchasesJa } from './ja/purchases.ts';

export const purchasesWords: Family<typeof purchasesEn> = { en: purchasesEn, ja: purchasesJa };

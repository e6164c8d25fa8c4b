import { lateChargesEn } from './en/late-charges.ts';
import type { Family } from './family.ts';
import { lateChargesJa } from './ja/late-charges.ts';

export const lateChargesWords: Family<typeof lateChargesEn> = {
  en: lateChargesEn,
  ja: lateChargesJa,
};

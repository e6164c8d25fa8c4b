import { receivablesEn } from './en/receivables.ts';
import type { Family } from './family.ts';
import { receivablesJa } from './ja/receivables.ts';

export const receivablesWords: Family<typeof receivablesEn> = {
  en: receivablesEn,
  ja: receivablesJa,
};

import { enforcementEn } from './en/enforcement.ts';
import type { Family } from './family.ts';
import { enforcementJa } from './ja/enforcement.ts';

export const enforcementWords: Family<typeof enforcementEn> = {
  en: enforcementEn,
  ja: enforcementJa,
};

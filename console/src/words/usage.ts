import { usageEn } from './en/usage.ts';
import type { Family } from './family.ts';
import { usageJa } from './ja/usage.ts';

export const usageWords: Family<typeof usageEn> = { en: usageEn, ja: usageJa };

import { providerEn } from './en/provider.ts';
import type { Family } from './family.ts';
import { providerJa } from './ja/provider.ts';

export const providerWords: Family<typeof providerEn> = { en: providerEn, ja: providerJa };

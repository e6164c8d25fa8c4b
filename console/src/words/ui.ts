import { uiEn } from './en/ui.ts';
import type { Family } from './family.ts';
import { uiJa } from './ja/ui.ts';

export const uiWords: Family<typeof uiEn> = { en: uiEn, ja: uiJa };

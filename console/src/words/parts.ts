import { partsEn } from './en/parts.ts';
import type { Family } from './family.ts';
import { partsJa } from './ja/parts.ts';

export const partsWords: Family<typeof partsEn> = { en: partsEn, ja: partsJa };

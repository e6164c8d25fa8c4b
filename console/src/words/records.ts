import { recordsEn } from './en/records.ts';
import type { Family } from './family.ts';
import { recordsJa } from './ja/records.ts';

export const recordsWords: Family<typeof recordsEn> = { en: recordsEn, ja: recordsJa };

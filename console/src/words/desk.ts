import { deskEn } from './en/desk.ts';
import type { Family } from './family.ts';
import { deskJa } from './ja/desk.ts';

export const deskWords: Family<typeof deskEn> = { en: deskEn, ja: deskJa };

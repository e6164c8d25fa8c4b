import { noticesEn } from './en/notices.ts';
import type { Family } from './family.ts';
import { noticesJa } from './ja/notices.ts';

export const noticesWords: Family<typeof noticesEn> = { en: noticesEn, ja: noticesJa };

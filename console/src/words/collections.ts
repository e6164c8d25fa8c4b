import { collectionsEn } from './en/collections.ts';
import type { Family } from './family.ts';
import { collectionsJa } from './ja/collections.ts';

export const collectionsWords: Family<typeof collectionsEn> = {
  en: collectionsEn,
  ja: collectionsJa,
};

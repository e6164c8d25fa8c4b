import { exposureEn } from './en/exposure.ts';
import { exposureJa } from './ja/exposure.ts';
import type { Family } from './family.ts';

export const exposureWords: Family<typeof exposureEn> = { en: exposureEn, ja: exposureJa };

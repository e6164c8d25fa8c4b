import { peopleEn } from './en/people.ts';
import type { Family } from './family.ts';
import { peopleJa } from './ja/people.ts';

export const peopleWords: Family<typeof peopleEn> = { en: peopleEn, ja: peopleJa };

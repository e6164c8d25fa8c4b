import { figuresEn } from './en/figures.ts';
import type { Family } from './family.ts';
import { figuresJa } from './ja/figures.ts';

export const figuresWords: Family<typeof figuresEn> = { en: figuresEn, ja: figuresJa };

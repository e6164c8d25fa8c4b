import { policyEn } from './en/policy.ts';
import type { Family } from './family.ts';
import { policyJa } from './ja/policy.ts';

export const policyWords: Family<typeof policyEn> = { en: policyEn, ja: policyJa };

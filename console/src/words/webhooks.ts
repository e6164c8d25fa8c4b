import { webhooksEn } from './en/webhooks.ts';
import type { Family } from './family.ts';
import { webhooksJa } from './ja/webhooks.ts';

export const webhooksWords: Family<typeof webhooksEn> = { en: webhooksEn, ja: webhooksJa };

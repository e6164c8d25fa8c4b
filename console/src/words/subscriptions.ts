import { subscriptionsEn } from './en/subscriptions.ts';
import type { Family } from './family.ts';
import { subscriptionsJa } from './ja/subscriptions.ts';

export const subscriptionsWords: Family<typeof subscriptionsEn> = {
  en: subscriptionsEn,
  ja: subscriptionsJa,
};

import { ordersEn } from './en/orders.ts';
import type { Family } from './family.ts';
import { ordersJa } from './ja/orders.ts';

export const ordersWords: Family<typeof ordersEn> = { en: ordersEn, ja: ordersJa };

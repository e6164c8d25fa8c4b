export type { Currency } from '../kernel/money.ts';

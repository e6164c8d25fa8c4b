import { readFileSync } from 'node:fs';

export type State = 'open' | 'settled';
export const terms = readFileSync('terms');

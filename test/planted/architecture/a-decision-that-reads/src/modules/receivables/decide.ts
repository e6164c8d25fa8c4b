import { terms } from './types.ts';

export const decide = () => terms;

export { openCustomer } from './commands.ts';
export type { Customer } from './types.ts';

import { openCustomer } from './commands.ts';

export const aCustomer = openCustomer;

import { openCustomer } from '../modules/customers/index.ts';

export type Clock = () => Date;
export const clock = openCustomer;

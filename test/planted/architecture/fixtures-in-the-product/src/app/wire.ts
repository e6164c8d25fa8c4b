import { aCustomer } from '../people/fixtures.ts';

export const wire = aCustomer;

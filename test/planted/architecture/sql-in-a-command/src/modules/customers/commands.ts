import { sql } from 'kysely';

export const openCustomer = () => sql`insert into customers.customer default values`;

import { PgBoss } from 'pg-boss';

export const jobs = new PgBoss('');

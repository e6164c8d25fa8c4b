import { startPostgres } from '../../test/support/postgres.ts';

export const wire = startPostgres;

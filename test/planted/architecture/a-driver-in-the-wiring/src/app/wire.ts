import pg from 'pg';

export const wire = () => new pg.Pool();

import type pg from 'pg';

export type Connection = pg.ClientConfig;

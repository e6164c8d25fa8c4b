export { pool } from './database.ts';

import { Refused } from '../kernel/refusal.ts';
import { refuse, type HttpRefusal } from './types.ts';

/** What pg and node report when no server answers; the pool's own messages carry no code. */
const UNREACHABLE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
const UNREACHABLE_MESSAGES = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error',
  'Cannot use a pool after calling end',
];

/** SQLSTATE → what it means to a caller (PostgreSQL manual, appendix A). */
const BY_STATE: Readonly<Record<string, HttpRefusal>> = {
  '57P01': 'database_unreachable', // admin_shutdown
  '57P02': 'database_unreachable', // crash_shutdown
  '57P03': 'database_unreachable', // cannot_connect_now
  '57P05': 'database_unreachable', // idle_session_timeout
  '57014': 'database_busy', // query_canceled, also statement_timeout
  '55P03': 'database_busy', // lock_not_available
  '40001': 'database_busy', // serialization_failure
  '40P01': 'database_busy', // deadlock_detected
  '53300': 'database_busy', // too_many_connections
  '53200': 'database_busy', // out_of_memory
  '53100': 'database_full', // disk_full
  '23505': 'change_conflicts', // unique_violation that no rule foresaw: two at once
  '22021': 'value_not_storable', // character_not_in_repertoire
  '22P02': 'value_not_storable', // invalid_text_representation
  '22P05': 'value_not_storable', // untranslatable_character
  '22003': 'value_not_storable', // numeric_value_out_of_range
  '22007': 'value_not_storable', // invalid_datetime_format
  '22008': 'value_not_storable', // datetime_field_overflow
};

/** Retries are worth it after this long: a restart of the database takes a second or two. */
const RETRY_AFTER_SECONDS = 2;

/** The refusal that stands for an error of the database; null when it is a mistake of ours. */
export function refusalOfDatabaseError(error: unknown): Refused | null {
  if (!(error instanceof Error)) return null;
  const state = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const code =
    BY_STATE[state] ??
    (state.startsWith('08') || isUnreachable(error, state) ? 'database_unreachable' : null);
  if (code === null) return null;
  const retry = code === 'database_unreachable' || code === 'database_busy';
  return refuse(code, retry ? { retryAfterSeconds: RETRY_AFTER_SECONDS } : {});
}

/** `ENOENT` counts only where a socket was opened: a missing file of ours is another matter. */
function isUnreachable(error: Error, code: string): boolean {
  if (UNREACHABLE_MESSAGES.some((start) => error.message.startsWith(start))) return true;
  if (error instanceof AggregateError) {
    return error.errors.some((each) => each instanceof Error && isUnreachable(each, codeOf(each)));
  }
  return UNREACHABLE_CODES.has(code) && 'syscall' in error && error.syscall !== 'open';
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

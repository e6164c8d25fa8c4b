import { pino, destination, type Logger } from 'pino';

export type Log = Pick<Logger, 'info' | 'warn' | 'error' | 'debug' | 'child'>;

/** Paths that are blanked wherever they appear in a log line. */
const SECRETS = [
  'password',
  'token',
  'secret',
  'code',
  'authorization',
  'cookie',
  '*.password',
  '*.token',
  '*.secret',
  'req.headers.authorization',
  'req.headers.cookie',
];

/**
 * Structured log lines on standard error, so that a command's standard output stays its answer.
 * @param level `silent` turns it off
 */
export function openLog(level: string): Logger {
  return pino(
    { level, redact: { paths: SECRETS, censor: '[hidden]' }, base: null },
    destination({ dest: 2, sync: true }),
  );
}

export const silentLog: Log = openLog('silent');

/**
 * What a failed hand-over means.
 * - `temporary`: certainly not delivered, worth another attempt.
 * - `refused`: certainly not delivered, and another attempt would be refused too.
 * - `unknown`: the server had the message and did not say what it did with it.
 */
export type MailFailure =
  | { readonly kind: 'temporary'; readonly about: 'server' | 'message'; readonly detail: string }
  | { readonly kind: 'refused'; readonly about: 'recipient' | 'message'; readonly detail: string }
  | { readonly kind: 'unknown'; readonly detail: string };

interface SmtpError extends Error {
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
}

const DETAIL_LENGTH_MAX = 1_000;
/** 503 says that the session was in the wrong state, not that the message is wrong. */
const BAD_SEQUENCE = 503;
/**
 * The server wants a (better) login: our settings are at fault, no recipient is. RFC 4954 section
 * 6.
 */
const LOGIN_CODES: ReadonlySet<number> = new Set([530, 534, 535, 538]);

/**
 * @param hasBodyStarted whether any part of the message's text was sent: before it a server has
 *   nothing it could deliver; after it only the server's own answer is certain
 */
export function classifyFailure(error: Error, hasBodyStarted: boolean): MailFailure {
  const { code, command, response, responseCode } = error as SmtpError;
  const detail = (response ?? error.message).slice(0, DETAIL_LENGTH_MAX);
  if (hasBodyStarted) {
    // An answer that belongs to no command (`CONN`) is not an answer to the message.
    if (command !== 'DATA' || responseCode === undefined) return { kind: 'unknown', detail };
    if (responseCode >= 500) return { kind: 'refused', about: 'message', detail };
    return responseCode >= 400
      ? { kind: 'temporary', about: 'message', detail }
      : { kind: 'unknown', detail };
  }
  if (responseCode === undefined) return failureWithoutAnswer(code, command, detail);
  if (responseCode < 500 || responseCode === BAD_SEQUENCE) {
    return { kind: 'temporary', about: 'message', detail };
  }
  if (LOGIN_CODES.has(responseCode) || command === 'MAIL FROM' || command === 'CONN') {
    return { kind: 'temporary', about: 'server', detail };
  }
  return { kind: 'refused', about: command === 'RCPT TO' ? 'recipient' : 'message', detail };
}

function failureWithoutAnswer(
  code: string | undefined,
  command: string | undefined,
  detail: string,
): MailFailure {
  // Decided on our side before a word was said: the address cannot be written in an envelope.
  if (code === 'EENVELOPE' && command === 'API') {
    return { kind: 'refused', about: 'recipient', detail };
  }
  // Longer than the server announced it takes.
  if (code === 'EMESSAGE') return { kind: 'refused', about: 'message', detail };
  return { kind: 'temporary', about: 'server', detail };
}

import { describe, expect, it } from 'vitest';
import { classifyFailure } from './mail-failure.ts';

function anError(fields: Record<string, unknown>): Error {
  return Object.assign(new Error('something happened'), fields);
}

describe('before the text of the message', () => {
  it.each([
    ['no connection', { code: 'ECONNECTION' }, 'temporary'],
    ['a deferred recipient', { command: 'RCPT TO', responseCode: 450 }, 'temporary'],
    ['greylisting', { command: 'RCPT TO', responseCode: 451 }, 'temporary'],
    ['a session in the wrong state', { command: 'RCPT TO', responseCode: 503 }, 'temporary'],
    ['an unknown recipient', { command: 'RCPT TO', responseCode: 550 }, 'refused'],
    ['a refused DATA', { command: 'DATA', responseCode: 554 }, 'refused'],
    ['our sender refused', { command: 'MAIL FROM', responseCode: 550 }, 'temporary'],
    ['a login that is asked for', { command: 'RCPT TO', responseCode: 530 }, 'temporary'],
    ['a server that closes', { command: 'CONN', responseCode: 554 }, 'temporary'],
    ['an address that cannot be written', { code: 'EENVELOPE', command: 'API' }, 'refused'],
    ['a message too long', { code: 'EMESSAGE', command: 'MAIL FROM' }, 'refused'],
  ])('%s is certain', (_name, fields, kind) => {
    expect(classifyFailure(anError(fields), false).kind).toBe(kind);
  });
});

describe('after the text of the message began', () => {
  it.each([
    ['a lost connection', { code: 'ECONNECTION' }, 'unknown'],
    ['a time-out', { code: 'ETIMEDOUT', command: 'CONN' }, 'unknown'],
    ['an answer to nothing', { command: 'CONN', responseCode: 421 }, 'unknown'],
    ['an answer that is none', { command: 'DATA', responseCode: 354 }, 'unknown'],
    ['a deferral', { command: 'DATA', responseCode: 452 }, 'temporary'],
    ['a refusal', { command: 'DATA', responseCode: 554 }, 'refused'],
  ])('%s: only the answer to the message itself counts', (_name, fields, kind) => {
    expect(classifyFailure(anError(fields), true).kind).toBe(kind);
  });
});

it("keeps the server's words, as far as they are not endless", () => {
  const failure = classifyFailure(anError({ response: `550 ${'no '.repeat(1_000)}` }), true);
  expect(failure.detail.startsWith('550 no no')).toBe(true);
  expect(failure.detail).toHaveLength(1_000);
});

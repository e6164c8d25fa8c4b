import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headersOf } from './commands-sign.ts';
import { bodyOf, decideOutcome, FAILING_MAX_MS, PAUSES_MS } from './decide-delivery.ts';

const now = new Date('2026-06-15T09:00:00Z');
const facts = { tries: 1, failingSince: null, now, spread: 0 };
const answered = (status: number) => ({ kind: 'answered', status, reason: '' }) as const;
const silent = { kind: 'failed', reason: 'no answer in time' } as const;

describe('what follows from an answer', () => {
  test.each([200, 202, 204])('%i: it was taken', (status) => {
    expect(decideOutcome(answered(status), facts)).toEqual({ kind: 'delivered' });
  });
  test.each([301, 400, 404, 429, 500])('%i: again, five seconds later', (status) => {
    expect(decideOutcome(answered(status), facts)).toEqual({
      kind: 'again',
      at: new Date(now.getTime() + 5_000),
    });
  });
  test('410: the receiver is gone', () => {
    expect(decideOutcome(answered(410), facts)).toEqual({ kind: 'disabled', because: 'gone' });
  });
  test('after ten attempts it is given up, and after five days without any taken the endpoint is', () => {
    expect(decideOutcome(silent, { ...facts, tries: PAUSES_MS.length + 1 })).toEqual({
      kind: 'dead',
    });
    const failingSince = new Date(now.getTime() - FAILING_MAX_MS);
    expect(decideOutcome(silent, { ...facts, failingSince })).toEqual({
      kind: 'disabled',
      because: 'failing',
    });
  });
  test('pauses never become shorter, whatever the spread', () => {
    const tries = fc.integer({ min: 1, max: PAUSES_MS.length - 1 });
    const spread = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(tries, spread, spread, (count, one, other) => {
        const first = decideOutcome(silent, { ...facts, tries: count, spread: one });
        const second = decideOutcome(silent, { ...facts, tries: count + 1, spread: other });
        if (first.kind !== 'again' || second.kind !== 'again') throw new Error('given up early');
        expect(second.at.getTime()).toBeGreaterThanOrEqual(first.at.getTime());
        expect(first.at.getTime()).toBeGreaterThan(now.getTime());
      }),
    );
  });
});

test('a message is a CloudEvent, signed over id, time and body by every secret', () => {
  const body = bodyOf(
    {
      id: 'msg_1',
      endpointId: 'e',
      kind: 'subscriptions.hold_placed',
      subject: 'hold/1',
      data: { reason: '未払い' },
      occurredAt: now,
      state: 'waiting',
      tries: 0,
    },
    'https://surety.example',
  );
  expect(JSON.parse(body)).toEqual({
    specversion: '1.0',
    id: 'msg_1',
    source: 'https://surety.example',
    type: 'surety.subscriptions.hold_placed',
    subject: 'hold/1',
    time: '2026-06-15T09:00:00.000Z',
    datacontenttype: 'application/json',
    data: { reason: '未払い' },
  });
  const secrets = ['bmV3', 'b2xk'].map((text) => `whsec_${text}`);
  const headers = headersOf('msg_1', body, secrets, now);
  const by = (key: string) =>
    `v1,${createHmac('sha256', key).update(`msg_1.1781514000.${body}`).digest('base64')}`;
  expect(headers).toMatchObject({
    'webhook-id': 'msg_1',
    'webhook-timestamp': '1781514000',
    'webhook-signature': `${by('new')} ${by('old')}`,
  });
});

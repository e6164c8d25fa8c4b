import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allowedMeasures,
  measureRules,
  secondPersonReasons,
  SUBSCRIPTIONS_ALONE_MAX,
  SUBSCRIPTIONS_PER_HOUR_MAX,
} from './decide-measure.ts';
import { forCustomer, statementOf, statementOfReasons } from './decide-statement.ts';
import { assessments, measureKinds, subjectKinds, type Measure } from './types.ts';
import { writeLetter } from './words.ts';

const measure: Measure = {
  id: 'm',
  providerId: 'p',
  matterId: 'x',
  matterNumber: 'M-1001',
  kind: 'suspend_customer',
  assessment: 'suspected',
  class: 'messaging/spam',
  clause: 'AUP 4.2',
  facts: 'Forty thousand messages in an hour.',
  automatedDetection: false,
  customerId: 'c',
  subscriptionId: null,
  subjectName: 'Example <GmbH>',
  priorState: [],
  askedBy: { id: '1', name: 'Aiko' },
  approvedBy: null,
  startsAt: new Date('2026-03-01T08:00:00Z'),
  expiresAt: null,
  answerBy: new Date('2026-03-02T08:00:00Z'),
  appealUntil: new Date('2026-08-31T08:00:00Z'),
  state: 'in_force',
  endedHow: null,
  endedAt: null,
  endedBecause: null,
  acknowledgedBy: null,
  acknowledgedAt: null,
  escalatedAt: null,
};

describe('what the desk may do', () => {
  test('given nothing assessed, nobody known, or nothing found, nothing is allowed', () => {
    for (const kind of subjectKinds) {
      expect(allowedMeasures(kind, 'unassessed')).toEqual([]);
      expect(allowedMeasures(kind, 'unfounded')).toEqual([]);
    }
    for (const each of assessments) expect(allowedMeasures('unresolved', each)).toEqual([]);
  });

  test('what is only suspected is never ended for good, nor a reseller suspended', () => {
    for (const rules of Object.values(measureRules)) {
      expect(rules.suspected).not.toContain('terminate');
      expect(rules.suspected).not.toContain('suspend_partner');
      expect(rules.confirmed).toEqual(expect.arrayContaining([...rules.suspected]));
    }
  });

  test('more reach never needs fewer people', () => {
    const reach = fc.record({
      kind: fc.constantFrom(...measureKinds),
      subscriptions: fc.nat(300),
      inTheHourBefore: fc.nat(300),
    });
    fc.assert(
      fc.property(reach, fc.nat(100), (small, more) => {
        const wider = { ...small, subscriptions: small.subscriptions + more };
        const reasons = secondPersonReasons(small);
        expect(secondPersonReasons(wider)).toEqual(expect.arrayContaining(reasons));
      }),
    );
  });

  test('one person suspends a customer of ordinary size', () => {
    const kind = 'suspend_customer';
    const alone = { kind, subscriptions: SUBSCRIPTIONS_ALONE_MAX, inTheHourBefore: 0 } as const;
    expect(secondPersonReasons(alone)).toEqual([]);
    const tired = { ...alone, inTheHourBefore: SUBSCRIPTIONS_PER_HOUR_MAX };
    expect(secondPersonReasons(tired)).toEqual(['many_in_an_hour']);
  });
});

describe('what is told', () => {
  const letter = (language: 'en' | 'ja') =>
    writeLetter({
      language,
      recipientName: 'Ken',
      timeZone: 'Asia/Tokyo',
      statement: statementOf(measure),
      kind: 'told',
      said: '',
      isReminder: false,
      link: 'https://surety.example/enforcement/m',
    });

  test.each(['en', 'ja'] as const)('the letter (%s) says everything that must be said', (lang) => {
    const { text, html } = letter(lang);
    for (const part of ['M-1001', 'AUP 4.2', 'Forty thousand', 'Example <GmbH>', 'Asia/Tokyo']) {
      expect(text).toContain(part);
    }
    expect(text).toContain(lang === 'ja' ? '疑い' : 'suspected');
    expect(text).toContain(lang === 'ja' ? '異議' : 'appeal');
    expect(html).not.toContain('<GmbH>');
  });

  test('the customer is not told how it was found', () => {
    expect(JSON.stringify(forCustomer(statementOf(measure)))).not.toContain('Forty');
  });

  test('the statement of reasons says the same in the public words', () => {
    expect(statementOfReasons(measure)).toMatchObject({
      decision_account: 'DECISION_ACCOUNT_SUSPENDED',
      decision_provision: 'DECISION_PROVISION_TOTAL_SUSPENSION',
      category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
      incompatible_content_ground: 'AUP 4.2',
      automated_detection: 'No',
    });
  });
});

import { describe, expect, it } from 'vitest';
import { defaultPolicy } from './decide-default-policy.ts';
import { decideAccount } from './decide-stage.ts';
import { aCalendar, aDeliveredNotice, anAccount, compiledDefault, day, on } from './fixtures.ts';
import { reasonCodes, type AccountFacts } from './types.ts';
import { amountText, dayText, speaker } from './words.ts';

const english = speaker(defaultPolicy, 'en');
const japanese = speaker(defaultPolicy, 'ja');

/** Accounts in every situation that has a reason of its own. */
const situations: readonly (readonly [AccountFacts, string])[] = [
  [anAccount({ debits: [] }), '2026-03-20'],
  [anAccount({ debits: [{ dueOn: day('2026-03-02'), open: 500n, disputed: 0n }] }), '2026-03-20'],
  [anAccount({ credits: 30_000n }), '2026-03-07'],
  [
    anAccount({ debits: [{ dueOn: day('2026-03-02'), open: 90_000n, disputed: 10_000n }] }),
    '2026-03-05',
  ],
  [
    anAccount({
      pauses: [
        {
          kind: 'promise',
          from: day('2026-03-03'),
          until: day('2026-03-12'),
          givesBack: false,
          covers: [{ dueOn: day('2026-03-02'), amount: 40_000n }],
        },
      ],
    }),
    '2026-03-05',
  ],
  [anAccount({ notices: [aDeliveredNotice('pre_due', day('2026-03-04'))] }), '2026-03-05'],
  [anAccount(), '2026-02-24'],
  [
    anAccount({ notices: [aDeliveredNotice('friendly_reminder', day('2026-03-05'))] }),
    '2026-03-16',
  ],
  [
    anAccount({
      riskClass: 'D',
      notices: [
        aDeliveredNotice('friendly_reminder', day('2026-03-05'), {
          announced: [{ kind: 'block_purchases', on: day('2026-03-16') }],
        }),
      ],
    }),
    '2026-03-20',
  ],
];

describe('sentences', () => {
  it('say every reason in both languages, with all its values', () => {
    const said = new Set<string>();
    for (const [facts, asOf] of situations) {
      const decision = decideAccount(facts, compiledDefault, aCalendar(), on(day(asOf)));
      for (const reason of decision.reasons) {
        said.add(reason.code);
        expect(english.reason(reason)).not.toMatch(/undefined|NaN|“”|\s{2}/);
        expect(japanese.reason(reason)).toMatch(/[ぁ-ん].*。$/);
        expect(japanese.reason(reason)).not.toMatch(/undefined|NaN|「」/);
      }
      for (const blocker of decision.blockers) {
        expect(english.blocker(blocker)).toMatch(/\.$/);
        expect(japanese.blocker(blocker)).toMatch(/。$/);
      }
      const next = decision.next === null ? 'Nothing before 2027.' : english.next(decision.next);
      expect(next).toMatch(/202[67]\.$/);
    }
    expect([...said].toSorted()).toEqual([...reasonCodes].toSorted());
  });

  it('name stages, amounts and days as the language writes them', () => {
    const decision = decideAccount(
      anAccount(),
      compiledDefault,
      aCalendar(),
      on(day('2026-03-05')),
    );
    const clock = decision.reasons.find((reason) => reason.code === 'clock_started')!;
    expect(english.reason(clock)).toBe(
      '$1,000.00 is overdue; the oldest debt above the tolerance of $10.00 was due on 2 March 2026.',
    );
    expect(japanese.reason(clock)).toContain('2026年3月2日(月)');
    expect(japanese.stage('first_reminder')).toBe('督促状');
    expect(english.stage('grace')).toBe('Overdue, in grace');
    expect(amountText('99999999999999.99', 'USD', 'en')).toBe('$99,999,999,999,999.99');
    expect(dayText('2026-11-22', 'ja')).toBe('2026年11月22日(日)');
  });
});

import { describe, expect, it } from 'vitest';
import { addDays, formatDay } from '../../kernel/days.ts';
import { decideAccount } from './decide-stage.ts';
import {
  aCalendar,
  aDeliveredNotice,
  aDoneTask,
  anAccount,
  aProposal,
  compiledDefault,
  day,
  on,
} from './fixtures.ts';
import type { AccountFacts, Moment } from './types.ts';

// 2026-03-02 is a Monday; the calendar has no holidays unless a test names some.
const DUE = day('2026-03-02');

function decide(facts: AccountFacts, asOf: string, moment: Partial<Moment> = {}) {
  return decideAccount(facts, compiledDefault, aCalendar(), { ...on(day(asOf)), ...moment });
}

describe('an account that owes nothing overdue', () => {
  it('is clear without open items', () => {
    const decision = decide(anAccount({ debits: [] }), '2026-03-20');
    expect(decision).toMatchObject({ stage: 'clear', rank: 0, next: null, effects: [] });
    expect(decision.reasons).toEqual([{ code: 'nothing_open', values: {} }]);
  });

  it('is clear long before the due day and knows when it will be reminded', () => {
    const decision = decide(anAccount(), '2026-02-01');
    expect(decision).toMatchObject({
      stage: 'clear',
      overdue: false,
      next: { kind: 'stage', stage: 'pre_due', on: day('2026-02-23') },
    });
  });

  it('is reminded five business days before the due day, once', () => {
    const decision = decide(anAccount(), '2026-02-23');
    expect(decision.stage).toBe('pre_due');
    expect(decision.effects).toEqual([
      {
        kind: 'notice',
        stage: 'pre_due',
        template: 'payment_reminder',
        announces: [],
        attempt: 1,
      },
    ]);
    const sent = aDeliveredNotice('pre_due', day('2026-02-23'), { state: 'requested' });
    expect(decide(anAccount({ notices: [sent] }), '2026-02-24').effects).toEqual([]);
  });

  it('is not yet overdue on the due day itself', () => {
    expect(decide(anAccount(), '2026-03-02').overdue).toBe(false);
    expect(decide(anAccount(), '2026-03-03')).toMatchObject({ overdue: true, stage: 'grace' });
  });

  it('does not get a reminder of a due day that is over by the time it could be sent', () => {
    const decision = decide(anAccount(), '2026-02-25', { actOn: day('2026-06-01') });
    expect(decision).toMatchObject({ stage: 'pre_due', effects: [] });
  });
});

describe('net money', () => {
  it('never starts for ¥440 that a bank withheld', () => {
    const facts = anAccount({
      currency: 'JPY',
      debits: [{ dueOn: DUE, open: 440n, disputed: 0n }],
    });
    const decision = decide(facts, '2027-03-01');
    expect(decision.stage).toBe('clear');
    expect(decision.reasons).toContainEqual({
      code: 'within_tolerance',
      values: { currency: 'JPY', net: '440', tolerance: '1000' },
    });
  });

  it('starts the clock at the first due day where the sum exceeds the tolerance', () => {
    const facts = anAccount({
      debits: [
        { dueOn: day('2026-01-05'), open: 600n, disputed: 0n },
        { dueOn: day('2026-02-09'), open: 600n, disputed: 0n },
      ],
    });
    expect(decide(facts, '2026-02-20')).toMatchObject({
      clockStart: day('2026-02-09'),
      daysPastDue: 11,
      businessDaysPastDue: 9,
    });
  });

  it('lets credits settle the oldest debts first', () => {
    const facts = anAccount({
      debits: [
        { dueOn: day('2026-01-05'), open: 100_000n, disputed: 0n },
        { dueOn: day('2026-03-02'), open: 100_000n, disputed: 0n },
      ],
      credits: 99_500n,
    });
    const decision = decide(facts, '2026-03-20');
    expect(decision.clockStart).toBe(DUE);
    expect(decision.amounts).toMatchObject({ gross: 200_000n, net: 100_500n, overdue: 100_500n });
  });

  it('never counts what is disputed', () => {
    const facts = anAccount({ debits: [{ dueOn: DUE, open: 100_000n, disputed: 99_900n }] });
    expect(decide(facts, '2026-06-01').stage).toBe('clear');
  });

  it('counts no tolerance for a currency that the policy does not name', () => {
    const facts = anAccount({
      currency: 'SEK',
      debits: [{ dueOn: DUE, open: 1n, disputed: 0n }],
    });
    expect(decide(facts, '2026-03-04').stage).toBe('grace');
  });
});

describe('stages and gates', () => {
  const friendly = aDeliveredNotice('friendly_reminder', day('2026-03-05'));
  const first = aDeliveredNotice('first_reminder', day('2026-03-16'), {
    announced: [{ kind: 'block_purchases', on: day('2026-03-30') }],
  });
  const called = aDoneTask('final_notice', day('2026-03-31'));
  const final = aDeliveredNotice('final_notice', day('2026-03-31'), {
    announced: [
      { kind: 'suspend', on: day('2026-04-15') },
      { kind: 'hand_over', on: day('2026-06-01') },
    ],
  });

  it('reminds after three business days', () => {
    expect(decide(anAccount(), '2026-03-04').stage).toBe('grace');
    const decision = decide(anAccount(), '2026-03-05');
    expect(decision.stage).toBe('friendly_reminder');
    expect(decision.effects).toHaveLength(1);
    // Sent Thursday 5 March, presumed delivered on the 6th, five business days later is the 13th.
    expect(decision.next).toEqual({
      kind: 'stage',
      stage: 'first_reminder',
      on: day('2026-03-16'),
    });
  });

  it('stays at the first stage however late it is, while nothing was delivered', () => {
    const decision = decide(anAccount(), '2026-09-01');
    expect(decision.stage).toBe('friendly_reminder');
    expect(decision.blockers).toContainEqual({
      code: 'notice_not_sent',
      stage: 'first_reminder',
      waitsFor: 'friendly_reminder',
      since: day('2026-03-16'),
    });
  });

  it('goes on once the notice was delivered long enough ago', () => {
    const facts = anAccount({ notices: [friendly] });
    expect(decide(facts, '2026-03-13').stage).toBe('friendly_reminder');
    const decision = decide(facts, '2026-03-16');
    expect(decision.stage).toBe('first_reminder');
    expect(decision.reasons.map((reason) => reason.code)).toContain('gate_open');
  });

  it('announces in the first reminder what the next stage does', () => {
    const decision = decide(anAccount({ notices: [friendly] }), '2026-03-16');
    expect(decision.effects).toEqual([
      {
        kind: 'notice',
        stage: 'first_reminder',
        template: 'first_reminder',
        announces: [{ kind: 'block_purchases', on: day('2026-03-30') }],
        attempt: 1,
      },
    ]);
  });

  it('takes a bounced notice for no notice', () => {
    const bounced = aDeliveredNotice('friendly_reminder', day('2026-03-05'), { state: 'bounced' });
    const decision = decide(anAccount({ notices: [bounced] }), '2026-03-20');
    expect(decision).toMatchObject({ stage: 'friendly_reminder', effects: [] });
    expect(decision.blockers.map((blocker) => blocker.code)).toEqual([
      'notice_undelivered',
      'notice_undelivered',
    ]);
    const dealtWith = { ...bounced, retryAllowed: true };
    expect(decide(anAccount({ notices: [dealtWith] }), '2026-03-20').effects).toMatchObject([
      { kind: 'notice', attempt: 2 },
    ]);
  });

  it('counts what the mail server took as delivered after a business day without a bounce', () => {
    const accepted = aDeliveredNotice('friendly_reminder', day('2026-03-06'), {
      state: 'accepted',
      outcomeOn: null,
    });
    const facts = anAccount({ notices: [accepted] });
    // Accepted on a Friday, delivered on Monday the 9th, five business days later is the 16th.
    expect(decide(facts, '2026-03-13').stage).toBe('friendly_reminder');
    expect(decide(facts, '2026-03-16').stage).toBe('first_reminder');
  });

  it('takes a notice about an older, settled debt for no proof', () => {
    const old = aDeliveredNotice('friendly_reminder', day('2026-03-02'));
    expect(decide(anAccount({ notices: [old] }), '2026-03-20').stage).toBe('friendly_reminder');
  });

  it('asks for the telephone call before the final notice and waits for it', () => {
    const facts = anAccount({ notices: [friendly, first] });
    const decision = decide(facts, '2026-03-30');
    expect(decision.stage).toBe('first_reminder');
    expect(decision.effects).toMatchObject([
      { kind: 'task', purpose: 'gate', stage: 'final_notice' },
    ]);
    expect(decision.blockers.map((blocker) => blocker.code)).toContain('task_open');
    const open = aDoneTask('final_notice', day('2026-03-30'), { state: 'open', doneOn: null });
    expect(decide({ ...facts, tasks: [open] }, '2026-03-31').effects).toEqual([]);
    expect(decide({ ...facts, tasks: [called] }, '2026-03-31').stage).toBe('final_notice');
  });

  it('proposes nothing harmful before the day the notice named', () => {
    const facts = anAccount({ notices: [friendly, first, final], tasks: [called] });
    expect(decide(facts, '2026-04-14').stage).toBe('final_notice');
    const decision = decide(facts, '2026-04-15');
    expect(decision.stage).toBe('suspension');
    expect(decision.effects).toMatchObject([
      { kind: 'proposal', stage: 'final_notice', consequence: 'block_purchases' },
      { kind: 'proposal', stage: 'suspension', consequence: 'suspend', needsApproval: true },
    ]);
  });

  it('proposes nothing harmful that the notice did not announce', () => {
    const silent = { ...final, announced: [] };
    const facts = anAccount({ notices: [friendly, first, silent], tasks: [called] });
    const decision = decide(facts, '2026-05-15');
    expect(decision.stage).toBe('final_notice');
    // The notice is written anew, this time with what the policy needs.
    expect(decision.effects).toContainEqual(
      expect.objectContaining({ kind: 'notice', stage: 'final_notice', attempt: 2 }),
    );
    const onSunday = decide(facts, '2026-05-17');
    expect(onSunday.blockers.map((blocker) => blocker.code)).toContain('notice_did_not_announce');
  });

  it('holds a harmful step back on a Friday and says until when', () => {
    const facts = anAccount({ notices: [friendly, first, final], tasks: [called] });
    const decision = decide(facts, '2026-04-17');
    expect(decision.effects).toEqual([]);
    expect(decision.next).toMatchObject({ kind: 'consequence', on: day('2026-04-20') });
    expect(decision.reasons.map((reason) => reason.code)).toContain('not_a_consequence_day');
  });

  it('tells of a suspension only after it was carried out', () => {
    const facts = anAccount({
      notices: [friendly, first, final],
      tasks: [called],
      proposals: [
        aProposal('final_notice', day('2026-04-15'), { kind: 'block_purchases' }),
        aProposal('suspension', day('2026-04-15'), { state: 'approved' }),
      ],
    });
    const waiting = decide(facts, '2026-04-20');
    expect(waiting.effects).toEqual([]);
    expect(waiting.blockers).toContainEqual({
      code: 'consequence_not_carried_out',
      stage: 'cancellation',
      waitsFor: 'suspension',
      since: day('2026-04-15'),
    });
    const carriedOut = aProposal('suspension', day('2026-04-15'), {
      state: 'carried_out',
      carriedOutOn: day('2026-04-20'),
    });
    const told = decide({ ...facts, proposals: [facts.proposals[0]!, carriedOut] }, '2026-04-20');
    expect(told.effects).toMatchObject([
      { kind: 'notice', stage: 'suspension', template: 'suspension_notice' },
    ]);
    // The suspension notice is presumed delivered on the 21st and names a day twenty business days
    // later.
    expect(formatDay(told.next!.on)).toBe('2026-05-19');
  });

  it('does not ask again after a person said no', () => {
    const facts = anAccount({
      notices: [friendly, first, final],
      tasks: [called],
      proposals: [
        aProposal('final_notice', day('2026-04-15'), {
          kind: 'block_purchases',
          state: 'declined',
        }),
        aProposal('suspension', day('2026-04-15'), { state: 'declined' }),
      ],
    });
    expect(decide(facts, '2026-04-20').effects).toEqual([]);
  });
});

describe('quiet days', () => {
  it('holds a notice back at the weekend and sends it on Monday', () => {
    const decision = decide(anAccount(), '2026-03-07');
    expect(decision).toMatchObject({
      stage: 'friendly_reminder',
      effects: [],
      next: { kind: 'notice', stage: 'friendly_reminder', on: day('2026-03-09') },
    });
    expect(decision.reasons).toContainEqual({
      code: 'quiet_day',
      values: { step: 'notice', stage: 'friendly_reminder', on: '2026-03-09' },
    });
  });

  it('keeps a distance to the last notice', () => {
    const reminder = aDeliveredNotice('pre_due', day('2026-03-04'));
    const decision = decide(anAccount({ notices: [reminder] }), '2026-03-05');
    expect(decision).toMatchObject({
      effects: [],
      next: { kind: 'notice', on: day('2026-03-09') },
    });
  });

  it('uses the day of sending, not the day that is decided about, for what it announces', () => {
    const friendly = aDeliveredNotice('friendly_reminder', day('2026-03-05'));
    const today = day('2026-10-05');
    const decision = decide(anAccount({ notices: [friendly] }), '2026-03-16', { actOn: today });
    const [notice] = decision.effects;
    expect(notice).toMatchObject({ kind: 'notice', stage: 'first_reminder' });
    const announced = notice?.kind === 'notice' ? notice.announces[0]!.on : DUE;
    expect(announced).toBeGreaterThan(addDays(today, 7));
  });
});

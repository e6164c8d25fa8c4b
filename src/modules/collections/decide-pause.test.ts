import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../kernel/days.ts';
import { decidePromise, haltCause, promiseFault, putOff } from './decide-pause.ts';
import { decideAccount } from './decide-stage.ts';
import { aCalendar, anAccount, compiledDefault, day, on } from './fixtures.ts';
import { defaultPauseRules, type PauseFact, type PromiseFacts } from './types-pause.ts';

const TODAY = day('2026-04-01');

function aPromise(overrides: Partial<PromiseFacts> = {}): PromiseFacts {
  return {
    instalments: [
      { dueOn: day('2026-04-10'), amount: 60_000n },
      { dueOn: day('2026-05-10'), amount: 40_000n },
    ],
    toleranceDays: 2,
    toleranceAmount: 0n,
    payments: [],
    credits: 0n,
    ...overrides,
  };
}

function paid(...payments: readonly (readonly [string, bigint])[]): Partial<PromiseFacts> {
  return { payments: payments.map(([text, amount]) => ({ on: day(text), amount })) };
}

describe('a promise', () => {
  it('is open until the tolerance after its first instalment is over', () => {
    const facts = aPromise();
    const first = { dueOn: day('2026-04-10'), amount: 60_000n };
    expect(decidePromise(facts, TODAY)).toEqual({
      state: 'open',
      paid: 0n,
      promised: 100_000n,
      until: day('2026-04-12'),
      missing: first,
    });
    expect(decidePromise(facts, day('2026-04-12')).state).toBe('open');
    expect(decidePromise(facts, day('2026-04-13'))).toMatchObject({
      state: 'broken',
      until: day('2026-04-12'),
      missing: first,
    });
  });

  it('goes on to the next instalment once one is paid in time', () => {
    const facts = aPromise(paid(['2026-04-11', 60_000n]));
    expect(decidePromise(facts, day('2026-04-20'))).toMatchObject({
      state: 'open',
      until: day('2026-05-12'),
      missing: { dueOn: day('2026-05-10'), amount: 40_000n },
    });
    expect(decidePromise(facts, day('2026-05-13')).state).toBe('partly_kept');
  });

  it('is kept when everything came in time, however it was cut', () => {
    const facts = aPromise(paid(['2026-04-02', 100_000n]));
    expect(decidePromise(facts, day('2026-04-02'))).toMatchObject({ state: 'kept', missing: null });
  });

  it('is judged by the day money was booked for: a late bank file puts it right', () => {
    const today = day('2026-04-20');
    expect(decidePromise(aPromise(), today).state).toBe('broken');
    const late = aPromise(paid(['2026-04-12', 60_000n]));
    expect(decidePromise(late, today).state).toBe('open');
    const tooLate = aPromise(paid(['2026-04-13', 60_000n]));
    expect(decidePromise(tooLate, today)).toMatchObject({ state: 'partly_kept', paid: 60_000n });
  });

  it('is broken again when the payment is taken back', () => {
    const facts = aPromise(paid(['2026-04-02', 60_000n], ['2026-04-09', -60_000n]));
    expect(decidePromise(facts, day('2026-04-13'))).toMatchObject({ state: 'broken', paid: 0n });
  });

  it('counts money that is not allocated yet for the customer', () => {
    expect(decidePromise(aPromise({ credits: 60_000n }), day('2026-04-20')).state).toBe('open');
  });

  it('is never worse off for a payment more', () => {
    const rank = { kept: 0, open: 0, partly_kept: 1, broken: 2 } as const;
    const payment = fc.record({
      on: fc.integer({ min: 0, max: 60 }).map((offset) => addDays(TODAY, offset)),
      amount: fc.bigInt({ min: 1n, max: 80_000n }),
    });
    fc.assert(
      fc.property(
        fc.array(payment, { maxLength: 4 }),
        payment,
        fc.integer({ min: 0, max: 70 }),
        (payments, more, offset) => {
          const today = addDays(TODAY, offset);
          const before = decidePromise(aPromise({ payments }), today);
          const after = decidePromise(aPromise({ payments: [...payments, more] }), today);
          expect(rank[after.state]).toBeLessThanOrEqual(rank[before.state]);
          expect(after.until).toBeGreaterThanOrEqual(before.until);
        },
      ),
    );
  });
});

describe('an offer', () => {
  const offer = (dueOn: Day, amount = 100_000n) => ({
    kind: 'promise' as const,
    instalments: [{ dueOn, amount }],
  });
  const fault = (each: ReturnType<typeof offer>, broken = 0) =>
    promiseFault(each, 100_000n, broken, defaultPauseRules, TODAY);

  it('is taken within the rules and refused beyond them', () => {
    expect(fault(offer(addDays(TODAY, 30)))).toBeNull();
    expect(fault(offer(addDays(TODAY, 31)))).toBe('pause_too_long');
    expect(fault(offer(addDays(TODAY, -1)))).toBe('pause_day_past');
    expect(fault(offer(TODAY, 100_001n))).toBe('promise_exceeds_debt');
    expect(fault(offer(TODAY), 2)).toBeNull();
    expect(fault(offer(TODAY), 3)).toBe('promise_too_many_broken');
  });
});

describe('what is put off', () => {
  const debits = [
    { dueOn: day('2026-03-02'), open: 100_000n, disputed: 30_000n },
    { dueOn: day('2026-03-09'), open: 50_000n, disputed: 0n },
  ];
  const aPause = (covers: PauseFact['covers'], givesBack = false): PauseFact => ({
    kind: 'promise',
    from: TODAY,
    until: day('2026-04-12'),
    givesBack,
    covers,
  });

  it('is once what is open and not disputed, whoever names it', () => {
    const twice = aPause([{ dueOn: day('2026-03-02'), amount: 70_000n }]);
    expect(putOff(debits, [twice, twice]).map((each) => each.deferred)).toEqual([70_000n, 0n]);
    expect(putOff(debits, [aPause(null)]).map((each) => each.deferred)).toEqual([70_000n, 50_000n]);
  });

  it('starts no clock, is said, and comes back by itself on the day after', () => {
    const facts = anAccount({ pauses: [aPause(null)] });
    const held = decideAccount(facts, compiledDefault, aCalendar(), on(TODAY));
    expect(held).toMatchObject({ stage: 'clear', overdue: false, effects: [] });
    expect(held.amounts).toMatchObject({ deferred: 100_000n, net: 0n, gross: 100_000n });
    expect(held.reasons.map((each) => each.code)).toContain('deferred_excluded');
    const after = day('2026-04-13');
    const free = decideAccount(facts, compiledDefault, aCalendar(), on(after));
    expect(free).toEqual(decideAccount(anAccount(), compiledDefault, aCalendar(), on(after)));
    expect(held.next).toEqual({ kind: 'stage', stage: free.stage, on: after });
  });
});

describe('the brake on harm', () => {
  const facts = { isSwitchedOff: false, staleAfterBusinessDays: 2, newestPaymentOn: TODAY };

  it('closes by the switch, or when payments are older than agreed', () => {
    // 1 April 2026 is a Wednesday.
    expect(haltCause(facts, aCalendar(), day('2026-04-03'))).toBeNull();
    expect(haltCause(facts, aCalendar(), day('2026-04-05'))).toBeNull();
    expect(haltCause(facts, aCalendar(), day('2026-04-06'))).toBe('payments_stale');
    const closed = { ...facts, isSwitchedOff: true };
    expect(haltCause(closed, aCalendar(), TODAY)).toBe('switched_off');
    const never = { ...facts, newestPaymentOn: null };
    expect(haltCause(never, aCalendar(), TODAY)).toBe('payments_stale');
    const unwatched = { ...never, staleAfterBusinessDays: null };
    expect(haltCause(unwatched, aCalendar(), TODAY)).toBeNull();
  });
});

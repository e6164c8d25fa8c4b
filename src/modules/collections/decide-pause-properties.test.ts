import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Day } from '../../kernel/days.ts';
import { canonicalJson } from '../../kernel/json.ts';
import { recordDecision } from './decide-record.ts';
import { decideAccount } from './decide-stage.ts';
import { account, aDay, calendar, on, pause, policy } from './fixtures.ts';
import type { PauseFact } from './types-pause.ts';
import type { AccountDecision, AccountFacts } from './types.ts';

const RUNS = 500;
/** Generous: a busy machine is no broken property. */
vi.setConfig({ testTimeout: 60_000 });

type Decide = (facts: AccountFacts) => AccountDecision;

describe('a pause', () => {
  const paused = fc.record({ facts: account, pause });
  const check = (
    property: (facts: AccountFacts, held: PauseFact, decide: Decide, asOf: Day) => void,
  ) =>
    fc.assert(
      fc.property(
        paused,
        policy,
        calendar,
        aDay,
        ({ facts, pause: held }, compiled, closed, asOf) =>
          property(facts, held, (each) => decideAccount(each, compiled, closed, on(asOf)), asOf),
      ),
      { numRuns: RUNS },
    );

  it('never worsens a stage, and never asks for harm that would not be asked for without it', () => {
    check((facts, held, decide) => {
      const without = decide(facts);
      const decision = decide({ ...facts, pauses: [...facts.pauses, held] });
      expect(decision.rank).toBeLessThanOrEqual(without.rank);
      expect(without.reached).toEqual(expect.arrayContaining([...decision.reached]));
    });
  });

  it('changes nothing once its last day is over', () => {
    check((facts, held, decide, asOf) => {
      fc.pre(asOf > held.until);
      const text = (each: AccountFacts) =>
        canonicalJson(recordDecision(decide(each), facts.currency));
      expect(text({ ...facts, pauses: [...facts.pauses, held] })).toBe(text(facts));
    });
  });

  it('puts off no more than what is open and not disputed', () => {
    check((facts, held, decide) => {
      const { amounts } = decide({ ...facts, pauses: [held] });
      expect(amounts.deferred + amounts.disputed).toBeLessThanOrEqual(amounts.gross);
    });
  });
});

import type { BusinessCalendar } from '../../kernel/calendar.ts';
import type { Day } from '../../kernel/days.ts';
import type { CustomerProfile } from '../customers/index.ts';
import type { OpenAccount } from '../receivables/index.ts';
import { type AccountOutcome, decideOutcome } from './decide-outcome.ts';
import { CLEAR, type CompiledPolicy } from './decide-plan.ts';
import type { PauseFact } from './types-pause.ts';
import type {
  KnownFacts,
  Moment,
  NoticeRow,
  ProposalRow,
  Standing,
  TaskRow,
  WantedEffect,
} from './types.ts';

/** What decides, besides the facts: the same for all customers of a batch. */
export interface DecisionSetup {
  readonly policy: CompiledPolicy;
  readonly calendarOf: (profile: CustomerProfile) => BusinessCalendar;
  readonly momentOf: (profile: CustomerProfile) => Moment;
}

/** What was decided earlier about one account. */
export interface AccountPast {
  readonly standing: Standing | null;
  readonly notices: readonly NoticeRow[];
  readonly proposals: readonly ProposalRow[];
  readonly tasks: readonly TaskRow[];
  readonly writtenOffOn: Day | null;
}

/** An open pause of a customer; without a currency it is about all of them. */
export interface PauseOfCustomer extends PauseFact {
  readonly currency: string | null;
}

/** A customer stands where the most severe of its accounts stands. */
export interface CustomerOutcome {
  readonly customerId: string;
  readonly accounts: readonly OpenAccount[];
  readonly outcomes: readonly AccountOutcome[];
  readonly stage: string;
  readonly rank: number;
  /** Where the customer stood by its standings; clear without any. */
  readonly stageBefore: string;
  readonly rankBefore: number;
}

const NO_PAST: AccountPast = {
  standing: null,
  notices: [],
  proposals: [],
  tasks: [],
  writtenOffOn: null,
};

/**
 * Decides every account of one customer: those with open items, and those that had a standing or
 * open steps before and have nothing open now.
 * @param pasts by currency
 */
export function decideCustomer(
  setup: DecisionSetup,
  profile: CustomerProfile,
  accounts: readonly OpenAccount[],
  pasts: ReadonlyMap<string, AccountPast>,
  pauses: readonly PauseOfCustomer[] = [],
): CustomerOutcome {
  const calendar = setup.calendarOf(profile);
  const moment = setup.momentOf(profile);
  const outcomes: AccountOutcome[] = [];
  const decide = (currency: string, account: OpenAccount | null) => {
    const past = pasts.get(currency) ?? NO_PAST;
    const facts: KnownFacts = {
      currency,
      segment: profile.segment,
      riskClass: profile.riskClass,
      debits: account?.debits ?? [],
      credits: account?.credits ?? 0n,
      notices: past.notices,
      proposals: past.proposals,
      tasks: past.tasks,
      writtenOffOn: past.writtenOffOn,
      pauses:
        pauses.length === 0
          ? pauses
          : pauses.filter((each) => (each.currency ?? currency) === currency).map(asFact),
    };
    outcomes.push(decideOutcome(profile.id, facts, past.standing, setup.policy, calendar, moment));
  };
  for (const account of accounts) decide(account.currency, account);
  for (const currency of pasts.keys()) {
    if (!accounts.some((account) => account.currency === currency)) decide(currency, null);
  }
  return { customerId: profile.id, accounts, outcomes, ...worst(outcomes), ...worstBefore(pasts) };
}

function asFact({ kind, from, until, givesBack, covers }: PauseOfCustomer): PauseFact {
  return { kind, from, until, givesBack, covers };
}

function worst(outcomes: readonly AccountOutcome[]): { stage: string; rank: number } {
  let found = { stage: CLEAR, rank: 0 };
  for (const { decision } of outcomes) {
    if (decision.rank > found.rank) found = { stage: decision.stage, rank: decision.rank };
  }
  return found;
}

function worstBefore(pasts: ReadonlyMap<string, AccountPast>): {
  stageBefore: string;
  rankBefore: number;
} {
  let found = { stageBefore: CLEAR, rankBefore: 0 };
  for (const { standing } of pasts.values()) {
    if (standing === null || standing.rank <= found.rankBefore) continue;
    found = { stageBefore: standing.stage, rankBefore: standing.rank };
  }
  return found;
}

export function effectsOfCustomer(customer: CustomerOutcome): WantedEffect[] {
  return customer.outcomes.flatMap((outcome) => outcome.decision.effects);
}

/** How many of the effects are proposals, which the brake counts. */
export function proposalsOf(customers: readonly CustomerOutcome[]): number {
  let count = 0;
  for (const { outcomes } of customers) {
    for (const { decision } of outcomes) {
      for (const effect of decision.effects) if (effect.kind === 'proposal') count += 1;
    }
  }
  return count;
}

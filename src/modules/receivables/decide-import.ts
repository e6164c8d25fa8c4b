import { formatDay, type Day } from '../../kernel/days.ts';
import { formatDecimal, type Currency } from '../../kernel/money.ts';
import type { BadRows, ImportField } from './types-import.ts';

/** What becomes of an import whose rows are read and sorted. */
export function decideOutcome(
  wanted: { readonly dryRun: boolean; readonly badRows: BadRows },
  rejected: number,
): 'stage' | 'stop' | 'apply' {
  if (wanted.dryRun) return 'stage';
  return rejected > 0 && wanted.badRows === 'stop' ? 'stop' : 'apply';
}

/** The part of a document that its source states, as it was imported or as the file has it now. */
export interface SourceFacts {
  readonly number: string;
  readonly customerNumber: string;
  readonly currency: Currency;
  readonly amount: bigint;
  readonly issuedOn: Day;
  readonly bookedOn: Day;
  /** Null when the source gives none. */
  readonly dueOn: Day | null;
  readonly terms: string | null;
  readonly reference: string | null;
  readonly disputed: boolean;
  readonly settledOn: Day | null;
}

export interface Difference {
  readonly field: ImportField;
  readonly before: string | null;
  readonly after: string | null;
}

/** How a row differs from what was imported under its key, field by field, as texts for people. */
export function differencesOf(before: SourceFacts, after: SourceFacts): Difference[] {
  const was = textsOf(before);
  const is = textsOf(after);
  return (Object.keys(was) as (keyof SourceFacts)[])
    .filter((field) => was[field] !== is[field])
    .map((field) => ({ field, before: was[field], after: is[field] }));
}

function textsOf(facts: SourceFacts): Record<keyof SourceFacts, string | null> {
  return {
    number: facts.number,
    customerNumber: facts.customerNumber,
    currency: facts.currency,
    amount: formatDecimal(facts.amount, facts.currency),
    issuedOn: formatDay(facts.issuedOn),
    bookedOn: formatDay(facts.bookedOn),
    dueOn: dayOrNull(facts.dueOn),
    terms: facts.terms,
    reference: facts.reference,
    disputed: facts.disputed ? 'yes' : 'no',
    settledOn: dayOrNull(facts.settledOn),
  };
}

function dayOrNull(day: Day | null): string | null {
  return day === null ? null : formatDay(day);
}

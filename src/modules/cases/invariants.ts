import type { Context } from '../../platform/context.ts';
import { VIOLATIONS_MAX, type Invariant } from '../../platform/invariant.ts';
import { openHoldsOfCase } from './commands-hold.ts';
import { casesThatLifted } from './store-resolution.ts';

/** The latest of them; what is older was checked before. */
const CHECKED_CASES = 200;

export const casesInvariants: readonly Invariant[] = [
  { name: 'cases.lifted_holds_are_gone', check: holdsLeftOpen },
];

/** A case that ended with its holds lifted withholds nothing. */
async function holdsLeftOpen(context: Context): Promise<string[]> {
  const violations: string[] = [];
  for (const caseId of await casesThatLifted(context, CHECKED_CASES)) {
    for (const hold of await openHoldsOfCase(context, caseId)) {
      violations.push(`case ${caseId}: hold ${hold.id} is open`);
    }
    if (violations.length >= VIOLATIONS_MAX) break;
  }
  return violations;
}

import type { CaseFile, CaseKind, Outcome } from './types.ts';

/** For how long a person who works on a case keeps it from others; every act begins it anew. */
export const LOCK_MINUTES = 15;

/** Who holds the case against this person now; null when nobody does. */
export function lockAgainst(
  file: Pick<CaseFile, 'lockedById' | 'lockedBy' | 'lockedUntil'>,
  actorId: string,
  now: Date,
): { readonly by: string; readonly until: Date } | null {
  const { lockedById, lockedBy, lockedUntil } = file;
  if (lockedById === null || lockedBy === null || lockedUntil === null) return null;
  if (lockedById === actorId || lockedUntil <= now) return null;
  return { by: lockedBy, until: lockedUntil };
}

export function lockEnd(now: Date): Date {
  return new Date(now.getTime() + LOCK_MINUTES * 60_000);
}

/** The kind of case that a type of fraud event suggests; types are an open list. */
export function kindOfFraudEvent(type: string): CaseKind {
  const folded = type.toLowerCase();
  if (folded.includes('mining') || folded.includes('gpu')) return 'mining';
  if (folded.includes('spam') || folded.includes('mail')) return 'spam';
  return 'compromise';
}

/**
 * What an outcome says of the fraud events behind the case. Of a duplicate nothing is known until
 * the other case ends: then its events go with it.
 */
export function verdictOnEvents(outcome: Outcome): 'fraud' | 'ignore' | null {
  switch (outcome) {
    case 'fraud':
    case 'misuse':
    case 'compromised':
      return 'fraud';
    case 'legitimate':
      return 'ignore';
    case 'duplicate':
      return null;
  }
}

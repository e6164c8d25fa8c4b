import type { Context } from '../../platform/context.ts';
import type { Invariant } from '../../platform/invariant.ts';
import { replayDecision } from './commands-evidence.ts';
import * as store from './store-invariants.ts';

/**
 * Replaying all decisions would take as long as all runs did; the newest show whether replay works.
 */
const REPLAYED = 200;

async function decisionsNotReproduced(context: Context): Promise<string[]> {
  const broken: string[] = [];
  for (const id of await store.newestDecisions(context, REPLAYED)) {
    const { isReproduced } = await replayDecision(context, id);
    if (!isReproduced) broken.push(`decision ${id}`);
  }
  return broken;
}

export const collectionsInvariants: readonly Invariant[] = [
  { name: 'collections.harm_has_its_notice', check: store.proposalsWithoutNotice },
  { name: 'collections.standing_is_its_decision', check: store.standingsUnlikeDecisions },
  { name: 'collections.clear_has_no_proposal', check: store.proposalsOfClearAccounts },
  { name: 'collections.clear_has_no_consequence', check: store.consequencesOfClearAccounts },
  { name: 'collections.notice_asked_once', check: store.noticesAskedTwice },
  { name: 'collections.decision_keeps_calendar', check: store.decisionsWithoutCalendar },
  { name: 'collections.decision_replays', check: decisionsNotReproduced },
];

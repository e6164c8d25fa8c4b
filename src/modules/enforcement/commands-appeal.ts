import { forReseller } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { applyAssessment, lockOpenMatter, whoOf } from './commands-assess.ts';
import { endMeasure, partnerOf } from './commands-measure.ts';
import { getMeasure, say } from './commands-word.ts';
import * as matters from './store-matter.ts';
import * as store from './store-measure.ts';
import { refuse, type Matter, type Measure, type Who } from './types.ts';

export interface AppealDecision {
  readonly outcome: 'upheld' | 'overturned';
  /** What the reseller is told. */
  readonly text: string;
}

/**
 * Decides an appeal. Overturned, the measure ends and everything it took away comes back; where it
 * never was what it was taken for, the matter is unfounded besides, and what else was done in it
 * ends too.
 * @throws Refused as `lockOpenMatter` does, `measure_not_found`, `appeal_not_found`,
 *   `appeal_needs_other_person` for whoever assessed the matter or had a hand in the measure
 */
export async function decideAppeal(
  context: Context,
  matterId: string,
  measureId: string,
  decision: AppealDecision,
): Promise<void> {
  const matter = await lockOpenMatter(context, matterId);
  const by = whoOf(context);
  const grounds = await forReseller(context, partnerOf(matter), async (inner) => {
    const measure = await getMeasure(inner, measureId);
    const appeal = await store.lockOpenAppeal(inner, measureId);
    if (!appeal) throw refuse('appeal_not_found', { number: matter.number });
    checkOther(matter, measure, by);
    await store.settleAppeal(inner, appeal.id, decision.outcome, by, decision.text);
    const { text } = decision;
    await say(inner, measure, { side: 'provider', kind: 'appeal_decided', text });
    return appeal.grounds;
  });
  await matters.saveWaiting(context, matterId, { waitsSince: null, appealOpen: false });
  if (decision.outcome === 'upheld') return;
  // What has ended meanwhile has nothing left to undo; that it was wrong is said all the same.
  const standing = await standingIn(context, matter);
  if (grounds === 'removed') {
    const own = standing.filter((id) => id === measureId);
    await undo(context, matter, own, 'overturned_removed');
  } else {
    await undo(context, matter, standing, 'overturned_misclassified');
    await withdraw(context, matter, by);
  }
}

/** @throws Refused `appeal_needs_other_person` */
function checkOther(matter: Matter, measure: Measure, by: Who): void {
  const hands = [matter.assessedBy, matter.secondedBy, measure.askedBy, measure.approvedBy];
  const own = hands.find((each) => each !== null && each.id !== null && each.id === by.id);
  if (own) throw refuse('appeal_needs_other_person', { name: own.name });
}

async function undo(
  context: Context,
  matter: Matter,
  measureIds: readonly string[],
  how: 'overturned_removed' | 'overturned_misclassified',
): Promise<void> {
  await forReseller(context, partnerOf(matter), async (inner) => {
    for (const id of measureIds) await endMeasure(inner, id, how, `appeal: ${how}`);
  });
}

async function standingIn(context: Context, matter: Matter): Promise<string[]> {
  const measures = await forReseller(context, partnerOf(matter), (inner) =>
    store.measuresOfMatter(inner, matter.id),
  );
  return measures.filter((each) => each.state === 'in_force').map((each) => each.id);
}

/** Nothing in the matter was right, and the record says so. */
async function withdraw(context: Context, matter: Matter, by: Who): Promise<void> {
  const terms = {
    assessment: 'unfounded',
    clause: matter.clause ?? '',
    facts: matter.facts ?? '',
  } as const;
  await applyAssessment(context, matter, terms, { assessed: by, seconded: null });
}

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
  if (grounds === 'removed') await undo(context, matter, [measureId], 'overturned_removed');
  else await withdraw(context, matter, by);
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

/** Nothing in the matter was right: all of it is undone, and the record says so. */
async function withdraw(context: Context, matter: Matter, by: Who): Promise<void> {
  const standing = await forReseller(context, partnerOf(matter), async (inner) =>
    (await store.measuresOfMatter(inner, matter.id)).filter((each) => each.state === 'in_force'),
  );
  const ids = standing.map((each) => each.id);
  await undo(context, matter, ids, 'overturned_misclassified');
  const terms = {
    assessment: 'unfounded',
    clause: matter.clause ?? '',
    facts: matter.facts ?? '',
  } as const;
  await applyAssessment(context, matter, terms, { assessed: by, seconded: null });
}

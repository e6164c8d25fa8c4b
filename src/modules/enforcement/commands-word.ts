import { newId } from '../../kernel/ids.ts';
import { forProvider, forReseller } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { lockOpenMatter } from './commands-assess.ts';
import { promisedAnswer } from './decide-measure.ts';
import * as matters from './store-matter.ts';
import * as store from './store-measure.ts';
import { refuse, type Appeal, type AppealGrounds, type Measure, type Word } from './types.ts';

/** Which event tells of which kind of word. */
const EVENT_OF = {
  told: 'enforcement.measure_taken',
  ended: 'enforcement.measure_ended',
  updated: 'enforcement.partner_updated',
  appeal_decided: 'enforcement.appeal_decided',
  acknowledged: 'enforcement.measure_acknowledged',
  answered: 'enforcement.partner_answered',
  update_asked: 'enforcement.update_asked',
  appealed: 'enforcement.appeal_opened',
} as const;

/** Records a word in the reseller's rows, with the event by which whoever must hear it does. */
export async function say(
  context: Context,
  measure: Measure,
  said: Pick<Word, 'side' | 'kind' | 'text'>,
): Promise<Word> {
  const word: Word = {
    ...said,
    id: newId(context.now.getTime()),
    measureId: measure.id,
    author: context.actor.name,
    saidAt: context.now,
  };
  await store.insertWord(context, word);
  const { matterNumber: number, kind, assessment, clause } = measure;
  await recordEvents(context, [
    {
      type: EVENT_OF[said.kind],
      subject: { kind: 'measure', id: measure.id },
      ...(measure.customerId === null ? {} : { customerId: measure.customerId }),
      after: { wordId: word.id, number, kind, assessment, clause, text: said.text },
    },
  ]);
  return word;
}

/**
 * The desk tells the reseller how it stands.
 * @throws Refused as `lockOpenMatter` does, `measure_not_found`
 */
export async function tellUpdate(
  context: Context,
  matterId: string,
  measureId: string,
  text: string,
): Promise<void> {
  const matter = await lockOpenMatter(context, matterId);
  await forReseller(context, matter.aboutPartnerId ?? '', async (inner) => {
    const measure = await getMeasure(inner, measureId);
    await say(inner, measure, { side: 'provider', kind: 'updated', text });
  });
  await matters.saveWaiting(context, matterId, { waitsSince: null });
}

/** @throws Refused `measure_not_found` */
export async function getMeasure(context: Context, measureId: string): Promise<Measure> {
  const measure = await store.findMeasure(context, measureId);
  if (!measure) throw refuse('measure_not_found', { measureId });
  return measure;
}

/**
 * The matter before the measure, as the desk does: two who act at once come one after the other,
 * and the later sees what the earlier did.
 */
async function lockMeasure(context: Context, measureId: string): Promise<Measure> {
  const { providerId, matterId } = await getMeasure(context, measureId);
  await forProvider(context, providerId, (inner) => matters.lockMatter(inner, matterId));
  const measure = await store.lockMeasure(context, measureId);
  if (!measure) throw refuse('measure_not_found', { measureId });
  return measure;
}

/** The reseller has read it. Said again, nothing changes. @throws Refused `measure_not_found` */
export async function acknowledgeMeasure(context: Context, measureId: string): Promise<void> {
  const measure = await getMeasure(context, measureId);
  if (!(await store.acknowledge(context, measureId))) return;
  await say(context, measure, { side: 'partner', kind: 'acknowledged', text: '' });
}

/**
 * The reseller says what it did, or asks how it stands; the desk sees that it waits. It has read
 * the measure by then.
 * @throws Refused `measure_not_found`
 */
export async function answerMeasure(
  context: Context,
  measureId: string,
  said: { readonly kind: 'answered' | 'update_asked'; readonly text: string },
): Promise<void> {
  const measure = await lockMeasure(context, measureId);
  await acknowledgeMeasure(context, measureId);
  await say(context, measure, { side: 'partner', ...said });
  await forProvider(context, measure.providerId, (inner) =>
    matters.saveWaiting(inner, measure.matterId, { waitsSince: context.now }),
  );
}

/**
 * The reseller appeals; until it is decided the measure stands.
 * @throws Refused `measure_not_found`, `measure_ended`, `appeal_too_late`, `appeal_open_already`
 */
export async function appealMeasure(
  context: Context,
  measureId: string,
  given: { readonly grounds: AppealGrounds; readonly text: string },
): Promise<Appeal> {
  const measure = await lockMeasure(context, measureId);
  const { matterNumber: number } = measure;
  if (measure.state === 'ended') throw refuse('measure_ended', { number });
  if (measure.appealUntil <= context.now) {
    throw refuse('appeal_too_late', { number, until: measure.appealUntil.toISOString() });
  }
  const appeal: Appeal = {
    ...given,
    id: newId(context.now.getTime()),
    measureId,
    openedBy: context.actor.name,
    openedAt: context.now,
    promisedAt: promisedAnswer(context.now),
    state: 'open',
    decidedBy: null,
    decidedAt: null,
    decision: null,
  };
  if (!(await store.insertAppeal(context, appeal))) throw refuse('appeal_open_already', { number });
  await acknowledgeMeasure(context, measureId);
  await say(context, measure, { side: 'partner', kind: 'appealed', text: given.text });
  await forProvider(context, measure.providerId, (inner) =>
    matters.saveWaiting(inner, measure.matterId, { waitsSince: context.now, appealOpen: true }),
  );
  return appeal;
}

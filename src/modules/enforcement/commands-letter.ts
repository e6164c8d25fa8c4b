import { newId } from '../../kernel/ids.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { statementOf } from './decide-statement.ts';
import * as store from './store-measure.ts';
import type { Letter, WordKind } from './types.ts';
import { writeLetter, type LetterFacts, type WrittenLetter } from './words.ts';

export interface LetterReader {
  readonly name: string;
  readonly language: 'en' | 'ja';
}

const TELLING: readonly WordKind[] = ['told', 'ended', 'updated', 'appeal_decided'];

/**
 * The letter about one word of the provider, for one reader.
 * @param wordId null for the reminder that nobody acknowledged the measure
 * @returns null when there is nothing to say any more: acknowledged meanwhile, or gone
 */
export async function letterAbout(
  context: Context,
  about: { readonly measureId: string; readonly wordId: string | null; readonly link: string },
  reader: LetterReader,
): Promise<(WrittenLetter & { readonly wordId: string; readonly partnerName: string }) | null> {
  const measure = await store.findMeasure(context, about.measureId);
  if (!measure) return null;
  const isReminder = about.wordId === null;
  if (isReminder && (measure.acknowledgedAt !== null || measure.state === 'ended')) return null;
  const words = await store.wordsOf(context, measure.id);
  const word = words.find((each) => (isReminder ? each.kind === 'told' : each.id === about.wordId));
  if (!word || !TELLING.includes(word.kind)) return null;
  const partner = await getPartner(context);
  const facts: LetterFacts = {
    language: reader.language,
    recipientName: reader.name,
    timeZone: partner.timeZone,
    statement: statementOf(measure),
    kind: word.kind as LetterFacts['kind'],
    said: word.text,
    isReminder,
    link: about.link,
  };
  return { ...writeLetter(facts), wordId: word.id, partnerName: partner.name };
}

/** Keeps what was sent and what the mail server said: the proof that the reseller was told. */
export async function recordLetter(
  context: Context,
  letter: Omit<Letter, 'id' | 'sentAt'>,
): Promise<void> {
  const id = newId(context.now.getTime());
  await store.insertLetter(context, { ...letter, id, sentAt: context.now });
}

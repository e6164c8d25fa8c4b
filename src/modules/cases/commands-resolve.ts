import { newId } from '../../kernel/ids.ts';
import { formatDecimal } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { liftAll } from './commands-hold.ts';
import { caseToChange, getCase, record } from './commands-work.ts';
import { verdictOnEvents } from './decide-work.ts';
import * as resolutions from './store-resolution.ts';
import * as store from './store.ts';
import { refuse, type CaseFile, type Loss, type Outcome } from './types.ts';

export interface Ending {
  readonly outcome: Outcome;
  readonly because: string;
  /** Whether the case's own holds go or stay. */
  readonly holds: 'lift' | 'keep';
  readonly losses: readonly Loss[];
  /** Of which case this one is a duplicate; for that outcome alone. */
  readonly duplicateOf?: string | undefined;
}

/**
 * Ends a case. Asked again with the same outcome, nothing changes. What follows for the fraud
 * events behind it is a reaction to the event.
 * @throws Refused `case_not_found`, `case_locked`, `case_not_open`, `case_duplicate_unnamed`,
 *   `case_duplicate_in_circle`, `case_loss_invalid`
 */
export async function resolveCase(context: Context, id: string, end: Ending): Promise<CaseFile> {
  const file = await caseToChange(context, id);
  if (file.state === 'resolved') {
    if (file.outcome === end.outcome) return file;
    throw refuse('case_not_open', { number: file.number });
  }
  const duplicateOf = await originalOf(context, file, end);
  checkLosses(end.losses);
  const resolvedBy = context.actor.name;
  const after: CaseFile = {
    ...file,
    state: 'resolved',
    reactedAt: file.reactedAt ?? context.now,
    lockedById: null,
    lockedBy: null,
    lockedUntil: null,
    outcome: end.outcome,
    duplicateOf,
    resolvedBy,
    resolvedAt: context.now,
  };
  await store.updateCase(context, after);
  const { outcome, because, holds, losses } = end;
  await resolutions.insertResolution(context, id, {
    id: newId(context.now.getTime()),
    outcome,
    because,
    holds,
    losses,
    resolvedBy,
    resolvedAt: context.now,
  });
  const lifted = holds === 'lift' ? await liftAll(context, file, { reason: because }) : [];
  await record(context, file, 'cases.case_resolved', {
    outcome,
    because,
    holds,
    lifted: lifted.length,
    losses: losses.map(({ currency, lost, recovered }) => ({
      currency,
      lost: formatDecimal(lost, currency),
      recovered: formatDecimal(recovered, currency),
    })),
    verdict: verdictOnEvents(outcome),
    fraudEventIds: await fraudEventsOf(context, file),
  });
  return after;
}

/**
 * Takes up a resolved case again. Access that was given back stays given back.
 * @throws Refused `case_not_found`, `case_is_open`
 */
export async function reopenCase(context: Context, id: string, because: string): Promise<CaseFile> {
  const file = await caseToChange(context, id);
  if (file.state === 'open') throw refuse('case_is_open', { number: file.number });
  const after: CaseFile = {
    ...file,
    state: 'open',
    outcome: null,
    duplicateOf: null,
    resolvedBy: null,
    resolvedAt: null,
  };
  await store.updateCase(context, after);
  const fraudEventIds = await fraudEventsOf(context, file);
  await record(
    context,
    file,
    'cases.case_reopened',
    { because, fraudEventIds },
    { outcome: file.outcome },
  );
  return after;
}

async function originalOf(context: Context, file: CaseFile, end: Ending): Promise<string | null> {
  if (end.outcome !== 'duplicate') return null;
  if (end.duplicateOf === undefined || end.duplicateOf === file.id) {
    throw refuse('case_duplicate_unnamed', {}, 'duplicateOf');
  }
  const original = await getCase(context, end.duplicateOf);
  if (original.outcome === 'duplicate') {
    throw refuse('case_duplicate_in_circle', { number: original.number }, 'duplicateOf');
  }
  return original.id;
}

function checkLosses(losses: readonly Loss[]): void {
  const currencies = new Set(losses.map((each) => each.currency));
  const isWrong = losses.some(
    ({ lost, recovered }) => lost < 0n || recovered < 0n || recovered > lost,
  );
  if (isWrong || currencies.size !== losses.length) throw refuse('case_loss_invalid', {}, 'losses');
}

/** The fraud events behind a case and behind its duplicates. */
async function fraudEventsOf(context: Context, file: CaseFile): Promise<string[]> {
  const files = [file, ...(await store.duplicatesOf(context, file.id))];
  return files.flatMap(({ sourceKind, sourceId }) =>
    sourceKind === 'fraud_event' ? [sourceId] : [],
  );
}

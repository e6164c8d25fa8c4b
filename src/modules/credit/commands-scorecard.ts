import { addDays } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { getPartner } from '../../people/index.ts';
import { bookingDay, invoiceHistories } from '../receivables/index.ts';
import { backtest, type Backtest } from './decide-backtest.ts';
import { builtInScorecard } from './decide-default-scorecard.ts';
import { checkScorecard } from './decide-scorecard.ts';
import * as store from './store-scorecard.ts';
import { refuse } from './types.ts';
import type { Scorecard, ScorecardVersion } from './types-application.ts';

/** As many invoices as a request reckons with; more say nothing else. */
const BACKTEST_INVOICES_MAX = 20_000;
/** Three years of issues, and two years before each that its history looks back on. */
const BACKTEST_DAYS = 5 * 365;

/** The scorecard in force: the partner's own, or the product's until there is one. */
export async function liveScorecard(context: Context): Promise<ScorecardVersion> {
  const all = await store.scorecards(context);
  return all.find(({ state }) => state === 'live') ?? builtInScorecard;
}

/** Every version, newest first, with the product's own at the end. */
export async function scorecardVersions(context: Context): Promise<ScorecardVersion[]> {
  const own = await store.scorecards(context);
  const isReplaced = own.some(({ state }) => state === 'live');
  return [...own, { ...builtInScorecard, state: isReplaced ? 'retired' : 'live' }];
}

/** @throws Refused `credit_scorecard_invalid` */
export async function draftScorecard(
  context: Context,
  definition: Scorecard,
  note: string,
): Promise<number> {
  checkScorecard(definition);
  const version = await store.saveDraft(context, definition, note);
  await record(context, 'credit.scorecard_drafted', version, note);
  return version;
}

/**
 * Puts a draft into force, by another person than the one who drafted it.
 * @throws Refused `credit_scorecard_not_found`, `credit_scorecard_needs_other`
 */
export async function publishScorecard(context: Context, version: number): Promise<void> {
  const found = await store.lockScorecard(context, version);
  if (found?.state !== 'draft') throw refuse('credit_scorecard_not_found', { version });
  if (context.actor.id === null || context.actor.id === found.draftedBy) {
    throw refuse('credit_scorecard_needs_other');
  }
  await store.publishDraft(context, version);
  await record(context, 'credit.scorecard_published', version, found.note);
}

/**
 * What a version would have said of past invoices in the partner's own currency.
 * @throws Refused `credit_scorecard_not_found`
 */
export async function backtestScorecard(context: Context, version: number): Promise<Backtest> {
  const found = (await scorecardVersions(context)).find((each) => each.version === version);
  if (!found) throw refuse('credit_scorecard_not_found', { version });
  const { currency } = await getPartner(context);
  const today = await bookingDay(context);
  const invoices = await invoiceHistories(context, {
    customerIds: null,
    currency,
    issuedFrom: addDays(today, -BACKTEST_DAYS),
    limit: BACKTEST_INVOICES_MAX,
  });
  const byCustomer = Map.groupBy(invoices, ({ customerId }) => customerId);
  return backtest(found.definition, byCustomer, today);
}

function record(context: Context, type: string, version: number, note: string): Promise<void> {
  return recordEvents(context, [
    {
      type,
      subject: { kind: 'credit_scorecard', id: context.partnerId },
      after: { version, note },
    },
  ]);
}

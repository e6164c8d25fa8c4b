import { newId } from '../../kernel/ids.ts';
import { dayIn } from '../../kernel/days.ts';
import { partsOf } from '../../kernel/days.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { businessCalendar, calendarOfCountry } from '../../platform/holidays.ts';
import { newestPaymentAt } from '../receivables/index.ts';
import { haltCause } from './decide-pause.ts';
import * as store from './store-halt.ts';
import type { HaltCause, PauseRules } from './types-pause.ts';
import { refuse } from './types.ts';

/** Whether harmful steps are carried out, and who last threw the switch. */
export interface Halt {
  readonly cause: HaltCause | null;
  readonly newestPaymentAt: Date | null;
  readonly staleAfterBusinessDays: number | null;
  readonly throws: readonly store.HaltThrow[];
}

const THROWS_SHOWN = 20;

export async function getHalt(context: Context): Promise<Halt> {
  const { timeZone, country } = await getPartner(context);
  const today = dayIn(context.now, timeZone);
  const throws = await store.haltThrows(context, THROWS_SHOWN);
  const staleAfterBusinessDays = await store.findStaleAfter(context);
  const newest = staleAfterBusinessDays === null ? null : await newestPaymentAt(context);
  const { year } = partsOf(today);
  const calendar = businessCalendar(calendarOfCountry(country), year - 1, year + 1);
  const facts = {
    isSwitchedOff: throws[0]?.halted ?? false,
    staleAfterBusinessDays,
    newestPaymentOn: newest === null ? null : dayIn(newest, timeZone),
  };
  const cause = haltCause(facts, calendar, today);
  return { cause, newestPaymentAt: newest, staleAfterBusinessDays, throws };
}

/**
 * Why nothing harmful may be carried out now; null when it may. Until the transaction ends nobody
 * throws the switch.
 */
export async function heldBack(context: Context): Promise<HaltCause | null> {
  await store.shareHalt(context);
  return (await getHalt(context)).cause;
}

/**
 * Stops every harmful step of the partner at once, or lets them go on. What is being carried out at
 * this very moment is waited for; what waits is decided again before it happens.
 * @throws Refused `collections_halt_unchanged`
 */
export async function throwSwitch(
  context: Context,
  halted: boolean,
  reason: string,
): Promise<void> {
  await store.lockHalt(context);
  const [newest] = await store.haltThrows(context, 1);
  if ((newest?.halted ?? false) === halted) throw refuse('collections_halt_unchanged');
  const id = newId(context.now.getTime());
  await store.insertHalt(context, id, halted, reason);
  await recordEvents(context, [
    {
      type: halted ? 'collections.halted' : 'collections.halt_released',
      subject: { kind: 'halt', id },
      before: { halted: !halted },
      after: { halted, reason },
    },
  ]);
}

/** After how many business days without a payment harmful steps wait; null: never. */
export async function watchPayments(context: Context, days: number | null): Promise<void> {
  const before = await store.findStaleAfter(context);
  await store.saveStaleAfter(context, days);
  await recordEvents(context, [
    {
      type: 'collections.payment_watch_changed',
      subject: { kind: 'partner', id: context.partnerId },
      before: { staleAfterBusinessDays: before },
      after: { staleAfterBusinessDays: days },
    },
  ]);
}

/** How long and how often customers may put off. */
export async function changePauseRules(context: Context, rules: PauseRules): Promise<void> {
  const before = await store.findPauseRules(context);
  await store.savePauseRules(context, rules);
  await recordEvents(context, [
    {
      type: 'collections.pause_rules_changed',
      subject: { kind: 'partner', id: context.partnerId },
      before: { ...before },
      after: { ...rules },
    },
  ]);
}

import { addDays, partsOf, dayIn, type Day } from '../../kernel/days.ts';
import type { BusinessCalendar } from '../../kernel/calendar.ts';
import type { Context } from '../../platform/context.ts';
import { businessCalendar } from '../../platform/holidays.ts';
import { customerProfiles, profilesOf, type CustomerProfile } from '../customers/index.ts';
import {
  openAccounts,
  openPartsOf,
  type OpenAccount,
  standingWriteOffs,
} from '../receivables/index.ts';
import {
  decideCustomer,
  type AccountPast,
  type CustomerOutcome,
  type DecisionSetup,
  type PauseOfCustomer,
} from './decide-batch.ts';
import type { CompiledPolicy } from './decide-plan.ts';
import { standingConsequences } from './decide-lift.ts';
import {
  accountKey,
  readHistories,
  readSnapshot,
  type CustomerScope,
  type Histories,
} from './store-facts.ts';
import { readOpenPauses } from './store-pause.ts';
import type { Moment } from './types.ts';

/**
 * Years around a day whose holidays are looked up: longer debts have passed every trigger anyway.
 */
const CALENDAR_YEARS_BACK = 3;
const CALENDAR_YEARS_AHEAD = 2;

/** The facts of some customers, read set-based. */
export interface LoadedBatch {
  readonly profiles: readonly CustomerProfile[];
  /** By customer id. */
  readonly accounts: ReadonlyMap<string, readonly OpenAccount[]>;
  readonly histories: Histories;
  /** Open pauses by customer id. */
  readonly pauses: ReadonlyMap<string, readonly PauseOfCustomer[]>;
  /** What the database had ended before these facts were read. */
  readonly snapshot: string;
  readonly scope: CustomerScope;
}

/** The next customers by id, with all that is needed to decide about them; null at the end. */
export async function loadBatch(
  context: Context,
  afterId: string | null,
  limit: number,
): Promise<LoadedBatch | null> {
  const snapshot = await readSnapshot(context);
  const profiles = await customerProfiles(context, { afterId, limit });
  const last = profiles.at(-1);
  if (!last) return null;
  const scope = { fromCustomerId: afterId, toCustomerId: last.id };
  const accounts = byCustomer(await openAccounts(context, scope));
  const histories = await knownHistories(context, scope);
  const pauses = await openPauses(context, scope);
  return { profiles, accounts, histories, pauses, snapshot, scope };
}

/** The facts of named customers, as they are now. */
export async function loadCustomers(
  context: Context,
  customerIds: readonly string[],
): Promise<LoadedBatch> {
  const snapshot = await readSnapshot(context);
  const profiles = await profilesOf(context, customerIds);
  const open: OpenAccount[] = [];
  for (const { id } of profiles) {
    open.push(...(await openAccounts(context, { fromCustomerId: idBefore(id), toCustomerId: id })));
  }
  const scope = { customerIds };
  const histories = await knownHistories(context, scope);
  const pauses = await openPauses(context, scope);
  return { profiles, accounts: byCustomer(open), histories, pauses, snapshot, scope };
}

/** Only who lost something can get it back: the write-offs of few customers matter. */
async function knownHistories(context: Context, scope: CustomerScope): Promise<Histories> {
  const histories = await readHistories(context, scope);
  const withheld = new Set<string>();
  for (const [key, history] of histories) {
    if (standingConsequences(history).length > 0) withheld.add(key.split(' ')[0]!);
  }
  if (withheld.size === 0) return histories;
  for (const found of await standingWriteOffs(context, [...withheld])) {
    const history = histories.get(accountKey(found.customerId, found.currency));
    if (history) history.writtenOffOn = found.lastOn;
  }
  return histories;
}

/** Few accounts are paused at a time; only their invoices are looked up one by one. */
async function openPauses(
  context: Context,
  scope: CustomerScope,
): Promise<Map<string, PauseOfCustomer[]>> {
  const found = new Map<string, PauseOfCustomer[]>();
  const rows = await readOpenPauses(context, scope);
  if (rows.length === 0) return found;
  const parts = await openPartsOf(
    context,
    rows.flatMap((row) => row.documentIds ?? []),
  );
  for (const { customerId, documentIds, ...pause } of rows) {
    const covers =
      documentIds?.flatMap((id) => {
        const part = parts.get(id);
        return part === undefined ? [] : [{ dueOn: part.dueOn, amount: part.open - part.disputed }];
      }) ?? null;
    const known = found.get(customerId) ?? [];
    found.set(customerId, [...known, { ...pause, covers }]);
  }
  return found;
}

/** The greatest id below this one: ranges leave their lower end out. */
function idBefore(id: string): string {
  const hex = (BigInt(`0x${id.replaceAll('-', '')}`) - 1n).toString(16).padStart(32, '0');
  return [8, 4, 4, 4, 12]
    .map((length, index, lengths) => {
      const from = lengths.slice(0, index).reduce((sum, each) => sum + each, 0);
      return hex.slice(from, from + length);
    })
    .join('-');
}

function byCustomer(accounts: readonly OpenAccount[]): Map<string, OpenAccount[]> {
  const found = new Map<string, OpenAccount[]>();
  for (const account of accounts) {
    const known = found.get(account.customerId);
    if (known) known.push(account);
    else found.set(account.customerId, [account]);
  }
  return found;
}

export function decideBatch(setup: DecisionSetup, batch: LoadedBatch): CustomerOutcome[] {
  const pasts = new Map<string, Map<string, AccountPast>>();
  for (const [key, past] of batch.histories) {
    const [customerId = '', currency = ''] = key.split(' ');
    const known = pasts.get(customerId) ?? new Map<string, AccountPast>();
    pasts.set(customerId, known.set(currency, past));
  }
  return batch.profiles.map((profile) =>
    decideCustomer(
      setup,
      profile,
      batch.accounts.get(profile.id) ?? [],
      pasts.get(profile.id) ?? NO_PASTS,
      batch.pauses.get(profile.id),
    ),
  );
}

const NO_PASTS: ReadonlyMap<string, AccountPast> = new Map();

/**
 * What decides as of a day. A customer west of the partner may not have reached that day yet: it is
 * decided as of its own. Days that have not come for anybody are taken as they are: that is a
 * preview.
 * @param now the instant that stays the same for the whole run
 * @param today the partner's day at that instant
 */
export function setupFor(policy: CompiledPolicy, asOf: Day, now: Date, today: Day): DecisionSetup {
  const { year } = partsOf(asOf);
  const known = new Map<string, BusinessCalendar>();
  const days = new Map<string, Moment>();
  return {
    policy,
    calendarOf: (profile) => {
      const id =
        policy.content.calendar === 'customer' ? profile.calendarId : policy.content.calendar;
      const calendar = known.get(id);
      if (calendar) return calendar;
      const made = businessCalendar(id, year - CALENDAR_YEARS_BACK, year + CALENDAR_YEARS_AHEAD);
      known.set(id, made);
      return made;
    },
    momentOf: (profile) => {
      const moment = days.get(profile.timeZone);
      if (moment) return moment;
      const made = momentAt(asOf, dayIn(now, profile.timeZone), today);
      days.set(profile.timeZone, made);
      return made;
    },
  };
}

function momentAt(asOf: Day, customerToday: Day, partnerToday: Day): Moment {
  if (asOf > partnerToday) return { asOf, actOn: asOf };
  const day = Math.min(asOf, customerToday) as Day;
  return { asOf: day, actOn: Math.max(day, customerToday) as Day };
}

/**
 * The first day after which nobody plans: far enough for any policy, near enough to notice a typing
 * error.
 */
export function latestDay(today: Day): Day {
  return addDays(today, 5 * 366);
}

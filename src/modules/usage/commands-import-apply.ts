import { isUuid } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { ensureCustomers } from '../customers/index.ts';
import { findEntitlement, subscriptionsByIds } from '../subscriptions/index.ts';
import { checkBudgets } from './commands-budget.ts';
import type { FileReading, UsageImportRequest } from './commands-import.ts';
import * as store from './store-import.ts';
import * as applying from './store-import-apply.ts';
import type { NamedSubAccount } from './store-import-apply.ts';
import { upsertSubAccounts, type SeenSubAccount } from './store-sub-account.ts';
import { refuse } from './types.ts';
import { PROBLEMS_MAX } from './types-import.ts';

type Wanted = Pick<UsageImportRequest, 'badRows' | 'subAccounts' | 'dryRun' | 'format'>;

/** A customer's number has at most so many characters. */
const CUSTOMER_NUMBER_LENGTH_MAX = 100;

/**
 * Sorts the staged rows of an import and, unless it is a dry run or stops at bad rows, applies
 * them: customers, sub accounts, records, days, budgets. All of it in the caller's transaction. The
 * sub accounts that a stopped import met are remembered, so that a person can say whose they are.
 */
export async function settleImport(
  context: Context,
  importId: string,
  wanted: Wanted,
  reading: FileReading,
): Promise<void> {
  await applying.lockUsage(context);
  const named = await applying.subAccountsOfRows(context, importId);
  const known = await recognised(context, named);
  const unowned = named.filter((each) => each.customerId === null && !known.has(each.externalId));
  const created = wanted.subAccounts === 'create' ? unowned.filter(canBeCustomer) : [];
  const unknown = unowned.filter((each) => !created.includes(each));
  const counts = await sortedCounts(context, importId, unknown, reading);
  const stops = wanted.badRows === 'stop' && counts.rejected > 0;
  if (!wanted.dryRun) {
    const owners = stops ? known : await ownersOf(context, known, created);
    const seen = named.map((each) => ({ ...nobody, ...each, ...owners.get(each.externalId) }));
    await upsertSubAccounts(context, seen);
  }
  if (stops || wanted.dryRun) {
    // A stopped import created nothing; a dry run says what it would create.
    const shown = stops ? { ...counts, created: 0, changed: 0 } : counts;
    await end(context, importId, stops ? 'stopped' : 'previewed', shown);
    return;
  }
  await applying.joiningByHash(context, async () => {
    await applying.createRecords(context, importId);
    await applying.restateRecords(context, importId);
    await applying.recountTouched(context, importId);
  });
  await end(context, importId, 'applied', counts);
  await recordEvents(context, [
    {
      type: 'usage.import_applied',
      subject: { kind: 'usage_import', id: importId },
      after: { format: wanted.format, ...counts, customersCreated: created.length },
    },
  ]);
  await checkBudgets(context);
}

type Counts = Parameters<typeof store.endImport>[3];

async function sortedCounts(
  context: Context,
  importId: string,
  unknown: readonly NamedSubAccount[],
  reading: FileReading,
): Promise<Counts> {
  await applying.joiningByHash(context, async () => {
    await applying.sortRows(context, importId, unknown);
    const room = PROBLEMS_MAX - reading.problems;
    await applying.insertFoundProblems(context, importId, unknown, room);
  });
  const { staged, ...counts } = await applying.countRows(context, importId);
  // A crash of the database empties the staging table; half a file must not pass for the whole.
  if (staged + reading.unreadable !== reading.rows) throw refuse('usage_import_interrupted');
  return { ...counts, rejected: counts.rejected + reading.unreadable };
}

async function end(
  context: Context,
  importId: string,
  state: Parameters<typeof store.endImport>[2],
  counts: Counts,
): Promise<void> {
  if (!(await store.endImport(context, importId, state, counts))) {
    throw refuse('usage_import_interrupted');
  }
}

type Owner = Pick<SeenSubAccount, 'customerId' | 'subscriptionId' | 'entitlementId'>;
const nobody: Owner = { customerId: null, subscriptionId: null, entitlementId: null };

function canBeCustomer(account: NamedSubAccount): boolean {
  return account.externalId.length <= CUSTOMER_NUMBER_LENGTH_MAX;
}

/**
 * Sub accounts without an owner that name a subscription of ours, or an Azure subscription under
 * one of our plans: Azure writes `/subscriptions/<id>`.
 * @returns owners by the sub account's identifier
 */
async function recognised(
  context: Context,
  named: readonly NamedSubAccount[],
): Promise<Map<string, Owner>> {
  const owners = new Map<string, Owner>();
  for (const { externalId, customerId } of named) {
    const id = externalId.toLowerCase().split('/').at(-1)!;
    if (customerId !== null || !isUuid(id)) continue;
    const entitlement = await findEntitlement(context, id);
    const [subscription] = await subscriptionsByIds(context, [entitlement?.subscriptionId ?? id]);
    if (subscription === undefined) continue;
    owners.set(externalId, {
      customerId: subscription.customerId,
      subscriptionId: subscription.id,
      entitlementId: entitlement?.id ?? null,
    });
  }
  return owners;
}

/** The owners that were recognised, and a customer for each sub account that becomes one. */
async function ownersOf(
  context: Context,
  known: ReadonlyMap<string, Owner>,
  created: readonly NamedSubAccount[],
): Promise<ReadonlyMap<string, Owner>> {
  const ids = await ensureCustomers(
    context,
    created.map(({ externalId, name }) => ({
      number: externalId,
      names: [name ?? externalId],
    })),
  );
  const owners = new Map(known);
  for (const [number, customerId] of ids) owners.set(number, { ...nobody, customerId });
  return owners;
}

import { sql } from 'kysely';
import { Refused } from '../../src/kernel/refusal.ts';
import {
  carryOutCommand,
  getSubscription,
  installProvider,
  liftHold,
  observe,
  openHolds,
  placeHolds,
  reconcileAll,
  requestAction,
  type Subscription,
} from '../../src/modules/subscriptions/index.ts';
import type { HoldKind, HoldOwner } from '../../src/modules/subscriptions/types.ts';
import type { Context } from '../../src/platform/context.ts';
import { aPartner, contextOf } from './context.ts';
import type { TestDatabase } from './database.ts';
import { FaultyProvider } from './faulty-provider.ts';
import { heldCustomer, heldSubscription, HOLDS_NOW } from './held-subscriptions.ts';

export type HeldWorld = Awaited<ReturnType<typeof heldWorld>>;

const MINUTE_MS = 60_000;

type OpenHold = [id: string, hold: { owner: HoldOwner; target: number | null }];

interface CommandRow {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly change: { readonly autoRenew?: boolean };
}

/**
 * A customer with two subscriptions and an add-on of the first, at a provider somewhere else that
 * fails as it is told to. Its clock stands still but for what is done.
 */
export async function heldWorld(db: TestDatabase, givesAllBack = true) {
  const provider = new FaultyProvider();
  provider.givesAllBack = givesAllBack;
  installProvider(provider.port());
  const { partnerId } = await aPartner(db.database);
  let now = HOLDS_NOW;
  const run = <T>(work: (context: Context) => Promise<T>): Promise<T> => {
    now = new Date(now.getTime() + 1_000);
    return contextOf(db.database, partnerId, now, work);
  };
  const transact = run;
  const { customerId, subscriptions } = await run(async (context) => {
    const customer = await heldCustomer(context);
    const base = await heldSubscription(context, customer);
    const other = await heldSubscription(context, customer, { scheduledChange: null });
    const addon = await heldSubscription(context, customer, { parentId: base.id });
    return { customerId: customer, subscriptions: [base, other, addon] };
  });
  for (const subscription of subscriptions) {
    const { id, status, quantity, autoRenew, scheduledChange, termEnd } = subscription;
    provider.subscriptions.set(id, { id, status, quantity, autoRenew, scheduledChange, termEnd });
  }

  const commandsOf = (id: string) =>
    run(async (context) => {
      const result = await sql<CommandRow>`
        select id, kind, state, change from subscriptions.provider_command
        where partner_id = ${partnerId} and subscription_id = ${id} order by id
      `.execute(context.tx);
      return result.rows;
    });
  const openRestorations = (id: string) =>
    run(async (context) => {
      const result = await sql<{ count: number }>`
        select count(*)::int as count from subscriptions.restoration
        where partner_id = ${partnerId} and subscription_id = ${id} and settled_at is null
      `.execute(context.tx);
      return result.rows[0]!.count;
    });
  const isOpen = ({ state }: CommandRow) => ['pending', 'sending', 'unknown'].includes(state);
  const openCommands = async () => {
    const all = await Promise.all(subscriptions.map(({ id }) => commandsOf(id)));
    return all.flat().filter(isOpen);
  };
  const work = async (side: number): Promise<void> => {
    for (const { id } of await openCommands()) {
      const workers = Array.from({ length: side }, () =>
        carryOutCommand({ transact, signal: AbortSignal.timeout(MINUTE_MS) }, id),
      );
      await Promise.all(workers.map(survived));
    }
  };
  const reconcile = async (): Promise<void> => void (await reconcileAll({ transact }));

  return {
    provider,
    run,
    customerId,
    subscriptions: subscriptions as readonly Subscription[],
    work,
    reconcile,
    openCommands,
    pass: (minutes: number) => {
      now = new Date(now.getTime() + minutes * MINUTE_MS);
    },

    place: async (wanted: {
      owner: HoldOwner;
      target: number | null;
      kind: HoldKind;
      source: string;
    }) => {
      const { owner, target, kind, source } = wanted;
      const where =
        target === null
          ? { scope: 'customer' as const }
          : { scope: 'subscription' as const, subscriptionId: subscriptions[target]!.id };
      const sourceKind = 'person' as const;
      const hold = {
        customerId,
        ...where,
        kind,
        owner,
        reason: 'So',
        sourceKind,
        sourceId: source,
      };
      const [placed] = await run((context) => placeHolds(context, [hold]));
      return placed!;
    },

    openHolds: async () => {
      const holds = await run((context) => openHolds(context, customerId));
      return holds.map(({ id, owner, subscriptionId }): OpenHold => {
        const index = subscriptions.findIndex((each) => each.id === subscriptionId);
        return [id, { owner, target: index < 0 ? null : index }];
      });
    },

    lift: async (id: string, as: HoldOwner): Promise<string> => {
      try {
        await run((context) => liftHold(context, id, { as, reason: 'So' }));
        return 'lifted';
      } catch (error) {
        return codeOf(error);
      }
    },

    /** Auto-renewal by a person, where nothing is held and nothing is being given back. */
    wish: async (target: number, autoRenew: boolean): Promise<void> => {
      const { id } = subscriptions[target]!;
      const before = await run((context) => getSubscription(context, id));
      // What is so already would be done without anything being done.
      if (before.status !== 'active' || before.autoRenew === autoRenew) return;
      if ((await openRestorations(id)) > 0) return;
      const source = { kind: 'person', id: 'alice' } as const;
      try {
        await run((context) =>
          requestAction(
            context,
            id,
            { kind: 'set_auto_renew', autoRenew },
            { reason: 'So', source },
          ),
        );
      } catch (error) {
        if (codeOf(error) !== 'subscription_command_under_way') throw error;
      }
    },

    /** Everything is read at the provider, whoever changed it. */
    look: async (): Promise<void> => {
      const found = [...provider.subscriptions.values()];
      await run((context) => observe(context, found, context.now));
    },

    /** The provider works again; time passes until nothing is under way or refused any more. */
    settle: async (): Promise<void> => {
      provider.heal();
      for (let round = 0; round < 12; round += 1) {
        now = new Date(now.getTime() + 7 * 60 * MINUTE_MS);
        await work(1);
        await reconcile();
      }
    },

    seen: async () =>
      Promise.all(
        subscriptions.map(async ({ id, autoRenew, scheduledChange }) => {
          const commands = await commandsOf(id);
          return {
            id,
            row: await run((context) => getSubscription(context, id)),
            provider: provider.of(id),
            openCommands: commands.filter(isOpen).length,
            openRestorations: await openRestorations(id),
            done: commands.filter(({ state }) => state === 'done').map((command) => command.id),
            wished: wishedAfter({ autoRenew, scheduledChange }, commands),
          };
        }),
      ),
  };
}

type Wished = Pick<Subscription, 'autoRenew' | 'scheduledChange'>;

/** What people asked for and got, in order; what only gives back names both members. */
function wishedAfter(first: Wished, commands: readonly CommandRow[]): Wished {
  return commands
    .filter(
      ({ kind, state, change }) => kind === 'change' && state === 'done' && !isGivingBack(change),
    )
    .reduce(
      (wished, { change: { autoRenew = wished.autoRenew } }) => ({ ...wished, autoRenew }),
      first,
    );
}

function isGivingBack(change: object): boolean {
  return 'scheduledChange' in change;
}

function codeOf(error: unknown): string {
  if (error instanceof Refused) return error.code;
  throw error;
}

/** A worker that died; somebody else goes on. */
async function survived(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Error) || error.message !== 'the process died') throw error;
  }
}

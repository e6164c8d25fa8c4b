import { addDays, type Day } from '../kernel/days.ts';
import {
  addEntitlement,
  cancelEntitlement,
  entitlementsOf,
  placeOrder,
} from '../modules/subscriptions/index.ts';
import type { Context } from '../platform/context.ts';

/** What a customer of the sample buys, and what becomes of it. Days are counted from today (0). */
export type SamplePurchase =
  | {
      readonly kind: 'buy';
      readonly day: number;
      /** Of the built-in catalogue. */
      readonly offerId: string;
      readonly quantity: number;
      readonly friendlyName: string;
      /** The friendly name of the customer's subscription that this is an add-on of. */
      readonly addonOf?: string;
    }
  | {
      readonly kind: 'open_azure';
      readonly day: number;
      readonly plan: string;
      readonly friendlyName: string;
    }
  | {
      readonly kind: 'cancel_azure';
      readonly day: number;
      readonly plan: string;
      readonly friendlyName: string;
    };

const buy = (
  day: number,
  offerId: string,
  quantity: number,
  friendlyName: string,
  addonOf?: string,
): SamplePurchase => ({
  kind: 'buy',
  day,
  offerId,
  quantity,
  friendlyName,
  ...(addonOf === undefined ? {} : { addonOf }),
});
const openAzure = (day: number, plan: string, friendlyName: string): SamplePurchase => ({
  kind: 'open_azure',
  day,
  plan,
  friendlyName,
});
const cancelAzure = (day: number, plan: string, friendlyName: string): SamplePurchase => ({
  kind: 'cancel_azure',
  day,
  plan,
  friendlyName,
});

const BASIC_YEAR = 'SUITEBASIC01:0001:P1Y-MONTHLY';
const STANDARD_YEAR = 'SUITESTAND01:0001:P1Y-MONTHLY';
const STANDARD_YEAR_PAID = 'SUITESTAND01:0001:P1Y-ANNUAL';
const STANDARD_MONTH = 'SUITESTAND01:0001:P1M-MONTHLY';
const STANDARD_TRIAL = 'SUITESTTRL01:0001:P1M-NONE';
const PREMIUM_YEAR = 'SUITEPREMI01:0001:P1Y-MONTHLY';
const PREMIUM_YEAR_PAID = 'SUITEPREMI01:0001:P1Y-ANNUAL';
const MAILBOX_MONTH = 'MAILBOXPLS01:0001:P1M-MONTHLY';
const CALLING_YEAR = 'CALLINGADD01:0001:P1Y-MONTHLY';
const THREAT_GUARD_YEAR = 'THREATGRDA01:0001:P1Y-ANNUAL';
const CLOUD_PLAN = 'CLOUDPLAN001:0001:NONE-NONE';
const SERVER = 'SERVERSTDP01:0001:NONE-ONE_TIME';
const DATABASE = 'DATABASESB01:0001:P1Y-ANNUAL';
const BACKUP_MONTH = 'BACKUPKEEP01:0001:P1M-MONTHLY';
const LEGACY_MAIL = 'WORKGRMAIL01:0001:P1Y-MONTHLY';
const LEGACY_ARCHIVE = 'ARCHIVEADD01:0001:P1Y-MONTHLY';

/** By the customers' numbers; what is bought for is bought before. */
const purchasesOf: Readonly<Record<string, readonly SamplePurchase[]>> = {
  'S-1001': [
    buy(-188, STANDARD_YEAR, 60, 'All practices'),
    buy(-100, CALLING_YEAR, 20, 'Reception desks', 'All practices'),
    // Still inside its cancellation window.
    buy(-3, PREMIUM_YEAR, 10, 'Management'),
  ],
  'S-1002': [
    buy(-150, PREMIUM_YEAR_PAID, 40, 'Analysts'),
    buy(-60, CLOUD_PLAN, 1, 'Data platform'),
  ],
  'S-1003': [
    buy(-185, CLOUD_PLAN, 1, 'Game servers'),
    openAzure(-170, 'Game servers', 'Matchmaking'),
    buy(-170, STANDARD_MONTH, 25, 'Studio'),
  ],
  'S-1004': [buy(-180, BASIC_YEAR, 30, 'Office')],
  'S-1005': [
    buy(-187, CLOUD_PLAN, 1, 'Render farm'),
    openAzure(-150, 'Render farm', 'Render farm east'),
    openAzure(-140, 'Render farm', 'Test'),
    cancelAzure(-20, 'Render farm', 'Test'),
    buy(-180, STANDARD_YEAR, 12, 'Artists'),
  ],
  'S-1006': [
    buy(-188, LEGACY_MAIL, 120, 'Teachers'),
    buy(-188, LEGACY_ARCHIVE, 120, 'Teachers’ archive', 'Teachers'),
  ],
  'S-1007': [
    buy(-160, PREMIUM_YEAR, 85, 'Depots'),
    buy(-10, STANDARD_TRIAL, 25, 'Trial for drivers'),
  ],
  'S-2001': [
    buy(-175, STANDARD_YEAR_PAID, 35, '本社'),
    buy(-90, THREAT_GUARD_YEAR, 35, '本社セキュリティ', '本社'),
  ],
  'S-2002': [buy(-120, SERVER, 2, '工場サーバー'), buy(-118, DATABASE, 1, '生産管理データベース')],
  'S-2003': [
    buy(-182, STANDARD_MONTH, 90, '編集部'),
    buy(-181, CLOUD_PLAN, 1, '動画配信'),
    openAzure(-165, '動画配信', 'エンコード'),
  ],
  'S-3001': [buy(-140, BASIC_YEAR, 110, 'Werk'), buy(-75, BACKUP_MONTH, 110, 'Sicherung')],
  'S-3002': [buy(-130, MAILBOX_MONTH, 18, 'Agentur')],
};

/** A customer on stage, with what it bought so far by friendly name. */
interface Buyer {
  readonly customerId: string;
  readonly subscriptionIds: Map<string, string>;
}

/** The purchases of a customer as acts of the story. */
export function purchaseActs(
  customer: { readonly id: string; readonly number: string },
  today: Day,
): { readonly day: Day; readonly act: (context: Context) => Promise<unknown> }[] {
  const buyer: Buyer = { customerId: customer.id, subscriptionIds: new Map() };
  return (purchasesOf[customer.number] ?? []).map((purchase) => ({
    day: addDays(today, purchase.day),
    act: (context) => carryOut(context, buyer, purchase),
  }));
}

async function carryOut(context: Context, buyer: Buyer, purchase: SamplePurchase): Promise<void> {
  const { friendlyName } = purchase;
  if (purchase.kind === 'buy') {
    const { offerId, quantity, addonOf } = purchase;
    const parent = addonOf === undefined ? {} : { parentSubscriptionId: boughtAs(buyer, addonOf) };
    const order = await placeOrder(context, {
      customerId: buyer.customerId,
      lines: [{ offerId, quantity, friendlyName, ...parent }],
    });
    const subscriptionId = order.lines[0]?.subscriptionId;
    if (!subscriptionId) throw new Error(`the sample’s order of ${friendlyName} waits`);
    buyer.subscriptionIds.set(friendlyName, subscriptionId);
    return;
  }
  const planId = boughtAs(buyer, purchase.plan);
  if (purchase.kind === 'open_azure') {
    await addEntitlement(context, planId, friendlyName);
    return;
  }
  const entitlements = await entitlementsOf(context, planId);
  const entitlement = entitlements.find((each) => each.friendlyName === friendlyName);
  if (!entitlement) throw new Error(`the sample names ${friendlyName}, which was not opened`);
  await cancelEntitlement(context, planId, entitlement.id, 'compromise');
}

function boughtAs(buyer: Buyer, friendlyName: string): string {
  const id = buyer.subscriptionIds.get(friendlyName);
  if (id === undefined) throw new Error(`the sample names ${friendlyName}, which was not bought`);
  return id;
}

import type { RefusalEntry } from '../http/types.ts';
import type { SubscriptionsRefusal } from '../modules/subscriptions/index.ts';

const orderRefusals = {
  offer_not_found: {
    status: 404,
    en: 'There is no offer {offerId} in the catalogue.',
    ja: 'カタログにオファー {offerId} はありません。',
  },
  offer_not_available: {
    status: 409,
    en: 'The offer {offerId} was withdrawn and can no longer be bought.',
    ja: 'オファー {offerId} は提供を終了しており、購入できません。',
  },
  offer_quantity_out_of_range: {
    status: 400,
    en: 'Of {offerId}, {minimum} to {maximum} can be bought, not {quantity}.',
    ja: 'オファー {offerId} の数量は {minimum}〜{maximum} です（指定: {quantity}）。',
  },
  offer_addon_needs_parent: {
    status: 400,
    en: 'The offer {offerId} is an add-on. Name the customer’s subscription that it is for: one of the products {products}.',
    ja: 'オファー {offerId} はアドオンです。対象となる顧客のサブスクリプション（製品 {products} のいずれか）を指定してください。',
  },
  offer_not_an_addon: {
    status: 400,
    en: 'The offer {offerId} is no add-on and is bought without a subscription that it belongs to.',
    ja: 'オファー {offerId} はアドオンではないため、親となるサブスクリプションは指定できません。',
  },
  offer_cycle_not_offered: {
    status: 400,
    en: 'The offer {offerId} is billed {offered}, not {asked}.',
    ja: 'オファー {offerId} の請求サイクルは {offered} です（指定: {asked}）。',
  },
  offer_contradictory: {
    status: 400,
    en: 'The offer {offerId} contradicts itself or another one: {problem}.',
    ja: 'オファー {offerId} の内容が矛盾しています: {problem}。',
  },
  cart_not_found: {
    status: 404,
    en: 'There is no such cart.',
    ja: '該当するカートはありません。',
  },
  cart_not_open: {
    status: 409,
    en: 'The cart is no longer open: it was checked out or has expired. Start a new one.',
    ja: 'このカートは注文済みか期限切れのため使えません。新しいカートを作成してください。',
  },
  cart_empty: {
    status: 400,
    en: 'There is nothing to order: name at least one line.',
    ja: '注文の明細がありません。1 件以上指定してください。',
  },
  order_not_found: {
    status: 404,
    en: 'There is no such order.',
    ja: '該当する注文はありません。',
  },
  order_not_waiting: {
    status: 409,
    en: 'The order does not wait for this decision any more: it is {state}.',
    ja: 'この注文はすでに判断待ちではありません（状態: {state}）。',
  },
  order_currencies_differ: {
    status: 400,
    en: 'The lines are in several currencies ({currencies}). Place an order for each, or use a cart.',
    ja: '明細の通貨が複数あります（{currencies}）。通貨ごとに注文するか、カートを使ってください。',
  },
  purchases_blocked: {
    status: 403,
    en: 'New purchases are blocked for this customer. Lift the hold first.',
    ja: 'この顧客の新規購入は停止されています。先に利用制限を解除してください。',
  },
} as const;

const changeRefusals = {
  subscription_not_found: {
    status: 404,
    en: 'There is no such subscription.',
    ja: '該当するサブスクリプションはありません。',
  },
  subscription_version_stale: {
    status: 409,
    en: 'Somebody changed the subscription meanwhile. Load it again and repeat your change.',
    ja: 'サブスクリプションが他の人によって変更されました。再読み込みしてからもう一度変更してください。',
  },
  subscription_deleted: {
    status: 409,
    en: 'The subscription is deleted and cannot be changed any more.',
    ja: 'サブスクリプションは削除済みのため、変更できません。',
  },
  subscription_status_impossible: {
    status: 409,
    en: 'The subscription cannot take this status from the one it has.',
    ja: '現在の状態からこの状態に変更することはできません。',
  },
  subscription_suspended: {
    status: 409,
    en: 'A suspended subscription cannot be changed. Reactivate it first.',
    ja: '一時停止中のサブスクリプションは変更できません。先に再開してください。',
  },
  subscription_renewing: {
    status: 409,
    en: 'The renewal is under way, which takes up to a day. Try again later.',
    ja: '更新処理中です（最長 1 日）。しばらくしてからもう一度お試しください。',
  },
  subscription_command_under_way: {
    status: 409,
    en: 'The provider has not answered an earlier request about this subscription yet. Try again later.',
    ja: 'このサブスクリプションへの前の指示にプロバイダーがまだ応答していません。しばらくしてからもう一度お試しください。',
  },
  subscription_cancel_window_closed: {
    status: 409,
    en: 'The cancellation window has closed. The subscription can be cancelled at the end of its term.',
    ja: '解約可能期間を過ぎています。契約期間の終了時に解約できます。',
  },
  subscription_seats_not_returnable: {
    status: 409,
    en: 'So many seats cannot be given back now. The others can be left out when the term renews.',
    ja: 'この数のシートは今は返却できません。残りは更新時に減らせます。',
  },
  subscription_quantity_out_of_range: {
    status: 400,
    en: 'The number of seats is outside of what the offer allows.',
    ja: 'シート数がオファーで許可された範囲にありません。',
  },
  subscription_quantity_fixed: {
    status: 409,
    en: 'The quantity of this kind of subscription cannot be changed.',
    ja: 'この種類のサブスクリプションの数量は変更できません。',
  },
  subscription_auto_renew_impossible: {
    status: 409,
    en: 'This subscription cannot renew by itself in the state it is in.',
    ja: '現在の状態では自動更新を設定できません。',
  },
  subscription_update_limit: {
    status: 409,
    en: 'The subscription has been changed as often as the provider allows.',
    ja: 'サブスクリプションの変更回数がプロバイダーの上限に達しています。',
  },
  subscription_parent_inactive: {
    status: 409,
    en: 'The subscription that it belongs to is not active. Reactivate that one first.',
    ja: '親となるサブスクリプションが有効ではありません。先にそちらを再開してください。',
  },
  subscription_several_changes: {
    status: 400,
    en: 'These changes cannot be made together. Send them one after the other.',
    ja: 'これらの変更は同時に行えません。1 つずつ行ってください。',
  },
  subscription_change_unknown: {
    status: 400,
    en: 'This is nothing that can be changed about a subscription.',
    ja: 'サブスクリプションでは変更できない内容です。',
  },
  subscription_cancel_not_confirmed: {
    status: 409,
    en: 'Cancelling cannot be undone and has a price. Look at it and confirm.',
    ja: '解約は取り消せず、費用が生じます。内容を確認のうえ承認してください。',
  },
  subscription_cancel_needs_approval: {
    status: 409,
    en: 'What remains to be paid is above the partner’s threshold: a second person must approve.',
    ja: '契約残額が設定された基準額を超えるため、別の担当者の承認が必要です。',
  },
} as const;

const entitlementRefusals = {
  azure_plan_has_active_subscriptions: {
    status: 409,
    en: 'Azure subscriptions under this plan are still active. Cancel them first.',
    ja: 'このプランには有効な Azure サブスクリプションがあります。先に解約してください。',
  },
  not_an_azure_plan: {
    status: 400,
    en: 'This subscription is no Azure plan, so no Azure subscriptions belong to it.',
    ja: 'このサブスクリプションは Azure プランではないため、Azure サブスクリプションはありません。',
  },
  entitlement_not_found: {
    status: 404,
    en: 'There is no such Azure subscription under this plan.',
    ja: 'このプランに該当する Azure サブスクリプションはありません。',
  },
  entitlement_reason_unknown: {
    status: 400,
    en: '“{reason}” is no reason for cancelling an Azure subscription. The only one is “compromise”.',
    ja: '「{reason}」は Azure サブスクリプションの解約理由として使えません。使えるのは「compromise」だけです。',
  },
  entitlement_status_impossible: {
    status: 409,
    en: 'Only a cancelled Azure subscription can be reactivated.',
    ja: '再開できるのは、解約済みの Azure サブスクリプションだけです。',
  },
} as const;

const holdRefusals = {
  hold_not_found: {
    status: 404,
    en: 'There is no such hold.',
    ja: '該当する利用制限事由はありません。',
  },
  hold_not_yours: {
    status: 403,
    en: 'Only the one who placed a hold can lift it, and somebody else’s is open.',
    ja: '利用制限を解除できるのは設定した側だけです。他の側が設定した制限が残っています。',
  },
  hold_already_lifted: {
    status: 409,
    en: 'The hold has been lifted already.',
    ja: 'この利用制限は既に解除されています。',
  },
  drift_not_found: {
    status: 404,
    en: 'The subscription is as it was asked to be: there is no difference to resolve.',
    ja: 'サブスクリプションは指示どおりの状態で、解消すべき差異はありません。',
  },
} as const;

const bulkRefusals = {
  bulk_action_not_found: {
    status: 404,
    en: 'There is no such bulk action.',
    ja: '該当する一括操作はありません。',
  },
  bulk_action_too_large: {
    status: 400,
    en: 'The bulk action has more subscriptions than the partner’s cap allows.',
    ja: '一括操作の対象が、設定された上限を超えています。',
  },
  bulk_action_not_waiting: {
    status: 409,
    en: 'The bulk action no longer waits: it was decided about, has begun or is done.',
    ja: 'この一括操作は待機中ではありません（判断済み、実行中、または完了）。',
  },
  bulk_action_ended: {
    status: 409,
    en: 'The bulk action has ended already.',
    ja: 'この一括操作は既に終了しています。',
  },
  subscription_settings_stale: {
    status: 409,
    en: 'Somebody changed the settings meanwhile. Look at them again before you save yours.',
    ja: '設定は他の担当者によって変更されました。最新の内容を確認してから保存してください。',
  },
  subscription_amount_invalid: {
    status: 400,
    en: '“{amount}” is no amount in the partner’s currency.',
    ja: '「{amount}」はパートナーの通貨の金額ではありません。',
  },
  bulk_action_same_person: {
    status: 403,
    en: 'Whoever asked for the bulk action cannot approve it. A second person must.',
    ja: '一括操作を依頼した本人は承認できません。別の担当者が承認してください。',
  },
} as const;

const importRefusals = {
  subscription_import_unreadable: {
    status: 400,
    en: 'The file is empty or not UTF-8 text.',
    ja: 'ファイルが空か、UTF-8 のテキストではありません。',
  },
  subscription_import_columns: {
    status: 400,
    en: 'The header must name each of these columns once: {columns}. It has: {seen}.',
    ja: '見出し行には次の列が 1 回ずつ必要です: {columns}。現在の列: {seen}。',
  },
  subscription_import_too_large: {
    status: 413,
    en: 'The file has more than {maximum} rows or bytes. Cut it into several files.',
    ja: 'ファイルが上限（{maximum}）を超えています。複数のファイルに分けてください。',
  },
} as const;

const cloudRefusals = {
  cloud_lacks_feature: {
    status: 403,
    en: 'The cloud {cloud} does not have this: {feature}.',
    ja: 'クラウド {cloud} にはこの機能がありません: {feature}。',
  },
  cloud_closed: {
    status: 403,
    en: 'The cloud {cloud} is closed: nothing can be changed there any more.',
    ja: 'クラウド {cloud} は終了しているため、変更はできません。',
  },
} as const;

/** Subscriptions: catalogue, orders, changes, Azure subscriptions, holds and bulk actions. */
export const subscriptionsRefusals = {
  ...orderRefusals,
  ...changeRefusals,
  ...entitlementRefusals,
  ...holdRefusals,
  ...bulkRefusals,
  ...importRefusals,
  ...cloudRefusals,
} as const satisfies Record<SubscriptionsRefusal, RefusalEntry>;

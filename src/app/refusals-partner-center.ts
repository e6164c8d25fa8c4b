import type { RefusalEntry } from '../http/types.ts';
import type { PartnerCenterRefusal } from '../modules/partner-center/index.ts';

export const partnerCenterRefusals = {
  api_client_not_found: {
    status: 404,
    en: 'There is no such API client, or it is revoked already.',
    ja: '該当する API クライアントがないか、既に失効しています。',
  },
  api_client_scope_forbidden: {
    status: 400,
    en: 'An API client cannot have the scope “{scope}”.',
    ja: 'API クライアントにスコープ「{scope}」は付与できません。',
  },
  api_client_user_unknown: {
    status: 400,
    en: 'Nobody with the address {email} works for this partner.',
    ja: 'このパートナーに {email} の利用者はいません。',
  },
  api_token_missing: {
    status: 401,
    en: 'The request carries no access token. Send it as “Authorization: Bearer …”.',
    ja: 'アクセストークンがありません。「Authorization: Bearer …」として送信してください。',
  },
  api_token_invalid: {
    status: 401,
    en: 'The access token is not valid here: it is malformed, of another issuer, or its client or user is gone.',
    ja: 'アクセストークンが無効です。形式や発行元が異なるか、クライアントまたは利用者が存在しません。',
  },
  api_token_expired: {
    status: 401,
    en: 'The access token has expired. Get a new one from the token endpoint.',
    ja: 'アクセストークンの有効期限が切れています。トークンエンドポイントから取得し直してください。',
  },
  api_token_audience: {
    status: 401,
    en: 'The access token is for another audience. Ask for one whose resource is this API.',
    ja: 'アクセストークンの対象が異なります。この API をリソースに指定して取得してください。',
  },
  api_user_needed: {
    status: 403,
    en: 'A token of the application alone cannot do this. Use one that acts for a user (app and user).',
    ja: 'アプリケーション単独のトークンでは実行できません。利用者として動作するトークン(App+User)を使用してください。',
  },
  api_role_missing: {
    status: 403,
    en: 'The user lacks a role that gives the right “{permission}”, or the client lacks the scope.',
    ja: '利用者に権限「{permission}」を持つロールがないか、クライアントにスコープがありません。',
  },
  api_scope_missing: {
    status: 403,
    en: 'The client lacks the scope “{permission}”.',
    ja: 'クライアントにスコープ「{permission}」がありません。',
  },
  api_id_invalid: {
    status: 400,
    en: '“{id}” is no id of the expected form.',
    ja: '「{id}」は正しい形式の ID ではありません。',
  },
  api_body_missing: {
    status: 400,
    en: 'The request needs a body.',
    ja: 'リクエストの本文が必要です。',
  },
  api_filter_invalid: {
    status: 400,
    en: 'The filter is not JSON with Field, Operator and Value that this list knows.',
    ja: 'filter は、この一覧で使える Field、Operator、Value を持つ JSON で指定してください。',
  },
  api_continuation_invalid: {
    status: 400,
    en: 'The continuation token was not issued for this list, or the seek operation is not supported.',
    ja: '継続トークンがこの一覧のものではないか、seekOperation に対応していません。',
  },
  api_etag_stale: {
    status: 400,
    en: 'The etag is no longer valid: the resource was changed meanwhile. Read it again.',
    ja: 'ETag が無効です。リソースが変更されています。再取得してください。',
  },
  api_domain_taken: {
    status: 400,
    en: 'The domain {domain} is already in use by another customer.',
    ja: 'ドメイン {domain} は別の顧客が使用しています。',
  },
  api_sandbox_only: {
    status: 400,
    en: 'Customers can be deleted in a sandbox only. End the relationship instead.',
    ja: '顧客の削除はサンドボックスでのみ可能です。代わりに取引関係を終了してください。',
  },
  api_relationship_ended: {
    status: 403,
    en: 'The reseller relationship with this customer has ended.',
    ja: 'この顧客との再販関係は終了しています。',
  },
  api_relationship_active: {
    status: 400,
    en: 'The customer has {count} active subscriptions. Suspend or cancel them before ending the relationship.',
    ja: '有効なサブスクリプションが {count} 件あります。関係を終了する前に、停止または解約してください。',
  },
  api_customer_status_absent: {
    status: 404,
    en: 'No validation status is known for this customer.',
    ja: 'この顧客の検証状態は登録されていません。',
  },
  api_cycle_fixed: {
    status: 400,
    en: 'The billing cycle cannot be changed on the subscription. Change it on its order.',
    ja: '請求サイクルはサブスクリプションでは変更できません。注文で変更してください。',
  },
  api_partner_fixed: {
    status: 400,
    en: 'The partner of record cannot be changed to {partnerId}.',
    ja: 'レコードのパートナーを {partnerId} に変更できません。',
  },
  api_not_registrable: {
    status: 400,
    en: 'This subscription cannot be registered: only a metered plan can.',
    ja: 'このサブスクリプションは登録できません。従量課金プランのみ登録できます。',
  },
  api_order_change_unknown: {
    status: 400,
    en: 'An order takes no such change in this subset of the API.',
    ja: 'この API のサブセットでは、注文にその変更はできません。',
  },
} as const satisfies Record<PartnerCenterRefusal, RefusalEntry>;

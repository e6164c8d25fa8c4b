import type { HttpRefusal, RefusalEntry } from '../http/types.ts';

export const httpRefusals = {
  request_invalid: {
    status: 400,
    en: 'The request does not have the expected form. See the list of errors.',
    ja: 'リクエストの形式が正しくありません。エラーの一覧をご確認ください。',
  },
  json_unreadable: {
    status: 400,
    en: 'The body is not valid JSON: {problem}',
    ja: '本文が正しい JSON ではありません:{problem}',
  },
  body_too_large: {
    status: 413,
    en: 'The body is larger than the {maximum} allowed here. Send less at a time.',
    ja: '本文が上限の {maximum} を超えています。分割して送信してください。',
  },
  body_type_unsupported: {
    status: 415,
    en: 'The body must be sent as {expected}.',
    ja: '本文は {expected} として送信してください。',
  },
  request_unreadable: {
    status: 400,
    en: 'The request could not be read: {problem}',
    ja: 'リクエストを読み取れませんでした:{problem}',
  },
  sign_in_needed: {
    status: 401,
    en: 'Sign in first. If you were signed in, the session has ended.',
    ja: 'サインインしてください。サインイン済みだった場合は、セッションが終了しています。',
  },
  api_key_invalid: {
    status: 401,
    en: 'The API key is unknown, revoked or expired. Create a new one in the settings.',
    ja: 'API キーが不明、失効済み、または期限切れです。設定画面で新しいキーを作成してください。',
  },
  person_needed: {
    status: 403,
    en: 'This belongs to a person’s own account; an API key cannot use it.',
    ja: 'これは利用者本人のアカウントに関する操作です。API キーでは利用できません。',
  },
  partner_not_chosen: {
    status: 403,
    en: 'You do not work for any partner in this session. Choose one, or ask to be invited again.',
    ja: 'このセッションではパートナーが選択されていません。パートナーを選択するか、再度招待を依頼してください。',
  },
  permission_missing: {
    status: 403,
    en: 'This needs the right “{permission}”, which you do not have. Ask a global admin for a role that has it.',
    ja: 'この操作には権限「{permission}」が必要です。グローバル管理者に適切なロールの付与を依頼してください。',
  },
  origin_foreign: {
    status: 403,
    en: 'The request came from another site and was not carried out.',
    ja: '別のサイトからのリクエストのため、実行されませんでした。',
  },
  idempotency_key_invalid: {
    status: 400,
    en: 'Idempotency-Key must have 1 to 255 printable ASCII characters.',
    ja: 'Idempotency-Key は 1〜255 文字の ASCII 印字可能文字で指定してください。',
  },
  idempotency_key_reused: {
    status: 422,
    en: 'This Idempotency-Key was used for a different request. Use a new key for each request.',
    ja: 'この Idempotency-Key は別のリクエストで使用済みです。リクエストごとに新しいキーを使用してください。',
  },
  idempotency_answer_withheld: {
    status: 409,
    en: 'This was already done. Its answer held a secret that is shown only once.',
    ja: 'この処理は完了しています。応答に含まれる秘密情報は一度しか表示されません。',
  },
  change_conflicts: {
    status: 409,
    en: 'Somebody changed the same thing at the same moment. Load it again and repeat the change.',
    ja: '同時に別の変更が行われました。再読み込みしてから、もう一度操作してください。',
  },
  value_not_storable: {
    status: 400,
    en: 'A value of the request cannot be stored: it is out of range or contains forbidden characters.',
    ja: 'リクエストの値を保存できません。範囲外か、使用できない文字が含まれています。',
  },
  path_not_found: {
    status: 404,
    en: 'There is nothing at {method} {path}. The reference is at /api/docs.',
    ja: '{method} {path} は存在しません。API リファレンスは /api/docs にあります。',
  },
  database_unreachable: {
    status: 503,
    en: 'The database cannot be reached at the moment. Try again shortly; with the same Idempotency-Key nothing is done twice.',
    ja: '現在データベースに接続できません。しばらくしてから再試行してください。同じ Idempotency-Key であれば二重に処理されません。',
  },
  database_busy: {
    status: 503,
    en: 'The database was too busy to finish this. Nothing was changed; try again.',
    ja: 'データベースが混み合っているため処理を完了できませんでした。変更は行われていません。再試行してください。',
  },
  database_full: {
    status: 507,
    en: 'The database has no room left. Nothing was changed; an operator must make room on its disk.',
    ja: 'データベースの空き容量が不足しています。変更は行われていません。管理者にディスクの空き容量の確保を依頼してください。',
  },
  server_closing: {
    status: 503,
    en: 'This server is stopping. Nothing was changed; try again in a moment.',
    ja: 'サーバーを停止しています。変更は行われていません。少し待ってから再試行してください。',
  },
  wire_path_unknown: {
    status: 404,
    en: '{method} {path} is not part of this subset of the Partner Center API. The document /api/partner-center/openapi.json lists what is.',
    ja: '{method} {path} は、この Partner Center API のサブセットに含まれていません。対応範囲は /api/partner-center/openapi.json をご覧ください。',
  },
  wire_method_unknown: {
    status: 405,
    en: '{path} does not take {method} in this subset of the Partner Center API. It takes: {allowed}',
    ja: 'この Partner Center API のサブセットでは、{path} に {method} は使えません。使えるメソッド:{allowed}',
  },
  wire_rate_exceeded: {
    status: 429,
    en: 'Rate limit is exceeded. Try again in {retryAfterSeconds} seconds.',
    ja: '要求数の上限を超えました。{retryAfterSeconds} 秒後に再試行してください。',
  },
  unexpected_error: {
    status: 500,
    en: 'Something went wrong here. Nothing was changed. Tell an operator the id of this request.',
    ja: '予期しないエラーが発生しました。変更は行われていません。管理者にリクエスト番号をお伝えください。',
  },
} as const satisfies Record<HttpRefusal, RefusalEntry>;

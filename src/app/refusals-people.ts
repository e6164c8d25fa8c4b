import type { RefusalEntry } from '../http/types.ts';
import type { PeopleRefusal } from '../people/index.ts';

export const peopleRefusals = {
  setup_already_done: {
    status: 409,
    en: 'Surety is already set up. Sign in, or ask a global admin for an invitation.',
    ja: 'Surety は設定済みです。サインインするか、グローバル管理者に招待を依頼してください。',
  },
  setup_token_invalid: {
    status: 403,
    en: 'This set-up link is wrong or too old. Start Surety again; it prints a new one.',
    ja: 'この初期設定リンクは無効か期限切れです。Surety を再起動すると、新しいリンクが表示されます。',
  },
  sign_in_wrong: {
    status: 401,
    en: 'E-mail or password is wrong.',
    ja: 'メールアドレスまたはパスワードが正しくありません。',
  },
  sign_in_code_needed: {
    status: 401,
    en: 'Enter the code of your authenticator app too.',
    ja: '認証アプリのコードも入力してください。',
  },
  sign_in_code_wrong: {
    status: 401,
    en: 'The code is wrong, too old or was used before. Wait for the next one.',
    ja: 'コードが正しくないか、期限切れか、使用済みです。次のコードをお待ちください。',
  },
  sign_in_too_many: {
    status: 429,
    en: 'Too many attempts. Try again in {retryAfterSeconds} seconds.',
    ja: '試行回数が多すぎます。{retryAfterSeconds} 秒後に再試行してください。',
  },
  password_too_short: {
    status: 400,
    en: 'Choose a password of at least {minimum} characters.',
    ja: 'パスワードは {minimum} 文字以上にしてください。',
  },
  password_too_long: {
    status: 400,
    en: 'Choose a password of at most {maximum} characters.',
    ja: 'パスワードは {maximum} 文字以下にしてください。',
  },
  password_common: {
    status: 400,
    en: 'This password is one of the first that is guessed. Choose another, for example four random words.',
    ja: '推測されやすいパスワードです。無関係な単語を 4 つ並べるなど、別のものにしてください。',
  },
  password_contains_email: {
    status: 400,
    en: 'The password must not contain your e-mail address.',
    ja: 'パスワードにメールアドレスを含めないでください。',
  },
  password_wrong: {
    status: 403,
    en: 'Your current password is wrong.',
    ja: '現在のパスワードが正しくありません。',
  },
  totp_already_active: {
    status: 409,
    en: 'An authenticator app is already active. Remove it before you add another.',
    ja: '認証アプリは設定済みです。別のアプリを追加するには、先に削除してください。',
  },
  totp_not_begun: {
    status: 409,
    en: 'There is nothing to confirm. Begin adding an authenticator app first.',
    ja: '確認する対象がありません。先に認証アプリの追加を開始してください。',
  },
  totp_not_active: {
    status: 409,
    en: 'No authenticator app is active.',
    ja: '認証アプリは設定されていません。',
  },
  totp_code_wrong: {
    status: 403,
    en: 'The code is wrong, too old or was used before. Check the clock of your phone.',
    ja: 'コードが正しくないか、期限切れか、使用済みです。端末の時刻をご確認ください。',
  },
  email_invalid: {
    status: 400,
    en: 'This is not an e-mail address.',
    ja: 'メールアドレスの形式が正しくありません。',
  },
  person_name_missing: {
    status: 400,
    en: 'Give a name.',
    ja: '氏名を入力してください。',
  },
  invitation_not_found: {
    status: 404,
    en: 'There is no such open invitation.',
    ja: '該当する招待はありません。',
  },
  invitation_invalid: {
    status: 403,
    en: 'This invitation was used, withdrawn or is too old. Ask for a new one.',
    ja: 'この招待は使用済み、取り消し済み、または期限切れです。再度招待を依頼してください。',
  },
  invitation_password_needed: {
    status: 400,
    en: 'Choose a password for your new account.',
    ja: '新しいアカウントのパスワードを入力してください。',
  },
  user_not_found: {
    status: 404,
    en: 'There is no such person here.',
    ja: '該当する利用者はいません。',
  },
  user_already_member: {
    status: 409,
    en: '{email} already works for this partner.',
    ja: '{email} は既にこのパートナーの利用者です。',
  },
  user_last_global_admin: {
    status: 409,
    en: '{name} is the last global admin. Make somebody else a global admin first.',
    ja: '{name} は最後のグローバル管理者です。先に別の利用者をグローバル管理者にしてください。',
  },
  session_not_found: {
    status: 404,
    en: 'There is no such open session.',
    ja: '該当するセッションはありません。',
  },
  provider_exists: {
    status: 409,
    en: 'This installation has its provider already.',
    ja: 'このシステムには既にプロバイダーが登録されています。',
  },
  provider_needed: {
    status: 403,
    en: 'Only the provider’s own organisation can do this.',
    ja: 'この操作はプロバイダーの組織だけが行えます。',
  },
  role_of_other_organisation: {
    status: 422,
    en: 'Role “{role}” belongs to another kind of organisation.',
    ja: 'ロール「{role}」はこの種類の組織では使えません。',
  },
  partner_not_found: {
    status: 404,
    en: 'There is no such partner.',
    ja: '該当するパートナーはありません。',
  },
  partner_not_sample: {
    status: 409,
    en: '{name} is not the sample; only the sample can be removed.',
    ja: '{name} はサンプルではありません。削除できるのはサンプルのみです。',
  },
  partner_not_yours: {
    status: 403,
    en: 'You do not work for this partner.',
    ja: 'このパートナーの利用者ではありません。',
  },
  partner_name_missing: {
    status: 400,
    en: 'Give the partner a name.',
    ja: 'パートナー名を入力してください。',
  },
  partner_time_zone_unknown: {
    status: 400,
    en: '“{timeZone}” is not a time zone. Use an IANA name such as Asia/Tokyo.',
    ja: '「{timeZone}」は不明なタイムゾーンです。Asia/Tokyo のような IANA 名を使用してください。',
  },
  partner_currency_unknown: {
    status: 400,
    en: '“{currency}” is not a currency of ISO 4217.',
    ja: '「{currency}」は ISO 4217 の通貨コードではありません。',
  },
  partner_country_unknown: {
    status: 400,
    en: '“{country}” is not a country of ISO 3166-1.',
    ja: '「{country}」は ISO 3166-1 の国コードではありません。',
  },
  api_key_not_found: {
    status: 404,
    en: 'There is no such key that is still good.',
    ja: '有効な API キーが見つかりません。',
  },
  api_key_scope_forbidden: {
    status: 400,
    en: 'A key cannot be given the right “{scope}”.',
    ja: 'API キーに権限「{scope}」を付与することはできません。',
  },
  api_key_expiry_past: {
    status: 400,
    en: 'The expiry must lie in the future.',
    ja: '有効期限には未来の日時を指定してください。',
  },
} as const satisfies Record<PeopleRefusal, RefusalEntry>;

import type { RefusalEntry } from '../http/types.ts';
import type { NoticesRefusal } from '../modules/notices/index.ts';

export const noticesRefusals = {
  notice_not_found: {
    status: 404,
    en: 'There is no such notice.',
    ja: '該当する通知はありません。',
  },
  notice_not_unknown: {
    status: 409,
    en: 'What became of this notice is known ({state}); there is nothing to decide.',
    ja: 'この通知の送信結果は判明しています({state})。判断の必要はありません。',
  },
  notice_not_sent: {
    status: 409,
    en: 'This notice was not handed to a mail server ({state}), so it cannot have come back.',
    ja: 'この通知はメールサーバーに渡されていないため({state})、不達として記録できません。',
  },
  mailbox_mail_not_found: {
    status: 404,
    en: 'There is no such mail in the mailbox.',
    ja: '該当するメールは内蔵メールボックスにありません。',
  },
  notice_settings_stale: {
    status: 409,
    en: 'Somebody else changed these settings meanwhile. Load them again and repeat your change.',
    ja: 'この設定は他の利用者によって変更されています。再読み込みしてから、もう一度変更してください。',
  },
  notice_settings_sender_missing: {
    status: 400,
    en: 'A mail server needs a sender address. Enter the address that customers see as the sender.',
    ja: 'メールサーバーを使うには差出人アドレスが必要です。顧客に表示される差出人アドレスを入力してください。',
  },
  notice_settings_encryption_needed: {
    status: 400,
    en: 'Mail to {host} would travel unencrypted. Choose STARTTLS or TLS; no encryption is for this machine only.',
    ja: '{host} への通信が暗号化されません。STARTTLS または TLS を選択してください。暗号化なしは同一マシンに限ります。',
  },
  notice_settings_password_needed: {
    status: 400,
    en: 'Enter the password for {host}. A stored password is kept only while server, encryption and user stay the same.',
    ja: '{host} のパスワードを入力してください。保存済みのパスワードは、サーバー・暗号化方式・ユーザーが同じ場合に限り引き継がれます。',
  },
  notice_settings_hours_invalid: {
    status: 400,
    en: 'Sending hours must end after they begin and last at least {minutes} minutes.',
    ja: '送信時間帯は、終了を開始より後にし、{minutes} 分以上としてください。',
  },
  notice_settings_quiet_days_invalid: {
    status: 400,
    en: '“{day}” cannot be a quiet day. Use days that exist, written YYYY-MM-DD, at most 366 of them.',
    ja: '「{day}」は送信停止日にできません。実在する日付を YYYY-MM-DD 形式で、366 日以内で指定してください。',
  },
} as const satisfies Record<NoticesRefusal, RefusalEntry>;

import type { RefusalEntry } from '../http/types.ts';
import type { ServiceRefusal } from '../modules/partner-center/index.ts';

/** Of the services of the Partner Center-compatible API beside customers and subscriptions. */
export const servicesRefusals = {
  api_page_invalid: {
    status: 400,
    en: 'Give PageSize and PageNumber together, both above zero.',
    ja: 'PageSize と PageNumber は両方を 1 以上で指定してください。',
  },
  api_resolved_reason_missing: {
    status: 400,
    en: 'Say how it was resolved: Fraud or Ignore.',
    ja: '解決の理由(Fraud または Ignore)を指定してください。',
  },
  audit_date_invalid: {
    status: 400,
    en: '“{date}” is not a date. Write it as YYYY-MM-DD.',
    ja: '「{date}」は日付ではありません。YYYY-MM-DD 形式で指定してください。',
  },
  audit_start_too_old: {
    status: 400,
    en: 'Audit records go back {days} days. Choose a later start.',
    ja: '監査レコードは過去 {days} 日分です。開始日を後の日付にしてください。',
  },
  audit_record_not_found: {
    status: 404,
    en: 'There is no such audit record.',
    ja: '該当する監査レコードはありません。',
  },
  webhook_not_registered: {
    status: 404,
    en: 'No address for webhooks is registered.',
    ja: 'Webhook の送信先は登録されていません。',
  },
  webhook_target_forbidden: {
    status: 400,
    en: 'Webhooks are not sent to this address. It must begin with https and lie within reach.',
    ja: 'この送信先には Webhook を送信できません。https で始まる到達可能なアドレスを指定してください。',
  },
  webhook_event_unknown: {
    status: 400,
    en: 'There is no event “{event}”.',
    ja: 'イベント「{event}」は存在しません。',
  },
  webhook_test_not_chosen: {
    status: 400,
    en: 'Register the event test-created before you ask for a test.',
    ja: 'テストの前に、イベント test-created を登録してください。',
  },
  webhook_tests_too_many: {
    status: 429,
    en: 'Rate limit is exceeded. Try again in {retryAfterSeconds} seconds.',
    ja: '要求が多すぎます。{retryAfterSeconds} 秒後にもう一度お試しください。',
  },
  webhook_test_not_found: {
    status: 404,
    en: 'There is no such test of webhooks, or it was more than seven days ago.',
    ja: '該当する Webhook テストがないか、7 日を過ぎています。',
  },
  provider_invoice_not_found: {
    status: 404,
    en: 'There is no such invoice.',
    ja: '該当する請求書はありません。',
  },
  provider_invoice_month_not_over: {
    status: 409,
    en: 'The month {month} is not over. Invoices are made when it has ended.',
    ja: '{month} はまだ終わっていません。請求書は月の終了後に作成されます。',
  },
  provider_payment_invalid: {
    status: 400,
    en: 'A payment needs an amount other than zero in {currency}, with its decimals.',
    ja: '入金額は {currency} の小数桁で、0 以外を指定してください。',
  },
  agreement_date_invalid: {
    status: 400,
    en: 'An agreement cannot have been made in the future.',
    ja: '同意日に未来の日付は指定できません。',
  },
} as const satisfies Record<ServiceRefusal, RefusalEntry>;

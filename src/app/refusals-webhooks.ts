import type { RefusalEntry } from '../http/types.ts';
import type { WebhooksRefusal } from '../modules/webhooks/index.ts';

export const webhooksRefusals = {
  webhook_endpoint_not_found: {
    status: 404,
    en: 'There is no such webhook endpoint.',
    ja: '該当する Webhook の送信先はありません。',
  },
  webhook_endpoint_limit: {
    status: 409,
    en: 'There are {limit} webhook endpoints already. Remove one first.',
    ja: 'Webhook の送信先はすでに {limit} 件あります。先に不要なものを削除してください。',
  },
  webhook_target_refused: {
    status: 400,
    en: 'A webhook endpoint needs an https address without a user name.',
    ja: 'Webhook の送信先には、ユーザー名を含まない https のアドレスを指定してください。',
  },
  webhook_kind_unknown: {
    status: 400,
    en: 'No event is called “{kind}”. Choose from the list.',
    ja: 'イベント「{kind}」は存在しません。一覧から選択してください。',
  },
  webhook_message_not_found: {
    status: 404,
    en: 'There is no such message, or it is on its way already.',
    ja: '該当するメッセージがないか、すでに送信待ちです。',
  },
} as const satisfies Record<WebhooksRefusal, RefusalEntry>;

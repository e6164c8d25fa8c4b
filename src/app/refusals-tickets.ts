import type { RefusalEntry } from '../http/types.ts';
import type { TicketsRefusal } from '../modules/tickets/index.ts';

export const ticketsRefusals = {
  ticket_not_found: {
    status: 404,
    en: 'There is no such service request.',
    ja: '該当するサービスリクエストはありません。',
  },
  ticket_topic_unknown: {
    status: 400,
    en: 'A service request cannot be about “{topicId}”. Choose one of the listed topics.',
    ja: 'トピック「{topicId}」は存在しません。一覧から選択してください。',
  },
  ticket_language_unknown: {
    status: 400,
    en: 'The provider does not answer in “{language}” here. Choose one of: {languages}.',
    ja: 'このクラウドでは言語「{language}」での回答はできません。次から選択してください({languages})。',
  },
  ticket_version_stale: {
    status: 409,
    en: 'Somebody else changed this service request meanwhile. Load it again and repeat your change.',
    ja: 'このサービスリクエストは他の利用者によって変更されています。再読み込みしてから、もう一度変更してください。',
  },
  ticket_closed: {
    status: 409,
    en: 'Service request {number} is closed. Open it again before you change it.',
    ja: 'サービスリクエスト {number} は終了しています。変更する前に再開してください。',
  },
  ticket_merge_refused: {
    status: 409,
    en: 'Service request {number} cannot go on in {into}: that one must be open, another one, and of the same customer.',
    ja: 'サービスリクエスト {number} を {into} に統合できません。統合先は、同じ顧客の、終了していない別のリクエストである必要があります。',
  },
} as const satisfies Record<TicketsRefusal, RefusalEntry>;

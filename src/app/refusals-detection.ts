import type { RefusalEntry } from '../http/types.ts';
import type { DetectionRefusal } from '../modules/detection/index.ts';

export const detectionRefusals = {
  fraud_event_not_found: {
    status: 404,
    en: 'There is no such fraud event.',
    ja: '該当する不正検知イベントはありません。',
  },
  fraud_event_reason_missing: {
    status: 400,
    en: 'Say how it was resolved: fraud, or to be ignored.',
    ja: '解決の理由(不正、または無視)を指定してください。',
  },
} as const satisfies Record<DetectionRefusal, RefusalEntry>;

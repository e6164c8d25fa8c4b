import type { RefusalEntry } from '../http/types.ts';
import type { SampleRefusal } from './routes-sample.ts';

export const sampleRefusals = {
  sample_needs_administrator: {
    status: 403,
    en: 'Only a global admin can load or remove the sample reseller.',
    ja: 'サンプル販売店の読み込みと削除は、全体管理者だけが行えます。',
  },
  sample_not_loaded: {
    status: 404,
    en: 'There is no sample reseller to remove.',
    ja: '削除できるサンプル販売店はありません。',
  },
} as const satisfies Record<SampleRefusal, RefusalEntry>;

import type { RefusalEntry } from '../http/types.ts';
import type { OperationsRefusal } from './routes-operations.ts';

export const operationsRefusals = {
  cursor_invalid: {
    status: 400,
    en: 'This cursor does not belong to the list. Start again with the first page.',
    ja: 'カーソルがこの一覧のものではありません。最初のページからやり直してください。',
  },
  effect_not_dead: {
    status: 409,
    en: 'This effect has not failed for good; there is nothing to try again.',
    ja: 'この処理は最終的な失敗状態ではないため、再試行の対象ではありません。',
  },
} as const satisfies Record<OperationsRefusal, RefusalEntry>;

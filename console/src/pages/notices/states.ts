import type { RowOf } from '../../api/queries.ts';
import type { Tone } from '../../parts/StatusBadge.tsx';

export type Notice = RowOf<'listNotices'>;
export type NoticeState = Notice['state'];

/** How a state looks: what failed and what needs a person stand out. */
export const noticeTones: Readonly<Record<NoticeState, Tone>> = {
  queued: 'neutral',
  handing_over: 'information',
  accepted: 'success',
  bounced: 'danger',
  failed: 'danger',
  withdrawn: 'neutral',
  unknown: 'warning',
};

export function isNoticeState(text: string): text is NoticeState {
  return text in noticeTones;
}

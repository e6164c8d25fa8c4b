import type { Context } from '../../platform/context.ts';
import { outcomeOf } from './decide-delivery.ts';
import { findNoticeId, statesOfNotice } from './store.ts';
import type { NoticeOutcome } from './types.ts';

export { prepareNotice, DELIVER_EFFECT } from './commands-prepare.ts';
export { recordBounce, resolveUnknown, type MessageName } from './commands-outcome.ts';
export type { DeliveryResult, DeliverySteps } from './commands-deliver.ts';
export { changeNoticeSettings, type NoticeSettingsInput } from './commands-settings.ts';
export { sendOrdinaryMail, type OrdinaryMail, type OrdinaryOutcome } from './commands-ordinary.ts';
export { deliverNotice } from './jobs.ts';
export { noticesRoutes, type NoticesPorts } from './routes.ts';
export { noticesInvariants } from './invariants.ts';
export { ITEMS_LISTED_MAX } from './templates.ts';
export {
  noticeTemplates,
  type Announcement,
  type ConsequenceKind,
  type MessageState,
  type NoticeContact,
  type NoticeItem,
  type NoticeOutcome,
  type NoticeRequest,
  type NoticesRefusal,
  type NoticeTemplate,
  type PreparedNotice,
  type Recheck,
  type RecheckVerdict,
} from './types.ts';

/** What became of a notice over all its recipients; nothing when no notice has the key. */
export async function noticeOutcome(
  context: Context,
  noticeKey: string,
): Promise<NoticeOutcome | undefined> {
  const noticeId = await findNoticeId(context, noticeKey);
  return noticeId === undefined ? undefined : outcomeOf(await statesOfNotice(context, noticeId));
}

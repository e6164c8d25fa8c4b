import { formatDay, type Day } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { customerToday, evaluateCustomer } from './commands-customer.ts';
import { closeUndeliveredTask, insertDelivery, wasDeliveredByPerson } from './store-delivery.ts';
import * as store from './store-steps.ts';
import type { DeliveryWay } from './types-delivery.ts';
import { refuse } from './types.ts';

export interface DeliveryByPerson {
  readonly noticeKey: string;
  readonly how: DeliveryWay;
  /** The customer's day on which it arrived. */
  readonly on: Day;
  /** Tracking number, who was spoken to, what was said. */
  readonly evidence: string;
}

const REACHABLE = new Set(['accepted', 'delivered', 'bounced', 'failed']);

/**
 * A person brought a notice to the customer with the amount and the days that it names: by letter,
 * on the telephone, in person. It counts as delivered on that day, and no later report of the mail
 * server takes that back.
 * @throws Refused `notice_key_unknown`, `notice_not_deliverable`, `delivery_day_invalid`
 */
export async function recordDelivery(context: Context, delivery: DeliveryByPerson): Promise<void> {
  const notice = await store.lockNotice(context, delivery.noticeKey);
  if (!notice) throw refuse('notice_key_unknown', { noticeKey: delivery.noticeKey });
  const isKnown = await wasDeliveredByPerson(context, notice.id);
  if (!REACHABLE.has(notice.state) || isKnown) {
    throw refuse('notice_not_deliverable', { state: notice.state });
  }
  const today = await customerToday(context, notice.customerId);
  if (delivery.on > today || delivery.on < notice.askedOn) {
    throw refuse('delivery_day_invalid', { from: formatDay(notice.askedOn) }, 'on');
  }
  await insertDelivery(context, notice.id, delivery);
  await store.saveNoticeState(context, notice, 'delivered', delivery.on, context.now);
  await closeUndeliveredTask(context, notice.key, today, delivery.evidence);
  await recordEvents(context, [
    {
      type: 'collections.delivery_recorded',
      subject: { kind: 'notice_request', id: notice.id },
      customerId: notice.customerId,
      before: { state: notice.state },
      after: {
        state: 'delivered',
        how: delivery.how,
        on: formatDay(delivery.on),
        evidence: delivery.evidence,
        stage: notice.stage,
        noticeKey: notice.key,
      },
    },
  ]);
  await evaluateCustomer(context, notice.customerId);
}

import { isUuid } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { deliverMessage, type DeliveryResult, type DeliverySteps } from './commands-deliver.ts';

/**
 * The handler of the effect `notices.deliver`. It works in steps of its own and may be started any
 * number of times. `later` asks for the same effect again at an instant, without counting as a
 * failure.
 */
export function deliverNotice(steps: DeliverySteps, payload: JsonObject): Promise<DeliveryResult> {
  const messageId = payload['messageId'];
  if (typeof messageId !== 'string' || !isUuid(messageId)) {
    throw new Error(`not a message id: ${JSON.stringify(messageId)}`);
  }
  return deliverMessage(steps, messageId);
}

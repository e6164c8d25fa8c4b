import { listOffers } from '../../src/modules/subscriptions/index.ts';
import type { Context } from '../../src/platform/context.ts';
import { contextOf } from './context.ts';
import { customerInput, type ApiCaller, type ApiServer } from './partner-center-client.ts';
import { START } from '../http/serving.ts';

let customers = 0;

/** A new customer, made through the API. */
export async function aWireCustomer(caller: ApiCaller): Promise<string> {
  customers += 1;
  const input = customerInput(`services${customers}.example`);
  const answer = await caller.send('POST', '/v1/customers', input);
  if (answer.status !== 201) throw new Error(answer.text);
  return String(answer.body['id']);
}

/** A yearly subscription of ten seats, bought through the API. */
export async function aWireSubscription(server: ApiServer, caller: ApiCaller, customerId: string) {
  const offers = await within(server, caller, (context) => listOffers(context));
  const offer = offers.find(
    ({ kind, commerce, term }) => kind === 'license' && commerce === 'new' && term === 'P1Y',
  );
  const order = await caller.send('POST', `/v1/customers/${customerId}/orders`, {
    LineItems: [{ LineItemNumber: 0, OfferId: offer!.id, Quantity: 10 }],
  });
  if (order.status !== 201) throw new Error(order.text);
  const [line] = order.body['lineItems'] as unknown as { subscriptionId: string }[];
  const id = line!.subscriptionId;
  return { id, path: `/v1/customers/${customerId}/subscriptions/${id}` };
}

/** Work inside the product, as the caller's partner. */
export function within<T>(
  server: ApiServer,
  caller: ApiCaller,
  work: (context: Context) => Promise<T>,
  now = START,
): Promise<T> {
  return contextOf(server.test.database, caller.partner.partnerId, now, work);
}

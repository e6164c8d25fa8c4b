import { Type } from 'typebox';
import { isUuid } from '../../kernel/ids.ts';
import type { OutgoingReach } from '../../platform/outgoing.ts';
import {
  wireOpenRoute,
  wireRoute,
  type AnyWireRoute,
  type WireCall,
} from '../../platform/wire-route.ts';
import { getWebhook, registerWebhook, testResult, testWebhook } from './commands-webhook.ts';
import { eventsOfCloud, subscriptionPath } from './decide-webhook.ts';
import { subscriptionWireRoutes } from './routes-subscription.ts';
import { findCertificate } from './store-webhook.ts';
import type { WebhookAttempt, WebhookRegistration } from './types-webhook.ts';

// This part of the API writes its names in Pascal case, except for the results of tests.
const RegistrationSchema = Type.Object({
  SubscriberId: Type.Optional(Type.String()),
  WebhookUrl: Type.String(),
  WebhookEvents: Type.Array(Type.String()),
});
const RegistrationBody = Type.Object({
  webhookUrl: Type.String({ maxLength: 2_000 }),
  webhookEvents: Type.Array(Type.String({ maxLength: 100 }), { minItems: 1, maxItems: 100 }),
  signatureTokenToMsSignatureHeader: Type.Optional(Type.Boolean()),
});
const ResultSchema = Type.Object({
  correlationId: Type.String(),
  partnerId: Type.String(),
  status: Type.Enum(['pending', 'completed', 'failed']),
  callbackUrl: Type.Optional(Type.String()),
  results: Type.Array(
    Type.Object({
      responseCode: Type.String(),
      responseMessage: Type.String(),
      systemError: Type.Boolean(),
      dateTimeUtc: Type.String(),
    }),
  ),
});

const ONE_SUBSCRIPTION = '/v1/customers/{customerId}/subscriptions/{subscriptionId}';
const shared = { tag: 'webhooks', callers: 'app_or_user' } as const;
// Every role of the API may register; the rights are those that all of them have.
const reading = { ...shared, permission: 'customers.read' } as const;
const writing = { ...shared, permission: 'subscriptions.write' } as const;

/** @param reach where webhooks may be sent */
export function webhookRoutes(reach: OutgoingReach): readonly AnyWireRoute[] {
  const replace = async (call: WireCall, body: RegistrationInput) =>
    registerWebhook(
      call,
      {
        url: body.webhookUrl.trim(),
        events: body.webhookEvents,
        ownHeader: body.signatureTokenToMsSignatureHeader ?? false,
      },
      reach,
    );
  return [
    wireRoute({
      ...reading,
      method: 'GET',
      path: '/webhooks/v1/registration/events',
      name: 'getWebhookEvents',
      summary: 'The events that can occur in this cloud.',
      output: Type.Array(Type.String()),
      handle: (call) => Promise.resolve({ body: eventsOfCloud(call.cloud) }),
    }),
    wireRoute({
      ...reading,
      method: 'GET',
      path: '/webhooks/v1/registration',
      name: 'getWebhookRegistration',
      summary: 'Where the partner hears of changes.',
      output: RegistrationSchema,
      handle: async (call) => {
        const { url, events } = await getWebhook(call);
        return { body: { WebhookUrl: url, WebhookEvents: events } };
      },
    }),
    wireRoute({
      ...writing,
      method: 'POST',
      path: '/webhooks/v1/registration',
      name: 'createWebhookRegistration',
      summary: 'Sets where the partner hears of changes; one registration for a partner.',
      body: RegistrationBody,
      output: RegistrationSchema,
      handle: async (call, { body }) => ({ body: shown(await replace(call, body)) }),
    }),
    wireRoute({
      ...writing,
      method: 'PUT',
      path: '/webhooks/v1/registration',
      name: 'updateWebhookRegistration',
      summary: 'Changes where the partner hears of changes.',
      body: RegistrationBody,
      output: RegistrationSchema,
      handle: async (call, { body }) => {
        await getWebhook(call);
        return { body: shown(await replace(call, body)) };
      },
    }),
    ...testRoutes,
    ...namedSubscription,
    certificateRoute,
  ];
}

interface RegistrationInput {
  readonly webhookUrl: string;
  readonly webhookEvents: readonly string[];
  readonly signatureTokenToMsSignatureHeader?: boolean;
}

const testRoutes: readonly AnyWireRoute[] = [
  wireRoute({
    ...writing,
    method: 'POST',
    path: '/webhooks/v1/registration/validationEvents',
    name: 'sendWebhookValidationEvent',
    summary: 'Sends a message of the event test-created, twice a minute at most.',
    output: Type.Object({ correlationId: Type.String() }),
    handle: async (call) => ({ body: { correlationId: await testWebhook(call) } }),
  }),
  wireRoute({
    ...reading,
    method: 'GET',
    path: '/webhooks/v1/registration/validationEvents/{correlationId}',
    name: 'getWebhookValidationEvent',
    summary: 'What became of a message of the event test-created, for seven days.',
    output: ResultSchema,
    handle: async (call, { params }) => {
      const id = params.correlationId.toLowerCase();
      const nothing = '00000000-0000-0000-0000-000000000000';
      const { delivery, attempts } = await testResult(call, isUuid(id) ? id : nothing);
      const status = { waiting: 'pending', delivered: 'completed' } as const;
      return {
        body: {
          correlationId: delivery.id,
          partnerId: call.partnerId,
          status: status[delivery.state as keyof typeof status] ?? 'failed',
          callbackUrl: delivery.url,
          results: attempts.map(resultOf),
        },
      };
    },
  }),
];

/** Webhooks name a subscription under their own part of the API; it is the same one. */
const namedSubscription: readonly AnyWireRoute[] = subscriptionWireRoutes
  .filter((route) => route.method === 'GET' && route.path === ONE_SUBSCRIPTION)
  .map((route) => ({
    ...route,
    path: subscriptionPath('{customerId}', '{subscriptionId}'),
    name: 'getSubscriptionOfWebhook',
  }));

const certificateRoute = wireOpenRoute({
  method: 'GET',
  path: '/webhooks/v1/certificates/{fileName}',
  name: 'getWebhookCertificate',
  summary: 'The certificate whose key signed a webhook, as X.509 in DER.',
  tag: 'webhooks',
  output: Type.Unknown(),
  handle: async (run, { params }) => {
    const id = /^([0-9a-f-]{36})\.cer$/i.exec(params.fileName)?.[1]?.toLowerCase() ?? '';
    const found = isUuid(id) ? await run.transact((tx) => findCertificate({ tx }, id)) : undefined;
    return found
      ? { status: 200, body: found, headers: { 'content-type': 'application/pkix-cert' } }
      : { status: 404, body: {} };
  },
});

function shown({ subscriberId, url, events }: WebhookRegistration) {
  return { SubscriberId: subscriberId, WebhookUrl: url, WebhookEvents: events };
}

function resultOf({ status, message, attemptedAt }: WebhookAttempt) {
  return {
    responseCode: status === null ? '' : String(status),
    responseMessage: message,
    systemError: status === null,
    dateTimeUtc: attemptedAt.toISOString(),
  };
}

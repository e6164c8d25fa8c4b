import type { JsonObject } from '../../kernel/json.ts';
import { refusalsOf } from '../../kernel/refusal.ts';

/** `removed`: kept for what was sent to it, shown to nobody. */
export type EndpointState = 'active' | 'paused' | 'disabled' | 'removed';

/** Where a partner hears of what happens. */
export interface Endpoint {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  /** The kinds of events that are told; none means all. */
  readonly kinds: readonly string[];
  readonly state: EndpointState;
  /** The receiver said 410, or took nothing for days. */
  readonly disabledBecause: 'gone' | 'failing' | null;
  readonly secret: Buffer;
  /** Signs beside the new one until its time is over. */
  readonly previousSecret: Buffer | null;
  readonly previousUntil: Date | null;
  readonly failingSince: Date | null;
  readonly silentUntil: Date | null;
  readonly createdBy: string;
  readonly createdAt: Date;
}

/** How an endpoint did in the last day. */
export interface Health {
  readonly endpointId: string;
  readonly taken: number;
  readonly failed: number;
  readonly waiting: number;
  /** Of those that were taken; null without any. */
  readonly medianMs: number | null;
  readonly lastTakenAt: Date | null;
}

export interface Message {
  readonly id: string;
  readonly endpointId: string;
  readonly kind: string;
  /** `kind/id` of what it is about. */
  readonly subject: string;
  readonly data: JsonObject;
  readonly occurredAt: Date;
  readonly state: 'waiting' | 'delivered' | 'dead' | 'dropped';
  readonly tries: number;
}

export interface Attempt {
  readonly messageId: string;
  readonly number: number;
  /** Null when there was no answer. */
  readonly status: number | null;
  readonly reason: string;
  readonly tookMs: number;
  readonly attemptedAt: Date;
}

/** Every expected "no" of this module; its sentences are in `src/app/refusals-webhooks.ts`. */
export type WebhooksRefusal =
  | 'webhook_endpoint_not_found'
  | 'webhook_endpoint_limit'
  | 'webhook_target_refused'
  | 'webhook_kind_unknown'
  | 'webhook_message_not_found';

export const refuse = refusalsOf<WebhooksRefusal>();

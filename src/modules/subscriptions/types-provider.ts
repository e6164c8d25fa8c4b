import type { Refused } from '../../kernel/refusal.ts';
import type { Context } from '../../platform/context.ts';
import type { Observed, ProviderAnswer, ProviderCommand, SubscriptionChange } from './types.ts';

/** One request to a provider that is somewhere else. */
export interface ProviderRequest {
  /** Stays the same however often the request is repeated: the provider carries it out once. */
  readonly requestId: string;
  readonly partnerId: string;
  readonly customerId: string;
  readonly subscriptionId: string;
  readonly kind: ProviderCommand['kind'];
  readonly change: SubscriptionChange;
}

/** What a provider that is somewhere else says when it is asked how a subscription is. */
export type ProviderReading =
  | { readonly kind: 'found'; readonly observed: Observed }
  | { readonly kind: 'unknown'; readonly why: string };

/** The refusal itself goes with the answer, for whoever asked in person. */
export type InTransactionAnswer = ProviderAnswer & { readonly refusal?: Refused };

/**
 * Who carries commands out. The built-in provider is this installation: a command and its outcome
 * commit together. A remote one is asked outside of any transaction, and what is unknown after a
 * time-out is found out by reading.
 *
 * A remote port never throws for what a provider or a network does; it answers `unknown`.
 */
export type ProviderPort =
  | {
      readonly mode: 'in_transaction';
      readonly carryOut: (
        context: Context,
        command: ProviderCommand,
      ) => Promise<InTransactionAnswer>;
    }
  | {
      readonly mode: 'remote';
      readonly send: (request: ProviderRequest, signal: AbortSignal) => Promise<ProviderAnswer>;
      readonly read: (
        place: Pick<ProviderRequest, 'partnerId' | 'customerId' | 'subscriptionId'>,
        signal: AbortSignal,
      ) => Promise<ProviderReading>;
    };

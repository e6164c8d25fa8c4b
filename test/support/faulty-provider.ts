import { Refused } from '../../src/kernel/refusal.ts';
import type { ProviderPort, ProviderRequest } from '../../src/modules/subscriptions/index.ts';
import type { Observed, ProviderAnswer } from '../../src/modules/subscriptions/types.ts';

/** What goes wrong with the next request. */
export const faults = [
  'timeout_done',
  'timeout_lost',
  'refused',
  'later',
  'unreadable',
  'died_before',
  'died_after',
] as const;
export type Fault = (typeof faults)[number];

/**
 * A provider somewhere else, in memory: it carries a request out once however often it is repeated,
 * forgets auto-renewal when it suspends and does not bring it back by itself, and fails as it is
 * told to.
 */
export class FaultyProvider {
  readonly subscriptions = new Map<string, Observed>();
  /** Every change that took effect, in order. */
  readonly effects: { readonly requestId: string; readonly kind: string; readonly id: string }[] =
    [];
  readonly requests: ProviderRequest[] = [];
  private readonly answered = new Map<string, ProviderAnswer>();
  private readonly faults: Fault[] = [];
  /** Whether it gives back auto-renewal together with access, as the real one does not. */
  givesAllBack = true;

  failNext(...faults: readonly Fault[]): void {
    this.faults.push(...faults);
  }

  heal(): void {
    this.faults.length = 0;
  }

  /** Somebody changes it by hand. */
  byHand(id: string, change: Partial<Observed>): void {
    this.subscriptions.set(id, { ...this.of(id), ...change });
  }

  of(id: string): Observed {
    const found = this.subscriptions.get(id);
    if (!found) throw new Error(`the provider knows no subscription ${id}`);
    return found;
  }

  port(): ProviderPort {
    return {
      mode: 'remote',
      send: async (request) => this.send(request),
      read: ({ subscriptionId }) => {
        if (this.faults[0] === 'unreadable') {
          this.faults.shift();
          return Promise.resolve({ kind: 'unknown', why: 'no answer' });
        }
        return Promise.resolve({ kind: 'found', observed: this.of(subscriptionId) });
      },
    };
  }

  private send(request: ProviderRequest): ProviderAnswer {
    this.requests.push(request);
    const [next] = this.faults;
    if (next === undefined || next === 'unreadable') return this.answer(request);
    this.faults.shift();
    switch (next) {
      case 'timeout_lost':
        return { kind: 'unknown', why: 'timed out' };
      case 'timeout_done':
        this.answer(request);
        return { kind: 'unknown', why: 'timed out' };
      case 'died_before':
        throw new Error('the process died');
      case 'died_after':
        this.answer(request);
        throw new Error('the process died');
      case 'refused':
        return { kind: 'refused', code: 'provider_says_no' };
      case 'later':
        return { kind: 'later', code: 'subscription_renewing', afterMs: 60_000 };
    }
  }

  private answer(request: ProviderRequest): ProviderAnswer {
    const known = this.answered.get(request.requestId);
    if (known) return known;
    const answer = this.carryOut(request);
    if (answer.kind === 'done') this.answered.set(request.requestId, answer);
    return answer;
  }

  private carryOut({
    requestId,
    subscriptionId: id,
    kind,
    change,
  }: ProviderRequest): ProviderAnswer {
    const before = this.of(id);
    if (change.status !== undefined && change.status === before.status) {
      return { kind: 'refused', code: 'subscription_status_impossible' };
    }
    const { status = before.status, quantity = before.quantity } = change;
    const renewal =
      status === 'suspended' || (kind === 'reactivate' && !this.givesAllBack)
        ? { autoRenew: false, scheduledChange: null }
        : { autoRenew: change.autoRenew ?? false, scheduledChange: change.scheduledChange ?? null };
    const observed: Observed = { ...before, status, quantity, ...renewal };
    this.subscriptions.set(id, observed);
    this.effects.push({ requestId, kind, id });
    return { kind: 'done', observed };
  }
}

/** The code of a refusal, for tests that expect one. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
  return 'nothing was refused';
}

import type { Tone } from '../../parts/StatusBadge.tsx';
import type { LifeState } from './life.ts';

export const statusTones: Readonly<Record<LifeState, Tone>> = {
  pending: 'information',
  active: 'success',
  suspended: 'warning',
  expired: 'danger',
  disabled_after_suspension: 'danger',
  disabled: 'danger',
  deleted: 'neutral',
};

export function isLifeState(text: string): text is LifeState {
  return text in statusTones;
}

/** While it lives, holds decide about access; afterwards nothing does. */
export function isAlive(status: LifeState): boolean {
  return status === 'pending' || status === 'active' || status === 'suspended';
}

export interface RenewalFacts {
  readonly status: LifeState;
  readonly termEnd: string | null;
  readonly autoRenew: boolean;
  readonly atTermEnd: 'cancel' | 'extend' | null;
  readonly renewingSince: string | null;
}

export type Renewal = 'yes' | 'cancels' | 'extends' | 'no' | 'none' | 'renewing';

/** What becomes of it when its term ends, in one word. */
export function renewalOf(facts: RenewalFacts): Renewal {
  if (facts.termEnd === null) return 'none';
  if (facts.renewingSince !== null) return 'renewing';
  if (facts.autoRenew) return 'yes';
  if (facts.atTermEnd === 'cancel') return 'cancels';
  return facts.atTermEnd === 'extend' ? 'extends' : 'no';
}

export interface HoldRow {
  readonly id: string;
  readonly kind: 'non_payment' | 'investigation' | 'acceptable_use' | 'customer_request';
  readonly scope: 'subscription' | 'customer' | 'purchases';
  readonly owner: 'partner' | 'provider';
}

export const holdTones: Readonly<Record<HoldRow['kind'], Tone>> = {
  non_payment: 'warning',
  investigation: 'warning',
  acceptable_use: 'danger',
  customer_request: 'information',
};

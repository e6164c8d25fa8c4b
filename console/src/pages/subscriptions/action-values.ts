import type { Body } from '../../api/client.ts';

/** What can be asked of many subscriptions, as the server takes it. */
export type BulkWhat = Body<'askForBulkAction'>['action'];

export const bulkKinds = ['suspend', 'reactivate', 'cancel', 'set_auto_renew'] as const;
export type BulkKind = (typeof bulkKinds)[number];
export type ActionKind = BulkKind | 'set_quantity' | 'schedule_change' | 'rename';

export type HoldKind = 'non_payment' | 'investigation' | 'acceptable_use' | 'customer_request';
type ScheduledChange = NonNullable<Extract<BulkWhat, { kind: 'schedule_change' }>['change']>;

/** What an action's form holds, for all kinds of action together. */
export interface ActionValues {
  readonly hold: HoldKind;
  readonly when: 'now' | 'term_end' | 'scheduled';
  readonly on: string;
  readonly quantity: string;
  readonly autoRenew: 'on' | 'off';
  readonly name: string;
  readonly nextQuantity: string;
  readonly nextTerm: string;
  readonly nextCycle: string;
  readonly reason: string;
}

export const emptyAction: ActionValues = {
  hold: 'non_payment',
  when: 'now',
  on: '',
  quantity: '',
  autoRenew: 'off',
  name: '',
  nextQuantity: '',
  nextTerm: '',
  nextCycle: '',
  reason: '',
};

/** A whole number of seats, at least 1; full-width figures are read. */
export function readSeats(typed: string): number | null {
  const plain = typed.normalize('NFKC').replaceAll(',', '').trim();
  return /^[1-9]\d{0,6}$/.test(plain) ? Number(plain) : null;
}

export type AskedAction = BulkWhat | { readonly kind: 'rename'; readonly friendlyName: string };

/** The action that the form says; null while something is missing. */
export function actionOf(kind: ActionKind, values: ActionValues): AskedAction | null {
  switch (kind) {
    case 'suspend':
      return { kind, hold: values.hold };
    case 'reactivate':
      return { kind };
    case 'cancel':
      if (values.when !== 'scheduled') return { kind, when: values.when };
      return /^\d{4}-\d{2}-\d{2}$/.test(values.on)
        ? { kind, when: 'scheduled', on: values.on }
        : null;
    case 'set_auto_renew':
      return { kind, autoRenew: values.autoRenew === 'on' };
    case 'set_quantity': {
      const quantity = readSeats(values.quantity);
      return quantity === null ? null : { kind, quantity };
    }
    case 'schedule_change':
      return { kind, change: scheduledOf(values) };
    case 'rename':
      return values.name.trim() === '' ? null : { kind, friendlyName: values.name.trim() };
  }
}

/** What changes at the end of the term; null drops what was planned. */
function scheduledOf(values: ActionValues): ScheduledChange | null {
  const quantity = readSeats(values.nextQuantity);
  const change: ScheduledChange = {
    ...(quantity === null ? {} : { quantity }),
    ...(values.nextTerm === '' ? {} : { term: values.nextTerm as ScheduledChange['term'] }),
    ...(values.nextCycle === ''
      ? {}
      : { billingCycle: values.nextCycle as ScheduledChange['billingCycle'] }),
  };
  return Object.keys(change).length === 0 ? null : change;
}

/** The members of an action that came from the server as data. */
export function kindOf(action: unknown): ActionKind | undefined {
  if (typeof action !== 'object' || action === null || !('kind' in action)) return undefined;
  const { kind } = action;
  const known: readonly unknown[] = [...bulkKinds, 'set_quantity', 'schedule_change', 'rename'];
  return known.includes(kind) ? (kind as ActionKind) : undefined;
}

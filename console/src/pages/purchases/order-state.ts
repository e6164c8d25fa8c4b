import type { RowOf } from '../../api/queries.ts';
import type { Tone } from '../../parts/StatusBadge.tsx';

export type OrderRow = RowOf<'listAllOrders'>;

export const orderTones: Readonly<Record<OrderRow['state'], Tone>> = {
  pending: 'warning',
  completed: 'success',
  refused: 'danger',
  cancelled: 'neutral',
  error: 'danger',
};

export function isOrderState(text: string): text is OrderRow['state'] {
  return text in orderTones;
}

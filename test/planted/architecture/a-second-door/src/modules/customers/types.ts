export type { Clock } from '../../platform/clock.ts';

export interface Customer {
  readonly id: string;
}

import { minorUnits } from '../../kernel/money.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Customer } from '../customers/index.ts';
import type { State } from './types.ts';

export const decide = (customer: Customer, clock: Clock): State =>
  customer.id === '' || clock().getTime() === 0 || minorUnits === 0n ? 'open' : 'settled';

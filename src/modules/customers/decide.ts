import { foldForSearch } from '../../kernel/text.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Customer } from './types.ts';

/** What a person may change about a customer; absent means unchanged. */
export type CustomerChange = Partial<Omit<Customer, 'id' | 'version'>>;

/** The text that a search looks through: number, present name and every other name. */
export function searchTextOf(number: string, names: readonly string[]): string {
  return [number, ...names].map(foldForSearch).join(' | ');
}

export interface DecidedChange {
  readonly customer: Customer;
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/**
 * Applies a change; `null` when nothing differs, so that no event claims a change that was none.
 */
export function decideChange(customer: Customer, change: CustomerChange): DecidedChange | null {
  const before: Record<string, string | null> = {};
  const after: Record<string, string | null> = {};
  for (const key of Object.keys(change) as (keyof CustomerChange)[]) {
    const value = change[key];
    if (value === undefined || value === customer[key]) continue;
    before[key] = customer[key];
    after[key] = value;
  }
  if (Object.keys(after).length === 0) return null;
  return { customer: { ...customer, ...after } as Customer, before, after };
}

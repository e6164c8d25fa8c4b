import type { JsonObject } from './json.ts';

/**
 * Why something was decided, as data: a code from a closed union and the values that caused it.
 * Sentences in each language are made from it where a person reads it, never before.
 */
export interface Reason<Code extends string = string> {
  readonly code: Code;
  readonly values: JsonObject;
}

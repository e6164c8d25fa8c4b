import { refuse } from './types.ts';

/** One condition of a list's `filter` parameter. */
export interface Filter {
  /** As the client wrote it; compare with `sameWord`. */
  readonly field: string;
  readonly operator: FilterOperator;
  readonly value: string;
}

export const filterOperators = [
  'equals',
  'not_equals',
  'greater_than',
  'greater_than_or_equals',
  'less_than',
  'less_than_or_equals',
  'substring',
  'starts_with',
  'not_starts_with',
] as const;
export type FilterOperator = (typeof filterOperators)[number];

const FILTER_MAX_CHARACTERS = 2_000;

/**
 * Reads `{"Field":…,"Value":…,"Operator":…}` with its keys in any case and its operator as the
 * documents (`starts_with`) or the client libraries (`StartsWith`) write it.
 * @returns null without a filter
 * @throws Refused `api_filter_invalid`
 */
export function readFilter(text: string | undefined): Filter | null {
  if (text === undefined || text.trim() === '') return null;
  const members = membersOf(text);
  const field = members.get('field');
  const value = members.get('value');
  const operator = filterOperators.find((each) => sameWord(each, members.get('operator') ?? ''));
  if (field === undefined || value === undefined || operator === undefined) {
    throw refuse('api_filter_invalid', {}, 'filter');
  }
  return { field, operator, value };
}

/** Whether two words are the same but for case, underscores and spaces. */
export function sameWord(one: string, other: string): boolean {
  return fold(one) === fold(other);
}

function membersOf(text: string): Map<string, string> {
  if (text.length > FILTER_MAX_CHARACTERS) throw refuse('api_filter_invalid', {}, 'filter');
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw refuse('api_filter_invalid', {}, 'filter');
  }
  if (typeof given !== 'object' || given === null) throw refuse('api_filter_invalid', {}, 'filter');
  return new Map(
    Object.entries(given).flatMap(([key, value]: [string, unknown]): [string, string][] =>
      typeof value === 'string' || typeof value === 'number'
        ? [[key.toLowerCase(), String(value)]]
        : [],
    ),
  );
}

function fold(word: string): string {
  return word.toLowerCase().replaceAll(/[_\s]/g, '');
}

import type { Refused } from '../kernel/refusal.ts';
import type { FieldProblem, Language, Problem, RefusalCatalogue } from './types.ts';

export const PROBLEM_TYPE = 'application/problem+json';

/**
 * A request that does not fit its schema: every member at fault, in both languages until one is
 * chosen.
 */
export class InvalidInput extends Error {
  readonly errors: readonly {
    readonly field: string;
    readonly message: Record<Language, string>;
  }[];

  constructor(errors: InvalidInput['errors']) {
    super(errors.map((error) => `${error.field}: ${error.message.en}`).join('; '));
    this.name = 'InvalidInput';
    this.errors = errors;
  }
}

const titles: Readonly<Record<number, Record<Language, string>>> = {
  400: { en: 'Invalid request', ja: '無効なリクエスト' },
  401: { en: 'Sign-in needed', ja: 'サインインが必要です' },
  403: { en: 'Not allowed', ja: '許可されていません' },
  404: { en: 'Not found', ja: '見つかりません' },
  409: { en: 'Conflict', ja: '競合' },
  413: { en: 'Too large', ja: 'サイズ超過' },
  415: { en: 'Wrong media type', ja: '対応していない形式' },
  422: { en: 'Cannot be carried out', ja: '実行できません' },
  429: { en: 'Too many requests', ja: '要求が多すぎます' },
  500: { en: 'Unexpected error', ja: '予期しないエラー' },
  503: { en: 'Not available now', ja: '一時的に利用できません' },
  507: { en: 'No room left', ja: '容量不足' },
};

/**
 * The problem that a refusal becomes.
 * @param instance the request's id
 * @throws when the catalogue lacks the code: our mistake, to be seen as an unexpected error
 */
export function problemOf(
  refused: Refused,
  catalogue: RefusalCatalogue,
  language: Language,
  instance: string,
): Problem {
  const entry = catalogue[refused.code];
  if (!entry) throw new Error(`the refusal ${refused.code} has no line in the catalogue`);
  const detail = filled(entry[language], refused.values);
  return {
    type: `urn:surety:problem:${refused.code}`,
    title: titles[entry.status]?.[language] ?? titles[500]![language],
    status: entry.status,
    detail,
    code: refused.code,
    instance,
    ...(refused.field === undefined
      ? {}
      : { field: refused.field, errors: [{ field: refused.field, message: detail }] }),
  };
}

/** The problem of a request that does not fit its schema, with one line per member at fault. */
export function invalidInputProblem(
  invalid: InvalidInput,
  refused: Refused,
  catalogue: RefusalCatalogue,
  language: Language,
  instance: string,
): Problem {
  const errors: FieldProblem[] = invalid.errors.map(({ field, message }) => ({
    field,
    message: message[language],
  }));
  const field = errors[0]?.field;
  const problem = problemOf(refused, catalogue, language, instance);
  return { ...problem, ...(field ? { field } : {}), errors };
}

/**
 * Puts values into the places of a sentence; a place without a value stays visible as a mistake of
 * ours.
 */
export function filled(
  sentence: string,
  values: Readonly<Record<string, string | number>>,
): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    return value === undefined ? place : String(value);
  });
}

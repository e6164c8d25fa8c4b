import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { TLocalizedValidationError } from 'typebox/error';
import { Settings } from 'typebox/system';
import { coerced } from './coercion.ts';
import * as words from './input-words.ts';
import { InvalidInput } from './problems.ts';
import { closed } from './schema-closing.ts';

/** Enough to mend a form in one go; a hostile body cannot make us collect more. */
const ERRORS_SHOWN_MAX = 20;
const ERRORS_COLLECTED_MAX = 100;
/** Deeper than any form or policy. */
const DEPTH_MAX = 64;
Settings.Set({ maxErrors: ERRORS_COLLECTED_MAX });

type FieldError = InvalidInput['errors'][number];

/** @throws InvalidInput with every member at fault */
export type InputCheck = (given: unknown) => unknown;

/**
 * Compiles a schema into a check, once per route.
 * @param text the input is text (query, path) and may be coerced; a body is taken exactly as it is
 */
export function inputCheck(schema: TSchema | undefined, text: boolean): InputCheck {
  if (!schema) return (given) => given;
  const validator = Compile(closed(schema));
  return (given) => {
    const value = text ? coerced(schema, (given ?? {}) as Record<string, unknown>) : given;
    if (!validator.Check(value)) {
      throw new InvalidInput(explained(validator.Errors(value)).slice(0, ERRORS_SHOWN_MAX));
    }
    const unstorable = findUnstorable(value, '', 0);
    if (unstorable) throw new InvalidInput([unstorable]);
    return value;
  };
}

/**
 * What fits its schema and still cannot be kept: PostgreSQL stores no U+0000 in a text, and what is
 * nested without end (where a schema leaves a member open) exhausts whoever walks through it.
 */
function findUnstorable(value: unknown, path: string, depth: number): FieldError | null {
  if (typeof value === 'string') {
    return value.includes('\0') ? { field: path, message: words.forbiddenCharacter } : null;
  }
  if (typeof value !== 'object' || value === null) return null;
  if (depth > DEPTH_MAX) return { field: '', message: words.tooDeep };
  for (const [key, member] of Object.entries(value)) {
    const found = findUnstorable(member, memberPath(path, key, Array.isArray(value)), depth + 1);
    if (found !== null) return found;
  }
  return null;
}

/** Turns what the schema library reports into one line per member at fault. */
export function explained(errors: readonly TLocalizedValidationError[]): FieldError[] {
  const meant = chosenVariants(errors);
  // A combined schema counts every member of a part that does not fit as not understood.
  const others = meant.filter(
    ({ keyword }) => keyword !== 'unevaluatedProperties' && keyword !== 'boolean',
  );
  const lines = (others.length > 0 ? others : meant).flatMap(linesOf);
  const seen = new Set<string>();
  return lines.filter((line) => {
    const key = `${line.field} ${line.message.en}`;
    return !seen.has(key) && seen.add(key);
  });
}

function linesOf(error: TLocalizedValidationError): FieldError[] {
  const path = pathOf(error.instancePath);
  const members = (names: readonly PropertyKey[], message: FieldError['message']) =>
    names.map((name) => ({ field: memberPath(path, String(name), false), message }));
  if (error.keyword === 'required') {
    return members(error.params.requiredProperties, words.missing);
  }
  if (error.keyword === 'additionalProperties') {
    return members(error.params.additionalProperties, words.unknownMember);
  }
  if (error.keyword === 'unevaluatedProperties') {
    return members(error.params.unevaluatedProperties, words.unknownMember);
  }
  // Says again, of the member, what `additionalProperties` says of its object.
  if (error.keyword === 'boolean') return [];
  return [{ field: path, message: words.wordsFor(error) }];
}

/**
 * Of a choice between variants, every variant that does not fit is reported. Kept are the errors of
 * the variant that was most likely meant: the one whose fixed values match and that lacks least.
 */
function chosenVariants(errors: readonly TLocalizedValidationError[]): TLocalizedValidationError[] {
  const choice = errors.find((error) => error.keyword === 'anyOf' || error.keyword === 'oneOf');
  if (!choice) return [...errors];
  const prefix = `${choice.schemaPath}/${choice.keyword}/`;
  const inside = errors.filter(
    (error) =>
      error.schemaPath.startsWith(prefix) &&
      `${error.instancePath}/`.startsWith(`${choice.instancePath}/`),
  );
  const meant = meantBy(choice, inside, prefix);
  const rest = errors.filter((error) => !inside.includes(error));
  return chosenVariants(rest.flatMap((error) => (error === choice ? meant : [error])));
}

/** What stands in for the errors of all variants of one choice. */
function meantBy(
  choice: TLocalizedValidationError,
  inside: readonly TLocalizedValidationError[],
  prefix: string,
): readonly TLocalizedValidationError[] {
  const here = (error: TLocalizedValidationError) => error.instancePath === choice.instancePath;
  const fixed = inside.flatMap((error) => {
    if (error.keyword === 'const') return [error.params.allowedValue];
    return error.keyword === 'enum' ? error.params.allowedValues : [];
  });
  if (inside.every(here) && fixed.length > 0) {
    const nullable = inside.some(
      (error) => error.keyword === 'type' && error.params.type === 'null',
    );
    const allowedValues = nullable ? [...fixed, null] : fixed;
    return [{ ...choice, keyword: 'enum', params: { allowedValues } }];
  }
  const variants = Map.groupBy(
    inside,
    (error) => error.schemaPath.slice(prefix.length).split('/')[0],
  );
  const nearest = [...variants.values()].toSorted((a, b) => distance(a, here) - distance(b, here));
  return nearest[0] ?? [];
}

/**
 * Another type altogether is far, another fixed value (`kind`) is less far, the rest counts one
 * each.
 */
function distance(
  errors: readonly TLocalizedValidationError[],
  here: (error: TLocalizedValidationError) => boolean,
): number {
  return errors.reduce((sum, error) => {
    if (error.keyword === 'type' && here(error)) return sum + 10_000;
    return sum + (error.keyword === 'const' ? 100 : 1);
  }, 0);
}

/** `/stages/2/trigger` → `stages[2].trigger`. */
function pathOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, part) => memberPath(path, part, /^\d+$/.test(part)), '');
}

function memberPath(path: string, key: string, inList: boolean): string {
  if (inList) return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}

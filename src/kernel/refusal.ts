/**
 * A refusal is an expected "no": the request was understood and a rule forbids it. It is thrown so
 * that the caller's transaction rolls back. Each module declares its codes as a closed union;
 * `src/app/refusals.ts` gives every code its HTTP status and its sentence in each language.
 */
export class Refused extends Error {
  readonly code: string;
  /** Values that the sentence mentions; never secrets. */
  readonly values: Readonly<Record<string, string | number>>;
  /** The input field at fault, as a path: `stages[2].trigger.days`. */
  readonly field: string | undefined;

  constructor(code: string, values: Record<string, string | number> = {}, field?: string) {
    super(`${code} ${JSON.stringify(values)}`);
    this.name = 'Refused';
    this.code = code;
    this.values = values;
    this.field = field;
  }
}

/** Makes a module's own `refuse`, which accepts only the codes of that module's union. */
export function refusalsOf<Code extends string>() {
  return (code: Code, values: Record<string, string | number> = {}, field?: string): Refused =>
    new Refused(code, values, field);
}

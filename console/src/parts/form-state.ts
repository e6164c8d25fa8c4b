import { useCallback, useRef, useState } from 'react';
import { ApiProblem } from '../api/problem.ts';

export type FormErrors = Readonly<Record<string, string>>;

/** What a field needs from its form. */
export interface Bound<Value> {
  readonly name: string;
  readonly value: Value;
  readonly onValue: (value: Value) => void;
  readonly error: string | undefined;
  /** Tells the form how the field is called, for the summary of errors. */
  readonly register: (label: string) => void;
}

export interface FormState<Values> {
  readonly values: Values;
  readonly errors: FormErrors;
  /** What the server refused without naming a field, or a fault. */
  readonly problem: unknown;
  readonly busy: boolean;
  readonly changed: boolean;
  readonly labelOf: (name: string) => string;
  readonly field: <Name extends keyof Values & string>(name: Name) => Bound<Values[Name]>;
  readonly set: (changes: Partial<Values>) => void;
  readonly reset: (values: Values) => void;
  readonly submit: () => Promise<void>;
}

/**
 * The state of a form. `check` gives the faults of the values by field name; `act` sends them. When
 * `act` fails, what was entered stays, and the server's faults stand at their fields.
 */
export function useForm<Values extends object>(options: {
  readonly initial: Values;
  readonly check?: (values: Values) => Partial<Record<keyof Values & string, string | undefined>>;
  readonly act: (values: Values) => Promise<unknown>;
}): FormState<Values> {
  const [initial, setInitial] = useState(options.initial);
  const [values, setValues] = useState(options.initial);
  const [errors, setErrors] = useState<FormErrors>({});
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const labels = useRef(new Map<string, string>());

  const set = useCallback((changes: Partial<Values>) => {
    setValues((before) => ({ ...before, ...changes }));
    setErrors((before) =>
      Object.fromEntries(Object.entries(before).filter(([name]) => !(name in changes))),
    );
  }, []);

  const submit = async () => {
    if (busy) return;
    const faults = present(options.check?.(values) ?? {});
    setErrors(faults);
    setProblem(null);
    if (Object.keys(faults).length > 0) return;
    setBusy(true);
    try {
      await options.act(values);
    } catch (reason) {
      const named = faultsOf(reason);
      const known = Object.keys(named).filter((name) => labels.current.has(name));
      setErrors(Object.fromEntries(known.map((name) => [name, named[name] ?? ''])));
      setProblem(known.length === 0 ? reason : null);
    } finally {
      setBusy(false);
    }
  };

  return {
    values,
    errors,
    problem,
    busy,
    changed: JSON.stringify(values) !== JSON.stringify(initial),
    labelOf: (name) => labels.current.get(name) ?? name,
    field: (name) => ({
      name,
      value: values[name],
      onValue: (value) => set({ [name]: value } as unknown as Partial<Values>),
      error: errors[name],
      register: (label) => void labels.current.set(name, label),
    }),
    set,
    reset: (next) => {
      setInitial(next);
      setValues(next);
      setErrors({});
      setProblem(null);
    },
    submit,
  };
}

function present(faults: Readonly<Record<string, string | undefined>>): FormErrors {
  return Object.fromEntries(
    Object.entries(faults).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/**
 * Faults by the name of the field: `body/stages[2].days` and `/stages/2/days` belong to `stages`.
 */
function faultsOf(reason: unknown): FormErrors {
  if (!(reason instanceof ApiProblem)) return {};
  const { field, detail, errors = [] } = reason.problem;
  const own = field === undefined ? [] : [{ field, message: detail }];
  const all = errors.length > 0 ? errors : own;
  return Object.fromEntries(
    all.map((each) => [
      each.field
        .replace(/^\/?body[/.]?/, '')
        .replace(/^\//, '')
        .split(/[./[]/)[0] ?? '',
      each.message,
    ]),
  );
}

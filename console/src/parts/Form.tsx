import { type ReactNode, useEffect, useRef } from 'react';
import type { Permission } from '../api/session.tsx';
import { useWords } from '../words/language.tsx';
import { partsWords } from '../words/parts.ts';
import { ActionButton } from './ActionButton.tsx';
import { ErrorState } from './ErrorState.tsx';
import { useFieldId } from './field-scope.ts';
import type { FormState } from './form-state.ts';

/**
 * A form with its fields, a summary of what is wrong above them, and the button that sends it.
 * Enter submits; a failed request loses nothing.
 */
export function Form<Values>({
  form,
  submit,
  permission,
  reason,
  danger = false,
  secondary,
  children,
}: {
  readonly form: FormState<Values>;
  /** The verb on the button. */
  readonly submit: string;
  readonly permission?: Permission;
  readonly reason?: string | undefined;
  readonly danger?: boolean;
  readonly secondary?: ReactNode;
  readonly children: ReactNode;
}) {
  const { words, count } = useWords(partsWords);
  const fieldId = useFieldId();
  const summary = useRef<HTMLDivElement>(null);
  const faults = Object.entries(form.errors);
  const failed = faults.length > 0 || form.problem !== null;

  useEffect(() => {
    if (failed) summary.current?.focus();
  }, [failed, form.problem]);

  return (
    <form
      className="Form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      <div ref={summary} tabIndex={-1} className="Form-summary">
        {faults.length === 0 ? null : (
          <div className="Message" data-tone="danger" role="alert">
            <div>
              <strong>{count(words.form.faults, faults.length)}</strong>
              <ul>
                {faults.map(([name, text]) => (
                  <li key={name}>
                    <a
                      href={`#${fieldId(name)}`}
                      onClick={(event) => {
                        event.preventDefault();
                        document.getElementById(fieldId(name))?.focus();
                      }}
                    >
                      {form.labelOf(name)}
                    </a>
                    : {text}
                  </li>
                ))}
              </ul>
            </div>
          </div>
        )}
        {form.problem === null ? null : <ErrorState problem={form.problem} />}
      </div>
      {children}
      <div className="row Form-buttons">
        <ActionButton
          type="submit"
          kind={danger ? 'danger' : 'primary'}
          busy={form.busy}
          permission={permission}
          reason={reason}
        >
          {submit}
        </ActionButton>
        {secondary}
      </div>
    </form>
  );
}

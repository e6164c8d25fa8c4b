import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { fill } from '../words/family.ts';
import { useWords } from '../words/language.tsx';
import { partsWords } from '../words/parts.ts';
import { ActionButton, type ActionButtonProps } from './ActionButton.tsx';
import { Dialog } from './Dialog.tsx';
import { ErrorState } from './ErrorState.tsx';

export interface ConfirmActionProps extends Pick<
  ActionButtonProps,
  'kind' | 'permission' | 'reason' | 'icon'
> {
  /** How the button on the page looks; the one in the dialog follows `kind`. */
  readonly opener?: ActionButtonProps['kind'];
  /** The act, on the page and on the button that does it: "Suspend 3 subscriptions". */
  readonly label: string;
  readonly title: string;
  /**
   * Whom it hits, what it costs, what it does not stop, which deadlines. Comes before the button.
   */
  readonly consequence: ReactNode;
  /** For the irreversible: the word that must be typed, such as the customer's name. */
  readonly typed?: string;
  /** Does it. When it fails the dialog stays, with the reason. */
  readonly act: () => Promise<unknown>;
}

/** Asks before it acts, consequence first. */
export function ConfirmAction(props: ConfirmActionProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionButton
        {...(props.opener === undefined ? {} : { kind: props.opener })}
        permission={props.permission}
        reason={props.reason}
        icon={props.icon}
        onClick={() => setOpen(true)}
      >
        {props.label}
      </ActionButton>
      {open ? <ConfirmDialog {...props} close={() => setOpen(false)} /> : null}
    </>
  );
}

/** The question alone, for acts that start from a menu or a bulk bar. */
export function ConfirmDialog({
  label,
  title,
  consequence,
  typed,
  act,
  kind,
  close,
}: Omit<ConfirmActionProps, 'reason' | 'icon' | 'permission' | 'opener'> & {
  readonly close: () => void;
}) {
  const { words } = useWords(partsWords);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const missing = typed !== undefined && text.trim() !== typed;

  const confirm = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await act();
      close();
    } catch (reason) {
      setProblem(reason);
      setBusy(false);
    }
  };

  return (
    <Dialog title={title} close={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!missing && !busy) void confirm();
        }}
      >
        <div className="ConfirmAction-consequence">{consequence}</div>
        {typed === undefined ? null : (
          <TextInput
            label={fill(words.confirm.typeToConfirm, { word: typed })}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            autoComplete="off"
            data-autofocus
          />
        )}
        {problem === null ? null : <ErrorState problem={problem} />}
        <div className="row ConfirmAction-buttons">
          <ActionButton onClick={close}>{words.cancel}</ActionButton>
          <ActionButton
            type="submit"
            kind={kind ?? 'primary'}
            busy={busy}
            reason={missing ? words.confirm.typeFirst : undefined}
          >
            {label}
          </ActionButton>
        </div>
      </form>
    </Dialog>
  );
}

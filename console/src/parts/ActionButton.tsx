import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import { type Permission, useMay } from '../api/session.tsx';
import { useWords } from '../words/language.tsx';
import { partsWords } from '../words/parts.ts';

export interface ActionButtonProps {
  readonly children: ReactNode;
  readonly onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  /** `quiet` is for the rows of a table, where ten frames would shout. */
  readonly kind?: 'primary' | 'plain' | 'danger' | 'quiet';
  /** The right that the act needs; without it the button is disabled and says so. */
  readonly permission?: Permission | undefined;
  /** Why the act is not possible now. `undefined` when it is. */
  readonly reason?: string | undefined;
  readonly busy?: boolean;
  readonly type?: 'button' | 'submit';
  readonly icon?: ReactNode;
}

const looks: Record<NonNullable<ActionButtonProps['kind']>, ButtonProps> = {
  primary: { variant: 'filled' },
  plain: { variant: 'default' },
  danger: { variant: 'filled', color: 'danger' },
  quiet: { variant: 'subtle', size: 'compact-xs' },
};

/**
 * A button that names its act. When it cannot act it stays where it is, can be focused, and tells
 * the reason.
 */
export function ActionButton(props: ActionButtonProps) {
  const { words } = useWords(partsWords);
  const allowed = useMay(props.permission);
  const reason = allowed ? props.reason : words.notAllowed;
  const button = (
    <Button
      {...looks[props.kind ?? 'plain']}
      type={props.type ?? 'button'}
      loading={props.busy ?? false}
      leftSection={props.icon}
      {...(reason === undefined ? {} : { 'data-disabled': true, 'aria-disabled': true })}
      onClick={(event) => {
        if (reason === undefined) props.onClick?.(event);
        else event.preventDefault();
      }}
    >
      {props.children}
    </Button>
  );
  if (reason === undefined) return button;
  return (
    <Tooltip label={reason} multiline maw={280} events={{ hover: true, focus: true, touch: true }}>
      {button}
    </Tooltip>
  );
}

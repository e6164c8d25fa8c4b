import { Modal } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../words/language.tsx';
import { partsWords } from '../words/parts.ts';
import { FieldScope } from './field-scope.ts';

/** A question or a short form over the page. Esc closes it; the focus goes back to where it was. */
export function Dialog({
  title,
  close,
  wide = false,
  children,
}: {
  readonly title: string;
  readonly close: () => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const { words } = useWords(partsWords);
  useFocusGivenBack();
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size={wide ? 720 : 480}
      yOffset="10vh"
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <FieldScope value="dialog-field">{children}</FieldScope>
    </Modal>
  );
}

/**
 * When what uses it is gone, the focus is where it was before; where that is gone too, on the page.
 * (A modal does so by itself only when it was on the page before it opened.)
 */
export function useFocusGivenBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const to = before?.isConnected === true ? before : document.getElementById('main');
      if (to instanceof HTMLElement) to.focus({ preventScroll: true });
    },
    [before],
  );
}

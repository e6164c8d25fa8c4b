import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
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

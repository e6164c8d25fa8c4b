import './collections.css';
import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '../../parts/Icon.tsx';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';

/**
 * What was opened from a table, beside it. Escape closes it; `id` says when something else was
 * opened.
 */
export function SidePanel({
  id,
  title,
  label,
  close,
  children,
}: {
  readonly id: string;
  readonly title: ReactNode;
  readonly label: string;
  readonly close: () => void;
  readonly children: ReactNode;
}) {
  const { words } = useWords(partsWords);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    panel.current?.scrollTo({ top: 0 });
  }, [id]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // Dialogs and menus over the page close first; they are still there before their own keys are
      // read.
      const elsewhere = document.querySelector('[role=dialog], [role=menu], [role=listbox]');
      if (event.key === 'Escape' && elsewhere === null) close();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [close]);
  return (
    <aside ref={panel} tabIndex={-1} className="SidePanel" aria-label={label}>
      <div className="SidePanel-head">
        <h2>{title}</h2>
        <button type="button" className="IconButton" aria-label={words.close} onClick={close}>
          <Icon name="close" size={14} />
        </button>
      </div>
      {children}
    </aside>
  );
}

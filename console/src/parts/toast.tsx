import { useEffect, useSyncExternalStore } from 'react';
import { useWords } from '../words/language.tsx';
import { partsWords } from '../words/parts.ts';
import { announce } from './announce.tsx';
import { Icon } from './Icon.tsx';
import type { Tone } from './StatusBadge.tsx';

interface Toast {
  readonly id: number;
  readonly tone: Tone;
  readonly text: string;
  readonly undo?: (() => void) | undefined;
}

/** Time to read a sentence and reach for Undo. */
const shownMs = 6000;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Tells the result of an act in the corner of the page: `toast('Invitation sent')`. */
export function toast(
  text: string,
  options: { readonly tone?: Tone; readonly undo?: () => void } = {},
): void {
  lastId += 1;
  change([...toasts, { id: lastId, text, tone: options.tone ?? 'success', undo: options.undo }]);
  announce(text);
}

/** Where toasts appear; one for the whole page. */
export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <div className="Toasts">
      {shown.map((each) => (
        <ToastCard key={each.id} toast={each} />
      ))}
    </div>
  );
}

function ToastCard({ toast: shown }: { readonly toast: Toast }) {
  const { words } = useWords(partsWords);
  const close = () => change(toasts.filter((each) => each.id !== shown.id));
  useEffect(() => {
    const timer = window.setTimeout(() => {
      change(toasts.filter((each) => each.id !== shown.id));
    }, shownMs);
    return () => window.clearTimeout(timer);
  }, [shown.id]);
  return (
    <div className="Toast" data-tone={shown.tone}>
      <Icon name={shown.tone} />
      <span>{shown.text}</span>
      {shown.undo === undefined ? null : (
        <button
          type="button"
          className="LinkButton"
          onClick={() => {
            shown.undo?.();
            close();
          }}
        >
          {words.undo}
        </button>
      )}
      <button type="button" className="IconButton" aria-label={words.close} onClick={close}>
        <Icon name="close" size={14} />
      </button>
    </div>
  );
}

import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

/**
 * The four meanings, and neutral for what means nothing. Never told by colour alone: each has its
 * shape.
 */
export type Tone = 'danger' | 'warning' | 'success' | 'information' | 'neutral';

/** A state in words. */
export function StatusBadge({
  tone = 'neutral',
  children,
}: {
  readonly tone?: Tone;
  readonly children: ReactNode;
}) {
  return (
    <span className="StatusBadge" data-tone={tone}>
      <Icon name={tone} size={13} />
      {children}
    </span>
  );
}

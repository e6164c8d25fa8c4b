import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { Tone } from './StatusBadge.tsx';

/** A sentence that the reader must not miss, in its place on the page. */
export function Message({
  tone,
  title,
  children,
}: {
  readonly tone: Tone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className="Message" data-tone={tone} role={tone === 'danger' ? 'alert' : undefined}>
      <Icon name={tone} />
      <div>
        {title === undefined ? null : <strong>{title}</strong>}
        {children}
      </div>
    </div>
  );
}

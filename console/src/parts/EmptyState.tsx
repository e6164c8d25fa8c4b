import type { ReactNode } from 'react';

/** A place with nothing in it yet: what would be here, and the first step. */
export function EmptyState({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="EmptyState">
      <h2>{title}</h2>
      {children === undefined ? null : <div className="EmptyState-text">{children}</div>}
      {action === undefined ? null : <div className="row">{action}</div>}
    </div>
  );
}

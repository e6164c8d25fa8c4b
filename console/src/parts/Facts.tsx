import type { ReactNode } from 'react';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** A quiet second line: what it compares to, since when. */
  readonly note?: ReactNode;
}

/**
 * Names and values. `strip` lays three to five large ones side by side (the head of a page), `list`
 * puts one under the other (the body of a page or a panel).
 */
export function Facts({
  items,
  layout = 'list',
  label,
}: {
  readonly items: readonly Fact[];
  readonly layout?: 'strip' | 'list';
  readonly label?: string;
}) {
  return (
    <dl className={`Facts Facts-${layout}`} aria-label={label}>
      {items.map((fact) => (
        <div key={fact.label} className="Facts-item">
          <dt>{fact.label}</dt>
          <dd>
            {fact.value}
            {fact.note === undefined ? null : <div className="Facts-note">{fact.note}</div>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

import { type ReactNode, useEffect } from 'react';
import type { Path } from '../paths.ts';
import { useWords } from '../words/language.tsx';
import { partsWords } from '../words/parts.ts';
import { AppLink } from './AppLink.tsx';
import { announce } from './announce.tsx';

export interface Breadcrumb {
  readonly label: string;
  readonly to: Path;
}

/**
 * The frame of every page: where one is, its title, what one may do here. `fill` gives the content
 * the rest of the window's height, for a page that is one table.
 */
export function Page({
  title,
  lead,
  breadcrumbs = [],
  status,
  actions,
  fill = false,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly breadcrumbs?: readonly Breadcrumb[];
  /** A badge beside the title. */
  readonly status?: ReactNode;
  readonly actions?: ReactNode;
  readonly fill?: boolean;
  readonly children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · Surety`;
    announce(title);
  }, [title]);

  return (
    <div className={fill ? 'Page Page-fill' : 'Page'}>
      <header className="Page-head">
        {breadcrumbs.length === 0 ? null : <Breadcrumbs items={breadcrumbs} />}
        <div className="Page-titleRow">
          <div className="Page-title">
            <h1>{title}</h1>
            {status}
          </div>
          {actions === undefined ? null : <div className="row Page-actions">{actions}</div>}
        </div>
        {lead === undefined ? null : <p className="quiet reading">{lead}</p>}
      </header>
      {children}
    </div>
  );
}

function Breadcrumbs({ items }: { readonly items: readonly Breadcrumb[] }) {
  const { words } = useWords(partsWords);
  return (
    <nav aria-label={words.breadcrumb}>
      <ol className="Breadcrumbs">
        {items.map((item) => (
          <li key={item.to}>
            <AppLink to={item.to}>{item.label}</AppLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** A titled part of a page. */
export function Section({
  title,
  lead,
  actions,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="Section" aria-label={title}>
      <div className="Page-titleRow">
        <h2>{title}</h2>
        {actions === undefined ? null : <div className="row">{actions}</div>}
      </div>
      {lead === undefined ? null : <p className="quiet reading">{lead}</p>}
      {children}
    </section>
  );
}

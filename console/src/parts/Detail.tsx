import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { useSearchState } from '../app/search-state.ts';
import { type Fact, Facts } from './Facts.tsx';
import { type Breadcrumb, Page } from './Page.tsx';

export interface DetailTab {
  /** Its name in the address: `?tab=statement`. */
  readonly id: string;
  readonly label: string;
  readonly count?: string;
  readonly content: () => ReactNode;
}

/**
 * The frame of a page about one thing: three to five facts, then tabs. The open tab is in the
 * address.
 */
export function Detail({
  title,
  status,
  breadcrumbs,
  actions,
  facts,
  notice,
  tabs,
}: {
  readonly title: string;
  readonly status?: ReactNode;
  readonly breadcrumbs: readonly Breadcrumb[];
  readonly actions?: ReactNode;
  readonly facts: readonly Fact[];
  /** What must be seen before the tabs: a why panel, a hold, a warning. */
  readonly notice?: ReactNode;
  readonly tabs: readonly DetailTab[];
}) {
  return (
    <Page title={title} status={status} breadcrumbs={breadcrumbs} actions={actions}>
      <Facts items={facts} layout="strip" />
      {notice}
      <Tabs tabs={tabs} label={title} />
    </Page>
  );
}

/** Tabs whose open one is in the address. ← → Home End move between them. */
export function Tabs({
  tabs,
  label,
  name = 'tab',
}: {
  readonly tabs: readonly DetailTab[];
  readonly label: string;
  /** The key in the address, where a page has two sets of tabs. */
  readonly name?: string;
}) {
  const [search, patch] = useSearchState();
  const id = useId();
  const open = tabs.find((tab) => tab.id === search.get(name)) ?? tabs[0];
  if (open === undefined) return null;

  const show = (tab: DetailTab | undefined) => {
    if (tab === undefined) return;
    patch({ [name]: tab.id === tabs[0]?.id ? null : tab.id });
    document.getElementById(`${id}-${tab.id}`)?.focus();
  };
  const move = (event: KeyboardEvent) => {
    const at = tabs.indexOf(open);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    show(tabs[(to + tabs.length) % tabs.length]);
  };

  return (
    <div className="Tabs">
      <div role="tablist" tabIndex={-1} aria-label={label} className="Tabs-list" onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            aria-selected={tab === open}
            aria-controls={`${id}-panel`}
            tabIndex={tab === open ? 0 : -1}
            className="Tabs-tab"
            onClick={() => show(tab)}
          >
            {tab.label}
            {tab.count === undefined ? null : <span className="quiet"> {tab.count}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${open.id}`} key={open.id}>
        {open.content()}
      </div>
    </div>
  );
}

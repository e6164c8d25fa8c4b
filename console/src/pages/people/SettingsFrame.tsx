import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AppLink } from '../../parts/AppLink.tsx';
import { Page } from '../../parts/Page.tsx';
import { settingsPages } from '../../shell/navigation.ts';
import { useShownPlaces } from '../../shell/shown.ts';
import { useWords } from '../../words/language.tsx';
import { shellWords } from '../../words/shell.ts';

/** The frame of the settings: one line with its pages above each of them. */
export function SettingsFrame({
  title,
  lead,
  actions,
  children,
}: {
  readonly title: string;
  readonly lead?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const { words } = useWords(shellWords);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const shown = useShownPlaces(settingsPages);
  return (
    <Page title={title} lead={lead} actions={actions}>
      <nav aria-label={words.pages.settings} className="SubNavigation">
        {shown.map((item) => (
          <AppLink
            key={item.page}
            to={item.to}
            aria-current={pathname === item.to ? 'page' : undefined}
          >
            {words.pages[item.page]}
          </AppLink>
        ))}
      </nav>
      {children}
    </Page>
  );
}

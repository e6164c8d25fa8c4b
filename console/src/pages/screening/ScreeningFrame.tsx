import type { ReactNode } from 'react';
import { Page } from '../../parts/Page.tsx';
import { SubNavigation } from '../../parts/SubNavigation.tsx';
import { screeningPages } from '../../shell/navigation.ts';
import { useWords } from '../../words/language.tsx';
import { screeningWords } from '../../words/screening.ts';

/** The frame of screening: one line with its pages above each of them. */
export function ScreeningFrame({
  title,
  lead,
  actions,
  fill = false,
  children,
}: {
  readonly title: string;
  readonly lead: string;
  readonly actions?: ReactNode;
  readonly fill?: boolean;
  readonly children: ReactNode;
}) {
  const { words } = useWords(screeningWords);
  return (
    <Page title={title} lead={lead} actions={actions} fill={fill}>
      <SubNavigation pages={screeningPages} label={words.title} />
      {children}
    </Page>
  );
}

import type { ReactNode } from 'react';
import { Page } from '../../parts/Page.tsx';
import { SubNavigation } from '../../parts/SubNavigation.tsx';
import { receivablesPages } from '../../shell/navigation.ts';
import { useWords } from '../../words/language.tsx';
import { receivablesWords } from '../../words/receivables.ts';

/** The frame of the receivables: one line with their pages above each of them. */
export function ReceivablesFrame({
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
  const { words } = useWords(receivablesWords);
  return (
    <Page title={title} lead={lead} actions={actions} fill={fill}>
      <SubNavigation pages={receivablesPages} label={words.title} />
      {children}
    </Page>
  );
}

import { useRouterState } from '@tanstack/react-router';
import type { NavigationItem } from '../shell/navigation.ts';
import { useShownPlaces } from '../shell/shown.ts';
import { useWords } from '../words/language.tsx';
import { shellWords } from '../words/shell.ts';
import { AppLink } from './AppLink.tsx';

/** One line with the pages that belong together, above each of them. */
export function SubNavigation({
  pages,
  label,
}: {
  readonly pages: readonly Omit<NavigationItem, 'icon'>[];
  readonly label: string;
}) {
  const { words } = useWords(shellWords);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const shown = useShownPlaces(pages);
  // The page whose address is the longest beginning of this one: a run belongs to the runs.
  const current = shown
    .filter(({ under }) => pathname === under || pathname.startsWith(`${under}/`))
    .toSorted((left, right) => right.under.length - left.under.length)[0];
  return (
    <nav aria-label={label} className="SubNavigation">
      {shown.map((item) => (
        <AppLink key={item.page} to={item.to} aria-current={item === current ? 'page' : undefined}>
          {words.pages[item.page]}
        </AppLink>
      ))}
    </nav>
  );
}

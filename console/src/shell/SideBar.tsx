import { AppLink } from '../parts/AppLink.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/language.tsx';
import { shellWords } from '../words/shell.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { navigation } from './navigation.ts';
import { PartnerSwitcher } from './PartnerSwitcher.tsx';
import { useShownPlaces } from './shown.ts';

/** In whose name one acts, the search, the jobs, and one's account. */
export function SideBar({
  open,
  pathname,
  openPalette,
  openHelp,
}: {
  readonly open: boolean;
  readonly pathname: string;
  readonly openPalette: () => void;
  readonly openHelp: () => void;
}) {
  const { words } = useWords(shellWords);
  const shown = useShownPlaces(navigation);
  return (
    <div className="Shell-side" data-open={open}>
      <PartnerSwitcher />
      <button type="button" className="Shell-search" onClick={openPalette}>
        <Icon name="search" size={14} />
        <span>{words.searchOrGo}</span>
        <kbd aria-hidden="true">{commandKey}K</kbd>
      </button>
      <nav aria-label={words.navigation}>
        <ul>
          {shown.map((item) => (
            <li key={item.page}>
              <AppLink
                to={item.to}
                className="Shell-link"
                aria-current={belongs(pathname, item.under) ? 'page' : undefined}
              >
                <Icon name={item.icon} />
                {words.pages[item.page]}
              </AppLink>
            </li>
          ))}
        </ul>
      </nav>
      <AccountMenu openHelp={openHelp} />
    </div>
  );
}

const commandKey = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl ';

/** Whether an address is a page or lies under it. */
export function belongs(pathname: string, under: string): boolean {
  return pathname === under || (under !== '/' && pathname.startsWith(`${under}/`));
}

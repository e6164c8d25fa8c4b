import './Shell.css';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useRead } from '../api/queries.ts';
import { type Session, SessionProvider, useSession } from '../api/session.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useReader, useWords } from '../words/language.tsx';
import { shellWords } from '../words/shell.ts';
import { NoPartner } from './NoPartner.tsx';
import { SideBar } from './SideBar.tsx';
import { useShortcuts } from './shortcuts.ts';

const Palette = lazy(() => import('./Palette.tsx'));
const KeyboardHelp = lazy(() => import('./KeyboardHelp.tsx'));

/** The frame of every page behind the sign-in: who one is, where one can go, and the page. */
export function Shell() {
  const read = useRead('getSession', {});
  const { setTimeZone, adopt } = useReader();
  const session = read.data;
  const partner = session?.partner;

  useEffect(() => {
    if (session !== undefined) adopt(session.person.language);
    if (partner) {
      setTimeZone(partner.timeZone);
      document.documentElement.dataset['cloud'] = partner.cloud;
    }
  }, [session, partner, setTimeZone, adopt]);

  if (session === undefined) {
    // A lost session is answered by the sign-in page; anything else is said here.
    const signedOut = read.error?.status === 401;
    return read.isError && !signedOut ? (
      <main className="Entry">
        <ErrorState problem={read.error} retry={() => void read.refetch()} />
      </main>
    ) : null;
  }
  if (!partner) return <NoPartner partners={session.partners} />;
  return (
    // Everything a page keeps belongs to the partner it was read for.
    <SessionProvider key={partner.id} session={session as Session}>
      <Frame />
    </SessionProvider>
  );
}

function Frame() {
  const { words } = useWords(shellWords);
  const { partner } = useSession();
  const [panel, setPanel] = useState<'palette' | 'help' | null>(null);
  const [sideOpen, setSideOpen] = useState(false);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const main = useRef<HTMLElement>(null);
  const shownPath = useRef(pathname);

  const openPalette = useCallback(() => setPanel('palette'), []);
  const openHelp = useCallback(() => setPanel('help'), []);
  const close = useCallback(() => setPanel(null), []);
  useShortcuts({ palette: openPalette, help: openHelp });

  useEffect(() => {
    if (shownPath.current === pathname) return;
    shownPath.current = pathname;
    setSideOpen(false);
    main.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <div className="Shell">
      <a className="Shell-skip" href="#main">
        {words.skip}
      </a>
      <header className="Shell-top">
        <button
          type="button"
          className="IconButton"
          aria-label={sideOpen ? words.closeNavigation : words.openNavigation}
          aria-expanded={sideOpen}
          onClick={() => setSideOpen(!sideOpen)}
        >
          <Icon name={sideOpen ? 'close' : 'menu'} size={20} />
        </button>
        <span className="Shell-partner">{partner.name}</span>
        <button
          type="button"
          className="IconButton"
          aria-label={words.search}
          onClick={openPalette}
        >
          <Icon name="search" size={18} />
        </button>
      </header>
      <SideBar open={sideOpen} pathname={pathname} openPalette={openPalette} openHelp={openHelp} />
      <main
        id="main"
        ref={main}
        tabIndex={-1}
        className="Shell-main"
        data-scroll-restoration-id="main"
      >
        <Outlet />
      </main>
      <Suspense>
        {panel === 'palette' ? <Palette close={close} openHelp={openHelp} /> : null}
        {panel === 'help' ? <KeyboardHelp close={close} /> : null}
      </Suspense>
    </div>
  );
}

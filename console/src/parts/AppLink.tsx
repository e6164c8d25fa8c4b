import { type AnchorHTMLAttributes, type MouseEvent, useRef } from 'react';
import { useNavigateTo, usePrefetch } from '../app/navigate.ts';
import type { Path } from '../paths.ts';

/** Long enough that a pointer on its way elsewhere fetches nothing. */
const intentMs = 60;

export interface AppLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  readonly to: Path;
}

/** A link inside the console: an ordinary anchor that loads its page ahead on intent. */
export function AppLink({ to, onClick, children, ...rest }: AppLinkProps) {
  const navigateTo = useNavigateTo();
  const prefetch = usePrefetch();
  const timer = useRef<number | undefined>(undefined);

  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const changed = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || event.button !== 0 || changed || rest.target) return;
    event.preventDefault();
    navigateTo(to);
  };

  return (
    <a
      {...rest}
      href={to}
      onClick={follow}
      onFocus={() => prefetch(to)}
      onPointerEnter={() => (timer.current = window.setTimeout(() => prefetch(to), intentMs))}
      onPointerLeave={() => window.clearTimeout(timer.current)}
    >
      {children}
    </a>
  );
}

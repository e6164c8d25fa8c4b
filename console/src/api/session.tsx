import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use } from 'react';
import type { Output } from './client.ts';

type SignedIn = Output<'getSession'>;

/** Who is signed in and for which partner; without a partner there is no page to show. */
export type Session = SignedIn & { readonly partner: NonNullable<SignedIn['partner']> };
export type Permission = SignedIn['permissions'][number];

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** Who is signed in, for which partner, with which rights. Only pages inside the shell have one. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error('useSession is used outside the shell');
  return session;
}

/** Whether the signed-in person has a right; a button without it is disabled and says why. */
export function useMay(permission: Permission | undefined): boolean {
  const session = use(SessionContext);
  return permission === undefined || (session?.permissions.includes(permission) ?? false);
}

/** What the partner's cloud may have or lack. */
export type CloudFeature = SignedIn['features'][number];

/** Whether the partner's cloud has a feature; what it lacks has no place on the screen. */
export function useHas(feature: CloudFeature | undefined): boolean {
  const session = use(SessionContext);
  return feature === undefined || (session?.features.includes(feature) ?? false);
}

/** Forgets everything that was read: after signing in, out, or changing the partner. */
export function useForgetAll(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await client.cancelQueries();
    // Not `clear`: a page that stays on the screen would go on showing what was taken from the
    // cache.
    void client.resetQueries();
  };
}

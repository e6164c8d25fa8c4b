import { type Session, useSession } from '../api/session.tsx';
import type { NavigationItem } from './navigation.ts';

type Shown = Pick<NavigationItem, 'permission' | 'feature'>;

/** The places that the person may see and the partner's cloud has. */
export function useShownPlaces<Item extends Shown>(items: readonly Item[]): readonly Item[] {
  const session = useSession();
  return items.filter((item) => isShown(item, session));
}

export function isShown(
  { permission, feature }: Shown,
  { permissions, features }: Pick<Session, 'permissions' | 'features'>,
): boolean {
  return (
    (permission === undefined || permissions.includes(permission)) &&
    (feature === undefined || features.includes(feature))
  );
}

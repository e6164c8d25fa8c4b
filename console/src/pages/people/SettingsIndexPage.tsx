import { useEffect } from 'react';
import { useSession } from '../../api/session.tsx';
import { useNavigateTo } from '../../app/navigate.ts';
import { settingsPages } from '../../shell/navigation.ts';

/**
 * `/settings` is the first of its pages that one may read; one's own account is always among them.
 */
export function SettingsIndexPage() {
  const { permissions } = useSession();
  const navigateTo = useNavigateTo();
  const first = settingsPages.find(
    (item) => item.permission === undefined || permissions.includes(item.permission),
  );
  useEffect(() => {
    if (first !== undefined) navigateTo(first.to, 'replace');
  }, [first, navigateTo]);
  return null;
}

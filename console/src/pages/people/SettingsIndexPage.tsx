import { useEffect } from 'react';
import { useNavigateTo } from '../../app/navigate.ts';
import { settingsPages } from '../../shell/navigation.ts';
import { useShownPlaces } from '../../shell/shown.ts';

/**
 * `/settings` is the first of its pages that one may read; one's own account is always among them.
 */
export function SettingsIndexPage() {
  const navigateTo = useNavigateTo();
  const [first] = useShownPlaces(settingsPages);
  useEffect(() => {
    if (first !== undefined) navigateTo(first.to, 'replace');
  }, [first, navigateTo]);
  return null;
}

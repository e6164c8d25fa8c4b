import { AppLink } from '../../parts/AppLink.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import { SubNavigation } from '../../parts/SubNavigation.tsx';
import { paths } from '../../paths.ts';
import { subscriptionsPages } from '../../shell/navigation.ts';
import { useWords } from '../../words/language.tsx';
import { subscriptionsWords } from '../../words/subscriptions.ts';
import { SubscriptionsTable } from './SubscriptionsTable.tsx';

/** What customers have, whether they can use it, and what happens to it next. */
export function SubscriptionsPage() {
  const { words } = useWords(subscriptionsWords);
  return (
    <Page title={words.title} lead={words.lead} fill>
      <SubNavigation pages={subscriptionsPages} label={words.title} />
      <SubscriptionsTable
        empty={
          <EmptyState
            title={words.emptyTitle}
            action={<AppLink to={paths.catalogue()}>{words.toCatalogue}</AppLink>}
          >
            {words.empty}
          </EmptyState>
        }
      />
    </Page>
  );
}

import { useRead } from '../../api/queries.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { useWords } from '../../words/language.tsx';
import { subscriptionsWords } from '../../words/subscriptions.ts';
import { HoldsPart } from './HoldsPart.tsx';
import { SubscriptionsTable } from './SubscriptionsTable.tsx';

/** What one customer has, and the holds on it. */
export function CustomerSubscriptions({ customerId }: { readonly customerId: string }) {
  const { words } = useWords(subscriptionsWords);
  const holds = useRead('listHolds', { query: { customerId } });
  return (
    <div className="stack">
      <SubscriptionsTable
        customerId={customerId}
        empty={<EmptyState title={words.emptyTitle}>{words.emptyOfCustomer}</EmptyState>}
      />
      <HoldsPart customerId={customerId} holds={holds.data?.items ?? []} />
    </div>
  );
}

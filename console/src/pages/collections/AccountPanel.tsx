import { useRead } from '../../api/queries.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { paths } from '../../paths.ts';
import { collectionsWords } from '../../words/collections.ts';
import { useWords } from '../../words/language.tsx';
import { AccountWhy } from './AccountWhy.tsx';
import { SidePanel } from './SidePanel.tsx';

/**
 * One account opened from a list: how much, why it stands there, what comes next, what waits for a
 * person.
 */
export function AccountPanel({
  customerId,
  currency,
  close,
}: {
  readonly customerId: string;
  readonly currency: string;
  readonly close: () => void;
}) {
  const { words, say } = useWords(collectionsWords);
  const { worklist } = words;
  const params = { customerId };
  const customer = useRead('getCustomer', { params });
  const standing = useRead('getStanding', { params });
  const name = customer.data?.customer.name ?? '…';
  return (
    <SidePanel
      id={`${customerId} ${currency}`}
      title={name}
      label={say(worklist.why, { name })}
      close={close}
    >
      <p>
        <AppLink to={paths.customer(customerId)}>{worklist.fullView}</AppLink>
      </p>
      <Loaded read={standing} skeleton={<TextSkeleton lines={8} />}>
        {(answer) => {
          const account = answer.accounts.find((each) => each.currency === currency);
          if (account === undefined) {
            return <EmptyState title={say(worklist.noAccount, { currency })} />;
          }
          return (
            <>
              <p className="SidePanel-figure">
                <MoneyText amount={account.amounts.overdue} currency={currency} strong />{' '}
                <span className="quiet">{words.overdue}</span>
              </p>
              <AccountWhy account={account} standing={answer} />
            </>
          );
        }}
      </Loaded>
      <WaitingSteps customerId={customerId} currency={currency} />
    </SidePanel>
  );
}

/** What of this account waits for a person. */
function WaitingSteps({
  customerId,
  currency,
}: {
  readonly customerId: string;
  readonly currency: string;
}) {
  const { words, language } = useWords(collectionsWords);
  const { worklist, proposals } = words;
  const open = useRead('listProposals', { query: { customerId, state: 'proposed' } });
  const tasks = useRead('listTasks', { query: { customerId, state: 'open' } });
  const here = <Row extends { readonly currency: string }>(rows: readonly Row[] | undefined) =>
    (rows ?? []).filter((row) => row.currency === currency);
  const waiting = [
    ...here(open.data?.items).map((each) => ({
      id: each.id,
      text: proposals.kinds[each.kind as keyof typeof proposals.kinds] ?? each.kind,
      to: paths.proposals({ open: each.id }),
    })),
    ...here(tasks.data?.items).map((each) => ({
      id: each.id,
      text: each.title[language],
      to: paths.tasks({ open: each.id }),
    })),
  ];
  if (waiting.length === 0) return null;
  return (
    <section aria-label={worklist.waiting}>
      <h3>{worklist.waiting}</h3>
      <ul>
        {waiting.map((each) => (
          <li key={each.id}>
            <AppLink to={each.to}>{each.text}</AppLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { useRead } from '../../api/queries.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { DayText } from '../../parts/DayText.tsx';
import { type Fact, Facts } from '../../parts/Facts.tsx';
import { InstantText } from '../../parts/InstantText.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { Loaded } from '../../parts/Skeletons.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { paths } from '../../paths.ts';
import { collectionsWords } from '../../words/collections.ts';
import { wordFor } from '../../words/family.ts';
import { useWords } from '../../words/language.tsx';
import { AccountWhy } from './AccountWhy.tsx';
import { AskedNotices } from './AskedNotices.tsx';
import { type Proposal, proposalTones } from './proposal-state.ts';
import { ProposalActs } from './ProposalActs.tsx';
import { SidePanel } from './SidePanel.tsx';

/**
 * One proposal with its evidence: whom it hits, what it does not stop, which notices came before,
 * and why.
 */
export function ProposalPanel({
  proposal,
  close,
}: {
  readonly proposal: Proposal;
  readonly close: () => void;
}) {
  const { words, say } = useWords(collectionsWords);
  const { proposals, worklist } = words;
  const kind = wordFor(proposals.kinds, proposal.kind);
  const standing = useRead('getStanding', { params: { customerId: proposal.customerId } });
  return (
    <SidePanel
      id={proposal.id}
      title={say(proposals.approveTitle, { kind, name: proposal.customerName })}
      label={kind}
      close={close}
    >
      <div className="row">
        <StatusBadge tone={proposalTones[proposal.state]}>
          {proposals.states[proposal.state]}
        </StatusBadge>
        <AppLink to={paths.customer(proposal.customerId)}>{worklist.fullView}</AppLink>
      </div>
      <p>{wordFor(proposals.effects, proposal.kind)}</p>
      <Facts items={factsOf(proposal, words)} />
      <ProposalActs proposal={proposal} />
      <Loaded read={standing}>
        {(answer) => {
          const account = answer.accounts.find((each) => each.currency === proposal.currency);
          return (
            <>
              <section aria-label={proposals.announced}>
                <h3>{proposals.announced}</h3>
                <AskedNotices notices={answer.notices} currency={proposal.currency} />
              </section>
              {account === undefined ? null : <AccountWhy account={account} standing={answer} />}
            </>
          );
        }}
      </Loaded>
    </SidePanel>
  );
}

type Words = ReturnType<typeof useWords<(typeof collectionsWords)['en']>>['words'];

function factsOf(proposal: Proposal, { proposals }: Words) {
  const facts: Fact[] = [
    {
      label: proposals.amount,
      value: <MoneyText amount={proposal.amount} currency={proposal.currency} />,
    },
    { label: proposals.proposedOn, value: <DayText day={proposal.proposedOn} form="long" /> },
  ];
  if (proposal.decidedAt !== null) {
    facts.push(
      { label: proposals.decidedBy, value: <>{proposal.decidedBy}</> },
      { label: proposals.decidedAt, value: <InstantText instant={proposal.decidedAt} /> },
      { label: proposals.reason, value: <>{proposal.decisionReason}</> },
    );
  }
  if (proposal.carriedOutOn !== null) {
    facts.push({
      label: proposals.carriedOutOn,
      value: <DayText day={proposal.carriedOutOn} form="long" />,
    });
  }
  return facts;
}

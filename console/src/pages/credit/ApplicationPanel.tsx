import { useState } from 'react';
import type { Output } from '../../api/client.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { DayText } from '../../parts/DayText.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { InstantText } from '../../parts/InstantText.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { toast } from '../../parts/toast.tsx';
import { creditWords } from '../../words/credit.ts';
import { useWords } from '../../words/language.tsx';
import { SidePanel } from '../collections/SidePanel.tsx';
import { CustomerName } from '../customers/CustomerName.tsx';
import { DeclineDialog, GrantDialog } from './DecideDialogs.tsx';
import { applicationTones } from './tones.ts';

export type ApplicationDetail = Output<'getCreditApplication'>;

const REFRESHES = [
  'getCreditApplication',
  'listCreditApplications',
  'getCreditLines',
  'listAllOrders',
] as const;

/** One application: what is asked, what the scorecard says line by line, what was decided. */
export function ApplicationPanel({
  applicationId,
  close,
}: {
  readonly applicationId: string;
  readonly close: () => void;
}) {
  const { words } = useWords(creditWords);
  const read = useRead('getCreditApplication', { params: { applicationId } });
  return (
    <SidePanel
      id={applicationId}
      title={read.data === undefined ? '…' : `${read.data.number} ${read.data.customerName}`}
      label={words.title}
      close={close}
    >
      <Loaded read={read} skeleton={<TextSkeleton lines={6} />}>
        {(detail) => (
          <>
            <Asked detail={detail} />
            <Advice detail={detail} />
            <Decided detail={detail} />
            <Acts detail={detail} />
          </>
        )}
      </Loaded>
    </SidePanel>
  );
}

function Asked({ detail }: { readonly detail: ApplicationDetail }) {
  const { words } = useWords(creditWords);
  const { currency, facts, external, references } = detail;
  const money = (amount: string) => <MoneyText amount={amount} currency={currency} />;
  return (
    <Facts
      items={[
        { label: words.customer, value: <CustomerName customerId={detail.customerId} /> },
        {
          label: words.state,
          value: (
            <StatusBadge tone={applicationTones[detail.state]}>
              {words.states[detail.state]}
            </StatusBadge>
          ),
        },
        { label: words.wanted, value: money(detail.wanted) },
        { label: words.purpose, value: detail.purpose },
        { label: words.averageMonthly, value: money(facts.averageMonthly) },
        { label: words.exposure, value: money(facts.exposure) },
        { label: words.overdue, value: money(facts.overdue) },
        ...(external === null
          ? []
          : [
              {
                label: words.externalSource,
                value: `${external.source}: ${external.score}`,
                note: <DayText day={external.on} />,
              },
            ]),
        ...references.map(({ name, judgement, remark }, index) => ({
          label: `${words.reference} ${index + 1}`,
          value: `${name}: ${words.judgements[judgement]}`,
          note: remark,
        })),
        {
          label: words.submittedBy,
          value: detail.submittedBy,
          note: <InstantText instant={detail.submittedAt} />,
        },
      ]}
    />
  );
}

function Advice({ detail }: { readonly detail: ApplicationDetail }) {
  const { words, say } = useWords(creditWords);
  const { recommendation: advice, currency, lookedAt } = detail;
  const { points, maxPoints, className, scorecardVersion: version } = advice;
  return (
    <section aria-label={words.advice}>
      <h3>{words.advice}</h3>
      <p>
        <strong>
          <MoneyText amount={advice.limit} currency={currency} />
        </strong>{' '}
        · {say(words.adviceText, { points, maxPoints, className, version })}
      </p>
      <p className="small quiet">
        {words.basis[advice.basis]} · {words.lookedAt} <InstantText instant={lookedAt} />
      </p>
      {advice.prepayment ? <p>{words.prepaymentAdvised}</p> : null}
      <table className="PlainTable">
        <thead>
          <tr>
            <th scope="col">{words.attribute}</th>
            <th scope="col">{words.value}</th>
            <th scope="col">{words.points}</th>
          </tr>
        </thead>
        <tbody>
          {advice.lines.map((line) => (
            <tr key={line.attribute}>
              <td>{words.attributes[line.attribute]}</td>
              <td>{line.value ?? words.unknown}</td>
              <td>
                {line.points} / {line.maxPoints}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Decided({ detail }: { readonly detail: ApplicationDetail }) {
  const { words } = useWords(creditWords);
  const { decision, decidedByName, decidedAt, confirmedByName, confirmedAt, reason } = detail;
  if (decidedByName === null || decidedAt === null) return null;
  return (
    <Facts
      items={[
        {
          label: words.decidedBy,
          value: decidedByName,
          note: <InstantText instant={decidedAt} />,
        },
        { label: words.reason, value: reason ?? '' },
        ...(decision === null
          ? []
          : [
              {
                label: words.limit,
                value: <MoneyText amount={decision.limit} currency={detail.currency} />,
              },
              { label: words.conditions, value: decision.conditions || '–' },
              { label: words.expiresOn, value: <DayText day={decision.expiresOn} /> },
              { label: words.reviewOn, value: <DayText day={decision.reviewOn} /> },
            ]),
        ...(confirmedByName === null || confirmedAt === null
          ? []
          : [
              {
                label: words.confirmedBy,
                value: confirmedByName,
                note: <InstantText instant={confirmedAt} />,
              },
            ]),
      ]}
    />
  );
}

function Acts({ detail }: { readonly detail: ApplicationDetail }) {
  const { words } = useWords(creditWords);
  const [open, setOpen] = useState<'grant' | 'decline' | null>(null);
  const { id: applicationId, version, state } = detail;
  const params = { applicationId };
  const again = useAct('reassessCreditApplication', { refreshes: REFRESHES });
  const confirm = useAct('confirmCreditApplication', { refreshes: REFRESHES });
  const withdraw = useAct('withdrawCreditApplication', { refreshes: REFRESHES });
  const end = () => setOpen(null);
  const answer = (given: 'confirm' | 'send_back') =>
    void confirm
      .act({ params, body: { answer: given, version } })
      .then(() => toast(given === 'confirm' ? words.granted : words.saved));
  return (
    <div className="row">
      {state === 'submitted' ? (
        <>
          <ActionButton kind="primary" permission="credit.decide" onClick={() => setOpen('grant')}>
            {words.decide}
          </ActionButton>
          <ActionButton permission="credit.decide" onClick={() => setOpen('decline')}>
            {words.decline}
          </ActionButton>
          <ActionButton
            permission="credit.write"
            busy={again.busy}
            onClick={() =>
              void again.act({ params, body: { version } }).then(() => toast(words.saved))
            }
          >
            {words.lookAgain}
          </ActionButton>
        </>
      ) : null}
      {state === 'proposed' ? (
        <>
          <ActionButton
            kind="primary"
            permission="credit.approve"
            busy={confirm.busy}
            onClick={() => answer('confirm')}
          >
            {words.confirm}
          </ActionButton>
          <ActionButton
            permission="credit.approve"
            busy={confirm.busy}
            onClick={() => answer('send_back')}
          >
            {words.sendBack}
          </ActionButton>
        </>
      ) : null}
      {state === 'submitted' || state === 'proposed' ? (
        <ActionButton
          permission="credit.write"
          busy={withdraw.busy}
          onClick={() =>
            void withdraw.act({ params, body: { version } }).then(() => toast(words.saved))
          }
        >
          {words.withdraw}
        </ActionButton>
      ) : null}
      {open === 'grant' ? <GrantDialog detail={detail} close={end} /> : null}
      {open === 'decline' ? <DeclineDialog detail={detail} close={end} /> : null}
    </div>
  );
}

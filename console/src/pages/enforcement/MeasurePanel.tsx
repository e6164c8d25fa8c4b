import '../subscriptions/subscriptions.css';
import { useState } from 'react';
import type { Output } from '../../api/client.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { InstantText } from '../../parts/InstantText.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { toast } from '../../parts/toast.tsx';
import { deskWords } from '../../words/desk.ts';
import { useWords } from '../../words/language.tsx';
import { providerWords } from '../../words/provider.ts';
import { SidePanel } from '../collections/SidePanel.tsx';
import { CustomerName } from '../customers/CustomerName.tsx';
import { TicketsAbout } from '../provider/TicketsAbout.tsx';
import { AnswerDialog, AppealDialog } from './AnswerDialogs.tsx';
import { MeasureWords } from './MeasureWords.tsx';

type Detail = Output<'getMeasure'>;

/** One measure of the provider: what, why, until when, and what the partner can do. */
export function MeasurePanel({
  measureId,
  close,
}: {
  readonly measureId: string;
  readonly close: () => void;
}) {
  const { words } = useWords(deskWords);
  const read = useRead('getMeasure', { params: { measureId } });
  return (
    <SidePanel
      id={measureId}
      title={read.data?.measure.matterNumber ?? '…'}
      label={words.inbox.title}
      close={close}
    >
      <Loaded read={read} skeleton={<TextSkeleton lines={6} />}>
        {(detail) => (
          <>
            <MeasureFacts detail={detail} />
            <Acts detail={detail} />
            <Appeals detail={detail} />
            <MeasureWords detail={detail} />
            <Requests detail={detail} />
          </>
        )}
      </Loaded>
    </SidePanel>
  );
}

/** What was asked of the provider about it; the text to begin with names measure and clause. */
function Requests({ detail: { measure } }: { readonly detail: Detail }) {
  const { words } = useWords(deskWords);
  const { words: provider, say } = useWords(providerWords);
  const values = { number: measure.matterNumber, what: words.kinds[measure.kind] };
  const { tickets } = provider;
  return (
    <TicketsAbout
      targetId={measure.id}
      subject={{
        customerId: measure.customerId,
        links: [{ kind: 'measure', targetId: measure.id }],
        title: say(tickets.fromMeasure, values),
        description: say(tickets.fromMeasureText, { ...values, clause: measure.clause }),
      }}
    />
  );
}

function MeasureFacts({ detail: { measure } }: { readonly detail: Detail }) {
  const { words } = useWords(deskWords);
  const { inbox } = words;
  return (
    <Facts
      items={[
        { label: inbox.what, value: words.kinds[measure.kind] },
        { label: words.subject, value: measure.subjectName },
        ...(measure.customerId === null
          ? []
          : [{ label: inbox.customer, value: <CustomerName customerId={measure.customerId} /> }]),
        { label: words.assessment, value: words.assessments[measure.assessment] },
        { label: words.clause, value: measure.clause },
        { label: words.facts, value: measure.facts },
        {
          label: inbox.automated,
          value: measure.automatedDetection ? inbox.automatedYes : inbox.automatedNo,
        },
        { label: inbox.since, value: <InstantText instant={measure.startsAt} /> },
        {
          label: inbox.until,
          value:
            measure.expiresAt === null ? (
              inbox.untilLifted
            ) : (
              <InstantText instant={measure.expiresAt} />
            ),
        },
        ...(measure.affected.length === 0
          ? []
          : [{ label: inbox.concerned, value: <Concerned affected={measure.affected} /> }]),
        { label: inbox.answerBy, value: <InstantText instant={measure.answerBy} /> },
        { label: inbox.appealUntil, value: <InstantText instant={measure.appealUntil} /> },
        {
          label: words.state,
          value:
            measure.endedHow === null
              ? inbox.states.in_force
              : `${inbox.states.ended}: ${inbox.ended[measure.endedHow]}`,
        },
      ]}
    />
  );
}

/** What goes on being billed while access is withheld. */
function Concerned({ affected }: { readonly affected: Detail['measure']['affected'] }) {
  const { words, say } = useWords(deskWords);
  return (
    <ul>
      {affected.map((each) => (
        <li key={each.subscriptionId}>
          {each.name} ·{' '}
          {say(words.perCycle, {
            amount: each.perCycle,
            currency: each.currency,
            cycle: words.cycles[each.billingCycle],
          })}
        </li>
      ))}
    </ul>
  );
}

function Acts({ detail: { measure, appeals } }: { readonly detail: Detail }) {
  const { inbox } = useWords(deskWords).words;
  const [open, setOpen] = useState<'answered' | 'update_asked' | 'appeal' | null>(null);
  const acknowledge = useAct('acknowledgeMeasure', {
    refreshes: ['getMeasure', 'listMeasures'],
  });
  const end = () => setOpen(null);
  const hasAppeal = appeals.some((each) => each.state === 'open');
  return (
    <div className="row">
      {measure.acknowledgedAt === null ? (
        <ActionButton
          kind="primary"
          permission="enforcement.answer"
          busy={acknowledge.busy}
          onClick={() =>
            void acknowledge
              .act({ params: { measureId: measure.id } })
              .then(() => toast(inbox.acknowledged))
          }
        >
          {inbox.acknowledge}
        </ActionButton>
      ) : null}
      <ActionButton permission="enforcement.answer" onClick={() => setOpen('answered')}>
        {inbox.answer}
      </ActionButton>
      <ActionButton permission="enforcement.answer" onClick={() => setOpen('update_asked')}>
        {inbox.ask}
      </ActionButton>
      {measure.state === 'in_force' && !hasAppeal ? (
        <ActionButton permission="enforcement.answer" onClick={() => setOpen('appeal')}>
          {inbox.appeal}
        </ActionButton>
      ) : null}
      {open === 'appeal' ? <AppealDialog measureId={measure.id} close={end} /> : null}
      {open === 'answered' || open === 'update_asked' ? (
        <AnswerDialog measureId={measure.id} kind={open} close={end} />
      ) : null}
    </div>
  );
}

function Appeals({ detail: { appeals } }: { readonly detail: Detail }) {
  const { words } = useWords(deskWords);
  const { inbox } = words;
  return appeals.map((each) => (
    <Facts
      key={each.id}
      items={[
        { label: inbox.appeal, value: inbox.appealStates[each.state] },
        { label: inbox.grounds, value: inbox.groundKinds[each.grounds] },
        each.decision === null
          ? { label: inbox.promised, value: <InstantText instant={each.promisedAt} /> }
          : { label: words.appealText, value: each.decision },
      ]}
    />
  ));
}

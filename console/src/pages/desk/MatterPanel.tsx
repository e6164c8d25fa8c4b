import '../subscriptions/subscriptions.css';
import { useState } from 'react';
import type { Output } from '../../api/client.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { ConfirmAction } from '../../parts/ConfirmAction.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { InstantText } from '../../parts/InstantText.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { toast } from '../../parts/toast.tsx';
import { deskWords } from '../../words/desk.ts';
import { useWords } from '../../words/language.tsx';
import { SidePanel } from '../collections/SidePanel.tsx';
import { MeasureWords } from '../enforcement/MeasureWords.tsx';
import { AssessDialog, SubjectDialog, TakeDialog } from './MatterDialogs.tsx';
import { AppealDialog, LiftDialog, UpdateDialog } from './MeasureDialogs.tsx';
import { Proposals } from './Proposals.tsx';
import { assessmentTones } from './tones.ts';

export type MatterDetail = Output<'getMatter'>;
type MeasureDetail = MatterDetail['measures'][number];

/** One matter: what was reported, what was found, what is done about it. */
export function MatterPanel({
  matterId,
  close,
}: {
  readonly matterId: string;
  readonly close: () => void;
}) {
  const { words } = useWords(deskWords);
  const read = useRead('getMatter', { params: { matterId } });
  return (
    <SidePanel
      id={matterId}
      title={read.data?.matter.number ?? '…'}
      label={words.title}
      close={close}
    >
      <Loaded read={read} skeleton={<TextSkeleton lines={6} />}>
        {(detail) => <Detail detail={detail} />}
      </Loaded>
    </SidePanel>
  );
}

type Open = 'assess' | 'subject' | 'take' | null;

function Detail({ detail }: { readonly detail: MatterDetail }) {
  const { words } = useWords(deskWords);
  const [open, setOpen] = useState<Open>(null);
  const { matter } = detail;
  const end = () => setOpen(null);
  const isOpen = matter.state === 'open';
  return (
    <>
      <MatterFacts detail={detail} />
      {isOpen ? (
        <div className="row">
          {matter.subjectKind === 'unresolved' ? (
            <ActionButton permission="desk.act" onClick={() => setOpen('subject')}>
              {words.setSubject}
            </ActionButton>
          ) : null}
          <ActionButton permission="desk.act" onClick={() => setOpen('assess')}>
            {words.assess}
          </ActionButton>
          {detail.allowed.length > 0 ? (
            <ActionButton permission="desk.act" kind="danger" onClick={() => setOpen('take')}>
              {words.take}
            </ActionButton>
          ) : null}
          <CloseMatter matterId={matter.id} />
        </div>
      ) : null}
      <Proposals detail={detail} />
      <h3>{words.measures}</h3>
      {detail.measures.length === 0 ? <p className="quiet">{words.noMeasures}</p> : null}
      {detail.measures.map((each) => (
        <MeasureSection key={each.measure.id} matterId={matter.id} detail={each} />
      ))}
      <Reports reports={detail.reports} />
      {open === 'assess' ? <AssessDialog detail={detail} close={end} /> : null}
      {open === 'subject' ? <SubjectDialog matterId={matter.id} close={end} /> : null}
      {open === 'take' ? <TakeDialog detail={detail} close={end} /> : null}
    </>
  );
}

function MatterFacts({ detail: { matter } }: { readonly detail: MatterDetail }) {
  const { words } = useWords(deskWords);
  return (
    <Facts
      items={[
        {
          label: words.subject,
          value: matter.subjectKind === 'unresolved' ? words.unresolved : matter.subjectName,
        },
        { label: words.partner, value: matter.aboutPartnerName || '–' },
        { label: words.kind, value: matter.class },
        {
          label: words.assessment,
          value: (
            <StatusBadge tone={assessmentTones[matter.assessment]}>
              {words.assessments[matter.assessment]}
            </StatusBadge>
          ),
        },
        ...(matter.clause === null ? [] : [{ label: words.clause, value: matter.clause }]),
        ...(matter.facts === null ? [] : [{ label: words.facts, value: matter.facts }]),
        { label: words.opened, value: <InstantText instant={matter.openedAt} /> },
      ]}
    />
  );
}

function CloseMatter({ matterId }: { readonly matterId: string }) {
  const { words } = useWords(deskWords);
  const act = useAct('closeMatter', { refreshes: ['getMatter', 'listMatters'] });
  return (
    <ConfirmAction
      label={words.close}
      title={words.close}
      permission="desk.act"
      consequence={words.closeText}
      act={async () => {
        await act.act({ params: { matterId } });
        toast(words.closed);
      }}
    />
  );
}

function MeasureSection({
  matterId,
  detail,
}: {
  readonly matterId: string;
  readonly detail: MeasureDetail;
}) {
  const { words } = useWords(deskWords);
  const [open, setOpen] = useState<'lift' | 'update' | 'appeal' | null>(null);
  const { measure, appeals } = detail;
  const end = () => setOpen(null);
  const ids = { matterId, measureId: measure.id };
  const isInForce = measure.state === 'in_force';
  return (
    <section aria-label={words.kinds[measure.kind]} className="stack">
      <div className="row">
        <strong>{words.kinds[measure.kind]}</strong>
        <StatusBadge tone={isInForce ? 'danger' : 'neutral'}>
          {words.inbox.states[measure.state]}
        </StatusBadge>
      </div>
      <div className="row">
        {isInForce ? (
          <ActionButton permission="desk.act" onClick={() => setOpen('lift')}>
            {words.lift}
          </ActionButton>
        ) : null}
        <ActionButton permission="desk.act" onClick={() => setOpen('update')}>
          {words.update}
        </ActionButton>
        {appeals.some((each) => each.state === 'open') ? (
          <ActionButton permission="desk.approve" kind="primary" onClick={() => setOpen('appeal')}>
            {words.decideAppeal}
          </ActionButton>
        ) : null}
      </div>
      <MeasureWords detail={detail} />
      {open === 'lift' ? <LiftDialog ids={ids} close={end} /> : null}
      {open === 'update' ? <UpdateDialog ids={ids} close={end} /> : null}
      {open === 'appeal' ? <AppealDialog ids={ids} close={end} /> : null}
    </section>
  );
}

function Reports({ reports }: { readonly reports: MatterDetail['reports'] }) {
  const { words } = useWords(deskWords);
  return (
    <section aria-label={words.reports}>
      <h3>{words.reports}</h3>
      <ul className="Notes">
        {reports.map((each) => (
          <li key={each.reportId}>
            {each.class} · {each.sourceIdentifier}
            <div className="small quiet">
              <InstantText instant={each.receivedAt} /> · {each.reporterOrg} {each.reporterContact}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

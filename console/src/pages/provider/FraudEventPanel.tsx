import '../subscriptions/subscriptions.css';
import type { Output } from '../../api/client.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { useNavigateTo } from '../../app/navigate.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { SelectField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { InstantText } from '../../parts/InstantText.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { toast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { casesWords } from '../../words/cases.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { providerWords } from '../../words/provider.ts';
import { SidePanel } from '../collections/SidePanel.tsx';
import { CustomerName } from '../customers/CustomerName.tsx';
import { fraudTones, isFraudStatus, levelTones } from './tones.ts';

/** One sign of misuse with what is known, and the decision about it. */
export function FraudEventPanel({
  fraudEventId,
  close,
}: {
  readonly fraudEventId: string;
  readonly close: () => void;
}) {
  const { fraud } = useWords(providerWords).words;
  const read = useRead('getFraudEvent', { params: { fraudEventId } });
  return (
    <SidePanel
      id={fraudEventId}
      title={read.data?.event.title ?? '…'}
      label={fraud.title}
      close={close}
    >
      <Loaded read={read} skeleton={<TextSkeleton lines={6} />}>
        {(detail) => <EventDetail key={detail.event.version} detail={detail} />}
      </Loaded>
    </SidePanel>
  );
}

function EventDetail({ detail }: { readonly detail: Output<'getFraudEvent'> }) {
  const { fraud } = useWords(providerWords).words;
  const format = useFormat();
  const { event, changes } = detail;
  return (
    <>
      <div className="row">
        <StatusBadge tone={fraudTones[event.status]}>{fraud.statuses[event.status]}</StatusBadge>
        <StatusBadge tone={levelTones[event.severity]}>
          {fraud.severity} {fraud.levels[event.severity]}
        </StatusBadge>
      </div>
      <p>{event.description}</p>
      <Facts
        items={[
          { label: fraud.customer, value: <CustomerName customerId={event.customerId} /> },
          { label: fraud.subscription, value: event.subscriptionName },
          { label: fraud.confidence, value: fraud.levels[event.confidence] },
          { label: fraud.type, value: <code>{event.type}</code> },
          { label: fraud.resource, value: event.resourceName },
          { label: fraud.times, value: format.count(event.hitCount) },
          { label: fraud.first, value: <InstantText instant={event.firstObservedAt} /> },
          { label: fraud.last, value: <InstantText instant={event.lastObservedAt} /> },
          ...(event.country === null ? [] : [{ label: fraud.country, value: event.country }]),
        ]}
      />
      <OpenCase fraudEventId={event.id} />
      <Decide event={event} />
      <section aria-label={fraud.changes}>
        <h3>{fraud.changes}</h3>
        {changes.length === 0 ? <p className="quiet">{fraud.noChanges}</p> : null}
        <ul className="Notes">
          {changes.map((change) => (
            <li key={change.changedAt}>
              {fraud.statuses[change.from]} → {fraud.statuses[change.to]}
              <div className="small quiet">
                <InstantText instant={change.changedAt} /> · {change.changedBy}
              </div>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function OpenCase({ fraudEventId }: { readonly fraudEventId: string }) {
  const { words } = useWords(casesWords);
  const navigateTo = useNavigateTo();
  const open = useAct('openCaseOfFraudEvent', { refreshes: ['listCases', 'listFraudEvents'] });
  const act = async () => {
    const { id } = await open.act({ params: { fraudEventId }, body: {} });
    navigateTo(paths.case(id));
  };
  return (
    <ActionButton permission="cases.write" busy={open.busy} onClick={() => void act()}>
      {words.case}
    </ActionButton>
  );
}

function Decide({ event }: { readonly event: Output<'getFraudEvent'>['event'] }) {
  const { fraud } = useWords(providerWords).words;
  const decide = useAct('decideFraudEvent', { refreshes: ['getFraudEvent', 'listFraudEvents'] });
  const form = useForm({
    initial: { status: event.status as string, reason: event.resolvedReason ?? '' },
    check: ({ status, reason }) => ({
      reason: status === 'resolved' && reason === '' ? fraud.chooseReason : undefined,
    }),
    act: async ({ status, reason }) => {
      if (!isFraudStatus(status)) return;
      const found = reason === 'fraud' || reason === 'ignore' ? reason : undefined;
      await decide.act({
        params: { fraudEventId: event.id },
        body: { status, ...(status === 'resolved' && found ? { reason: found } : {}) },
      });
      toast(fraud.saved);
    },
  });
  const listed = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  return (
    <Form form={form} submit={fraud.save} permission="fraud_events.write">
      <SelectField
        {...form.field('status')}
        label={fraud.decide}
        choices={listed(fraud.statuses)}
      />
      {form.values.status === 'resolved' ? (
        <SelectField
          {...form.field('reason')}
          label={fraud.reason}
          choices={listed(fraud.reasons)}
        />
      ) : null}
    </Form>
  );
}

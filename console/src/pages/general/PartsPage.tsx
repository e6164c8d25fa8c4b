import { ActionButton } from '../../parts/ActionButton.tsx';
import { AgeingBar } from '../../parts/AgeingBar.tsx';
import { ConfirmAction } from '../../parts/ConfirmAction.tsx';
import { DayText } from '../../parts/DayText.tsx';
import { Tabs } from '../../parts/Detail.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { InstantText } from '../../parts/InstantText.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { Page, Section } from '../../parts/Page.tsx';
import { Progress } from '../../parts/Progress.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { Timeline } from '../../parts/Timeline.tsx';
import { toast } from '../../parts/toast.tsx';
import { WhyPanel } from '../../parts/WhyPanel.tsx';
import { paths } from '../../paths.ts';
import { useWords } from '../../words/language.tsx';
import { uiWords } from '../../words/ui.ts';
import { PartsTable } from './PartsTable.tsx';
import { SampleForm, States } from './PartsStates.tsx';

const day = '2026-11-22';
const instant = '2026-11-22T03:04:05.678Z';

/**
 * Every building block in each of its states, to be looked at in both languages and both themes.
 */
export function PartsPage() {
  const { words } = useWords(uiWords);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      breadcrumbs={[{ label: words.title, to: paths.ui() }]}
      status={<StatusBadge tone="information">{words.stages.reminder}</StatusBadge>}
    >
      <Section title={words.texts}>
        <Texts />
      </Section>
      <Section title={words.detail}>
        <DetailParts />
      </Section>
      <Section title={words.why}>
        <WhyPanel
          verdict={words.verdict}
          tone="danger"
          because={[
            { text: words.because, value: <MoneyText amount="12400.00" currency="USD" /> },
            { text: words.becauseMore, to: paths.ui() },
          ]}
          blockedBy={[{ text: words.blocked, value: <MoneyText amount="900.00" currency="USD" /> }]}
          next={{ text: words.next, day: '2026-11-30' }}
          policy={{ label: words.policy, to: paths.ui() }}
          asOf={day}
        />
      </Section>
      <Section title={words.ageing}>
        <AgeingBar currency="USD" label={words.ageing} buckets={useBuckets()} />
      </Section>
      <Section title={words.acts}>
        <Acts />
      </Section>
      <Section title={words.forms}>
        <SampleForm />
      </Section>
      <Section title={words.progress}>
        <Progress
          label={words.import}
          work={{ state: 'running', done: 61_200, total: 100_000, startedAt: instant }}
        />
        <Progress
          label={`${words.import} 2`}
          work={{ state: 'done', done: 100_000, total: 100_000, startedAt: instant }}
        />
      </Section>
      <Section title={words.states}>
        <States />
      </Section>
      <Section title={words.table}>
        <PartsTable />
      </Section>
    </Page>
  );
}

function Texts() {
  const { words } = useWords(uiWords);
  return (
    <>
      <div className="row">
        <StatusBadge>{words.stages.none}</StatusBadge>
        <StatusBadge tone="success">{words.stages.none}</StatusBadge>
        <StatusBadge tone="information">{words.stages.hold}</StatusBadge>
        <StatusBadge tone="warning">{words.stages.reminder}</StatusBadge>
        <StatusBadge tone="danger">{words.stages.final}</StatusBadge>
      </div>
      <Facts
        items={[
          { label: 'USD', value: <MoneyText amount="310427858.75" currency="USD" /> },
          { label: 'JPY', value: <MoneyText amount="12345678" currency="JPY" /> },
          { label: 'EUR', value: <MoneyText amount="-0.05" currency="EUR" /> },
          { label: words.due, value: <DayText day={day} form="long" /> },
          {
            label: words.due,
            value: <DayText day={day} />,
            note: <InstantText instant={instant} />,
          },
        ].map((fact, at) => ({ ...fact, label: `${fact.label}${'\u00A0'.repeat(at)}` }))}
      />
    </>
  );
}

function DetailParts() {
  const { words } = useWords(uiWords);
  const entry = { actor: 'Aiko Tanaka', at: instant };
  return (
    <>
      <Facts
        layout="strip"
        items={[
          { label: words.stood, value: <MoneyText amount="48200.00" currency="USD" /> },
          {
            label: words.overdue,
            value: <MoneyText amount="12400.00" currency="USD" />,
            note: words.buckets.d60,
          },
          {
            label: words.stage,
            value: <StatusBadge tone="danger">{words.verdict}</StatusBadge>,
          },
          { label: words.due, value: <DayText day={day} form="long" /> },
        ]}
      />
      <Tabs
        label={words.detail}
        tabs={[
          { id: 'one', label: words.tabOne, count: '12', content: () => <p>{words.tabText}</p> },
          {
            id: 'two',
            label: words.tabTwo,
            content: () => (
              <Timeline
                entries={[
                  {
                    ...entry,
                    id: '1',
                    title: words.event,
                    reason: words.eventReason,
                    tone: 'success',
                  },
                  { ...entry, id: '2', title: words.eventOther, actor: '' },
                  {
                    ...entry,
                    id: '3',
                    title: words.verdict,
                    at: '2026-11-02T01:00:00Z',
                    tone: 'danger',
                  },
                ]}
              />
            ),
          },
        ]}
      />
    </>
  );
}

function useBuckets() {
  const { buckets } = useWords(uiWords).words;
  return [
    { key: 'notDue', label: buckets.notDue, amount: '204110442.10', count: 31_204 },
    { key: '1-30', label: buckets.d30, amount: '61288113.44', count: 9_410, to: paths.ui() },
    { key: '31-60', label: buckets.d60, amount: '24902870.02', count: 4_022 },
    { key: '61-90', label: buckets.d90, amount: '9811000.00', count: 1_733 },
    { key: '91-120', label: buckets.d120, amount: '-1200.50', count: 2 },
    { key: '120+', label: buckets.over, amount: '10316633.69', count: 2_911 },
  ];
}

function Acts() {
  const { words } = useWords(uiWords);
  return (
    <div className="row">
      <ActionButton kind="primary" onClick={() => toast(words.primary)}>
        {words.primary}
      </ActionButton>
      <ActionButton>{words.plain}</ActionButton>
      <ActionButton reason={words.cannotReason}>{words.cannot}</ActionButton>
      <ConfirmAction
        label={words.suspend}
        title={words.suspendTitle}
        kind="danger"
        typed="Contoso"
        consequence={
          <>
            <p>{words.suspendText}</p>
            <p>{words.suspendAlso}</p>
          </>
        }
        act={() => Promise.resolve(toast(words.suspend))}
      />
    </div>
  );
}

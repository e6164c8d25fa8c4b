import './collections.css';
import { useEffect, useRef } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useRead } from '../../api/queries.ts';
import { usePathParam } from '../../app/path-param.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { DayText } from '../../parts/DayText.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { InstantText } from '../../parts/InstantText.tsx';
import { Message } from '../../parts/Message.tsx';
import { Page, Section } from '../../parts/Page.tsx';
import { pollMs, Progress } from '../../parts/Progress.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { paths } from '../../paths.ts';
import { collectionsWords } from '../../words/collections.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { Brake, StopRun } from './Brake.tsx';
import { type Run, runTones, workOf } from './run-state.ts';
import { useVersionName } from './stages.ts';
import { CurrencySections, EffectsTable, StagesTable } from './SummaryTables.tsx';

/** One run: how far it is, what came out of it, and how to stop it. */
export function RunPage() {
  const { words, say } = useWords(collectionsWords);
  const format = useFormat();
  const runId = usePathParam('runId');
  const known = useRead('getCollectionsRun', { params: { runId } });
  const running = known.data !== undefined && known.data.state === 'running';
  const read = useRead(
    'getCollectionsRun',
    { params: { runId } },
    { everyMs: running ? pollMs(workOf(known.data)) : false },
  );
  useRefreshAtEnd(read.data?.state);
  const run = read.data;
  return (
    <Page
      title={
        run === undefined ? words.run.title : say(words.run.one, { day: format.day(run.asOf) })
      }
      breadcrumbs={[
        { label: words.title, to: paths.worklist() },
        { label: words.run.title, to: paths.runs() },
      ]}
      status={
        run === undefined ? null : (
          <StatusBadge tone={runTones[run.state]}>{words.run.states[run.state]}</StatusBadge>
        )
      }
    >
      <Loaded read={read} skeleton={<TextSkeleton lines={8} />}>
        {(each) => <OneRun run={each} />}
      </Loaded>
    </Page>
  );
}

/** When a run ends, what it changed is read anew everywhere. */
function useRefreshAtEnd(state: Run['state'] | undefined): void {
  const client = useQueryClient();
  const before = useRef(state);
  useEffect(() => {
    if (before.current === 'running' && state !== 'running' && state !== undefined) {
      const names = ['listCollectionsRuns', 'listWorklist', 'getWorklistTotals', 'listProposals'];
      for (const name of [...names, 'listTasks', 'listNotices', 'getStanding']) {
        void client.invalidateQueries({ queryKey: [name] });
      }
    }
    before.current = state;
  }, [client, state]);
}

function OneRun({ run }: { readonly run: Run }) {
  const { words, say } = useWords(collectionsWords);
  const format = useFormat();
  const versionName = useVersionName();
  const started = run.startedBy === 'schedule' ? words.run.starters.schedule : run.starterName;
  const { summary } = run;
  return (
    <>
      <Facts
        layout="strip"
        items={[
          { label: words.run.asOf, value: <DayText day={run.asOf} form="long" /> },
          {
            label: words.run.started,
            value: <InstantText instant={run.startedAt} />,
            note: started,
          },
          { label: words.run.finished, value: <InstantText instant={run.finishedAt} /> },
          {
            label: words.run.policy,
            value: (
              <AppLink to={paths.policyVersion(run.policyVersionId)}>
                {versionName(run.policyVersionId)}
              </AppLink>
            ),
          },
          {
            label: words.run.overdueCustomers,
            value: format.count(summary.overdueCustomers),
            note: say(words.run.ofTotal, {
              done: format.count(run.customersDone),
              total: format.count(run.customersTotal),
            }),
          },
        ]}
      />
      {run.state === 'braked' ? <Brake run={run} /> : null}
      {run.looksBack ? (
        <Message tone="information" title={words.run.looksBackTitle}>
          {say(words.run.looksBack, { day: format.day(run.asOf) })}
        </Message>
      ) : null}
      {run.releasedBy === null ? null : (
        <Message tone="warning">
          {say(words.run.releasedBy, { name: run.releasedBy, reason: run.releaseReason ?? '' })}
        </Message>
      )}
      {run.state === 'done' ? null : (
        <Progress
          label={words.run.progress}
          work={workOf(run)}
          stop={run.state === 'running' ? <StopRun run={run} /> : null}
        />
      )}
      <div className="Figures">
        <Section
          title={words.run.byEffect}
          actions={
            <AppLink to={paths.proposals({ state: 'proposed' })}>{words.run.toProposals}</AppLink>
          }
        >
          <EffectsTable summary={summary} />
        </Section>
        <Section
          title={words.run.byStage}
          lead={words.run.byStageLead}
          actions={<AppLink to={paths.worklist()}>{words.run.toWorklist}</AppLink>}
        >
          <StagesTable summary={summary} versionId={run.policyVersionId} />
        </Section>
      </div>
      <CurrencySections summary={summary} />
    </>
  );
}

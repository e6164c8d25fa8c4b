import { useEffect, useState } from 'react';
import { useAct, useRead } from '../../api/queries.ts';
import { todayIn } from '../../app/clock.ts';
import { useNavigateTo } from '../../app/navigate.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { ConfirmDialog } from '../../parts/ConfirmAction.tsx';
import { toast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { collectionsWords } from '../../words/collections.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { EffectsTable } from './SummaryTables.tsx';
import { useVersionName } from './stages.ts';

/** Starts today's run, after telling what it would do now. */
export function RunNow() {
  const { run } = useWords(collectionsWords).words;
  const [open, setOpen] = useState(false);
  const versions = useRead('listPolicyVersions', {});
  const published = versions.data?.items.find((version) => version.state === 'published');
  const missing = versions.data !== undefined && published === undefined;
  return (
    <>
      <ActionButton
        kind="primary"
        permission="collections.run"
        reason={missing ? run.noPublished : undefined}
        onClick={() => setOpen(true)}
      >
        {run.now}
      </ActionButton>
      {open && published !== undefined ? (
        <RunNowDialog versionId={published.id} close={() => setOpen(false)} />
      ) : null}
    </>
  );
}

function RunNowDialog({
  versionId,
  close,
}: {
  readonly versionId: string;
  readonly close: () => void;
}) {
  const { words, say } = useWords(collectionsWords);
  const { run } = words;
  const format = useFormat();
  const navigateTo = useNavigateTo();
  const versionName = useVersionName();
  const asOf = todayIn(format.timeZone);
  const preview = useAct('previewCollectionsRun');
  const start = useAct('startCollectionsRun', {
    refreshes: ['listCollectionsRuns', 'listWorklist', 'getWorklistTotals'],
  });
  const { act } = preview;
  useEffect(() => {
    // A preview that fails is told by the run itself, with the same reason.
    act({ body: { asOf, policyVersionId: versionId } }).catch(() => undefined);
  }, [act, asOf, versionId]);
  return (
    <ConfirmDialog
      label={run.nowStart}
      title={say(run.nowTitle, { day: format.day(asOf, 'long') })}
      consequence={
        <>
          <p>{say(run.nowLead, { policy: versionName(versionId) })}</p>
          <h3>{run.nowWould}</h3>
          {preview.output === undefined ? (
            <p className="quiet">{preview.problem?.problem.detail ?? run.nowCounting}</p>
          ) : (
            <EffectsTable summary={preview.output.summary} />
          )}
          <p>{run.nowNotices}</p>
          <p>{run.nowHarmful}</p>
        </>
      }
      close={close}
      act={async () => {
        const started = await start.act({ body: { asOf } });
        toast(run.nowStarted, { tone: 'information' });
        navigateTo(paths.run(started.id));
      }}
    />
  );
}

import { type Output } from '../../api/client.ts';
import { useRead } from '../../api/queries.ts';
import { useNavigateTo } from '../../app/navigate.ts';
import { usePathParam } from '../../app/path-param.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { type Fact, Facts } from '../../parts/Facts.tsx';
import { InstantText } from '../../parts/InstantText.tsx';
import { Message } from '../../parts/Message.tsx';
import { Page } from '../../parts/Page.tsx';
import { Progress } from '../../parts/Progress.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { paths } from '../../paths.ts';
import { importsWords } from '../../words/imports.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { ApplyImport } from './ApplyImport.tsx';
import { importTones, isWorking, workOf } from './import-state.ts';
import { ImportErrors } from './ImportErrors.tsx';
import { useProfileNames } from './profile-names.ts';
import { useRunning } from './running.ts';

export type ImportReport = Output<'getImport'>;

const everyMs = 1000;

/** The report of one import: how far it is, what it would do or did, what was not taken and why. */
export function ImportPage() {
  const { words, language, say } = useWords(importsWords);
  const id = usePathParam('importId');
  const own = useRunning().find((each) => each.importId === id);
  const applying = own !== undefined && own.problem === null;
  const first = useRead('getImport', { params: { id }, query: { language } });
  const working = applying || isWorking(first.data);
  const read = useRead(
    'getImport',
    { params: { id }, query: { language } },
    { everyMs: working ? everyMs : false },
  );
  const breadcrumbs = [{ label: words.title, to: paths.imports() }];
  if (read.data === undefined) {
    return (
      <Page title={words.title} breadcrumbs={breadcrumbs}>
        <Loaded read={read} skeleton={<TextSkeleton lines={8} />}>
          {() => null}
        </Loaded>
      </Page>
    );
  }
  const found = read.data;
  const done = found.state === 'applied';
  return (
    <Page
      title={say(words.one.reportOf, { file: found.fileName === '' ? '—' : found.fileName })}
      status={
        applying && !done ? (
          <StatusBadge tone="information">{words.states.applying}</StatusBadge>
        ) : (
          <StatusBadge tone={importTones[found.state]}>{words.states[found.state]}</StatusBadge>
        )
      }
      breadcrumbs={breadcrumbs}
      actions={<Actions found={found} applying={applying} />}
    >
      <WorkOrNote found={found} applying={applying && !done} />
      {own === undefined || own.problem === null ? null : <ErrorState problem={own.problem} />}
      <Counts found={found} />
      <ImportErrors found={found} />
    </Page>
  );
}

function Actions({
  found,
  applying,
}: {
  readonly found: ImportReport;
  readonly applying: boolean;
}) {
  const { words } = useWords(importsWords);
  const navigateTo = useNavigateTo();
  if (found.state === 'staged' || found.state === 'stopped') {
    return <ApplyImport found={found} applying={applying} />;
  }
  if (isWorking(found)) return null;
  return (
    <>
      {found.state === 'applied' ? (
        <ActionButton onClick={() => navigateTo(paths.documents())}>
          {words.one.seeDocuments}
        </ActionButton>
      ) : null}
      <ActionButton onClick={() => navigateTo(paths.newImport())}>{words.one.again}</ActionButton>
    </>
  );
}

/** Progress while there is work; else one sentence that says what the state means. */
function WorkOrNote({
  found,
  applying,
}: {
  readonly found: ImportReport;
  readonly applying: boolean;
}) {
  const { words, say } = useWords(importsWords);
  const { one, running } = words;
  if (applying || found.state === 'applying') {
    return (
      <Progress
        label={say(running.applying, { file: found.fileName })}
        work={{ state: 'running', done: found.rows, total: null, startedAt: null }}
      />
    );
  }
  switch (found.state) {
    case 'reading':
      return (
        <>
          <Progress label={say(running.reading, { file: found.fileName })} work={workOf(found)} />
          <p className="quiet">{one.readingNote}</p>
        </>
      );
    case 'staged':
      return <StagedNote found={found} />;
    case 'stopped':
      return <Message tone="warning">{one.badRowsStop}</Message>;
    case 'expired':
      return <Message tone="neutral">{one.expiredNote}</Message>;
    case 'failed':
      return (
        <Message tone="danger" title={words.states.failed}>
          {one.failedNote} {found.failure === null ? null : <code>{found.failure.code}</code>}
        </Message>
      );
    case 'applied':
      return <Message tone="success">{one.appliedNote}</Message>;
  }
}

function StagedNote({ found }: { readonly found: ImportReport }) {
  const { one } = useWords(importsWords).words;
  if (found.created === 0) return <Message tone="neutral">{one.nothingToApply}</Message>;
  if (found.rejected > 0 && found.badRows === 'stop') {
    return (
      <Message tone="warning">
        {one.badRowsStop} {one.stagedNote}
      </Message>
    );
  }
  return <Message tone="information">{one.stagedNote}</Message>;
}

function Counts({ found }: { readonly found: ImportReport }) {
  const { words } = useWords(importsWords);
  const format = useFormat();
  const nameOf = useProfileNames();
  const { one } = words;
  const done = found.state === 'applied';
  const counted: readonly Fact[] = [
    { label: words.rows, value: format.count(found.rows), note: nameOf(found.profile) },
    {
      label: done ? words.created : one.wouldCreate,
      value: format.count(found.created),
      note: one.createdNote,
    },
    { label: words.unchanged, value: format.count(found.unchanged), note: one.unchangedNote },
    { label: words.changed, value: format.count(found.changed), note: one.changedNote },
    { label: words.rejected, value: format.count(found.rejected), note: one.rejectedNote },
  ];
  return (
    <>
      <Facts layout="strip" items={counted} />
      <p className="small quiet">
        {words.startedBy} {found.startedBy} · {words.startedAt}{' '}
        <InstantText instant={found.startedAt} />
        {found.finishedAt === null ? null : (
          <>
            {' '}
            · {words.finishedAt} <InstantText instant={found.finishedAt} />
          </>
        )}
      </p>
    </>
  );
}

import { useRows } from '../../api/queries.ts';
import { useNavigateTo } from '../../app/navigate.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { Page } from '../../parts/Page.tsx';
import { SubNavigation } from '../../parts/SubNavigation.tsx';
import {
  type Column,
  countColumn,
  instantColumn,
  statusColumn,
  textColumn,
} from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { paths } from '../../paths.ts';
import { importsPages } from '../../shell/navigation.ts';
import { importsWords } from '../../words/imports.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { type ImportRow, importTones } from './import-state.ts';
import { useProfileNames } from './profile-names.ts';
import { RunningImports } from './RunningImports.tsx';

/** Every file that was read, and what runs now. */
export function ImportsPage() {
  const { words } = useWords(importsWords);
  const navigateTo = useNavigateTo();
  const view = useTableView();
  const rows = useRows('listImports', {});
  const columns = useColumns();
  const start = (
    <ActionButton
      kind="primary"
      permission="receivables.write"
      icon={<Icon name="plus" size={14} />}
      onClick={() => navigateTo(paths.newImport())}
    >
      {words.start}
    </ActionButton>
  );
  return (
    <Page title={words.title} lead={words.lead} actions={start} fill>
      <SubNavigation pages={importsPages} label={words.title} />
      <RunningImports />
      <DataTable
        label={words.title}
        columns={columns}
        rows={rows}
        view={view}
        rowKey={(found) => found.id}
        open={(found) => paths.import(found.id)}
        empty={<EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>}
      />
    </Page>
  );
}

function useColumns(): readonly Column<ImportRow>[] {
  const { words } = useWords(importsWords);
  const format = useFormat();
  const nameOf = useProfileNames();
  const counts = [
    ['rows', 76],
    ['created', 80],
    ['unchanged', 92],
    ['changed', 84],
    ['rejected', 84],
  ] as const;
  return [
    textColumn({
      id: 'file',
      title: words.file,
      text: (found) => found.fileName,
      cell: (found) => <strong>{found.fileName === '' ? '—' : found.fileName}</strong>,
    }),
    statusColumn({
      id: 'state',
      title: words.state,
      width: 176,
      status: ({ state }) => ({ text: words.states[state], tone: importTones[state] }),
    }),
    textColumn({
      id: 'profile',
      title: words.profile,
      width: 140,
      text: (found) => nameOf(found.profile),
    }),
    ...counts.map(([name, width]) =>
      countColumn<ImportRow>({
        id: name,
        title: words[name],
        width,
        format,
        count: (found) => found[name],
      }),
    ),
    textColumn({
      id: 'startedBy',
      title: words.startedBy,
      width: 150,
      hiddenAtFirst: true,
      text: (found) => found.startedBy,
    }),
    instantColumn({
      id: 'startedAt',
      title: words.startedAt,
      instant: (found) => found.startedAt,
    }),
    instantColumn({
      id: 'finishedAt',
      title: words.finishedAt,
      hiddenAtFirst: true,
      instant: (found) => found.finishedAt,
    }),
  ];
}

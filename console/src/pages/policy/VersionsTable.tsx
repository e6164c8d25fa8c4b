import {
  type Column,
  countColumn,
  instantColumn,
  statusColumn,
  textColumn,
} from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useLocalRows } from '../../parts/table/local-rows.ts';
import { useTableView } from '../../parts/table/view.ts';
import { paths } from '../../paths.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { policyWords } from '../../words/policy.ts';
import { contentOf, type PolicyVersion } from './content.ts';
import { versionTones } from './version.ts';

/** Versions with the one in force first, then drafts, then what was. */
export function VersionsTable({ versions }: { readonly versions: readonly PolicyVersion[] }) {
  const { words } = useWords(policyWords);
  const view = useTableView();
  const columns = useVersionColumns();
  const order = { published: 0, draft: 1, retired: 2 };
  const sorted = versions.toSorted((left, right) => order[left.state] - order[right.state]);
  const rows = useLocalRows(sorted, view, columns);
  return (
    <DataTable
      label={words.title}
      columns={columns}
      rows={rows}
      view={view}
      rowKey={(version) => version.id}
      open={(version) => paths.policyVersion(version.id)}
      empty={null}
    />
  );
}

function useVersionColumns(): readonly Column<PolicyVersion>[] {
  const { words, say } = useWords(policyWords);
  const format = useFormat();
  return [
    textColumn({
      id: 'version',
      title: words.version,
      text: (version) =>
        say(words.versionName, { name: version.policyName, number: version.number }),
    }),
    statusColumn({
      id: 'state',
      title: words.state,
      width: 128,
      status: ({ state }) => ({ text: words.states[state], tone: versionTones[state] }),
    }),
    countColumn({
      id: 'stages',
      title: words.stagesCount,
      width: 88,
      format,
      count: (version) => contentOf(version).stages.length,
    }),
    countColumn({
      id: 'problems',
      title: words.problemsCount,
      width: 96,
      format,
      count: (version) => version.problems.length,
    }),
    instantColumn({
      id: 'publishedAt',
      title: words.publishedAt,
      instant: (version) => version.publishedAt,
    }),
    textColumn({
      id: 'publishedBy',
      title: words.publishedBy,
      width: 160,
      text: (version) => version.publishedBy ?? '',
      cell: (version) => version.publishedBy ?? <span className="quiet">—</span>,
    }),
    instantColumn({
      id: 'createdAt',
      title: words.createdAt,
      instant: (version) => version.createdAt,
    }),
    textColumn({
      id: 'createdBy',
      title: words.createdBy,
      width: 160,
      text: (version) => version.createdBy,
    }),
  ];
}

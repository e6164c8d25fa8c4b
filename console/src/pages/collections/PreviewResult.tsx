import type { Output } from '../../api/client.ts';
import { hrefOf } from '../../api/client.ts';
import { Facts } from '../../parts/Facts.tsx';
import { Section } from '../../parts/Page.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { type Column, moneyColumn, textColumn } from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useLocalRows } from '../../parts/table/local-rows.ts';
import { useTableView } from '../../parts/table/view.ts';
import { paths } from '../../paths.ts';
import { collectionsWords } from '../../words/collections.ts';
import { wordFor } from '../../words/family.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { useStages } from './stages.ts';
import { CurrencySections, EffectsTable, StagesTable } from './SummaryTables.tsx';

type Preview = Output<'previewCollectionsRun'>;
type Difference = Preview['differences'][number];

/** The figures of a preview, and every account to which something would happen. */
export function PreviewResult({
  preview: result,
  request,
}: {
  readonly preview: Preview;
  readonly request: { readonly asOf: string; readonly policyVersionId?: string };
}) {
  const { words } = useWords(collectionsWords);
  const { preview } = words;
  const format = useFormat();
  const { summary } = result;
  return (
    <>
      <Facts
        layout="strip"
        items={[
          { label: preview.customers, value: format.count(summary.customers) },
          { label: preview.overdueCustomers, value: format.count(summary.overdueCustomers) },
          { label: preview.openInvoices, value: format.count(summary.openInvoices) },
          { label: preview.overdueInvoices, value: format.count(summary.overdueInvoices) },
        ]}
      />
      <div className="Figures">
        <Section title={words.run.byEffect}>
          <EffectsTable summary={summary} />
        </Section>
        <Section title={words.run.byStage} lead={words.run.byStageLead}>
          <StagesTable summary={summary} versionId={result.policyVersionId} />
        </Section>
      </div>
      <CurrencySections summary={summary} />
      <Differences result={result} request={request} />
    </>
  );
}

function Differences({
  result,
  request,
}: {
  readonly result: Preview;
  readonly request: { readonly asOf: string; readonly policyVersionId?: string };
}) {
  const { words, say } = useWords(collectionsWords);
  const { preview } = words;
  const format = useFormat();
  const columns = useDifferenceColumns(result.policyVersionId);
  const view = useTableView({ sort: '-overdue' });
  const rows = useLocalRows(result.differences, view, columns);
  const shown = result.differences.length;
  const truncated = shown < result.differencesTotal;
  const all = (
    <a href={hrefOf('downloadCollectionsPreview', { query: request })} download>
      {preview.all}
    </a>
  );
  return (
    <Section
      title={preview.differences}
      lead={
        truncated
          ? say(preview.truncated, {
              shown: format.count(shown),
              total: format.count(result.differencesTotal),
            })
          : preview.differencesLead
      }
      actions={shown === 0 ? null : all}
    >
      <DataTable
        label={preview.differences}
        columns={columns}
        rows={rows}
        view={view}
        rowKey={(row) => `${row.customerId} ${row.currency}`}
        open={(row) => paths.customer(row.customerId)}
        search={preview.search}
        empty={<p className="quiet">{preview.noDifferences}</p>}
      />
    </Section>
  );
}

function useDifferenceColumns(versionId: string | null): readonly Column<Difference>[] {
  const { words, language } = useWords(collectionsWords);
  const { preview } = words;
  const currencyTitle = useWords(partsWords).words.table.currency;
  const stages = useStages(versionId ?? undefined);
  const rank = (key: string) => stages.rank(key);
  return [
    textColumn({
      id: 'customer',
      title: words.customer,
      sortable: true,
      text: (row) => `${row.customerName} ${row.customerNumber}`,
      cell: (row) => (
        <>
          {row.customerName} <span className="quiet">{row.customerNumber}</span>
        </>
      ),
    }),
    moneyColumn({
      id: 'overdue',
      title: words.overdue,
      currencyTitle,
      sortable: true,
      money: (row) => ({ amount: row.overdue, currency: row.currency }),
    }),
    {
      ...textColumn<Difference>({
        id: 'before',
        title: preview.before,
        width: 176,
        sortable: true,
        text: (row) => stages.name(row.stageBefore),
        cell: (row) => <span className="quiet">{stages.name(row.stageBefore)}</span>,
      }),
      compare: (left, right) => rank(left.stageBefore) - rank(right.stageBefore),
    },
    {
      ...textColumn<Difference>({
        id: 'after',
        title: preview.after,
        width: 176,
        sortable: true,
        text: (row) => stages.name(row.stage),
        cell: (row) => (
          <StatusBadge tone={stages.tone(row.stage)}>{stages.name(row.stage)}</StatusBadge>
        ),
      }),
      compare: (left, right) => rank(left.stage) - rank(right.stage),
    },
    textColumn({
      id: 'effects',
      title: preview.effects,
      width: 240,
      text: (row) =>
        row.effects
          .map((effect) => wordFor(words.singleEffects, effect))
          .join(language === 'ja' ? '、' : ', '),
    }),
  ];
}

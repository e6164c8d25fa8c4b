import './collections.css';
import type { Output } from '../../api/client.ts';
import { AgeingBar } from '../../parts/AgeingBar.tsx';
import { Section } from '../../parts/Page.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { collectionsWords } from '../../words/collections.ts';
import { wordFor } from '../../words/family.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { useStages } from './stages.ts';

export type Summary = Output<'getCollectionsRun'>['summary'];

const bucketKeys = ['notDue', '1-30', '31-60', '61-90', '91-120', '120+'] as const;

/** What is owed per currency by how late it is. */
export function CurrencySections({ summary }: { readonly summary: Summary }) {
  const { words, say } = useWords(collectionsWords);
  const { run, buckets } = words;
  const format = useFormat();
  return Object.entries(summary.currencies).map(([currency, each]) => (
    <Section
      key={currency}
      title={say(run.ageingOf, { currency })}
      lead={say(run.byCurrencyLead, {
        day: format.day(summary.asOf),
        open: format.money(each.open, currency),
        overdue: format.money(each.overdue, currency),
      })}
    >
      <AgeingBar
        currency={currency}
        label={say(run.ageingOf, { currency })}
        buckets={bucketKeys.map((key) => ({
          key,
          label: buckets[key],
          amount: each.buckets[key]?.amount ?? '0',
          count: each.buckets[key]?.count ?? 0,
        }))}
      />
    </Section>
  ));
}

/** How many customers stand in which stage, from the mildest to the most severe. */
export function StagesTable({
  summary,
  versionId,
}: {
  readonly summary: Summary;
  readonly versionId: string | null;
}) {
  const { words } = useWords(collectionsWords);
  const format = useFormat();
  const stages = useStages(versionId ?? undefined);
  const rows = Object.entries(summary.stages).toSorted(
    ([left], [right]) => stages.rank(left) - stages.rank(right),
  );
  return (
    <table className="PlainTable">
      <caption className="unseen">{words.run.byStage}</caption>
      <thead>
        <tr>
          <th scope="col">{words.stage}</th>
          <th scope="col" data-align="end">
            {words.run.customers}
          </th>
          <th scope="col" data-align="end">
            {words.run.share}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([key, customers]) => (
          <tr key={key}>
            <th scope="row" className={customers === 0 ? 'quiet' : undefined}>
              {customers === 0 ? (
                stages.name(key)
              ) : (
                <StatusBadge tone={stages.tone(key)}>{stages.name(key)}</StatusBadge>
              )}
            </th>
            <td data-align="end" className={customers === 0 ? 'quiet' : undefined}>
              {format.count(customers)}
            </td>
            <td data-align="end" className="quiet">
              {summary.customers === 0 ? '—' : format.share(customers / summary.customers)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const effectKeys = [
  'notice',
  'task',
  'block_purchases',
  'suspend',
  'cancel',
  'hand_over',
  'write_off',
] as const;

/** What follows from the decisions, by kind. */
export function EffectsTable({ summary }: { readonly summary: Summary }) {
  const { words } = useWords(collectionsWords);
  const { run, kinds } = words;
  const format = useFormat();
  const rows = effectKeys.filter((key) => (summary.effects[key] ?? 0) > 0);
  if (rows.length === 0) return <p className="quiet">{run.noEffects}</p>;
  return (
    <table className="PlainTable">
      <caption className="unseen">{run.byEffect}</caption>
      <thead>
        <tr>
          <th scope="col">{run.effect}</th>
          <th scope="col" data-align="end">
            {run.effectCount}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((key) => (
          <tr key={key}>
            <th scope="row">{wordFor(kinds, key)}</th>
            <td data-align="end">{format.count(summary.effects[key] ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

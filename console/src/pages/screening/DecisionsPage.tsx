import { useRows, type RowOf } from '../../api/queries.ts';
import { useSearchState, withOpen } from '../../app/search-state.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Facts } from '../../parts/Facts.tsx';
import type { Tone } from '../../parts/StatusBadge.tsx';
import {
  type Column,
  instantColumn,
  moneyColumn,
  statusColumn,
  textColumn,
} from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { paths } from '../../paths.ts';
import { useWords } from '../../words/language.tsx';
import { screeningWords } from '../../words/screening.ts';
import { ScreeningFrame } from './ScreeningFrame.tsx';

type Decision = RowOf<'listScreeningDecisions'>;

const tones: Readonly<Record<Decision['verdict'], Tone>> = {
  allow: 'success',
  review: 'warning',
  block: 'danger',
};

function isVerdict(text: string): text is Decision['verdict'] {
  return text in tones;
}

/** What screening decided about each order, and why. */
export function DecisionsPage() {
  const { words } = useWords(screeningWords);
  const view = useTableView();
  const [search, patch] = useSearchState();
  const chosen = view.filter('verdict');
  const rows = useRows('listScreeningDecisions', {
    query: { verdict: isVerdict(chosen) ? chosen : undefined },
  });
  const columns = useColumns();
  const opened = rows.rows.find((row) => row.id === search.get('open'));
  return (
    <ScreeningFrame
      title={words.title}
      lead={words.lead}
      fill
      actions={<AppLink to={paths.waitingOrders()}>{words.toOrders}</AppLink>}
    >
      <DataTable
        label={words.title}
        columns={columns}
        rows={rows}
        view={view}
        rowKey={(row) => row.id}
        open={(row) => withOpen(paths.screening(), search, row.id)}
        filters={[
          {
            kind: 'one',
            id: 'verdict',
            title: words.verdict,
            options: Object.entries(words.verdicts).map(([value, label]) => ({ value, label })),
          },
        ]}
        empty={<EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>}
      />
      {opened === undefined ? null : (
        <DecisionDialog decision={opened} close={() => patch({ open: null })} />
      )}
    </ScreeningFrame>
  );
}

function useColumns(): readonly Column<Decision>[] {
  const { words, language, say } = useWords(screeningWords);
  return [
    instantColumn({ id: 'decidedAt', title: words.decidedAt, instant: (row) => row.decidedAt }),
    textColumn({
      id: 'customer',
      title: words.customer,
      width: 224,
      text: (row) => `${row.customerName} ${row.customerNumber}`,
    }),
    statusColumn({
      id: 'verdict',
      title: words.verdict,
      width: 136,
      status: ({ verdict }) => ({ text: words.verdicts[verdict], tone: tones[verdict] }),
    }),
    textColumn({
      id: 'score',
      title: words.score,
      width: 88,
      text: (row) => String(row.score),
    }),
    moneyColumn({
      id: 'amount',
      title: words.amount,
      currencyTitle: words.currency,
      money: ({ amount, currency }) => ({ amount, currency }),
    }),
    textColumn({
      id: 'rules',
      title: words.rulesFired,
      text: (row) => row.reasons.map((each) => each.titles[language]).join(', '),
    }),
    textColumn({
      id: 'shadow',
      title: words.inShadow,
      width: 144,
      hiddenAtFirst: true,
      text: (row) => (row.shadow === null ? '' : words.verdicts[row.shadow.verdict]),
    }),
    textColumn({
      id: 'version',
      title: words.rules.versions,
      width: 112,
      hiddenAtFirst: true,
      text: (row) => say(words.version, { number: row.ruleSetNumber }),
    }),
  ];
}

/** One decision explained: the rules with the values that fired them, and everything known then. */
function DecisionDialog({
  decision,
  close,
}: {
  readonly decision: Decision;
  readonly close: () => void;
}) {
  const { words, language, say } = useWords(screeningWords);
  const text = words.decision;
  const known = (values: Readonly<Record<string, string | null>>) =>
    Object.entries(values).map(([label, value]) => ({ label, value: value ?? text.notKnown }));
  return (
    <Dialog title={say(text.title, { customer: decision.customerName })} close={close} wide>
      <div className="stack">
        <Facts
          layout="strip"
          items={[
            { label: words.verdict, value: words.verdicts[decision.verdict] },
            { label: words.score, value: String(decision.score) },
            {
              label: words.rules.versions,
              value: say(words.version, { number: decision.ruleSetNumber }),
            },
          ]}
        />
        <h3>{text.why}</h3>
        {decision.reasons.length === 0 ? <p className="quiet">{text.nothing}</p> : null}
        {decision.reasons.map((reason) => (
          <section key={reason.rule} aria-label={reason.titles[language]}>
            <p>
              <strong>{reason.titles[language]}</strong> {text.outcomes[reason.outcome]} ·{' '}
              {words.rules.effects[reason.effect]}
            </p>
            <Facts items={known(reason.values)} />
          </section>
        ))}
        {decision.shadow === null ? null : (
          <p>{say(text.shadow, { verdict: words.verdicts[decision.shadow.verdict] })}</p>
        )}
        <details>
          <summary>{text.facts}</summary>
          <Facts items={known(decision.facts)} />
        </details>
      </div>
    </Dialog>
  );
}

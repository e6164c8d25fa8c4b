import { useRead } from '../../api/queries.ts';
import { DayText } from '../../parts/DayText.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { InstantText } from '../../parts/InstantText.tsx';
import { Section } from '../../parts/Page.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { useWords } from '../../words/language.tsx';
import { standingWords } from '../../words/standing.ts';
import { AccountWhy, type Standing } from './AccountWhy.tsx';
import { AskedNotices } from './AskedNotices.tsx';
import { CustomerPauses } from './CustomerPauses.tsx';
import { useStages } from './stages.ts';

/**
 * Where a customer stands in each currency, why, what holds it back and what comes next; which
 * notices prove
 * it; and what earlier runs decided.
 */
export function StandingPanel({ customerId }: { readonly customerId: string }) {
  const { words } = useWords(standingWords);
  const read = useRead('getStanding', { params: { customerId } });
  return (
    <Loaded read={read} skeleton={<TextSkeleton lines={8} />}>
      {(standing) => (
        <div className="stack">
          {standing.accounts.length === 0 ? (
            <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>
          ) : (
            standing.accounts.map((account) => (
              <Section key={account.currency} title={account.currency}>
                <AccountWhy account={account} standing={standing} />
                <h3>{words.notices}</h3>
                <AskedNotices notices={standing.notices} currency={account.currency} />
              </Section>
            ))
          )}
          <CustomerPauses customerId={customerId} accounts={standing.accounts} />
          <History history={standing.history} />
        </div>
      )}
    </Loaded>
  );
}

function History({ history }: { readonly history: Standing['history'] }) {
  const { words } = useWords(standingWords);
  const stages = useStages();
  return (
    <Section title={words.history} lead={words.historyLead}>
      {history.length === 0 ? (
        <p className="quiet">{words.noHistory}</p>
      ) : (
        <div className="AgeingBar-scroll">
          <table className="PlainTable">
            <thead>
              <tr>
                <th scope="col">{words.asOf}</th>
                <th scope="col">{words.stage}</th>
                <th scope="col">{words.currency}</th>
                <th scope="col">{words.decidedAt}</th>
              </tr>
            </thead>
            <tbody>
              {history.map((decision) => (
                <tr key={decision.id}>
                  <td>
                    <DayText day={decision.asOf} />
                  </td>
                  <td>{stages.name(stageIn(decision.result))}</td>
                  <td>{decision.currency}</td>
                  <td>
                    <InstantText instant={decision.decidedAt} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

/** The key of the stage in the record of a decision. */
function stageIn(result: unknown): string {
  const found = typeof result === 'object' && result !== null && 'stage' in result && result.stage;
  return typeof found === 'string' ? found : '—';
}

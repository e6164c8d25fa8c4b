import type { Output } from '../../api/client.ts';
import { useRead } from '../../api/queries.ts';
import { todayIn } from '../../app/clock.ts';
import { DayText } from '../../parts/DayText.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { InstantText } from '../../parts/InstantText.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { Section } from '../../parts/Page.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import type { Tone } from '../../parts/StatusBadge.tsx';
import { WhyPanel } from '../../parts/WhyPanel.tsx';
import { paths } from '../../paths.ts';
import { signOf } from '../../words/decimal.ts';
import { wordFor } from '../../words/family.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { standingWords } from '../../words/standing.ts';

type Standing = Output<'getStanding'>;
export type AccountStanding = Standing['accounts'][number];

/** How grave a stage looks: clear, a reminder before the due day, overdue in grace, a reached stage. */
export function toneOfStage({ stage, overdue }: Pick<AccountStanding, 'stage' | 'overdue'>): Tone {
  if (overdue) return stage === 'grace' ? 'warning' : 'danger';
  return stage === 'clear' ? 'success' : 'information';
}

/** Where a customer stands in each currency, why, what holds it back and what comes next; and earlier decisions. */
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
              <AccountWhy key={account.currency} account={account} standing={standing} />
            ))
          )}
          <History history={standing.history} />
        </div>
      )}
    </Loaded>
  );
}

function AccountWhy({
  account,
  standing,
}: {
  readonly account: AccountStanding;
  readonly standing: Standing;
}) {
  const { words, language } = useWords(standingWords);
  const { timeZone } = useFormat();
  const { amounts, currency, next } = account;
  const policy =
    standing.policyVersionId === null
      ? { label: words.defaultPolicy }
      : { label: words.published, to: paths.policyVersion(standing.policyVersionId) };
  const shown = (['gross', 'disputed', 'credits', 'net', 'overdue', 'tolerance'] as const).filter(
    (name) => !['disputed', 'credits'].includes(name) || signOf(amounts[name]) !== 0,
  );
  return (
    <Section title={currency}>
      <WhyPanel
        verdict={account.stageName[language]}
        tone={toneOfStage(account)}
        because={account.reasons.map(({ text }) => ({ text: text[language] }))}
        blockedBy={account.blockers.map(({ text, since }) => ({
          text: text[language],
          ...(since === null ? {} : { value: <DayText day={since} /> }),
        }))}
        next={next === null ? null : { text: next.text[language], day: next.on }}
        policy={policy}
        asOf={todayIn(timeZone)}
      />
      <Facts
        label={words.amounts}
        items={shown.map((name) => ({
          label: words[name],
          value: (
            <MoneyText amount={amounts[name]} currency={currency} strong={name === 'overdue'} />
          ),
        }))}
      />
    </Section>
  );
}

function History({ history }: { readonly history: Standing['history'] }) {
  const { words } = useWords(standingWords);
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
                  <td>{wordFor(words.stages, stageIn(decision.result))}</td>
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

import { useState } from 'react';
import type { Output } from '../../api/client.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { useSearchState } from '../../app/search-state.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { Page, Section } from '../../parts/Page.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { toast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { creditWords } from '../../words/credit.ts';
import { useWords } from '../../words/language.tsx';
import { PointsDialog } from './PointsDialog.tsx';

export type ScorecardVersion = Output<'listScorecards'>['items'][number];

/** The points by which limits are recommended, in every version, and how they do on the past. */
export function ScorecardPage() {
  const { words } = useWords(creditWords);
  const read = useRead('listScorecards', {});
  const [search, patch] = useSearchState();
  const [editing, setEditing] = useState(false);
  const items = read.data?.items ?? [];
  const chosen =
    items.find(({ version }) => String(version) === search.get('version')) ??
    items.find(({ state }) => state === 'live');
  const publish = useAct('publishScorecard', { refreshes: ['listScorecards'] });
  return (
    <Page
      title={words.scorecard}
      lead={words.scorecardLead}
      breadcrumbs={[{ label: words.title, to: paths.creditApplications() }]}
      actions={
        <>
          {chosen?.state === 'draft' ? (
            <ActionButton
              kind="primary"
              permission="credit.approve"
              busy={publish.busy}
              onClick={() =>
                void publish
                  .act({ params: { version: chosen.version } })
                  .then(() => toast(words.saved))
              }
            >
              {words.publish}
            </ActionButton>
          ) : null}
          <ActionButton permission="credit.approve" onClick={() => setEditing(true)}>
            {words.edit}
          </ActionButton>
        </>
      }
    >
      <Loaded read={read} skeleton={<TextSkeleton lines={8} />}>
        {() => (
          <>
            <Section title={words.versions}>
              <div className="row">
                {items.map(({ version, state, note }) => (
                  <ActionButton
                    key={version}
                    onClick={() => patch({ version: String(version) })}
                    kind={version === chosen?.version ? 'primary' : 'quiet'}
                  >
                    {version === 0 ? words.builtIn : `${words.version} ${version}: ${note}`} ·{' '}
                    {words.versionStates[state]}
                  </ActionButton>
                ))}
              </div>
            </Section>
            {chosen === undefined ? null : (
              <>
                <Backtest version={chosen.version} />
                <Definition definition={chosen.definition} />
              </>
            )}
          </>
        )}
      </Loaded>
      {editing && chosen !== undefined ? (
        <PointsDialog
          version={chosen}
          close={() => setEditing(false)}
          saved={(version) => patch({ version: String(version) })}
        />
      ) : null}
    </Page>
  );
}

function Backtest({ version }: { readonly version: number }) {
  const { words, say } = useWords(creditWords);
  const read = useRead('backtestScorecard', { params: { version } });
  return (
    <Section title={words.backtest} lead={words.backtestLead}>
      <Loaded read={read} skeleton={<TextSkeleton lines={4} />}>
        {({ invoices, bad, separationPercent, classes, currency }) =>
          invoices === 0 ? (
            <p className="quiet">{words.noBacktest}</p>
          ) : (
            <>
              <p>{say(words.backtestSum, { invoices, bad })}</p>
              {separationPercent === null ? null : (
                <p>{say(words.separation, { percent: separationPercent })}</p>
              )}
              <table className="PlainTable">
                <thead>
                  <tr>
                    <th scope="col">{words.className}</th>
                    <th scope="col">{words.invoices}</th>
                    <th scope="col">{words.amount}</th>
                    <th scope="col">{words.badShare}</th>
                  </tr>
                </thead>
                <tbody>
                  {classes.map((each) => (
                    <tr key={each.className}>
                      <td>{each.className}</td>
                      <td>{each.invoices}</td>
                      <td>
                        <MoneyText amount={each.amount} currency={currency} />
                      </td>
                      <td>
                        <BadShare bad={each.bad} invoices={each.invoices} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

function BadShare({ bad, invoices }: { readonly bad: number; readonly invoices: number }) {
  if (invoices === 0) return <span className="quiet">–</span>;
  return <span>{`${Math.round((bad * 100) / invoices)} % (${bad})`}</span>;
}

function Definition({ definition }: { readonly definition: ScorecardVersion['definition'] }) {
  const { words, say } = useWords(creditWords);
  return (
    <>
      <Section title={words.attribute}>
        <table className="PlainTable">
          <tbody>
            {definition.attributes.map(({ attribute, bands, unknownPoints }) => (
              <tr key={attribute}>
                <th scope="row">{words.attributes[attribute]}</th>
                {bands.map(({ below, points }) => (
                  <td key={below ?? 'above'}>
                    <span className="small quiet">
                      {below === null ? words.above : say(words.upTo, { below })}
                    </span>{' '}
                    <strong>{points}</strong>
                  </td>
                ))}
                <td>
                  <span className="small quiet">{words.notKnown}</span>{' '}
                  <strong>{unknownPoints}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Section title={words.classes}>
        <table className="PlainTable">
          <thead>
            <tr>
              <th scope="col">{words.className}</th>
              <th scope="col">{words.atLeast}</th>
              <th scope="col">{words.ofMonth}</th>
              <th scope="col">{words.ofWanted}</th>
              <th scope="col">{words.prepayment}</th>
            </tr>
          </thead>
          <tbody>
            {definition.classes.map((each) => (
              <tr key={each.key}>
                <td>{each.key}</td>
                <td>{each.atLeastPoints}</td>
                <td>{each.percentOfMonth}</td>
                <td>{each.percentOfWanted}</td>
                <td>{each.prepayment ? '✓' : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </>
  );
}

import type { Output } from '../../api/client.ts';
import { useRead } from '../../api/queries.ts';
import { todayIn } from '../../app/clock.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { Section } from '../../parts/Page.tsx';
import { Loaded, TableSkeleton } from '../../parts/Skeletons.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { paths } from '../../paths.ts';
import { collectionsWords } from '../../words/collections.ts';
import { wordFor } from '../../words/family.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { policyWords } from '../../words/policy.ts';
import { useStages } from '../collections/stages.ts';
import type { PolicyVersion } from './content.ts';
import { useVersionTitle } from './version.ts';

type Compared = Output<'comparePolicyEffects'>;
type Fate = Compared['differences'][number]['from'];

/** As many as a person reads at once. */
const SHOWN = 100;

interface Versions {
  readonly from: PolicyVersion;
  readonly to: PolicyVersion;
}

/** What two versions would do with the ledger of today, account by account. */
export function EffectComparison({ from, to }: Versions) {
  const { comparison } = useWords(policyWords).words;
  const format = useFormat();
  const read = useRead('comparePolicyEffects', {
    body: { asOf: todayIn(format.timeZone), fromVersionId: from.id, toVersionId: to.id },
  });
  return (
    <Section title={comparison.effect} lead={comparison.effectLead}>
      <Loaded read={read} skeleton={<TableSkeleton rows={6} />}>
        {(compared) => <Result compared={compared} from={from} to={to} />}
      </Loaded>
    </Section>
  );
}

function Result({ compared, from, to }: Versions & { readonly compared: Compared }) {
  const { words, say } = useWords(policyWords);
  const { comparison } = words;
  const format = useFormat();
  const { differences, differencesTotal, accounts } = compared;
  const values = { accounts: format.count(accounts) };
  if (differencesTotal === 0) return <p>{say(comparison.effectSame, values)}</p>;
  const shown = differences.slice(0, SHOWN);
  return (
    <>
      <p>
        {say(comparison.effectCount, { ...values, differences: format.count(differencesTotal) })}{' '}
        {shown.length < differencesTotal
          ? say(comparison.effectShown, { shown: format.count(shown.length) })
          : null}
      </p>
      {compared.effects.length === 0 ? null : (
        <Counts effects={compared.effects} from={from} to={to} />
      )}
      <table className="PlainTable">
        <thead>
          <tr>
            <th scope="col">{comparison.customer}</th>
            <th scope="col">{comparison.overdue}</th>
            <th scope="col">{comparison.from}</th>
            <th scope="col">{comparison.to}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={`${row.customerId} ${row.currency}`}>
              <td>
                <AppLink to={paths.customer(row.customerId)}>{row.customerName}</AppLink>{' '}
                <span className="quiet">{row.customerNumber}</span>
              </td>
              <td>
                <MoneyText amount={row.overdue} currency={row.currency} />
              </td>
              <td>
                <FateText fate={row.from} version={from} />
              </td>
              <td>
                <FateText fate={row.to} version={to} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Counts({ effects, from, to }: Versions & Pick<Compared, 'effects'>) {
  const { comparison } = useWords(policyWords).words;
  const { singleEffects } = useWords(collectionsWords).words;
  const title = useVersionTitle();
  return (
    <table className="PlainTable">
      <thead>
        <tr>
          <th scope="col">{comparison.accountsWith}</th>
          <th scope="col">{title(from)}</th>
          <th scope="col">{title(to)}</th>
        </tr>
      </thead>
      <tbody>
        {effects.map((each) => (
          <tr key={each.effect}>
            <td>{wordFor(singleEffects, each.effect)}</td>
            <td>{each.from}</td>
            <td>{each.to}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FateText({ fate, version }: { readonly fate: Fate; readonly version: PolicyVersion }) {
  const { words, language } = useWords(collectionsWords);
  const { comparison } = useWords(policyWords).words;
  const stages = useStages(version.id);
  const effects = fate.effects.map((effect) => wordFor(words.singleEffects, effect));
  return (
    <>
      <StatusBadge tone={stages.tone(fate.stage)}>{stages.name(fate.stage)}</StatusBadge>{' '}
      <span className="small quiet">
        {effects.length === 0 ? comparison.nothing : effects.join(language === 'ja' ? '、' : ', ')}
      </span>
    </>
  );
}

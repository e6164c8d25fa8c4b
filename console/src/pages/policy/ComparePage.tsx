import './policy.css';
import { useRead } from '../../api/queries.ts';
import { todayIn } from '../../app/clock.ts';
import { useSearchState } from '../../app/search-state.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { SelectField } from '../../parts/fields.tsx';
import { Page } from '../../parts/Page.tsx';
import { Loaded, TableSkeleton } from '../../parts/Skeletons.tsx';
import { paths } from '../../paths.ts';
import { collectionsWords } from '../../words/collections.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { policyWords } from '../../words/policy.ts';
import { ChangesTable } from './ChangesTable.tsx';
import { EffectComparison } from './EffectComparison.tsx';
import type { PolicyVersion } from './content.ts';
import { useVersionTitle } from './version.ts';

/** Two versions side by side: every place at which they differ, in words. */
export function ComparePage() {
  const { words } = useWords(policyWords);
  const collections = useWords(collectionsWords).words.title;
  const read = useRead('listPolicyVersions', {});
  return (
    <Page
      title={words.comparison.title}
      lead={words.comparison.lead}
      breadcrumbs={[
        { label: collections, to: paths.worklist() },
        { label: words.title, to: paths.policies() },
      ]}
    >
      <Loaded read={read}>{({ items }) => <Comparison versions={items} />}</Loaded>
    </Page>
  );
}

function Comparison({ versions }: { readonly versions: readonly PolicyVersion[] }) {
  const { words, say } = useWords(policyWords);
  const { comparison } = words;
  const format = useFormat();
  const [search, patch] = useSearchState();
  const title = useVersionTitle();
  const to = versions.find((each) => each.id === search.get('to')) ?? versions[0];
  const from = versions.find((each) => each.id === search.get('from')) ?? usualFrom(versions, to);
  const choices = versions.map((each) => ({
    value: each.id,
    label: `${title(each)} (${words.states[each.state]})`,
  }));
  const side = (name: 'from' | 'to', version: PolicyVersion | undefined) => ({
    name,
    value: version?.id ?? '',
    onValue: (id: string) => patch({ [name]: id }),
    error: undefined,
    register: () => undefined,
  });
  return (
    <>
      <div className="Editor-pair Compare-choice">
        <SelectField {...side('from', from)} label={comparison.from} choices={choices} />
        <SelectField {...side('to', to)} label={comparison.to} choices={choices} />
      </div>
      {from === undefined || to === undefined || from === to ? (
        <p className="quiet">{comparison.choose}</p>
      ) : (
        <>
          {to.problems.length > 0 ? null : (
            <p>
              <AppLink to={paths.preview({ asOf: todayIn(format.timeZone), version: to.id })}>
                {say(comparison.previewTo, { version: title(to) })}
              </AppLink>
            </p>
          )}
          <Changes from={from} to={to} />
          {from.problems.length > 0 || to.problems.length > 0 ? null : (
            <EffectComparison from={from} to={to} />
          )}
        </>
      )}
    </>
  );
}

/** A draft is compared with what is in force, anything else with the version before it. */
function usualFrom(
  versions: readonly PolicyVersion[],
  to: PolicyVersion | undefined,
): PolicyVersion | undefined {
  const inForce = versions.find((each) => each.state === 'published');
  if (inForce !== undefined && inForce !== to) return inForce;
  return versions
    .filter((each) => each.policyId === to?.policyId && each.number < to.number)
    .toSorted((left, right) => right.number - left.number)[0];
}

function Changes({ from, to }: { readonly from: PolicyVersion; readonly to: PolicyVersion }) {
  const { comparison } = useWords(policyWords).words;
  const read = useRead('comparePolicyVersions', {
    params: { versionId: to.id },
    query: { since: from.id },
  });
  return (
    <Loaded read={read} skeleton={<TableSkeleton rows={6} />}>
      {({ changes }) =>
        changes.length === 0 ? (
          <p>{comparison.same}</p>
        ) : (
          <ChangesTable changes={changes} from={from} to={to} />
        )
      }
    </Loaded>
  );
}

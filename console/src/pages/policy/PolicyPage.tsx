import './policy.css';
import { useRead } from '../../api/queries.ts';
import { usePathParam } from '../../app/path-param.ts';
import { Facts, type Fact } from '../../parts/Facts.tsx';
import { InstantText } from '../../parts/InstantText.tsx';
import { Page, Section } from '../../parts/Page.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { paths } from '../../paths.ts';
import { collectionsWords } from '../../words/collections.ts';
import { useWords } from '../../words/language.tsx';
import { policyWords } from '../../words/policy.ts';
import { contentOf, type PolicyVersion } from './content.ts';
import { FaultList } from './FaultList.tsx';
import { useFaults } from './faults.ts';
import { Ladder } from './Ladder.tsx';
import { Rules } from './Rules.tsx';
import { useVersionTitle, versionTones } from './version.ts';
import { VersionActs } from './VersionActs.tsx';

/** One version as a ladder that anybody can read, with what one may do with it. */
export function PolicyPage() {
  const { words } = useWords(policyWords);
  const collections = useWords(collectionsWords).words.title;
  const versionId = usePathParam('versionId');
  const title = useVersionTitle();
  const read = useRead('getPolicyVersion', { params: { versionId } });
  const version = read.data;
  return (
    <Page
      title={version === undefined ? words.title : title(version)}
      breadcrumbs={[
        { label: collections, to: paths.worklist() },
        { label: words.title, to: paths.policies() },
      ]}
      status={
        version === undefined ? null : (
          <StatusBadge tone={versionTones[version.state]}>
            {words.states[version.state]}
          </StatusBadge>
        )
      }
      actions={version === undefined ? undefined : <VersionActs version={version} />}
    >
      <Loaded read={read} skeleton={<TextSkeleton lines={10} />}>
        {(each) => <OneVersion version={each} />}
      </Loaded>
    </Page>
  );
}

function OneVersion({ version }: { readonly version: PolicyVersion }) {
  const { words } = useWords(policyWords);
  const content = contentOf(version);
  const faults = useFaults(version.problems, content);
  const facts: Fact[] = [
    {
      label: words.createdAt,
      value: <InstantText instant={version.createdAt} />,
      note: version.createdBy,
    },
  ];
  if (version.publishedAt !== null) {
    facts.push({
      label: words.publishedAt,
      value: <InstantText instant={version.publishedAt} />,
      note: version.publishedBy,
    });
  }
  if (version.retiredAt !== null) {
    facts.push({ label: words.retiredAt, value: <InstantText instant={version.retiredAt} /> });
  }
  return (
    <>
      <Facts layout="strip" items={facts} />
      <FaultList faults={faults} content={content} />
      <Section title={words.ladder} lead={words.ladderLead}>
        <Ladder content={content} />
      </Section>
      <Section title={words.rules}>
        <Rules content={content} />
      </Section>
    </>
  );
}

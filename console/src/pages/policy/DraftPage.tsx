import './policy.css';
import { useRead } from '../../api/queries.ts';
import { usePathParam } from '../../app/path-param.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { Message } from '../../parts/Message.tsx';
import { Page } from '../../parts/Page.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { paths } from '../../paths.ts';
import { collectionsWords } from '../../words/collections.ts';
import { useWords } from '../../words/language.tsx';
import { policyWords } from '../../words/policy.ts';
import { DraftEditor } from './DraftEditor.tsx';
import { useVersionTitle } from './version.ts';

/** The editor of a draft. What is published never changes, and says so. */
export function DraftPage() {
  const { words, say } = useWords(policyWords);
  const collections = useWords(collectionsWords).words.title;
  const versionId = usePathParam('versionId');
  const title = useVersionTitle();
  const read = useRead('getPolicyVersion', { params: { versionId } });
  const name = read.data === undefined ? '…' : title(read.data);
  return (
    <Page
      title={say(words.editor.title, { version: name })}
      breadcrumbs={[
        { label: collections, to: paths.worklist() },
        { label: words.title, to: paths.policies() },
        { label: name, to: paths.policyVersion(versionId) },
      ]}
      actions={<AppLink to={paths.policyVersion(versionId)}>{words.editor.done}</AppLink>}
    >
      <Loaded read={read} skeleton={<TextSkeleton lines={10} />}>
        {(version) =>
          version.state === 'draft' ? (
            <DraftEditor key={version.id} version={version} />
          ) : (
            <Message tone="information">
              <p>{words.editor.notDraft}</p>
              <AppLink to={paths.policyVersion(version.id)}>{name}</AppLink>
            </Message>
          )
        }
      </Loaded>
    </Page>
  );
}

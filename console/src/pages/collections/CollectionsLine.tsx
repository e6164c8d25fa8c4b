import { useRead } from '../../api/queries.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { Message } from '../../parts/Message.tsx';
import { SubNavigation } from '../../parts/SubNavigation.tsx';
import { paths } from '../../paths.ts';
import { collectionsPages } from '../../shell/navigation.ts';
import { collectionsWords } from '../../words/collections.ts';
import { useWords } from '../../words/language.tsx';
import { pausesWords } from '../../words/pauses.ts';

/** The line of the pages of collections, and on each of them whether harmful steps are stopped. */
export function CollectionsLine() {
  const { words } = useWords(collectionsWords);
  const { halt } = useWords(pausesWords).words;
  const { data } = useRead('getHalt', {});
  const cause = data?.cause ?? null;
  return (
    <>
      <SubNavigation pages={collectionsPages} label={words.title} />
      {cause === null ? null : (
        <Message tone="warning" title={halt.stopped}>
          {halt.causes[cause]} <AppLink to={paths.halt()}>{halt.see}</AppLink>
        </Message>
      )}
    </>
  );
}

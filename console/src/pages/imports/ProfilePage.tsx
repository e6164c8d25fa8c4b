import { useRead } from '../../api/queries.ts';
import { useNavigateTo } from '../../app/navigate.ts';
import { usePathParam } from '../../app/path-param.ts';
import { useSearchState } from '../../app/search-state.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { AppLink } from '../../parts/AppLink.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { paths } from '../../paths.ts';
import { importsWords } from '../../words/imports.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { ProfileEditor } from './ProfileEditor.tsx';
import type { ListedProfile } from './profile-fit.ts';
import { useProfileNames } from './profile-names.ts';
import { emptyProfile, valuesOfProfile } from './profile-values.ts';

/** One profile: a new one, perhaps begun from another, or one to look at and change. */
export function ProfilePage() {
  const { words, say } = useWords(importsWords);
  const { editor } = words;
  const [search] = useSearchState();
  const navigateTo = useNavigateTo();
  const key = usePathParam('key');
  const read = useRead('listImportProfiles', {});
  const nameOf = useProfileNames();
  const isNew = key === '';
  const known = read.data?.items.find(({ profile }) => profile.key === key);
  return (
    <Page
      title={isNew ? editor.newTitle : say(editor.title, { name: nameOf(key) })}
      lead={editor.lead}
      breadcrumbs={[
        { label: words.title, to: paths.imports() },
        { label: words.profiles.title, to: paths.importProfiles() },
      ]}
      actions={
        isNew || known === undefined ? undefined : (
          <>
            <ActionButton onClick={() => navigateTo(paths.newImportProfile({ from: key }))}>
              {words.profiles.copy}
            </ActionButton>
            <ActionButton onClick={() => navigateTo(paths.newImport({ profile: key }))}>
              {words.profiles.use}
            </ActionButton>
          </>
        )
      }
    >
      <Loaded read={read} skeleton={<TextSkeleton lines={10} />}>
        {({ items }) => (
          <Editor key={key || search.get('from')} profiles={items} wanted={isNew ? null : key} />
        )}
      </Loaded>
    </Page>
  );
}

function Editor({
  profiles,
  wanted,
}: {
  readonly profiles: readonly ListedProfile[];
  /** The profile that is edited; null for a new one. */
  readonly wanted: string | null;
}) {
  const { words, say } = useWords(importsWords);
  const { missingTitle } = useWords(partsWords).words.error;
  const [search] = useSearchState();
  const base = profiles.find(({ profile }) => profile.key === (wanted ?? search.get('from')));
  if (base === undefined && wanted !== null) {
    return (
      <EmptyState
        title={missingTitle}
        action={<AppLink to={paths.importProfiles()}>{words.profiles.title}</AppLink>}
      />
    );
  }
  const own = base !== undefined && wanted !== null && !base.builtIn;
  const initial = base === undefined ? emptyProfile : valuesOfProfile(base.profile);
  const name = base === undefined ? '' : say(words.editor.copyOf, { name: initial.name });
  return (
    <ProfileEditor
      initial={
        own || base === undefined ? initial : { ...initial, name, key: `own-${initial.key}` }
      }
      isNew={!own}
      fromBuiltIn={base?.builtIn === true}
      profiles={profiles}
    />
  );
}

import './imports.css';
import { useRead } from '../../api/queries.ts';
import { useNavigateTo } from '../../app/navigate.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { AppLink } from '../../parts/AppLink.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { Page } from '../../parts/Page.tsx';
import { Loaded, TableSkeleton } from '../../parts/Skeletons.tsx';
import { SubNavigation } from '../../parts/SubNavigation.tsx';
import { paths } from '../../paths.ts';
import { importsPages } from '../../shell/navigation.ts';
import { importsWords } from '../../words/imports.ts';
import { useWords } from '../../words/language.tsx';
import { ColumnNames, exampleAmount } from './ProfileFacts.tsx';
import { type ListedProfile, namedColumns } from './profile-fit.ts';
import { useProfileNames } from './profile-names.ts';

/** How files can be read: built-in profiles and the partner's own. */
export function ProfilesPage() {
  const { words } = useWords(importsWords);
  const navigateTo = useNavigateTo();
  const read = useRead('listImportProfiles', {});
  return (
    <Page
      title={words.profiles.title}
      lead={words.profiles.lead}
      actions={
        <ActionButton
          kind="primary"
          permission="receivables.write"
          icon={<Icon name="plus" size={14} />}
          onClick={() => navigateTo(paths.newImportProfile())}
        >
          {words.profiles.add}
        </ActionButton>
      }
    >
      <SubNavigation pages={importsPages} label={words.title} />
      <Loaded read={read} skeleton={<TableSkeleton rows={5} />}>
        {({ items }) => <ProfilesTable items={items} />}
      </Loaded>
    </Page>
  );
}

function ProfilesTable({ items }: { readonly items: readonly ListedProfile[] }) {
  const { words } = useWords(importsWords);
  const nameOf = useProfileNames();
  const text = words.profiles;
  return (
    <div className="AgeingBar-scroll">
      <table className="PlainTable">
        <thead>
          <tr>
            {[
              text.name,
              text.source,
              text.kind,
              text.dayFormat,
              text.numberFormat,
              text.columns,
            ].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            <th scope="col">
              <span className="unseen">{text.use}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ profile, builtIn }) => (
            <tr key={profile.key}>
              <th scope="row" className="nowrap">
                <AppLink to={paths.importProfile(profile.key)}>{nameOf(profile.key)}</AppLink>
                <div className="small quiet">
                  <code>{profile.key}</code>
                </div>
              </th>
              <td className="nowrap">{builtIn ? text.builtIn : text.own}</td>
              <td className="nowrap">{words.kinds[profile.kind]}</td>
              <td className="nowrap">
                <code>{profile.dayFormat}</code>
              </td>
              <td className="nowrap">
                <code>{exampleAmount(profile.numberFormat)}</code>
              </td>
              <td>
                <ColumnNames columns={namedColumns(profile)} />
              </td>
              <td className="nowrap" data-align="end">
                <AppLink to={paths.newImport({ profile: profile.key })}>{text.use}</AppLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { useSession } from '../api/session.tsx';
import { useNavigateTo } from '../app/navigate.ts';
import { Icon } from '../parts/Icon.tsx';
import { paths } from '../paths.ts';
import { languages } from '../words/family.ts';
import { languageNames, useWords } from '../words/language.tsx';
import { shellWords } from '../words/shell.ts';
import { useOwnLanguage } from './own-language.ts';
import { useSignOut } from './sign-out.ts';

const tick = <Icon name="check" />;
const schemes = ['light', 'dark', 'auto'] as const satisfies readonly MantineColorScheme[];

/** Who one is, the language, the appearance, help, and the way out. */
export function AccountMenu({ openHelp }: { readonly openHelp: () => void }) {
  const { words } = useWords(shellWords);
  const { person } = useSession();
  const { language, choose } = useOwnLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const navigateTo = useNavigateTo();
  const signOut = useSignOut();
  const schemeWords = {
    light: words.account.light,
    dark: words.account.dark,
    auto: words.account.system,
  };
  return (
    <Menu position="top-start" width={232}>
      <Menu.Target>
        <button type="button" className="Shell-link Shell-account">
          <Icon name="person" />
          <span className="unseen">{words.account.menu}: </span>
          <span className="Shell-accountName">{person.name}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{person.email}</Menu.Label>
        <Menu.Item
          leftSection={<Icon name="settings" />}
          onClick={() => navigateTo(paths.security())}
        >
          {words.pages.security}
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="help" />}
          rightSection={<kbd>?</kbd>}
          onClick={openHelp}
        >
          {words.account.keyboard}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{words.account.language}</Menu.Label>
        <Menu.RadioGroup
          value={language}
          onChange={(value) => choose(value === 'ja' ? 'ja' : 'en')}
        >
          {languages.map((each) => (
            <Menu.RadioItem key={each} value={each} lang={each} checkIcon={tick}>
              {languageNames[each]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{words.account.theme}</Menu.Label>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(value) => setColorScheme(schemes.find((each) => each === value) ?? 'auto')}
        >
          {schemes.map((each) => (
            <Menu.RadioItem key={each} value={each} checkIcon={tick}>
              {schemeWords[each]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut()}>{words.account.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

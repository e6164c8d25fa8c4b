import { Modal, useMantineColorScheme } from '@mantine/core';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useState } from 'react';
import { useRead } from '../api/queries.ts';
import { useMay } from '../api/session.tsx';
import { useNavigateTo } from '../app/navigate.ts';
import { announce } from '../parts/announce.tsx';
import { useFocusGivenBack } from '../parts/Dialog.tsx';
import { paths } from '../paths.ts';
import { useWords } from '../words/language.tsx';
import { shellWords } from '../words/shell.ts';
import {
  collectionsPages,
  navigation,
  noticesPages,
  settingsPages,
  subscriptionsPages,
} from './navigation.ts';
import { useOwnLanguage } from './own-language.ts';
import { useShownPlaces } from './shown.ts';
import { useSignOut } from './sign-out.ts';

interface Entry {
  readonly id: string;
  readonly group: string;
  readonly text: string;
  readonly note?: string;
  readonly run: () => void;
}

const customersShown = 8;

/** Search and commands: pages, customers by name or number, and acts; all by keyboard. */
export default function Palette({
  close,
  openHelp,
}: {
  readonly close: () => void;
  readonly openHelp: () => void;
}) {
  const { words, say, count } = useWords(shellWords);
  const id = useId();
  useFocusGivenBack();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  // Enter acts on what was typed, so only the customers, whom the server finds, may come later.
  const wanted = text.trim();
  const fixed = useFixedEntries(openHelp);
  const customers = useCustomerEntries(useDeferredValue(wanted));
  const entries = [...fixed.filter((entry) => matches(entry.text, wanted)), ...customers];
  const at = Math.min(chosen, entries.length - 1);

  useEffect(
    () => announce(count(words.palette.results, entries.length)),
    [entries.length, count, words],
  );

  const run = (entry: Entry | undefined) => {
    if (entry === undefined) return;
    close();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && entries.length > 0) {
      event.preventDefault();
      const next = (at + step + entries.length) % entries.length;
      setChosen(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      run(entries[at]);
    }
  };

  return (
    <Modal.Root opened onClose={close} lockScroll={false} padding={0} size={560} yOffset="12vh">
      <Modal.Overlay />
      <Modal.Content aria-label={words.palette.label}>
        <div className="Palette">
          <input
            type="text"
            role="combobox"
            aria-label={words.palette.label}
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            data-autofocus
            className="Palette-input"
            placeholder={words.palette.placeholder}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setChosen(0);
            }}
            onKeyDown={onKeyDown}
          />
          <div
            // A combobox with groups and notes is more than a select or a datalist can show.
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="listbox"
            id={`${id}-list`}
            aria-label={words.palette.label}
            className="Palette-list"
          >
            {entries.map((entry, index) => (
              <div key={entry.id} role="presentation">
                {entries[index - 1]?.group === entry.group ? null : (
                  <div className="Palette-group" role="presentation">
                    {entry.group}
                  </div>
                )}
                <div
                  id={`${id}-${index}`}
                  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === at}
                  className="Palette-entry"
                  onClick={() => run(entry)}
                  onKeyDown={onKeyDown}
                  onPointerMove={() => setChosen(index)}
                >
                  <span>{entry.text}</span>
                  <span className="small quiet">{entry.note}</span>
                </div>
              </div>
            ))}
          </div>
          {entries.length > 0 || wanted === '' ? null : (
            <p className="Palette-nothing">{say(words.palette.nothing, { text: wanted })}</p>
          )}
          <p className="Palette-hint small quiet">{words.palette.hint}</p>
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Full-width letters and capitals find their usual forms. */
function matches(text: string, wanted: string): boolean {
  const plain = (each: string) => each.normalize('NFKC').toLowerCase();
  return plain(text).includes(plain(wanted));
}

function useFixedEntries(openHelp: () => void): Entry[] {
  const { words } = useWords(shellWords);
  const { language, choose } = useOwnLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const navigateTo = useNavigateTo();
  const signOut = useSignOut();

  const listed = [
    ...navigation,
    ...subscriptionsPages,
    ...collectionsPages,
    ...noticesPages,
    ...settingsPages,
  ];
  const pages = useShownPlaces(listed)
    .filter((item, at, all) => all.findIndex((other) => other.page === item.page) === at)
    .map((item) => ({
      id: item.page,
      group: words.palette.pages,
      text: words.pages[item.page],
      ...(item.key === undefined ? {} : { note: `g ${item.key}` }),
      run: () => navigateTo(item.to),
    }));
  const group = words.palette.acts;
  const dark = colorScheme === 'dark';
  const acts = [
    {
      id: 'language',
      text: language === 'ja' ? 'English' : '日本語',
      note: words.account.language,
      run: () => choose(language === 'ja' ? 'en' : 'ja'),
    },
    {
      id: 'theme',
      text: dark ? words.account.light : words.account.dark,
      note: words.account.theme,
      run: () => setColorScheme(dark ? 'light' : 'dark'),
    },
    { id: 'help', text: words.account.keyboard, note: '?', run: openHelp },
    { id: 'sign-out', text: words.account.signOut, run: () => void signOut() },
  ].map((act) => ({ ...act, group }));
  return [...pages, ...acts];
}

function useCustomerEntries(wanted: string): Entry[] {
  const { words } = useWords(shellWords);
  const may = useMay('customers.read');
  const navigateTo = useNavigateTo();
  const found = useRead(
    'listCustomers',
    { query: { q: wanted, limit: customersShown } },
    { enabled: may && wanted.length > 1 },
  );
  if (wanted.length < 2) return [];
  return (found.data?.items ?? []).map((customer) => ({
    id: customer.id,
    group: words.palette.customers,
    text: customer.name,
    note: customer.number ?? '',
    run: () => navigateTo(paths.customer(customer.id)),
  }));
}

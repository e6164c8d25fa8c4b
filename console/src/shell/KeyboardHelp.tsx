import { Dialog } from '../parts/Dialog.tsx';
import { useWords } from '../words/language.tsx';
import { shellWords } from '../words/shell.ts';
import { navigation } from './navigation.ts';

/** Every key, by where it works. */
export default function KeyboardHelp({ close }: { readonly close: () => void }) {
  const { words, say } = useWords(shellWords);
  const { keyboard } = words;
  const everywhere = [
    ['Ctrl K / ⌘ K', keyboard.palette],
    ['?', keyboard.help],
    ...navigation
      .filter((item) => item.key !== undefined)
      .map((item) => [`g ${item.key}`, say(keyboard.go, { page: words.pages[item.page] })]),
  ];
  const tables = [
    ['/', keyboard.search],
    ['↑ ↓ / k j', keyboard.move],
    ['Home End', keyboard.ends],
    ['Enter', keyboard.open],
    ['x', keyboard.select],
    ['Esc', keyboard.clear],
  ];
  return (
    <Dialog title={keyboard.title} close={close}>
      <div className="stack">
        <Keys title={keyboard.everywhere} keys={everywhere} />
        <Keys title={keyboard.inTables} keys={tables} />
      </div>
    </Dialog>
  );
}

function Keys({
  title,
  keys,
}: {
  readonly title: string;
  readonly keys: readonly (readonly string[])[];
}) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <dl className="KeyboardHelp">
        {keys.map(([key, text]) => (
          <div key={key}>
            <dt>{text}</dt>
            <dd>
              <kbd>{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

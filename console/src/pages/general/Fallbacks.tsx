import { ActionButton } from '../../parts/ActionButton.tsx';
import { AppLink } from '../../parts/AppLink.tsx';
import { paths } from '../../paths.ts';
import { EntryFrame } from '../../shell/EntryFrame.tsx';
import { useWords } from '../../words/language.tsx';
import { shellWords } from '../../words/shell.ts';

export function NotFoundPage() {
  const { words } = useWords(shellWords);
  return (
    <EntryFrame title={words.notFound.title}>
      <p>{words.notFound.text}</p>
      <AppLink to={paths.home()}>{words.notFound.home}</AppLink>
    </EntryFrame>
  );
}

/**
 * A fault of the console itself, or a page whose code is gone since a new version was installed.
 */
export function BrokenPage() {
  const { words } = useWords(shellWords);
  return (
    <EntryFrame title={words.broken.title}>
      <p>{words.broken.text}</p>
      <div className="row">
        <ActionButton kind="primary" onClick={() => location.reload()}>
          {words.broken.reload}
        </ActionButton>
      </div>
    </EntryFrame>
  );
}

import { useState } from 'react';
import { useWords } from '../words/language.tsx';
import { partsWords } from '../words/parts.ts';
import { ActionButton } from './ActionButton.tsx';
import { announce } from './announce.tsx';
import { Icon } from './Icon.tsx';

/** A text to take away: an id, a key, a link. */
export function CopyText({ text, label }: { readonly text: string; readonly label: string }) {
  const { words } = useWords(partsWords);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    announce(words.copied);
  };
  return (
    <div className="CopyText">
      <input
        className="mono"
        readOnly
        aria-label={label}
        value={text}
        onFocus={(event) => event.target.select()}
      />
      <ActionButton
        icon={<Icon name={copied ? 'check' : 'copy'} size={14} />}
        onClick={() => void copy()}
      >
        {copied ? words.copied : words.copy}
      </ActionButton>
    </div>
  );
}

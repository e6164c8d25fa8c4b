import { useState } from 'react';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { announce } from '../../parts/announce.tsx';
import { ConfirmDialog } from '../../parts/ConfirmAction.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { useWords } from '../../words/language.tsx';
import { policyWords } from '../../words/policy.ts';
import type { PolicyContent } from './content.ts';
import { withMovedStage, withNewStage, withoutStage } from './edits.ts';
import { type Fault, faultAt } from './faults.ts';
import { usePolicySentences } from './sentences.ts';

/** The stages in order: choose one to edit, move it, remove it, add one after it. */
export function StageList({
  content,
  faults,
  open,
  setOpen,
  change,
}: {
  readonly content: PolicyContent;
  readonly faults: readonly Fault[];
  readonly open: number;
  readonly setOpen: (index: number) => void;
  readonly change: (content: PolicyContent) => void;
}) {
  const { words, say, language } = useWords(policyWords);
  const { editor } = words;
  const sentences = usePolicySentences(content);
  const [removing, setRemoving] = useState(false);
  const stage = content.stages[open];
  const name = stage?.names[language] ?? '';

  const move = (to: number) => {
    change(withMovedStage(content, open, to));
    setOpen(to);
    announce(say(editor.moved, { stage: name, number: to + 1 }));
  };
  const add = () => {
    change(withNewStage(content, open, { en: editor.newNameEn, ja: editor.newNameJa }));
    setOpen(open + 1);
  };
  const remove = () => {
    change(withoutStage(content, open));
    setOpen(Math.max(0, open - 1));
    return Promise.resolve();
  };
  return (
    <div className="Editor-stages">
      <ol>
        {content.stages.map((each, index) => (
          <li key={each.key}>
            <button
              type="button"
              className="Editor-stage"
              aria-current={index === open ? 'true' : undefined}
              onClick={() => setOpen(index)}
            >
              <span className="quiet">{index + 1}</span>
              <span>{each.names[language]}</span>
              {faultAt(faults, `stages.${index}`) === undefined ? (
                <span />
              ) : (
                <Icon name="warning" size={14} />
              )}
              <span className="small quiet">{sentences.trigger(each.trigger)}</span>
            </button>
          </li>
        ))}
      </ol>
      <div className="row">
        <ActionButton icon={<Icon name="plus" size={14} />} onClick={add}>
          {editor.addStage}
        </ActionButton>
        <ActionButton
          icon={<Icon name="up" size={14} />}
          onClick={() => move(open - 1)}
          {...off(open === 0)}
        >
          {editor.moveUp}
        </ActionButton>
        <ActionButton
          icon={<Icon name="down" size={14} />}
          onClick={() => move(open + 1)}
          {...off(open >= content.stages.length - 1)}
        >
          {editor.moveDown}
        </ActionButton>
        <ActionButton onClick={() => setRemoving(true)}>{editor.removeStage}</ActionButton>
      </div>
      {removing && stage !== undefined ? (
        <ConfirmDialog
          label={editor.removeStage}
          title={say(editor.removeTitle, { stage: name })}
          consequence={<p>{editor.removeText}</p>}
          kind="danger"
          act={remove}
          close={() => setRemoving(false)}
        />
      ) : null}
    </div>
  );

  function off(isEnd: boolean) {
    return isEnd ? { reason: editor.atEnd } : {};
  }
}

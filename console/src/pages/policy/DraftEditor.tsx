import { useMemo } from 'react';
import { useRead } from '../../api/queries.ts';
import { useSearchState } from '../../app/search-state.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { ConfirmDialog } from '../../parts/ConfirmAction.tsx';
import { Tabs } from '../../parts/Detail.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { Message } from '../../parts/Message.tsx';
import { toast } from '../../parts/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { policyWords } from '../../words/policy.ts';
import type { PolicyVersion } from './content.ts';
import { useDraft } from './draft-state.ts';
import { binder } from './editor-fields.tsx';
import { withStage } from './edits.ts';
import { FaultList } from './FaultList.tsx';
import type { Fault } from './faults.ts';
import { RulesForm } from './RulesForm.tsx';
import { StageForm } from './StageForm.tsx';
import { StageList } from './StageList.tsx';

/**
 * The draft in two tabs: its stages, and the rules for all of them. The open tab and stage are in
 * the address.
 */
export function DraftEditor({ version }: { readonly version: PolicyVersion }) {
  const { words } = useWords(policyWords);
  const { editor } = words;
  const draft = useDraft(version);
  const { content, setContent, faults } = draft;
  const bind = useMemo(() => binder(faults), [faults]);
  const [search, patch] = useSearchState();
  const open = Math.min(Number(search.get('stage') ?? 0) || 0, content.stages.length - 1);
  const setOpen = (index: number) => patch({ stage: index === 0 ? null : String(index) });
  const goTo = (fault: Fault) => {
    const stage = /^stages\.(\d+)/.exec(fault.path)?.[1];
    patch(stage === undefined ? { tab: 'rules' } : { tab: null, stage });
    focusField(fault.path);
  };
  return (
    <>
      <FaultList faults={faults} content={content} open={goTo} />
      <Tabs
        label={editor.stages}
        tabs={[
          {
            id: 'stages',
            label: editor.stages,
            content: () => (
              <div className="Editor">
                <StageList
                  content={content}
                  faults={faults}
                  open={open}
                  setOpen={setOpen}
                  change={setContent}
                />
                <StageForm
                  key={open}
                  content={content}
                  index={open}
                  bind={bind}
                  change={(stage) => setContent(withStage(content, open, stage))}
                />
              </div>
            ),
          },
          {
            id: 'rules',
            label: editor.rules,
            content: () => <RulesForm content={content} bind={bind} change={setContent} />,
          },
        ]}
      />
      <SaveBar draft={draft} versionId={version.id} />
    </>
  );
}

/** Puts the cursor into the field of a fault, or the nearest one around it. */
function focusField(path: string): void {
  window.requestAnimationFrame(() => {
    const parts = path.split('.');
    while (parts.length > 0) {
      const place = `field-${parts.join('.')}`;
      const field = document.querySelector<HTMLElement>(`[id="${place}"], [id^="${place}."]`);
      if (field !== null) {
        field.focus();
        return;
      }
      parts.pop();
    }
  });
}

function SaveBar({
  draft,
  versionId,
}: {
  readonly draft: ReturnType<typeof useDraft>;
  readonly versionId: string;
}) {
  const { words } = useWords(policyWords);
  const { editor } = words;
  const { leaving, problem } = draft;
  const newest = useRead('getPolicyVersion', { params: { versionId } });
  const stale = problem?.code === 'policy_revision_stale';
  const loadTheirs = async () => {
    const { data } = await newest.refetch();
    if (data !== undefined) draft.reset(data);
  };
  return (
    <div className="Editor-bar">
      <ActionButton
        kind="primary"
        permission="collections.policy.edit"
        busy={draft.busy}
        // What is refused stays in `problem` and is shown beside the button.
        onClick={() =>
          void draft.save().then(
            () => toast(editor.saved),
            () => undefined,
          )
        }
      >
        {editor.save}
      </ActionButton>
      {draft.changed ? (
        <>
          <span className="quiet">{editor.unsaved}</span>
          <button type="button" className="LinkButton" onClick={() => draft.reset(draft.saved)}>
            {editor.discard}
          </button>
        </>
      ) : null}
      {stale ? (
        <Message tone="warning" title={editor.staleTitle}>
          <p>{editor.stale}</p>
          <ActionButton onClick={() => void loadTheirs()}>{editor.loadTheirs}</ActionButton>
        </Message>
      ) : null}
      {problem === null || stale ? null : <ErrorState problem={problem} />}
      {leaving.status === 'blocked' ? (
        <ConfirmDialog
          label={editor.leave}
          title={editor.leaveTitle}
          kind="danger"
          consequence={<p>{editor.leaveText}</p>}
          act={() => Promise.resolve(leaving.proceed())}
          close={leaving.reset}
        />
      ) : null}
    </div>
  );
}

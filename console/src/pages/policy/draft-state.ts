import { useBlocker } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useAct } from '../../api/queries.ts';
import { contentOf, type PolicyContent, type PolicyVersion } from './content.ts';
import { type Fault, faultsOfProblem, useFaults } from './faults.ts';

/** Typing settles before the server is asked what contradicts itself. */
const settleMs = 500;

/** The draft as it is being edited, with what the server says about it. */
export function useDraft(version: PolicyVersion) {
  const [content, setContent] = useState(() => tidied(contentOf(version)));
  const [saved, setSaved] = useState(version);
  const save = useAct('changePolicyDraft', {
    refreshes: ['getPolicyVersion', 'listPolicyVersions'],
  });
  const changed = useMemo(
    () => JSON.stringify(content) !== JSON.stringify(tidied(contentOf(saved))),
    [content, saved],
  );
  const check = useCheck(content);
  const problems = useFaults(check.problems ?? saved.problems, content);
  const faults: readonly Fault[] = check.faults.length > 0 ? check.faults : problems;
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => changed && current.pathname !== next.pathname,
    enableBeforeUnload: changed,
    withResolver: true,
  });
  return {
    content,
    setContent,
    changed,
    faults,
    leaving,
    busy: save.busy,
    problem: save.problem,
    save: async () => {
      const next = await save.act({
        params: { versionId: version.id },
        body: { revision: saved.revision, content: tidied(content) },
      });
      setSaved(next);
      setContent(contentOf(next));
    },
    /** Takes over what the server has: after somebody else's change, or to undo one's own. */
    reset: (to: PolicyVersion) => {
      setSaved(to);
      setContent(contentOf(to));
      save.reset();
    },
    saved,
  };
}

/** Asks what would keep the content from being published; nothing is saved. */
function useCheck(content: PolicyContent) {
  const check = useAct('checkPolicy');
  const { act } = check;
  const text = JSON.stringify(tidied(content));
  useEffect(() => {
    const timer = window.setTimeout(() => {
      // A form that is not complete yet is refused; its faults are shown at their fields.
      act({ body: { content: JSON.parse(text) as PolicyContent } }).catch(() => undefined);
    }, settleMs);
    return () => window.clearTimeout(timer);
  }, [act, text]);
  return {
    problems: check.output?.problems,
    faults: faultsOfProblem(check.problem),
  };
}

/** Without the empty lines that stand in a list while somebody types. */
function tidied(content: PolicyContent): PolicyContent {
  return {
    ...content,
    stages: content.stages.map((stage) => ({
      ...stage,
      appliesTo: {
        ...stage.appliesTo,
        segments: stage.appliesTo.segments.map((each) => each.trim()).filter(Boolean),
      },
    })),
  };
}

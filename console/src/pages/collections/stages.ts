import { useMemo } from 'react';
import { useRead } from '../../api/queries.ts';
import type { Tone } from '../../parts/StatusBadge.tsx';
import { collectionsWords } from '../../words/collections.ts';
import { useWords } from '../../words/language.tsx';
import {
  contentOf,
  isPreDue,
  type PolicyContent,
  type PolicyVersion,
  stageTone,
} from '../policy/content.ts';

export interface Stages {
  /** From the mildest to the most severe, `clear` first. */
  readonly keys: readonly string[];
  readonly name: (key: string) => string;
  readonly tone: (key: string) => Tone;
  /** Severity; keys of other policies come last. */
  readonly rank: (key: string) => number;
}

/**
 * The stages of a policy version with their names in the reader's language; without a version, of
 * the one in force. Keys that the version does not know show as they are.
 */
export function useStages(versionId?: string): Stages {
  const { words, language } = useWords(collectionsWords);
  const versions = useRead('listPolicyVersions', {}).data?.items;
  return useMemo(() => {
    const content = contentFor(versions ?? [], versionId);
    const stages = content?.stages ?? [];
    const late = stages.filter((stage) => !isPreDue(stage)).map((stage) => stage.key);
    const early = stages.filter(isPreDue).map((stage) => stage.key);
    const keys = ['clear', ...early, 'grace', ...late];
    const names = new Map(stages.map((stage) => [stage.key, stage.names[language]]));
    names.set('clear', words.clear).set('grace', words.grace);
    return {
      keys,
      name: (key) => names.get(key) ?? key,
      tone: (key) => toneOf(content, key),
      rank: (key) => (keys.includes(key) ? keys.indexOf(key) : keys.length),
    };
  }, [versions, versionId, words, language]);
}

function contentFor(
  versions: readonly PolicyVersion[],
  versionId: string | undefined,
): PolicyContent | undefined {
  const wanted =
    versionId === undefined
      ? (versions.find((version) => version.state === 'published') ?? versions[0])
      : versions.find((version) => version.id === versionId);
  return wanted === undefined ? undefined : contentOf(wanted);
}

function toneOf(content: PolicyContent | undefined, key: string): Tone {
  if (key === 'clear') return 'success';
  const index = content?.stages.findIndex((stage) => stage.key === key) ?? -1;
  return content === undefined || index < 0 ? 'neutral' : stageTone(content, index);
}

/** How a policy version is called: "Standard, version 3". */
export function useVersionName(): (versionId: string | null) => string {
  const { words, say } = useWords(collectionsWords);
  const versions = useRead('listPolicyVersions', {}).data?.items;
  return (versionId) => {
    if (versionId === null) return words.noPolicy;
    const version = versions?.find((each) => each.id === versionId);
    if (version === undefined) return '…';
    const sentence = version.state === 'draft' ? words.draftPolicy : words.policyVersion;
    return say(sentence, { name: version.policyName, number: version.number });
  };
}

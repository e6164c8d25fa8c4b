import type { Tone } from '../../parts/StatusBadge.tsx';
import { useWords } from '../../words/language.tsx';
import { policyWords } from '../../words/policy.ts';
import type { PolicyVersion } from './content.ts';

export const versionTones: Readonly<Record<PolicyVersion['state'], Tone>> = {
  draft: 'information',
  published: 'success',
  retired: 'neutral',
};

/** How a version is called: "Standard, version 3". */
export function useVersionTitle(): (
  version: Pick<PolicyVersion, 'policyName' | 'number'>,
) => string {
  const { words, say } = useWords(policyWords);
  return ({ policyName, number }) => say(words.versionName, { name: policyName, number });
}
